"""Of workers on other hosts nothing is said that hangs on the cores of this machine."""

import pytest

from engine import words
from engine.inside.records.events import Engine
from engine.insight.verdict import why
from tests.engine.insight.made import Workload


def told(host, cpu, queued=0.0, inner=0.0, strategy="dask"):
    """What is said of four workers that run on ``host``, where jobs of 50 ms compute, wait for a core, and wait."""
    load = Workload(4, strategy=strategy, cores=2)
    for _ in range(4):
        worker = load.worker()
        for _ in range(6):
            worker.job(50, cpu, queued, inner)
    run = load.run()
    run.runner_host = "here" if host == "elsewhere" else run.trace.lanes[0].header.host
    run.engine = Engine("dask", "1.0", "tcp://10.0.0.7:8786", 4)
    found = why(run)
    return {found.verdict.cause, *(each.cause for each in found.findings)}, " ".join(words.sentences(found))


@pytest.mark.parametrize(
    ("how", "cause", "is_told_elsewhere"),
    [
        ({"cpu": 50.0}, "too_many_workers", False),
        ({"cpu": 25.0, "queued": 25.0}, "own_queue", False),
        ({"cpu": 50.0, "inner": 40.0, "strategy": "joblib"}, "inner_threads", False),
        ({"cpu": 5.0}, "waiting", True),
    ],
)
def test_that_what_this_machines_cores_are_the_cause_of_here_is_not_told_of_other_hosts(how, cause, is_told_elsewhere):
    assert cause in told("here", **how)[0]
    causes, sentences = told("elsewhere", **how)
    assert (cause in causes) is is_told_elsewhere
    assert "ore workers than cores" not in sentences
    assert "Other programs" not in sentences


def test_that_jobs_that_waited_for_a_core_there_are_told_to_have_and_nobody_is_blamed():
    causes, sentences = told("elsewhere", cpu=25.0, queued=25.0)
    assert "others" in causes
    assert "The jobs waited for a core of their hosts for 50% of the workers' time." in sentences
