"""Texts in the language that is chosen."""

import threading

import pytest

from engine.inside import language


@pytest.fixture
def speaking(tmp_path, monkeypatch):
    """Speak Korean by a catalogue of the test's own: ``speaking(text)``."""

    def speak(text):
        (tmp_path / "parallelogram_ko.ts").write_text(text, encoding="utf-8")
        monkeypatch.setattr(language, "_FOLDER", str(tmp_path))
        language.choose("ko")

    yield speak
    language.choose("en")


def catalogue(*messages):
    return f'<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1"><context>{"".join(messages)}</context></TS>'


def message(source, translation, more="", comment=""):
    told = f"<comment>{comment}</comment>" if comment else ""
    return f"<message><source>{source}</source>{told}<translation{more}>{translation}</translation></message>"


def test_that_a_text_with_a_translation_is_told_in_the_language_chosen_and_any_other_in_english(speaking):
    speaking(catalogue(message("{n} jobs", "작업 {n}개")))
    assert language.tr("{n} jobs").format(n=4) == "작업 4개"
    assert language.tr("nobody translated this") == "nobody translated this"
    language.choose("en")
    assert language.tr("{n} jobs") == "{n} jobs"


def test_that_a_comment_tells_two_meanings_apart(speaking):
    speaking(catalogue(message("Run", "실행"), message("Run", "달리기", comment="on foot")))
    assert (language.tr("Run"), language.tr("Run", "on foot")) == ("실행", "달리기")


@pytest.mark.parametrize("more", [' type="unfinished"', ' type="vanished"', ' type="obsolete"'])
def test_that_an_unfinished_translation_is_not_shown(speaking, more):
    speaking(catalogue(message("Run", "실", more)))
    assert language.tr("Run") == "Run"


@pytest.mark.parametrize("text", ["", "no XML", "<TS><context>", catalogue(message("Run", ""))])
def test_that_a_catalogue_that_cannot_be_read_leaves_english(speaking, text):
    speaking(text)
    assert language.tr("Run") == "Run"


def test_that_a_language_that_is_not_known_is_english():
    language.choose("tlh")
    assert language.chosen() == "en"


def test_that_what_is_marked_is_translated_where_it_is_shown(speaking):
    kept = language.mark("Pool")
    speaking(catalogue(message("Pool", "풀")))
    assert (kept, language.marked(kept), language.marked("8")) == ("Pool", "풀", "8")


def test_that_what_is_for_programs_stays_english_in_its_own_thread_alone(speaking):
    speaking(catalogue(message("Run", "실행")))
    elsewhere = []
    with language.english():
        thread = threading.Thread(target=lambda: elsewhere.append(language.tr("Run")))
        thread.start()
        thread.join()
        with language.english():
            pass
        assert language.tr("Run") == "Run"
    assert (language.tr("Run"), elsewhere) == ("실행", ["실행"])


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "en"),
        ({"LANG": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko"}, "ko"),
        ({"LANG": "KO_KR"}, "ko"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "ko_KR.UTF-8"}, "ko"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "ko_KR.UTF-8", "LC_ALL": ""}, "ko"),
    ],
)
def test_that_the_environment_says_which_language(monkeypatch, environment, code):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert language.of_system() == code


@pytest.mark.parametrize(
    ("arguments", "code", "others"),
    [
        ([], None, []),
        (["run", "--jobs", "4"], None, ["run", "--jobs", "4"]),
        (["--lang", "ko", "run"], "ko", ["run"]),
        (["run", "--lang=en", "--jobs", "4"], "en", ["run", "--jobs", "4"]),
        (["a.pgram", "--lang", "ko"], "ko", ["a.pgram"]),
        (["--lang", "en", "--lang", "ko"], "ko", []),
        (["run", "--lang", "tlh"], None, ["--lang", "tlh", "run"]),
        (["run", "--lang=tlh"], None, ["--lang", "tlh", "run"]),
        (["run", "--lang"], None, ["--lang", "run"]),
        (["run", "--language", "ko"], None, ["run", "--language", "ko"]),
        (["run", "--", "--lang", "ko"], None, ["run", "--", "--lang", "ko"]),
    ],
)
def test_that_the_language_may_be_asked_for_anywhere_among_the_arguments(arguments, code, others):
    assert language.asked_for(arguments) == (code, others)
