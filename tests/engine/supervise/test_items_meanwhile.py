"""Runs whose items are made while the jobs run, so that nobody knows yet how many there will be."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.problems.items import GeneratorRaised
from engine.inside.records.events import Checked, Found, Made
from engine.inside.records.layout import KIND_SENT
from engine.model.batch import Batch
from engine.model.outcome import OPEN, Outcome, Verdict
from engine.model.task import State
from engine.supervise import seen
from engine.supervise.judging import Judge, Order
from engine.supervise.tally import Tally
from engine.trace.run import Run
from tests.engine.trace.cells import block, call, cell, header

FOUND = Found("done", 0.0, 0.0, None, None, "")
OPEN_ = Checked(0, 2, FOUND, Made(is_flow=True))
PLAN = make_plan(strategy="pool", jobs=1, workers=2)
JOBS = st.permutations(range(9))


def batch_of(checked, *blocks):
    return Batch(9, checked=checked, blocks=blocks, call=call(1, 0), verdict=OPEN)


@given(JOBS, st.integers(1, 9), st.integers(0, 3))
def test_that_tasks_are_known_as_they_come_and_counted_in_the_end(order, begun, more):
    """In whatever order workers come to them."""
    run, tally = Run(PLAN), Tally(0, grows=True)
    at = 1
    run.apply(batch_of(OPEN_))
    assert (run.expected, run.trace.jobs) == (None, 0)
    for number in order[:begun]:
        cells = cell(number, at, at + 1) + cell(10**6, at, at + 1, kind=KIND_SENT)  # a message is no task
        new = block(header("a"), cells)
        run.apply(batch_of(OPEN_, new))
        tally.take(new)
        at += 2
        assert run.trace.jobs == len(tally.state) == max(order[: order.index(number) + 1]) + 1
    assert run.expected is None
    jobs = run.trace.jobs + more
    run.apply(batch_of(OPEN_._replace(jobs=jobs)))
    tally.close(jobs)
    assert run.expected == run.plan.jobs == run.trace.jobs == len(tally.state) == jobs
    assert dict(tally.counted()) == {state: int(run.trace.counts[state]) for state in State}
    assert run.trace.counts[State.DONE] == begun
    beyond = block(header("b", 2), cell(jobs, at, at + 1))
    run.apply(batch_of(OPEN_._replace(jobs=jobs), beyond))
    tally.take(beyond)
    assert (run.trace.jobs, run.trace.garbled, len(tally.state)) == (jobs, 1, jobs)


def test_that_a_run_that_is_ended_before_all_are_made_has_the_jobs_that_were_seen():
    run = Run(PLAN)
    run.apply(batch_of(OPEN_, block(header("a"), cell(2, 1, 2))))
    from engine.inside.records.missing import Shortage
    from engine.model.batch import End, Fate

    run.apply(Batch(9, verdict=Verdict(Outcome.CANCELLED), end=End(Fate.CANCELLED, Shortage())))
    assert (run.plan.jobs, run.trace.jobs) == (3, 3)
    assert run.trace.counts[State.CANCELLED] == 2


def judge_of(*events, plan=PLAN):
    judge = Judge()
    for event in (seen.Begun(plan, stops_stalled=True), seen.Counted(0, 2), seen.Called(call(1, 0)), *events):
        judge.handle(event)
    return judge


def test_that_a_call_that_waits_for_the_next_item_is_not_stalled():
    judge = judge_of(seen.Counts({State.DONE: 3}), seen.Looked(9, 60.0))
    assert judge.verdict.outcome is None
    for event in (seen.Counted(3, 2), seen.Counts({State.DONE: 3}), seen.Looked(9, 60.0)):
        judge.handle(event)
    assert judge.verdict.outcome is Outcome.STALLED


def test_that_keeping_going_a_call_that_waits_for_its_first_item_is_not_started_anew():
    judge = judge_of(plan=make_plan(strategy="pool", jobs=1, workers=2, keep_going=True))
    assert judge.handle(seen.Looked(0, 1.0)) == []
    judge.handle(seen.Counted(3, 2))
    judge.handle(seen.Counts({State.DONE: 3}))
    assert judge.handle(seen.Looked(0, 1.0)) == [Order.AGAIN]


def test_that_it_is_complete_once_all_are_counted():
    over = (seen.Called(call(1, 5, returned=3)), seen.Counts({State.DONE: 3}), seen.Looked(9))
    judge = judge_of(*over)
    assert judge.verdict.outcome is None
    for event in (seen.Counted(3, 2), *over):
        judge.handle(event)
    assert judge.verdict == Verdict(Outcome.FINISHED)


def test_that_items_which_cannot_be_made_are_the_reason_whatever_was_done():
    why = GeneratorRaised(name="made", why="ValueError: no")
    over = (seen.Called(call(1, 5, returned=3)), seen.Counts({State.DONE: 3}), seen.Looked(9), seen.Gone())
    judge = judge_of(seen.Refused(why), seen.Counted(3, 2), *over)
    assert judge.verdict == Verdict(Outcome.FAILED, why, is_refused=True)
