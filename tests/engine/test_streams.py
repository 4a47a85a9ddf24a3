"""The standard streams, where they are closed or full."""

import io
import os

import pytest

from engine import streams


def full():
    """A stream onto a full disk, which says so only when it is flushed."""
    return open("/dev/full", "w", encoding="utf-8")


def test_that_what_is_printed_onto_a_closed_output_is_told_to_be_lost(monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    streams.make_ready()
    streams.flush_output()
    with pytest.raises(OSError, match="standard output is closed"):
        print("lost")
    with pytest.raises(OSError, match="standard output is closed"):
        io.TextIOBase.writelines(__import__("sys").stdout, ["lost"])


def test_that_nothing_for_a_closed_standard_error_gets_into_the_output(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr", None)
    streams.make_ready()
    streams.say("to nobody")
    __import__("sys").stderr.close()
    assert capsys.readouterr().out == ""


def test_that_nobody_is_left_to_be_told_that_standard_error_is_full(monkeypatch):
    with full() as stream:
        monkeypatch.setattr("sys.stderr", stream)
        streams.complain("This is lost.")
        streams.let_go()


def test_that_a_full_disk_is_told_while_the_program_can_still_say_so(monkeypatch):
    with full() as stream:
        monkeypatch.setattr("sys.stdout", stream)
        print("lost")
        with pytest.raises(OSError, match="No space left"):
            streams.flush_output()
        streams.let_go()
        streams.flush_output()  # which succeeds, into nothing


def test_that_what_a_terminal_cannot_show_is_a_question_mark(monkeypatch):
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding="ascii")
    monkeypatch.setattr("sys.stdout", stream)
    streams.make_ready()
    print("한 job")
    stream.flush()
    assert written.getvalue() == b"? job" + os.linesep.encode()


@pytest.mark.parametrize(
    ("encoding", "text"), [("ascii", "3-5 us - 2 x"), ("cp949", "3-5 us · 2 ×"), ("cp1252", "3–5 µs · 2 ×")]
)
def test_that_what_a_code_page_lacks_is_printed_as_what_is_nearest(encoding, text, monkeypatch):
    written = io.BytesIO()
    stream = io.TextIOWrapper(written, encoding=encoding, newline="\n")
    monkeypatch.setattr("sys.stdout", stream)
    streams.make_ready()
    print("3–5 µs · 2 ×")
    stream.flush()
    assert written.getvalue().decode(encoding) == text + "\n"


def test_that_nothing_that_is_opened_later_gets_the_number_of_a_closed_stream():
    kept = os.dup(0)
    try:
        os.close(0)
        streams.make_ready()
        assert os.path.samestat(os.fstat(0), os.stat(os.devnull))
        assert os.get_inheritable(0)
    finally:
        os.dup2(kept, 0)
        os.close(kept)
