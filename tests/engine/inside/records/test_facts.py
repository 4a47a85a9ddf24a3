"""What is measured of tasks that compute in other threads and processes than their own, and of those that do not.

The programs are of the kind that puzzles people (libraries that bring their own threads, pools within pools), made
short. Each function returns the CPU time that it has found itself, in seconds: that of what it started.
"""

import json

import pytest

from engine import words
from engine.formats.run_json import run_as_json
from engine.inside.records.facts import CPU, FACTS, fact
from tests import left_behind
from tests.engine.supervise.driving import driver

INNER_THREADS = """
import hashlib, time
from multiprocessing.pool import ThreadPool
DATA = bytes(20_000_000)
def digest(_):
    began_s = time.thread_time()
    hashlib.sha256(DATA).hexdigest()
    return time.thread_time() - began_s
def f(x):
    with ThreadPool(2) as pool:
        return sum(pool.map(digest, range(6)))
"""
BLAS = """
import time
import numpy as np
def f(seed):
    a = np.random.default_rng(seed).random((400, 400))
    began_s, own_s = time.process_time(), time.thread_time()
    for _ in range(20):
        a = a @ a
        a /= np.abs(a).max()
    return (time.process_time() - began_s) - (time.thread_time() - own_s)
"""
NESTED = """
import time
from concurrent.futures import ProcessPoolExecutor
def leaf(number):
    began_s = time.thread_time()
    sum(i * i for i in range(1_000_000))
    return time.thread_time() - began_s
def f(number):
    global pool
    if number == 0:
        pool = ProcessPoolExecutor(2)
    spent_s = sum(pool.map(leaf, range(4)))
    if number == 1:  # so those of the first task live on, and those of the last one have ended
        pool.shutdown()
    return spent_s
"""
PROCESSES = """
import subprocess, sys
CODE = "import time; sum(i * i for i in range(2_000_000)); print(time.process_time())"
def f(x):
    return float(subprocess.check_output([sys.executable, "-c", CODE]))
"""
ALONE = """
def f(x):
    sum(i * i for i in range(300_000))
    return 0.0
"""
TOUCHING = """
def f(pages):
    bytearray(b"x") * (4096 * pages)
    return 0.0
"""


class Told:
    """A run of a program's ``f``: its tasks as the JSON tells them, its spans, and how much they waited."""

    def __init__(self, program, folder, strategy, items="range:0:2", workers=1):
        path = folder / "own.py"
        path.write_text(program)
        with driver() as drive:
            drive.start(strategy=strategy, function=f"{path}:f", items=items, workers=workers)
            drive.to_the_end()
            told = json.loads("".join(run_as_json(drive.run, drive.supervisor.reader, None)))
        assert told["outcome"] == "finished", told["reason"]
        self.tasks = told["tasks"]
        self.spans = list(drive.run.trace.spans())
        self.waiting_share = drive.run.trace.waiting_share()


def took_s(task):
    return task["ended_s"] - task["started_s"]


@pytest.mark.parametrize(
    ("program", "strategy"),
    [
        (INNER_THREADS, "sequential"), (INNER_THREADS, "pool"), (INNER_THREADS, "executor"), (INNER_THREADS, "joblib"),
        (BLAS, "pool"), (PROCESSES, "process"), (PROCESSES, "pool"), (NESTED, "sequential"), (NESTED, "executor"),
    ],
)  # fmt: skip
def test_that_what_a_task_has_computed_by_others_is_its_own(program, strategy, tmp_path, monkeypatch):
    monkeypatch.delenv(left_behind.BLAS)
    told = Told(program, tmp_path, strategy)
    for task in told.tasks:
        by_others_s = float(task["result"])
        assert task["inner_cpu_s"] >= 0.95 * by_others_s - 0.001
        assert task["cpu_s"] >= task["inner_cpu_s"]
    waited_s = sum(max(took_s(task) - task["cpu_s"], 0) for task in told.tasks)
    assert told.waiting_share == pytest.approx(waited_s / sum(map(took_s, told.tasks)), abs=1e-6)


def test_that_threads_within_a_pool_are_told_as_threads_and_not_as_waiting(tmp_path):
    (span, *_), (task, *_) = (each := Told(INNER_THREADS, tmp_path, "pool")).spans, each.tasks
    several = task["cpu_s"] / took_s(task) >= 1.1  # where another program takes the cores, it may not be
    assert bool(words.cores_used(span)) == several
    assert words.value(CPU, span.fact("cpu")) == words.elapsed(task["cpu_s"])


@pytest.mark.parametrize("strategy", ["sequential", "pool", "process", "executor", "joblib"])
def test_that_a_task_that_computes_alone_has_its_own_cpu_time_and_no_other(strategy, tmp_path):
    for task in Told(ALONE, tmp_path, strategy).tasks:
        assert task["inner_cpu_s"] == 0
        assert 0 < task["cpu_s"] <= took_s(task) + 1e-9


def test_that_a_thread_among_others_is_told_its_own_alone(tmp_path):
    told = Told(INNER_THREADS, tmp_path, "threads", "range:0:4", workers=2)
    assert len({task["thread"] for task in told.tasks}) == 2
    for task in told.tasks:
        assert task["inner_cpu_s"] is None
        assert task["cpu_s"] <= took_s(task) + 1e-9
        assert task["cpu_s"] < 0.5 * float(task["result"])


def test_that_new_memory_costs_a_page_fault_for_each_page(tmp_path):
    few, many = Told(TOUCHING, tmp_path, "pool", "[0, 20000]").tasks
    # Where the system hands out large pages it is fewer.
    assert many["faults"] > few["faults"] + 20_000 / 512
    assert few["faults"] < 1_000


def test_that_each_has_a_name_of_its_own_and_the_first_is_the_clock():
    assert len({each.key for each in FACTS}) == len({each.field for each in FACTS}) == len(FACTS)
    assert all(fact(each.key) is each for each in FACTS)
    assert (FACTS[0], FACTS[0].sparse) == (CPU, False)
    with pytest.raises(KeyError):
        fact("nothing")
