"""Libraries that these tests' Python need not have, by the programs of ``watch --check``; and what needs none."""

import importlib.util
import sys

import pytest

from engine.commands.watch_check import _tried
from engine.commands.watch_programs import PROGRAMS
from engine.inside.watch import notes, spans
from engine.inside.watch.hooks.ray import _Called

ABSENT = {name: importlib.util.find_spec(name) is None for name in ("ray", "torch")}


@pytest.mark.parametrize("library", list(ABSENT))
def test_that_every_task_is_seen_where_it_ran(library):
    if ABSENT[library]:
        pytest.skip(f"this Python has no {library}")
    assert _tried(sys.executable, PROGRAMS[library]).is_right


def test_that_what_stands_in_for_rays_functions_is_in_no_traceback_and_has_their_attributes(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", str(tmp_path))

    def fails(first, second):
        raise KeyError(first, second)

    fails.name = "Actor.fails"
    stands_in = _Called(fails, "Actor.fails", fails)
    assert stands_in.name == "Actor.fails"
    with pytest.raises(KeyError) as raised:
        next(map(stands_in, [1], [2]))  # called from C, as Ray does
    spans.forget()
    assert raised.traceback[-1].name == "fails"
    assert len(raised.traceback) == 2
    assert list(tmp_path.glob("*.records"))  # so it was begun
