"""A run as one JSON object: the command line's contract."""

import json
import os
import signal
import socket

import pytest

from engine.formats.run_json import run_as_json
from engine.inside.records.facts import CPU, FACTS
from engine.inside.workloads.squares import squares
from engine.supervise.helpers import KINDS
from tests.engine.supervise.driving import LONG, driver
from tests.waiting import kill

FIELDS = [
    "format", "version", "plan", "outcome", "reason", "items_s", "items_meanwhile", "items_taken_over", "elapsed_s",
    "sequential_s", "speedup", "tasks", "workers", "helpers", "function_bytes", "mapped_bytes", "own_cpu_share",
    "cores", "others_cores", "calls", "exit_status", "unseen", "why", "engine", "hosts",
    "processes", "incidents",
]  # fmt: skip
PLAN = ["strategy", "workers", "jobs", "workload", "size", "options"]
TASK = [
    "index", "label", "state", "host", "pid", "thread", "started_s", "ended_s", "cpu_s",
    *(fact.field for fact in FACTS if fact is not CPU), "item", "result", "error", "death", "call", "place", "function",
    "parent", "submitted_s", "level", "container", "argument_bytes", "argument_pickle_s", "argument_unpickle_s",
    "result_bytes", "result_pickle_s",
]  # fmt: skip
CALL = [
    "id", "by", "function", "file", "line", "host", "pid", "thread", "parent", "workers", "chunksize", "tasks",
    "declared", "handed", "unseen", "started_s", "ended_s", "error",
]  # fmt: skip
WORKER = [
    "host",
    "pid",
    "thread",
    "clock_error_s",
    "tasks",
    "busy_s",
    "importing_s",
    "cpu_cores",
    "memory_bytes",
    "memory_growth_bytes",
]


def as_json(drive, sequential_s=None):
    text = "".join(run_as_json(drive.run, drive.supervisor.reader, sequential_s))
    fields = json.loads(text, parse_constant=pytest.fail)
    assert sorted(fields) == sorted(FIELDS)
    assert sorted(fields["plan"]) == sorted(PLAN)
    assert all(sorted(task) == sorted(TASK) for task in fields["tasks"])
    assert [sorted(call) for call in fields["calls"]] == [sorted(CALL)]
    assert all((task["call"], task["place"]) == (0, task["index"]) for task in fields["tasks"])
    assert all((task["level"], task["parent"], task["container"]) == (0, None, False) for task in fields["tasks"])
    assert (fields["unseen"], fields["exit_status"], fields["calls"][0]["tasks"]) == ([], None, len(fields["tasks"]))
    assert all(sorted(worker) == sorted(WORKER) for worker in fields["workers"])
    workers = {worker["pid"] for worker in fields["workers"]}
    assert all(helper["pid"] not in workers and helper["kind"] in KINDS for helper in fields["helpers"])
    assert [task["index"] for task in fields["tasks"]] == list(range(fields["plan"]["jobs"]))
    assert [task["label"] for task in fields["tasks"]] == [str(task["index"] + 1) for task in fields["tasks"]]
    return fields


@pytest.mark.parametrize(
    ("strategy", "options", "by", "chunksize"),
    [
        ("sequential", {}, None, None),
        ("process", {}, "multiprocessing.Process", None),
        ("pool", {"start_method": "spawn", "chunksize": 2}, "multiprocessing.Pool.map", 2),
        ("pool", {}, "multiprocessing.Pool.map", 1),
        ("joblib", {}, "joblib.Parallel", None),
    ],
)
def test_that_a_finished_run_has_every_field_and_its_sums_are_right(strategy, options, by, chunksize):
    with driver() as drive:
        drive.start(strategy=strategy, options=options, jobs=5, size=3_000, workers=2)
        drive.to_the_end()
        fields = as_json(drive, sequential_s=2.0)
    assert (fields["format"], fields["version"]) == ("parallelogram-run", 2)
    assert fields["plan"] == {
        "strategy": strategy, "workers": 1 if strategy == "sequential" else 2, "jobs": 5, "workload": "squares",
        "size": 3_000, "options": options,
    }  # fmt: skip
    assert (fields["outcome"], fields["reason"]) == ("finished", None)
    (call,) = fields["calls"]
    assert (call["id"], call["by"], call["function"], call["chunksize"]) == (0, by, "squares", chunksize)
    assert (call["declared"], call["handed"], call["unseen"], call["parent"]) == (5, 5, 0, None)
    assert (call["host"], call["started_s"], call["ended_s"]) == (socket.gethostname(), 0.0, fields["elapsed_s"])
    assert call["pid"] == call["thread"] not in {None, os.getpid()}
    assert fields["speedup"] == pytest.approx(2.0 / fields["elapsed_s"])
    assert 0 <= fields["own_cpu_share"] < 1
    assert strategy != "sequential" or not fields["helpers"]
    for task in fields["tasks"]:
        assert (task["state"], task["result"], task["error"], task["death"]) == (
            "done",
            str(squares(3_000)),
            None,
            None,
        )
        assert task["host"] == socket.gethostname()
        assert 0 <= task["started_s"] <= task["ended_s"] <= fields["elapsed_s"]
        if os.name == "nt":  # it counts CPU time in ticks of 15.6 ms, and page faults of no thread
            assert [task[each] for each in ("cpu_s", "inner_cpu_s", "faults")] == [None] * 3
        else:
            assert 0 <= task["cpu_s"] <= task["ended_s"] - task["started_s"] + 1e-9
            assert task["inner_cpu_s"] == 0
            assert task["faults"] >= 0
        assert task["item"] == "3000"
        assert task["pid"] != os.getpid()
    for worker in fields["workers"]:
        mine = [task for task in fields["tasks"] if all(task[key] == worker[key] for key in ("host", "pid", "thread"))]
        assert worker["tasks"] == len(mine) > 0
        assert worker["busy_s"] == pytest.approx(sum(task["ended_s"] - task["started_s"] for task in mine))
    assert sum(worker["tasks"] for worker in fields["workers"]) == 5


def test_that_a_lost_task_has_its_death_and_no_end():
    with driver() as drive:
        drive.start(strategy="process", jobs=2, size=1_500_000)
        pid = drive.until(drive.running_pids, "a running task")[0]
        kill(pid, signal.SIGKILL)
        drive.to_the_end()
        fields = as_json(drive)
    (lost,) = [task for task in fields["tasks"] if task["pid"] == pid]
    assert (lost["state"], lost["death"]) == ("lost", {"signal": "SIGKILL"})
    assert (lost["ended_s"], lost["cpu_s"], lost["result"], lost["error"]) == (None, None, None, None)
    assert lost["started_s"] > 0
    assert lost["item"] == "1500000"
    assert (fields["outcome"], fields["reason"]) == ("failed", "1 job was lost with its worker")


def test_that_a_stopped_run_has_cancelled_tasks_with_and_without_a_worker():
    with driver() as drive:
        drive.start(strategy="pool", jobs=4, **LONG, workers=2)
        drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
        drive.supervisor.stop()
        drive.to_the_end()
        fields = as_json(drive)
    assert (fields["outcome"], fields["reason"]) == ("cancelled", "The run was stopped")
    assert (fields["elapsed_s"], fields["own_cpu_share"]) == (None, None)
    assert [task["state"] for task in fields["tasks"]] == ["cancelled"] * 4
    assert sorted(task["pid"] is None for task in fields["tasks"]) == [False, False, True, True]
    assert all((task["item"] is None) == (task["pid"] is None) for task in fields["tasks"])
    assert [worker["tasks"] for worker in fields["workers"]] == [1, 1]
