"""What is told of a whole run."""

import dataclasses

from engine import words
from engine.inside.records.events import Engine
from gui.told.runs import whole_run
from tests.gui.made_runs import made


def test_that_it_is_said_how_much_that_befell_it_was_not_kept():
    run = made([(0.0, 0.5)], [(0.0, 0.5)], elapsed_s=1.0).run
    assert "more" not in whole_run(run, None).as_text()
    run.incidents.more, run.lives.more = 12, 1
    assert "12 more signals and deaths, 1 more process\n" in whole_run(run, None).as_text() + "\n"
    run.incidents.more = 0
    assert "signals" not in whole_run(run, None).as_text()


def test_that_the_cluster_it_ran_on_and_how_well_its_clocks_are_known_are_told():
    run = made([(0.0, 0.5)], [(0.0, 0.5)]).run
    assert "Engine" not in dict(whole_run(run, None).rows)
    run.engine = Engine("dask", "2026.8.0", "tcp://10.0.0.7:8786", 2)
    lane = run.trace.lanes[1]
    lane.header = dataclasses.replace(lane.header, host="w1", clock_error_ns=400_000)
    rows = dict(whole_run(run, None).rows)
    assert rows["Engine"] == "dask 2026.8.0, tcp://10.0.0.7:8786"
    assert rows["Clock"] == "times of other hosts are right to ± 400 µs"
    run.runner_host = run.trace.lanes[0].header.host
    assert [words.pid(run, each) for each in run.trace.lanes] == ["100", "101 · w1"]
