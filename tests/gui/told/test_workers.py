"""What is told of a worker."""

from gui.told.workers import worker
from tests.gui.made_runs import made


def test_that_its_sums_and_what_was_done_to_it_are_told():
    run = made([(0, 0.1), (0.1, 0.5)], [(0, 0.4)]).run
    told = worker(run, run.trace.lanes[0], [(0.2, "suspended"), (0.3, "continued")])
    rows = dict(told.rows)
    assert told.title == "Worker 1"
    assert rows["PID"] == "100"
    assert rows["Jobs"] == "2"
    assert rows["Busy time"] == "0.500 s (50%)"
    assert rows["Per job"] == "250 ms on average, 100 ms to 400 ms"
    assert rows["Signals"].splitlines() == ["0.200 s  suspended", "0.300 s  continued"]
