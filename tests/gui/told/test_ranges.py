"""What is told of a range of time."""

from engine.insight.range_figures import range_figures
from gui.told.ranges import time_range
from tests.gui.made_runs import START_NS, made

RUN = made([(0, 0.1), (0.1, 0.3), (0.3, 1.0)], [(0, 0.4)]).run


def told(from_s, to_s):
    ends = (START_NS + round(at_s * 1e9) for at_s in (from_s, to_s))
    return time_range(RUN, (from_s, to_s), range_figures(RUN, *ends))


def test_that_jobs_their_spread_the_longest_and_the_workers_time_are_told():
    rows = dict(told(0.0, 1.0).rows)
    assert rows["Jobs"] == "4"
    assert rows["Median"] == "0.300 s"
    assert rows["Longest"].splitlines()[:2] == ["job 3  0.700 s", "job 4  0.400 s"]
    assert rows["Workers’ time"].splitlines()[-1] == "30.0%  no job to run"


def test_that_without_figures_there_are_those_that_take_no_time():
    rows = dict(time_range(RUN, (0.0, 1.0), None).rows)
    assert rows["Jobs"] == "4"
    assert rows["Mean"] == "0.350 s"
    assert "Median" not in rows
