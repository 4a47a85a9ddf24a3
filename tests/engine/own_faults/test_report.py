"""What is written down of a fault: enough to mend it, and nothing of the person's."""

import pathlib
import platform

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import __version__
from engine.own_faults import report
from tests.engine.own_faults.planted import SECRET, own, raised

BUILT_IN = [
    KeyError(SECRET), ValueError(f"invalid literal: {SECRET!r}"), FileNotFoundError(2, "No such file", f"/{SECRET}"),
    OSError(SECRET), UnicodeEncodeError("utf-8", SECRET, 0, 1, SECRET), StopIteration(SECRET), LookupError(SECRET),
    type("TheirError", (RuntimeError,), {})(SECRET),
]  # fmt: skip


@pytest.mark.parametrize("error", BUILT_IN, ids=lambda error: type(error).__name__)
def test_that_no_message_that_may_tell_of_what_was_run_is_written(error):
    text = report.text(raised(error), "in a test", 1, [])
    assert SECRET not in text
    assert type(error).__name__ in text


def test_that_errors_of_the_system_keep_their_number():
    assert "FileNotFoundError: ENOENT" in report.told(raised(FileNotFoundError(2, "No such file", "/secret")))


@given(st.text(st.characters(blacklist_characters="\r\n"), min_size=12))
def test_that_whatever_an_item_is_it_is_in_no_report(item):
    try:
        {}[item]
    except KeyError as error:
        cause = error
    wrapped = ValueError(item)
    wrapped.__cause__ = cause
    assert item not in report.told(raised(wrapped)).replace(" " * 12, "")


def test_that_own_frames_are_told_by_names_within_the_program_and_others_are_counted():
    told = report.told(raised(ZeroDivisionError("on purpose")))
    assert "  engine/planted.py, line 1, in <module>" in told
    assert "frame" in told
    assert __file__ not in told
    assert report._ROOT not in told
    assert told.splitlines()[-1] == "ZeroDivisionError: on purpose"


def test_that_what_led_to_an_error_is_told_before_it():
    def fail():
        try:
            {}[SECRET]
        except KeyError as error:
            raise RuntimeError("beyond repair") from error

    def ignored():
        try:
            {}[SECRET]
        except KeyError:
            raise RuntimeError("beyond repair")  # noqa: B904 - that is what is told

    for failing, link in ((fail, "which led to:"), (ignored, "while that was handled:")):
        with pytest.raises(RuntimeError) as caught:
            own(failing)
        lines = report.told(caught.value).splitlines()
        assert (
            lines.index(link) == lines.index("KeyError (its message is left out, as it may tell of what was run)") + 1
        )
        assert lines[-1] == "RuntimeError: beyond repair"


def test_that_a_chain_without_end_and_a_recursion_have_one():
    one, other = raised(RuntimeError("one")), raised(RuntimeError("other"))
    one.__cause__, other.__cause__ = other, one
    assert report.told(one).count("RuntimeError: ") == 2

    def deep(number):
        return own(lambda: deep(number + 1)) if number < 200 else 1 / 0

    with pytest.raises(ZeroDivisionError) as caught:
        deep(0)
    assert len(report.told(caught.value).splitlines()) < 140


def test_that_the_report_says_what_it_is_of():
    text = report.text(raised(ZeroDivisionError("on purpose")), "in a test", 3, ["a line"])
    for told in (f"Parallelogram {__version__}", "seen      3 times", "in a test", platform.python_version(), "a line"):
        assert told in text


def test_that_only_sources_of_the_program_are_its_own():
    assert report.own_name(report.__file__) == "engine/own_faults/report.py"
    assert report.own_name("gui/window.py") == "gui/window.py"  # frozen
    for other in (platform.__file__, __file__, "/home/person/engine/secret.py", "<string>", "engine.py"):
        assert report.own_name(other) is None


def test_that_a_report_is_for_the_person_alone(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLELOGRAM_REPORTS", str(tmp_path / "reports"))
    path = report.write("text")
    assert (tmp_path / "reports").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "reports").joinpath(path).stat().st_mode & 0o777 == 0o600
    assert report.write("more", path) == path
    assert pathlib.Path(path).read_text(encoding="utf-8") == "more"
    assert [each.name for each in (tmp_path / "reports").iterdir()] == [path.rpartition("/")[2]]
