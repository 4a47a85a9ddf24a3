"""The order of tasks by each column, against the plainest way to get it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.task_order import KEYS, task_order
from engine.inside.records.facts import FACTS
from tests.engine.insight.traces import runs
from tests.gui.made_runs import made

FACT_KEYS = {fact.key for fact in FACTS}


def value(run, task, key):
    span = run.trace.span_of(task)
    match key:
        case "index":
            return task
        case "state":
            return int(run.trace.state[task])
        case "call" | "function":
            return 0
        case "pid":
            return None if span is None else run.trace.lanes[span.lane].header.pid
        case "host":
            hosts = sorted({lane.header.host for lane in run.trace.lanes})
            return None if span is None else hosts.index(run.trace.lanes[span.lane].header.host)
        case "start":
            return None if span is None else span.started_ns
        case "took":
            return None if span is None or not span.ended_ns else span.ended_ns - span.started_ns
        case _ if key in FACT_KEYS:
            return None if span is None or not span.ended_ns else span.fact(key)
        case _:
            return None


@given(st.data())
def test_that_every_key_sorts_as_plain_sorting_does(data):
    run = data.draw(runs())
    key = data.draw(st.sampled_from(KEYS))
    descending = data.draw(st.booleans())
    tasks = range(run.trace.jobs)
    known = [task for task in tasks if value(run, task, key) is not None]
    wanted = sorted(known, key=lambda task: (-value(run, task, key) if descending else value(run, task, key), task))
    wanted += [task for task in tasks if value(run, task, key) is None]
    assert task_order(run, None, key, descending=descending).tolist() == wanted


@pytest.mark.parametrize(("descending", "wanted"), [(False, [1, 2, 0]), (True, [0, 2, 1])])
def test_that_results_are_sorted_by_their_size(descending, wanted):
    saved = made([(0, 0.1), (0.1, 0.2), (0.2, 0.3)], results=[30, 4, 10])
    assert task_order(saved.run, saved.records, "result", descending=descending).tolist() == wanted


def test_that_every_task_is_there_once():
    saved = made([(0, 0.1), (0.1, 0.2)], [(0, 0.3)])
    for key in KEYS:
        assert np.array_equal(np.sort(task_order(saved.run, saved.records, key)), np.arange(3))
