"""``main.py --selftest``."""

import pytest

from engine.commands import selftest
from engine.inside.plan import make_plan
from engine.inside.strategies import start_methods
from engine.supervise.interpreters import runnable, this


def test_that_every_strategy_start_method_and_backend_is_tried_and_right(say):
    said = say("--selftest")
    assert (said.status, said.err) == (0, "")
    *lines, last = said.out.splitlines()
    assert [line.split()[0] for line in lines] == ["right"] * len(lines)
    ways = [line.partition(":")[0].removeprefix("right").strip() for line in lines]
    by_method = [
        f"{name}, start_method {method}" for name in ("process", "pool", "executor") for method in start_methods()
    ]
    by_backend = [f"joblib, backend {backend}" for backend in ("loky", "multiprocessing", "threading")]
    assert ways == ["sequential", *by_method, *by_backend, "threads"]
    assert {way.partition(",")[0] for way in ways} == set(runnable(this()))
    assert last == f"{len(ways)} of {len(ways)} ways are right."


def test_that_nothing_can_be_added_to_it(say):
    assert say("--selftest", "run").status == 2


def test_that_a_run_that_fails_is_wrong():
    found = selftest.tried(make_plan(strategy="process", workload="crashing", jobs=5, size=100, workers=2))
    assert len(found.wrong) == 1
    assert found.wrong[0].startswith("The run's outcome is: failed")


def test_that_other_results_are_wrong(monkeypatch):
    monkeypatch.setattr(selftest, "_expected", lambda plan: {0: "1", 1: "3"})
    found = selftest.tried(make_plan(strategy="pool", workload="waiting", jobs=2, size=1, workers=2))
    assert found.wrong == ("The results are ['1', '2'], not ['1', '3']",)


def test_that_more_processes_than_workers_and_five_end_the_run(monkeypatch):
    monkeypatch.setattr(selftest, "BESIDE_WORKERS_MOST", 1)
    found = selftest.tried(make_plan(strategy="process", workload="waiting", jobs=2, size=60_000))
    assert found.wrong[0].startswith("The run's outcome is: cancelled")
    assert found.wrong[1].startswith("There were ")


def test_that_a_worker_that_stays_idle_is_wrong_where_none_may():
    plan = make_plan(strategy="pool", workload="waiting", jobs=1, size=1, workers=2)
    assert (selftest.tried(plan).wrong, selftest.tried(plan).idle) == ((), 1)
    assert selftest.tried(plan, idle_most=0).wrong == ("1 of 2 workers have run no job",)


def test_that_one_wrong_way_fails_it_as_a_whole(monkeypatch, say):
    plans = [make_plan(strategy="sequential", workload=name, jobs=9, size=0) for name in ("squares", "failing")]
    monkeypatch.setattr(selftest, "ways", lambda: plans)
    said = say("selftest")
    assert said.status == 1
    assert [line.split()[0] for line in said.out.splitlines()] == ["right", "wrong", "1"]


@pytest.mark.parametrize(
    ("strategy", "workers", "pids", "lanes"),
    [("sequential", None, {2}, 1), ("threads", 2, {1, 2}, 2), ("pool", 2, {1, 2}, 2), ("pool", 2, {3}, 2)],
)
def test_that_workers_of_the_wrong_kind_or_number_are_told(strategy, workers, pids, lanes):
    plan = make_plan(strategy=strategy, workload="waiting", jobs=2, size=1, workers=workers)
    assert selftest._wrong_workers(plan, pids, lanes, runner_pid=1)
    assert not selftest._wrong_workers(make_plan(strategy="pool", workers=2), {2, 3}, 2, runner_pid=1)
