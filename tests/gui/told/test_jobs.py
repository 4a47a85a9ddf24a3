"""What is told of a job."""

from engine.inside.plan import make_plan
from engine.model.batch import Fate, Lost
from engine.model.death import Death
from engine.model.outcome import TaskError
from engine.trace.details import Details
from engine.trace.lane import State
from engine.trace.run import Run
from gui.told.jobs import job
from gui.told.workers import worker
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.gui.made_runs import made
from tests.gui.timeline.drawn import Growing

LONG = "Traceback (most recent call last):\n" + "".join(f'  File "work.py", line {n}, in f\n' for n in range(300))


def names(told):
    return [name for name, _ in told.rows]


def test_that_a_job_that_is_done_tells_its_item_its_times_and_its_result():
    run = made([(0.026, 1.604)], elapsed_s=2.0).run
    told = job(run, Details("333", None, None, "10000000"), 0)
    rows = dict(told.rows)
    assert told.title == "Job 1"
    assert rows["Item"] == "10000000"
    assert rows["Worker"] == "1 · PID 100"
    assert rows["Ran"] == "0.026 s to 1.604 s"
    assert rows["Took"].startswith("1.578 s")
    assert rows["Result"] == "333"
    assert "Took: 1.578 s" in told.as_text()


def test_that_the_time_on_a_core_is_told_within_the_time_that_it_took():
    run, lane = Growing(1, 1).run, header("x.records", pid=7, thread=7)
    started = 20_000_000_000
    ended = cell(0, started, started + 1_580_000_000, cpu=820_000_000)
    run.apply(batch([block(lane, ended)], call=call(started, started + 2_000_000_000), at_ns=started + 2_000_000_000))
    assert dict(job(run, Details(None, None, None), 0).rows)["Took"] == "1.580 s, of which 0.820 s on a core"


def test_that_the_whole_traceback_is_told_and_what_does_not_print_is_an_escape():
    run = made([(0, 1)]).run
    told = job(run, Details(None, TaskError("ValueError", "it\0is\u202ewrong", LONG), None), 0)
    assert told.block.count("\n") == 300
    assert told.is_code
    assert dict(told.rows)["Error"] == r"ValueError: it\x00is\u202ewrong"
    assert told.as_text().endswith(told.block)


def test_that_a_job_that_waits_tells_that_and_no_worker():
    growing = Growing(1, 5)
    growing.grow(1)
    told = job(growing.run, Details(None, None, None), 4)
    assert ("State", "waiting") in told.rows
    assert "Worker" not in names(told)


def test_that_a_job_that_was_lost_tells_how_and_until_when_it_ran():
    growing = Growing(1, 5)
    growing.grow(1)
    run = growing.run
    span = run.trace.lanes[0].running
    run.trace.end_running(run.trace.lanes[0], State.LOST, span.started_ns + 500_000_000)
    told = job(run, Details(None, None, Death(signal="SIGKILL"), "7"), span.task)
    rows = dict(told.rows)
    assert "SIGKILL" in rows["Lost"]
    assert rows["Took"] == "0.500 s"


def test_that_each_attempt_at_a_job_tells_where_it_was_and_what_became_of_it():
    run = Run(make_plan(strategy="dask", jobs=2, size=1))
    one = header("1.records", pid=7, thread=7, host="w1", clock_error_ns=400_000)
    other = header("2.records", pid=7, thread=7, host="w2")
    run.apply(batch([block(one, running=cell(1, 1_000, 0))], call=call(500)))
    run.apply(batch(lost=(Lost("1.records", Death("SIGKILL"), Fate.RETRIED),), at_ns=5_000, call=call(500)))
    run.apply(batch([block(other, cell(1, 9_000, 10_000))], call=call(500, 11_000), at_ns=11_000))
    rows = dict(job(run, Details("1", None, None), 1).rows)
    assert rows["Attempt"].splitlines() == [
        "2 of 2",
        "1: w1, PID 7: its worker was killed by SIGKILL",
        "2: w2, PID 7: done",
    ]
    assert "Clock" not in rows
    assert dict(worker(run, run.trace.lanes[0]).rows)["Clock"] == "± 400 µs"
    assert "Attempt" not in names(job(run, Details(None, None, None), 0))
