"""A fault of the program's own: told once, counted, written down; and never the cause of another."""

import errno
import os
import sys

import pytest

from engine.history.place import REPORTS_VARIABLE, reports_folder
from engine.own_faults import faults, last_lines, report
from engine.problems.faults import Internal
from tests.engine.own_faults.planted import SECRET, raised


@pytest.fixture
def told():
    """The faults that a listener is told of."""
    heard = []
    faults.listen(heard.append)
    yield heard
    faults.unlisten(heard.append)


def text_of(fault):
    with open(fault.report, encoding="utf-8") as file:
        return file.read()


def test_that_a_fault_is_told_in_one_sentence_with_the_path_of_its_report(told, capsys):
    fault = faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("parallelogram: Something went wrong in Parallelogram itself: ZeroDivisionError: on purpose")
    assert os.path.basename(fault.report) in line
    assert os.path.dirname(fault.report) == reports_folder()
    assert told == [fault]


def test_that_what_is_used_up_is_told_with_what_to_do_and_written_down_all_the_same(told, capsys):
    fault = faults.note(raised(OSError(errno.EMFILE, "Too many open files", "/home/secret")), "in a test")
    assert capsys.readouterr().err == (
        "parallelogram: The system refused to go on (Too many open files: /home/secret); "
        "raise the limit of open files (ulimit -n), or take fewer workers.\n"
    )
    assert told == [fault]
    assert fault.problem.report == fault.report
    assert "OSError: EMFILE" in text_of(fault)
    assert "/home/secret" not in text_of(fault)


def test_that_a_kind_of_fault_is_told_once_and_counted_in_its_report(told, capsys):
    for _ in range(9):
        fault = faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    assert len(told) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert fault.count == 9
    assert "seen      8 times" in text_of(fault)  # written anew at each power of two
    assert len(os.listdir(reports_folder())) == 1
    other = faults.note(raised(IndexError("on purpose")), "in a test")
    assert other.report != fault.report
    assert told[1:] == [other]


def test_that_there_are_never_more_reports_than_are_kept_nor_more_kinds(told):
    for number in range(130):
        faults.note(raised(type(f"Fault{number}Error", (Exception,), {})()), "in a test")
    assert len(os.listdir(reports_folder())) == report.REPORTS_MOST
    assert len(told) == 101  # all beyond the hundredth are one


def test_that_the_oldest_report_goes_first(monkeypatch):
    os.makedirs(reports_folder())
    for number in range(report.REPORTS_MOST + 5):
        with open(os.path.join(reports_folder(), f"fault-2020010{number % 10}T00000{number:02}Z-1-001.txt"), "w"):
            pass
    with open(os.path.join(reports_folder(), "theirs.txt"), "w"):
        pass
    before = sorted(name for name in os.listdir(reports_folder()) if name.startswith("fault-"))
    fault = faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    kept = sorted(os.listdir(reports_folder()))
    assert kept == sorted([*before[6:], os.path.basename(fault.report), "theirs.txt"])


def test_that_a_folder_that_cannot_be_written_is_said_and_the_traceback_told_on_standard_error(
    monkeypatch, tmp_path, capsys, told
):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv(REPORTS_VARIABLE, str(tmp_path / "file"))
    fault = faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    assert fault.report is None
    assert told == [fault]
    err = capsys.readouterr().err
    assert "nothing could be written down in" in err.splitlines()[0]
    assert "File exists" in err.splitlines()[0] or "Not a directory" in err.splitlines()[0]
    assert err.splitlines()[1] == "Traceback (most recent call last):"
    assert "report" not in fault.problem.values


def test_that_without_standard_error_it_is_written_down_all_the_same(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stderr", None)
    fault = faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    assert "ZeroDivisionError: on purpose" in text_of(fault)
    assert capsys.readouterr().out == ""


def test_that_a_fault_while_a_fault_is_told_goes_no_further(capsys):
    calls = []

    def listener(fault):
        calls.append(fault)
        faults.note(raised(IndexError("within")), "in a test")
        raise ValueError("in telling")

    faults.listen(listener)
    try:
        faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    finally:
        faults.unlisten(listener)
    assert len(calls) == 1
    err = capsys.readouterr().err
    assert "IndexError: within" in err
    assert "ValueError: in telling" in err
    assert len(os.listdir(reports_folder())) == 1


def test_that_an_error_whose_own_text_raises_is_noted():
    class MeanError(Exception):
        def __str__(self):
            raise ValueError(SECRET)

    fault = faults.note(raised(MeanError()), "in a test")
    assert "MeanError" in text_of(fault)
    assert SECRET not in text_of(fault)


def test_that_the_report_has_what_was_logged_before(capsys):
    import logging

    last_lines.begin()
    logging.getLogger("parallelogram.engine.commands.execute").info("a run begins: %s", "pool")
    fault = faults.note(raised(ZeroDivisionError("on purpose")), "in a test")
    assert "INFO    parallelogram.engine.commands.execute: a run begins: pool" in text_of(fault)


@pytest.mark.parametrize("values", [{"report": "/a/b.txt"}, {"folder": "/a", "unwritten": "full"}, {}])
@pytest.mark.parametrize("code", ["en", "ko"])
def test_that_every_fault_has_a_sentence(values, code):
    from engine.inside import language

    language.choose(code)
    try:
        sentence = Internal(why="A: b", **values).told()
    finally:
        language.choose("en")
    assert "A: b" in sentence
    for value in values.values():
        assert value in sentence
    assert sentence.isascii() == (code == "en" and not values)
