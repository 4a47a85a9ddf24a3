"""Runs made of any cells, as hypothesis likes them."""

from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.facts import FACTS
from engine.inside.records.layout import KIND_ERROR
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.trace.cells import cell, header

FACT_WORDS = st.lists(st.sampled_from([0, 0, 1, 5, 10**9]), min_size=len(FACTS) - 1, max_size=len(FACTS) - 1)
LENGTHS_NS = st.one_of(st.integers(0, 3), st.integers(0, 10**10))


@st.composite
def runs(draw, jobs_most=40):
    """A run of some workers, threads among them: ended tasks, running, lost and given back ones, and waiting ones."""
    jobs = draw(st.integers(1, jobs_most))
    run = Run(make_plan(strategy="process", jobs=jobs, workers=1))
    tasks = iter(draw(st.permutations(range(jobs))))
    for number in range(draw(st.integers(0, 4))):
        pid = draw(st.integers(1, jobs_most))
        lane = run.trace.lane(header(f"{number}.records", pid, draw(st.sampled_from([pid, pid + 5]))))
        at, ended = draw(st.integers(1, 1_000)), b""
        for task, _ in zip(tasks, range(draw(st.integers(0, 12))), strict=False):
            at += draw(LENGTHS_NS)
            took = draw(LENGTHS_NS)
            kind, cpu, facts = draw(st.sampled_from([0, KIND_ERROR])), draw(st.integers(0, 9)), draw(FACT_WORDS)
            ended += cell(task, at, at + took, cpu, kind, facts=facts)
            at += took
        open_task = next(tasks, None) if draw(st.booleans()) else None
        running = b"" if open_task is None else cell(open_task, at + draw(LENGTHS_NS), 0)
        run.trace.extend(lane, ended, running)
        seen_ns = at + 2 * draw(LENGTHS_NS)
        match draw(st.sampled_from(["runs", "lost", "cancelled", "given back"])):
            case "lost":
                run.trace.end_running(lane, State.LOST, seen_ns)
            case "cancelled":
                run.trace.end_running(lane, State.CANCELLED, seen_ns)
            case "given back":
                run.trace.give_back(lane, seen_ns)
                if open_task is not None and draw(st.booleans()):
                    other = run.trace.lane(header(f"again-{number}.records", pid + 1, pid + 1))
                    run.trace.extend(other, cell(open_task, at + 10**12, at + 2 * 10**12), b"")
    return run


def spans(run):
    """Every span of every lane, the open ones last."""
    return [
        span
        for lane in run.trace.lanes
        for span in [*(lane.span(position) for position in range(len(lane))), lane.running]
        if span is not None
    ]
