"""What importing takes while something else goes on."""

import builtins
import sys

import pytest

from engine.inside.records.importing import Importing


@pytest.fixture
def slow(tmp_path, monkeypatch):
    """A module that imports another, both of which take their time; forgotten in the end."""
    (tmp_path / "slow_outer_one.py").write_text("import time, slow_inner_one\ntime.sleep(0.05)\n")
    (tmp_path / "slow_inner_one.py").write_text("import time\ntime.sleep(0.05)\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    for name in ("slow_outer_one", "slow_inner_one"):
        sys.modules.pop(name, None)


def test_that_what_is_imported_within_counts_once(slow):
    before = builtins.__import__
    importing = Importing()
    importing.begin()
    __import__("slow_outer_one")
    spent_s = importing.end()
    assert spent_s >= 0.1
    assert builtins.__import__ is before
    importing.begin()
    __import__("slow_outer_one")
    assert importing.end() < spent_s


def test_that_a_module_which_is_not_there_raises_as_ever_and_is_over():
    before = builtins.__import__
    importing = Importing()
    importing.begin()
    with pytest.raises(ImportError):
        __import__("no_such_module_anywhere")
    importing.end()
    assert builtins.__import__ is before


def test_that_what_somebody_has_put_in_its_place_stays(monkeypatch):
    importing = Importing()
    before = builtins.__import__
    importing.begin()

    def another(*arguments, **named):
        return before(*arguments, **named)

    monkeypatch.setattr(builtins, "__import__", another)
    importing.end()
    assert builtins.__import__ is another
    builtins.__import__ = before
