"""Calls and levels in a run file, which need not be there."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.formats.calls import calls_as_parts
from engine.formats.container import RunFileError
from engine.formats.perfetto import run_as_perfetto
from engine.formats.run_file import glance, open_run, save
from engine.formats.run_json import run_as_json
from tests.engine.formats.forging import OPTIONAL, forge, judged, taken_apart
from tests.engine.trace.watched import saved_watched_run, watched_run


def as_json(found):
    return json.loads("".join(run_as_json(found.run, found.records, None)))


@pytest.fixture
def file(tmp_path):
    """A run of a program that was watched, saved."""
    path = tmp_path / "watched.pgram"
    save(saved_watched_run(), str(path))
    return path


def test_that_a_watched_run_comes_back_with_its_calls_and_levels(file, tmp_path):
    what, found = saved_watched_run(), open_run(str(file))
    told, before = as_json(found), as_json(what)
    for task in (*told["tasks"], *before["tasks"]):
        del task["result"], task["error"]  # which only a file knows
    assert told == before
    assert found.run.trace.tasks.counts_by_call().tolist() == [4, 1]
    assert [lane.level for lane in found.run.trace.lanes] == [0, 1, 0, 2]
    save(found, str(tmp_path / "again.pgram"))
    assert (tmp_path / "again.pgram").read_bytes() == file.read_bytes()
    assert glance(str(file)).run.plan == what.run.plan


def test_that_json_tells_parents_containers_and_what_was_not_seen(file):
    told = as_json(open_run(str(file)))
    assert told["plan"] == {"watch": {"argv": ["train.py", "--fast"], "module": None}}
    assert [(call["id"], call["by"], call["parent"], call["tasks"]) for call in told["calls"]] == [
        (0, "joblib.Parallel", None, 4),
        (1, "multiprocessing.pool.ThreadPool.map", 0, 1),
    ]
    tasks = {(task["call"], task["place"]): task for task in told["tasks"]}
    assert [tasks[0, place]["state"] for place in range(4)] == ["done", "error", "lost", "cancelled"]
    carrier, inner = tasks[1, 1], tasks[1, 0]
    assert (carrier["container"], carrier["level"], carrier["parent"]) == (True, 1, tasks[0, 0]["index"])
    assert (inner["container"], inner["level"], inner["parent"]) == (False, 2, carrier["index"])
    assert (inner["function"], inner["submitted_s"]) == ("grow", None)
    assert tasks[0, 3]["submitted_s"] == pytest.approx(5e-8)
    assert told["unseen"] == [{"what": "mpire 3.0", "why": "its seam is not the one that is known"}]
    assert [(worker["pid"], worker["tasks"]) for worker in told["workers"]] == [(7, 3), (8, 1)]
    assert told["workers"][0]["busy_s"] == pytest.approx(290e-9)


def test_that_a_file_without_its_calls_opens_with_one_of_which_nothing_is_known(file, tmp_path):
    head, parts = taken_apart(file)
    names = {name for name, _ in calls_as_parts(watched_run().trace)}
    assert names <= set(parts)
    left = {name: part for name, part in parts.items() if name not in names}
    forge(tmp_path / "less.pgram", head, left, OPTIONAL | names)
    told = as_json(open_run(str(tmp_path / "less.pgram")))
    assert [(call["id"], call["by"]) for call in told["calls"]] == [(0, None)]
    assert {(task["call"], task["place"], task["level"]) for task in told["tasks"]} == {(0, None, 0)}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("task.call", [0, 0, 0, 0, 2, 1]),
        ("task.place", [0]),
        ("task.is_container", [0, 0, 0, 0, 2, 0]),
        ("task.submitted_ns", [0, 0, 0, 0, 0]),
        ("call.length", [1, 1]),
        ("lane.level", [0, 0, 0]),
        ("call.texts", [ord("{")] * 1_000),
    ],
)
def test_that_calls_that_cannot_be_so_are_told_in_a_sentence(file, tmp_path, name, part):
    head, parts = taken_apart(file)
    names = {name for name, _ in calls_as_parts(watched_run().trace)}
    parts[name] = np.array(part, np.uint8)
    if name == "call.texts":
        parts["call.length"] = np.array([500, 500], np.uint16)
    forge(tmp_path / "forged.pgram", head, parts, OPTIONAL | names)
    with pytest.raises(RunFileError):
        open_run(str(tmp_path / "forged.pgram"))


PART = st.lists(st.integers(0, 3), max_size=8).map(lambda numbers: np.array(numbers, np.uint8))
TEXTS = st.lists(st.sampled_from([b"null", b"{}", b'{"by": "x", "error": 3}', b"[]", b"{"]), max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(data=st.data())
def test_that_no_calls_whatever_upset_whoever_opens_them(file, tmp_path, data):
    head, parts = taken_apart(file)
    names = {name for name, _ in calls_as_parts(watched_run().trace)}
    for name in data.draw(st.sets(st.sampled_from(sorted(names)), min_size=1)):
        parts[name] = data.draw(PART)
    texts = data.draw(st.none() | TEXTS)
    if texts is not None:
        parts["call.texts"] = np.frombuffer(b"".join(texts), np.uint8)
        parts["call.length"] = np.array([len(text) for text in texts], np.uint8)
    forged = tmp_path / "forged.pgram"
    forge(forged, head, parts, OPTIONAL | names)
    if judged(forged) is None:
        found = open_run(str(forged))
        told = as_json(found)
        assert len(told["tasks"]) == 6
        assert sum(call["tasks"] for call in told["calls"]) == sum(not task["container"] for task in told["tasks"])
        "".join(run_as_perfetto(found.run, found.records))
