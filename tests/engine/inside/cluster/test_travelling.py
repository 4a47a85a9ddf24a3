"""Which modules travel with a function: the person's own, and no other."""

import importlib
import sys

import pytest

from engine.inside.cluster.travelling import own_modules


@pytest.fixture
def loaded(tmp_path, monkeypatch):
    """Two files of a person's folder, and one beside it, imported."""
    (tmp_path / "work").mkdir()
    for name in ("work/trip_one.py", "work/trip_two.py", "trip_beside.py"):
        (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.syspath_prepend(str(tmp_path / "work"))
    names = ("trip_one", "trip_two", "trip_beside")
    yield [importlib.import_module(name) for name in names]
    for name in names:
        sys.modules.pop(name, None)


def test_that_a_file_takes_its_neighbours_along_and_what_is_above_stays(loaded):
    assert {module.__name__ for module in own_modules(loaded[0])} == {"trip_one", "trip_two"}


def test_that_what_is_installed_travels_alone():
    assert own_modules(pytest) == [pytest]
