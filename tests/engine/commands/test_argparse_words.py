"""What argparse itself says, in the language that is spoken."""

import argparse

import pytest
from rich.cells import cell_len

from engine.commands import argparse_words


@pytest.fixture
def parser():
    argparse_words.speak()
    made = argparse.ArgumentParser("main.py", exit_on_error=False, formatter_class=argparse_words.HelpFormatter)
    made.add_argument("--jobs", choices=["1", "2"], help="작업의 수를 지정합니다. " * 9)
    made.add_argument("what", help="something of which is told at length, so that it is wrapped and goes on " * 2)
    return made


def test_that_it_speaks_the_language_that_is_chosen_when_it_speaks(parser, korean):
    assert parser.format_usage().startswith("사용법: main.py")
    with pytest.raises(argparse.ArgumentError) as raised:
        parser.parse_args(["--jobs", "3"])
    assert str(raised.value).startswith("인수 --jobs: 잘못된 값 '3'")


def test_that_it_speaks_english_where_that_is_chosen(parser):
    assert parser.format_usage().startswith("usage: main.py")


def test_that_it_says_what_nobody_has_translated_as_it_stands(parser, korean):
    assert argparse._("'required' is an invalid argument for positionals").isascii()


def test_that_wide_signs_are_wrapped_by_their_cells_and_no_word_is_lost(parser, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    text = parser.format_help()
    assert max(cell_len(line) for line in text.splitlines()) <= 58
    assert text.count("지정합니다.") == 9
    assert text.count("wrapped") == 2
