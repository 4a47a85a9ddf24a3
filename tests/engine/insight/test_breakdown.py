"""Every moment of every worker is in one part: whatever is in a trace, and in runs of which each part is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, Watch
from engine.inside.records.events import Checked, Found, Made
from engine.inside.records.layout import FLAG_CONTAINER
from engine.insight.breakdown import PARTS, breakdown_of
from engine.model.alone import Alone
from engine.model.batch import Batch, End
from engine.model.call import Python
from engine.model.measured import ProcessSample, Sample
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.insight.made import Workload
from tests.engine.insight.traces import FACT_WORDS, runs, spans
from tests.engine.trace.cells import block, call, cell, header


@st.composite
def called(draw):
    """A run that is over, whose call began and ended anywhere."""
    run = draw(runs())
    edges = [1, *(edge for span in spans(run) for edge in (span.started_ns, span.ended_ns) if edge)]
    near = st.builds(lambda edge, by: max(edge + by, 1), st.sampled_from(edges), st.integers(-5, 10**9))
    run.started_ns, run.ended_ns = sorted([draw(near), draw(near)])
    run.seen_ns = run.ended_ns
    object.__setattr__(run.plan, "workers", draw(st.integers(1, 6)))
    for lane in run.trace.lanes:
        _draw_messages(draw, lane)
        if draw(st.booleans()):
            run.imports[lane.header.process] = draw(st.integers(0, 10**10)) / 1e9
    handled = draw(st.lists(st.tuples(near, st.integers(0, 10**9)), max_size=4))
    if handled:
        columns = [np.array(column, np.int64) for column in zip(*handled, strict=True)]
        run.trace.runner_traffic.handled.append(dict(zip(("started_ns", "took_ns"), columns, strict=True)))
    steps = draw(st.lists(st.tuples(near, near, st.integers(0, 9)), max_size=3))
    made = Made(is_flow=True, steps=tuple(value for step in steps for value in (step[0] / 1e9, step[1] / 1e9, step[2])))
    run.checked = Checked(1, 1, Found("done", 0.0, 0.0, None, None, ""), made)
    processes = [lane.header.process for lane in run.trace.lanes]
    if processes:
        for at_ns in sorted(draw(st.lists(near, max_size=4))):
            run.incidents.look(draw(st.frozensets(st.sampled_from(processes))), at_ns)
    run.python = draw(st.sampled_from([None, Python("3.11.0", True, 2), Python("3.13.0", False, 1)]))
    run.alone = draw(st.sampled_from([None, Alone(1, 0.0, 0.0), Alone(3, 5.0, 2.0)]))
    used = st.floats(0, 1)
    if draw(st.booleans()):
        run.samples.append(Sample(run.started_ns - 1, run.ended_ns, draw(used), draw(used), ()))
    return run


def _draw_messages(draw, lane):
    for columns in (lane.traffic.received, lane.traffic.sent):
        before = np.sort(np.array(draw(st.lists(st.integers(0, lane.span_count() + 1), max_size=4)), np.int64))
        if len(before):
            took = np.array([draw(st.integers(0, 10**10)) for _ in before], np.int64)
            columns.append({"number": before, "size": before * 1_000, "took_ns": took, "before": before})


@given(called())
def test_that_the_parts_make_workers_times_elapsed_and_none_is_negative(run):
    found = breakdown_of(run)
    assert list(found.parts) == list(PARTS)
    assert min(found.parts.values()) >= 0
    assert found.unexplained_s >= 0
    assert found.budget_s == pytest.approx(run.plan.workers * (run.ended_ns - run.started_ns) / 1e9, rel=1e-12)
    assert sum(found.parts.values()) + found.unexplained_s == pytest.approx(found.budget_s, rel=1e-9, abs=1e-12)


MOMENTS = st.integers(1_000, 10_000)


@st.composite
def watched(draw):
    """A program that is over, with calls that overlap, nest and repeat, in processes and threads, some of them lost."""
    run = Run(Plan.watching(Watch(("train.py",))))
    keys = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4, unique=True))
    told = tuple((key, _call(draw)) for key in keys)
    blocks, places = [], dict.fromkeys(keys, 0)
    for number in range(draw(st.integers(0, 5))):
        pid = draw(st.integers(1, 3))
        born = draw(st.sampled_from([0, 1_500]))
        whose = header(f"{number}.records", pid, 10 * pid + number, born_ns=born, level=draw(st.integers(0, 1)))
        at, ended, running = draw(MOMENTS), b"", b""
        for _ in range(draw(st.integers(0, 6))):
            key, took = draw(st.sampled_from(keys)), draw(st.integers(0, 2_000))
            kind = draw(st.sampled_from([0, 0, FLAG_CONTAINER]))
            more = {"kind": kind, "call": key, "cpu": draw(st.integers(0, 9)), "facts": draw(FACT_WORDS)}
            ended += cell(places[key], at, at + took, **more)
            places[key] += 1
            at += took + draw(st.integers(0, 1_000))
        if draw(st.booleans()):
            key = draw(st.sampled_from(keys))
            running = cell(places[key], at, 0, call=key)
            places[key] += 1
        blocks.append(block(whose, ended, running))
    run.apply(Batch(15_000, call=call(500, 14_000, pid=1), calls=told, blocks=tuple(blocks)))
    for lane in run.trace.lanes:
        if lane.running is not None and draw(st.booleans()):
            run.trace.end_running(lane, State.LOST, draw(st.integers(lane.running.started_ns, 14_000 + 10**4)))
        _draw_messages(draw, lane)
    run.apply(Batch(15_000, end=End()))
    processes = [lane.header.process for lane in run.trace.lanes]
    for at_ns in sorted(draw(st.lists(MOMENTS, max_size=4))) if processes else ():
        run.incidents.look(draw(st.frozensets(st.sampled_from(processes))), at_ns)
    used, parts = st.floats(0, 1), [ProcessSample(each, draw(st.floats(0, 2)), 1) for each in set(processes)]
    run.samples.append(Sample(400, draw(MOMENTS), draw(used), draw(used), tuple(parts), others=draw(used)))
    run.python = draw(st.sampled_from([None, Python("3.11.0", True, 2), Python("3.13.0", False, 1)]))
    return run


def _call(draw):
    started = draw(MOMENTS)
    return {
        "by": "joblib.Parallel", "function": "f", "file": "train.py", "line": 1, "host": "h",
        "pid": draw(st.integers(1, 3)), "thread": draw(st.sampled_from([1, 10, 21, 32])),
        "workers": draw(st.sampled_from([None, 1, 2, 4])), "started_ns": started,
        "ended_ns": draw(st.sampled_from([0, started + draw(st.integers(0, 9_000))])),
    }  # fmt: skip


@given(watched(), st.booleans())
def test_that_the_parts_of_a_watched_programs_calls_make_the_budget_of_all_of_them(run, has_reference):
    reference = {("train.py", 1, "f"): Alone(2, 1e-6, 1e-6)} if has_reference else {}
    found = breakdown_of(run, reference)
    assert min(found.parts.values()) >= 0
    assert found.unexplained_s >= 0
    assert found.budget_s == pytest.approx(sum(each.workers * each.length_ns for each in found.windows) / 1e9)
    assert sum(found.parts.values()) + found.unexplained_s == pytest.approx(found.budget_s, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize(("beside", "waited_s"), [(0.0, 0.0), (0.8, 2 * 99 * 0.8e-3)])
def test_that_what_is_between_small_jobs_is_waiting_for_a_main_process_that_computes_meanwhile(beside, waited_s):
    load = Workload()
    load.beside = beside
    for _ in range(2):
        worker = load.worker()
        for _ in range(100):
            worker.receive(0.02, 1).job(0.05).send(0.02, 1).idle(1.43)  # 1 ms more than handing over takes
    found = breakdown_of(load.run())
    assert found.parts["sender"] == pytest.approx(waited_s, rel=0.01)
    assert found.unexplained_s + found.parts["sender"] == pytest.approx(2 * 99 * 1e-3, rel=0.01)
