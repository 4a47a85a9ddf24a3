"""Tables on standard output."""

import re

import pytest
from rich.cells import cell_len

from engine.commands.table import Bar, print_facts, print_lines, print_table


def test_that_cells_are_plain_text_and_figures_stand_to_the_right(capsys):
    print_table(["Name", "Figure"], [["[bold]a[/bold]", "1"], ["b", "1,000"]], " >")
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("[bold]a[/bold]")
    assert [line.rstrip()[-1] for line in lines[2:]] == ["1", "0"]
    assert len(lines[2].rstrip()) == len(lines[3].rstrip())


def test_that_a_row_of_another_length_is_an_error():
    with pytest.raises(ValueError, match="zip"):
        print_table(["One"], [], ">>")


def test_that_there_is_no_table_without_an_output(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    print_table(["One"], [["1"]])


def test_that_wide_signs_leave_the_columns_where_they_are(capsys):
    print_table(["이름", "수"], [["작업 1", "7"], ["job", "1,000"]], " >")
    lines = capsys.readouterr().out.splitlines()
    assert len({cell_len(line) for line in lines}) == 1


def test_that_what_facts_are_stands_below_each_other_however_wide_their_names_are(capsys):
    print_facts([("Outcome", "finished"), ("총 실행 시간", "1.5 s")])
    first, second = capsys.readouterr().out.splitlines()
    assert first == "Outcome        finished"
    assert cell_len(second.partition("1.5")[0]) == cell_len(first.partition("fin")[0])


def test_that_what_a_fact_is_goes_on_below_itself_at_a_word_where_a_terminal_is_narrow(capsys, terminal):
    facts = [
        ("Carried", "there: 4 messages, 22 B to pickle; back: 4 messages, 48 B to pickle"),
        ("Outcome", "finished"),
    ]
    told = terminal(30, lambda: print_facts(facts)).splitlines()
    assert max(map(cell_len, told)) <= 30
    assert [line[:15].strip() for line in told if line[:15].strip()] == ["Carried", "Outcome"]
    assert " ".join(line[15:] for line in told[:-1]) == facts[0][1]
    print_facts(facts)
    assert len(capsys.readouterr().out.splitlines()) == 2


COLUMNS = ["Name", "Figure", "Words", "More"]
ROWS = [["one-name", "1,000.000 s", "some words that go on in the next line where there is no room", "7"]] * 2


def test_that_on_a_wide_terminal_and_in_a_file_everything_stands_in_one_line(capsys, terminal):
    print_table(COLUMNS, ROWS, " > >", left_out=(3,))
    for told in (capsys.readouterr().out, terminal(100, lambda: print_table(COLUMNS, ROWS, " > >", left_out=(3,)))):
        assert [re.split(r"\s{2,}", line.strip()) for line in told.splitlines()[2:]] == ROWS


def test_that_on_a_narrow_one_words_are_wrapped_before_columns_are_left_out_which_is_told(terminal):
    told = terminal(50, lambda: print_table(COLUMNS, ROWS, " > >", left_out=(3,)))
    assert "Left out" not in told
    assert told.count("one-name  1,000.000 s  ") == 2
    told = terminal(37, lambda: print_table(COLUMNS, ROWS, " > >", left_out=(3,)))
    assert told.count("one-name  1,000.000 s  ") == 2
    assert " ".join(told.split()).endswith(" Left out, as this terminal is narrow: More")
    for text in (told, terminal(10, lambda: print_table(COLUMNS, ROWS, " > >", left_out=(3,)))):
        assert {"one-name", "1,000.000 s", *ROWS[0][2].split()} <= {*text.split(), *re.findall(r"1,000.000 s", text)}


def test_that_a_bar_is_as_wide_as_there_is_room(capsys, terminal):
    def print_bars():
        print_table(["Name", ""], [["a", Bar(1.0)], ["b", Bar(0.5)], ["c", Bar(0.0)]])

    print_bars()
    for told, longest in ((capsys.readouterr().out, 20), (terminal(80, print_bars), 20), (terminal(13, print_bars), 7)):
        assert [line.count("█") for line in told.splitlines()[2:]] == [longest, round(longest / 2), 1]


def test_that_korean_words_are_wrapped_by_the_cells_they_take(terminal):
    rows = [["작업 1", "1", "프로세스 수가 코어 수와 같을 때 가장 빠릅니다"]]
    told = terminal(30, lambda: print_table(["이름", "수", "설명"], rows, " >"))
    assert max(cell_len(line) for line in told.splitlines()) <= 30
    assert set(rows[0][2].split()) <= set(told.split())


def test_that_lines_are_wrapped_at_words_on_a_terminal_alone(capsys, terminal):
    line = "a sentence of so many words that it takes two lines"
    print_lines([line])
    assert capsys.readouterr().out == f"{line}\n"
    told = terminal(30, lambda: print_lines([line]))
    assert [each.strip() for each in told.splitlines()] == ["a sentence of so many words", "that it takes two lines"]
