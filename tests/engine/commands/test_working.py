"""How far long work has got, in the terminal: lines where it is none, and nothing where it is quick."""

import pytest

from engine.commands import working
from engine.long_work import reached


def test_that_something_quick_says_nothing(capsys):
    with working.shown("exporting"):
        reached(0.5)
    assert capsys.readouterr() == ("", "")


def interrupted():
    with working.shown("exporting"):
        reached(0.25)
        reached(0.5)
        raise KeyboardInterrupt


def test_that_lines_say_how_much_is_done(capsys, monkeypatch):
    monkeypatch.setattr(working, "_FROM_S", 0.0)
    monkeypatch.setattr(working, "_LINE_EVERY_S", 0.0)
    with pytest.raises(KeyboardInterrupt):
        interrupted()
    found = capsys.readouterr()
    assert found.err.splitlines()[-2:] == ["exporting: 25%", "exporting: 50%"]
    assert found.out == ""
