"""Libraries that these tests' Python need not have, by the programs of ``watch --check``; and what needs none."""

import importlib.util
import sys
import types

import pytest

from engine.commands.watch_check import _Found, _tried
from engine.commands.watch_programs import PROGRAMS
from engine.inside.watch import executors, notes, spans
from engine.inside.watch.hooks.ray import HOOKS, _Called
from tests.engine.inside.watch.running import lines, watched

_LIBRARIES = ("dask", "distributed", "mpire", "multiprocess", "pathos", "pebble", "ray", "torch")
ABSENT = {name: importlib.util.find_spec(name) is None for name in _LIBRARIES}


@pytest.mark.parametrize("library", list(ABSENT))
def test_that_every_task_is_seen_where_it_ran(library):
    if ABSENT[library]:
        pytest.skip(f"this Python has no {library}")
    assert _tried(sys.executable, PROGRAMS[library]).is_right


@pytest.mark.skipif(ABSENT["pebble"], reason="this Python has no pebble")
def test_that_pebbles_functions_are_of_the_kind_they_were_decorated_as(tmp_path):
    seen = watched(tmp_path, "decorated.py")
    assert seen.threads_seen() == seen.threads_true()
    calls = [seen.calls[task["call"]] for task in seen.tasks]
    assert [(call["by"], call["function"], task["item"]) for call, task in zip(calls, seen.tasks, strict=True)] == [
        ("pebble.concurrent.process", "forked", "1"),
        ("pebble.concurrent.process", "spawned", "2"),
        ("pebble.asynchronous.process", "forked_awaited", "3"),
        ("pebble.asynchronous.process", "spawned_awaited", "4"),
        ("pebble.ProcessPool", "pooled", "5"),
    ]
    assert {call["line"] for call in calls} == lines("decorated.py", "ed(1)", "ed(2)", "await ", "(5)")
    assert all(task["submitted_s"] <= task["started_s"] for task in seen.tasks)


def test_that_of_greenlets_it_is_right_that_they_are_not_shown_if_that_is_said():
    found = _tried(sys.executable, PROGRAMS["gevent"]) if importlib.util.find_spec("gevent") else _Found(10, 0, 0, "it")
    assert found.told
    assert found.is_as_known("gevent")
    assert not _Found(10, 0, 0, "").is_as_known("gevent")
    assert not found.is_as_known("joblib")


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


def test_that_a_task_of_rays_has_the_arguments_that_were_sorted_out_for_it_with_their_names(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", str(tmp_path))

    def recover_args(flattened_args):
        kwargs = dict(flattened_args[1:])
        return flattened_args[:1], kwargs

    module = types.SimpleNamespace(recover_args=recover_args)
    HOOKS["ray._common.signature"](module)
    assert module.recover_args([1, ("word", "z")]) == ([1], {"word": "z"})
    assert spans.here.slot["ray-arguments"] == b"1, word='z'"
    _Called(print, "task", print).__call__  # noqa: B018 - that it is looked up is what begins a task
    assert "ray-arguments" not in spans.here.slot
    spans.forget()
    assert b"word='z'" in b"".join(path.read_bytes() for path in tmp_path.glob("*.texts"))


def test_that_the_method_of_an_actor_of_dasks_is_what_is_called_and_not_what_is_around_it():
    def _run_actor(func, args, kwargs, state):
        return func(*args, **kwargs)

    assert executors.called(_run_actor, (print, [1], {"end": ""}, {}), {})[0] is _run_actor  # the program's own
    _run_actor.__module__ = "distributed.worker"
    assert executors.called(_run_actor, (print, [1], {"end": ""}, {}), {}) == (print, (1,), {"end": ""})
