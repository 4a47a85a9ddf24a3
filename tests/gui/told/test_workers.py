"""What is told of a worker."""

from engine.model.incident import Incident, What
from gui.told.workers import worker
from tests.gui.made_runs import START_NS, made


def test_that_its_sums_and_what_was_done_to_it_are_told():
    run = made([(0, 0.1), (0.1, 0.5)], [(0, 0.4)]).run
    one = run.trace.lanes[0].header.process
    times = ((What.SUSPENDED, 200_000_000), (What.CONTINUED, 300_000_000))
    run.incidents.take(Incident(one, what, START_NS + at_ns) for what, at_ns in times)
    told = worker(run, run.trace.lanes[0])
    rows = dict(told.rows)
    assert told.title == "Worker 1"
    assert rows["PID"] == "100"
    assert rows["Jobs"] == "2"
    assert rows["Busy time"] == "0.500 s (50%)"
    assert rows["Per job"] == "250 ms on average, 100 ms to 400 ms"
    assert rows["Signals"].splitlines() == ["0.200 s  suspended", "0.300 s  continued"]


def test_that_one_of_whom_nothing_is_heard_is_told_to_be_so_and_for_how_long():
    run = made([(0, 0.1), (0.1, 0.5)], [(0, 0.4)]).run
    one = run.trace.lanes[0].header.process
    run.incidents.take([Incident(one, What.SILENT, run.until_ns - 12_000_000_000)])
    rows = dict(worker(run, run.trace.lanes[0]).rows)
    assert (rows["State"], rows["Not heard of for"]) == ("? not heard of", "12.000 s")
    run.incidents.take([Incident(one, What.HEARD, run.until_ns)])
    assert "State" not in dict(worker(run, run.trace.lanes[0]).rows)
