"""Jobs that are smaller than what Dask or Ray spends on each are told to travel together."""

import pytest

from engine import words
from engine.inside.records.events import Engine
from engine.insight.verdict import why
from tests.engine.insight.made import Workload


def told(strategy="dask", each=0.2, idle=3.0, jobs=100, options=None):
    """What is said of ``jobs`` jobs of ``each`` ms on each of two workers, between which ``idle`` ms pass."""
    load = Workload(2, strategy=strategy, options=options)
    for _ in range(2):
        worker = load.worker()
        for _ in range(jobs):
            worker.job(each).idle(idle)
    run = load.run()
    run.engine = None if strategy == "pool" else Engine(strategy, "1.0", "tcp://10.0.0.7:8786", 2)
    return why(run)


@pytest.mark.parametrize("strategy", ["dask", "ray"])
def test_that_tiny_jobs_are_told_to_travel_together_with_what_the_engine_spends_on_each(strategy):
    found = told(strategy)
    assert found.verdict.cause == "too_small"
    assert found.verdict.values["cost_s"] == pytest.approx(3e-3, rel=0.01)
    assert found.verdict.share == pytest.approx(3 / 3.2, rel=0.01)
    sentence = next(words.sentences(found))
    assert f"computes for 200 µs, and {strategy.capitalize()} spends 3.0 ms on each" in sentence
    assert "Let 25 jobs travel together (chunksize)" in sentence, "as there are 200 for two workers"
    assert "Let 150 jobs" in next(words.sentences(told(strategy, jobs=1_000)))


@pytest.mark.parametrize(
    "how", [{"each": 20.0}, {"idle": 0.1}, {"jobs": 10}, {"options": {"chunksize": 4}}, {"strategy": "pool"}]
)
def test_that_others_are_not(how):
    found = told(**how)
    assert "too_small" not in {found.verdict.cause, *(each.cause for each in found.findings)}
