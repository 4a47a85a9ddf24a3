"""Calls and levels in a run file, which need not be there."""

import json

import numpy as np
import pytest

from engine.formats.calls import calls_as_parts
from engine.formats.container import RunFileError
from engine.formats.environment import Environment
from engine.formats.results import Results, SavedRecords
from engine.formats.run_file import Saved, glance, open_run, save
from engine.formats.run_json import run_as_json
from tests.engine.formats.forging import OPTIONAL, forge, taken_apart
from tests.engine.trace.watched import watched_run


def as_saved(run):
    ended = sum(len(lane) for lane in run.trace.lanes)
    error = json.dumps({"type": "E", "message": "no", "traceback": "here"}).encode()
    lengths, texts, values = np.array([len(error) + 1]), np.frombuffer(error, np.uint8), np.arange(ended - 1)
    results = Results(np.array([1]), lengths, texts, values.astype(np.uint64))
    return Saved(run, SavedRecords(run.trace, results), Environment.here(run.plan))


def as_json(found):
    return json.loads("".join(run_as_json(found.run, found.records, None)))


@pytest.fixture
def file(tmp_path):
    """A run of a program that was watched, saved."""
    path = tmp_path / "watched.pgram"
    save(as_saved(watched_run()), str(path))
    return path


def test_that_a_watched_run_comes_back_with_its_calls_and_levels(file, tmp_path):
    what, found = as_saved(watched_run()), open_run(str(file))
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
