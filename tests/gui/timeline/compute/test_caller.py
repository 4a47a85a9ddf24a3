"""What the process that calls the strategy does, upon pixels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan
from engine.insight.caller import births_ns, has_caller
from engine.trace.run import Run
from gui.timeline.compute.caller import handled_pixels
from gui.timeline.compute.time_view import TimeView
from tests.engine.trace.cells import batch, block, call, cell, header

START_NS = 20_000_000_000
MS = 1_000_000


def run_of(strategy="pool", blocks=()):
    run = Run(Plan(strategy, 2, 4, "squares", 10))
    run.apply(batch(list(blocks), call=call(START_NS, START_NS + 1_000 * MS), at_ns=START_NS + 1_000 * MS))
    return run


def view_of(run, handled_ms=(), width=1_000.0):
    for at_ms, took_ms in handled_ms:
        run.trace.runner_traffic.handled.append(
            {"started_ns": [START_NS + round(at_ms * MS)], "took_ns": [took_ms * MS]}
        )
    return TimeView(run, 0.0, 1.0, width)


@pytest.mark.parametrize(
    ("strategy", "wanted"), [("pool", True), ("process", True), ("threads", False), ("sequential", False)]
)
def test_that_only_a_caller_of_other_processes_has_a_row(strategy, wanted):
    assert has_caller(run_of(strategy)) is wanted


def test_that_there_is_no_row_before_the_call():
    assert not has_caller(Run(Plan("pool", 2, 4, "squares", 10)))


def test_that_births_are_those_of_the_workers_in_their_order_but_not_of_other_hosts():
    workers = [header(f"{pid}.records", pid=pid, born_ns=START_NS + at * MS) for pid, at in ((7, 30), (8, 10), (9, 0))]
    workers.append(header("r0-7.records", pid=7, born_ns=START_NS + 20 * MS, host="elsewhere"))
    told = [block(each, cell(number, START_NS + 40 * MS, START_NS + 50 * MS)) for number, each in enumerate(workers)]
    run = run_of(blocks=told)
    run.runner_host = "h"
    assert births_ns(run) == [START_NS, START_NS + 10 * MS, START_NS + 30 * MS]


def test_that_each_time_of_pickling_is_seen_however_short():
    run = run_of()
    assert handled_pixels(run, view_of(run, [(100, 50), (300, 1e-5), (999.9, 0.1)])) == [
        (100, 150),
        (300, 301),
        (999, 1_000),
    ]


def test_that_what_overlaps_or_touches_is_one_and_what_is_elsewhere_is_not_seen():
    run = run_of()
    view = view_of(run, [(100, 50), (120, 50), (170, 5), (-30, 10), (1_200, 50)])
    assert handled_pixels(run, view) == [(100, 175)]


@given(st.lists(st.tuples(st.floats(-500, 1_500), st.floats(0, 300)), max_size=20), st.floats(1, 2_000))
def test_that_stretches_are_apart_in_order_and_within_the_view(handled_ms, width):
    run = run_of()
    found = handled_pixels(run, view_of(run, handled_ms, width))
    edges = [edge for stretch in found for edge in stretch]
    assert edges == sorted(set(edges))
    assert all(0 <= edge <= width + 1 for edge in edges)
    seen = [each for each in handled_ms if each[0] + each[1] > 1 and each[0] < 999 * (1 - 1 / width)]
    assert bool(found) >= bool(seen)
