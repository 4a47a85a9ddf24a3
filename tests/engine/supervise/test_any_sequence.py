"""What holds of the judge, whatever is seen of a run, and in whatever order."""

from hypothesis import given
from hypothesis import strategies as st

from engine.model.outcome import Outcome
from engine.model.task import State
from engine.supervise.judging import Judge, Order
from engine.supervise.seen import Called, Counts, Gone, Looked, RunnerEnded, ThreadDied
from tests.engine.supervise.judged import EVENTS, JOBS, LAZY, counts, sequences
from tests.engine.trace.cells import call

ENDED = call(ended_ns=5)


def judge_of(events):
    """A judge that was told of them, and its orders."""
    judge = Judge()
    return judge, [order for event in events for order in judge.handle(event)]


@given(sequences())
def test_that_every_sequence_ends_and_only_what_is_finished_has_no_reason_or_computed_nothing(events):
    judge, _ = judge_of([*events, Gone()])
    assert judge.end is not None
    assert judge.verdict.outcome is not None
    assert (judge.verdict.outcome is Outcome.FINISHED) == (judge.verdict.reason in (None, LAZY))
    assert judge.verdict.reason is None or judge.verdict.reason.told().isprintable()


@given(sequences(), st.lists(EVENTS, max_size=5))
def test_that_once_over_nothing_changes_and_nothing_is_ordered(events, more):
    judge, _ = judge_of([*events, Gone()])
    before = judge.verdict, judge.end
    assert [judge.handle(event) for event in [*more, Gone(), Looked(1_000)]] == [[]] * (len(more) + 2)
    assert (judge.verdict, judge.end) == before


@given(sequences())
def test_that_a_run_is_finished_only_if_its_call_has_returned_and_all_results_are_in(events):
    judge = Judge()
    for number, event in enumerate(events):
        was_finished = judge.verdict.outcome is Outcome.FINISHED
        judge.handle(event)
        if judge.verdict.outcome is not Outcome.FINISHED or was_finished:
            continue
        known = [each.of for each in events[:number] if isinstance(each, Counts)]
        calls = [each.call for each in events[:number] if isinstance(each, Called)]
        assert known[-1][State.DONE] == JOBS
        assert (calls[-1].ended_ns, calls[-1].error) == (5, None)
        assert calls[-1].returned in (None, JOBS)


@given(sequences())
def test_that_each_order_is_given_once_and_none_after_a_stop(events):
    _, orders = judge_of([*events, Looked(1_000), Gone()])
    assert orders.count(Order.FINISH) <= 1
    assert orders.count(Order.STOP) <= 1
    assert Order.STOP not in orders[:-1]
    assert Order.FINISH not in orders or Order.AGAIN not in orders[orders.index(Order.FINISH) :]
    assert events[0].plan.keep_going or Order.AGAIN not in orders


@given(sequences())
def test_that_a_call_that_ends_is_finished_or_stopped_or_started_anew(events):
    judge, orders = judge_of([*events, Called(ENDED), Looked(1_000)])
    assert {Order.FINISH, Order.STOP} & set(orders)
    assert not judge.has_called


@given(sequences())
def test_that_a_stalled_run_that_goes_on_is_stalled_no_more_unless_it_was_stopped(events):
    judge, orders = judge_of([*events, Looked(1_000, 0.0)])
    assert judge.verdict.outcome is not Outcome.STALLED or Order.STOP in orders


@given(sequences(), st.permutations([Called(call(1, 5)), Counts({State.DONE: JOBS}), ThreadDied("x"), RunnerEnded(3)]))
def test_that_it_does_not_matter_in_which_order_the_facts_of_a_reading_are_told(events, facts):
    in_order = sorted(facts, key=lambda fact: type(fact).__name__)
    one, its_orders = judge_of([*events, *in_order, Looked(10, 2.5), Gone()])
    other, other_orders = judge_of([*events, *facts, Looked(10, 2.5), Gone()])
    assert (one.verdict, one.end, its_orders) == (other.verdict, other.end, other_orders)


@given(sequences(), st.lists(counts(), max_size=3), counts())
def test_that_it_does_not_matter_in_how_many_pieces_the_tasks_are_told(events, pieces, whole):
    one, its_orders = judge_of([*events, whole, Looked(10, 2.5), Gone()])
    other, other_orders = judge_of([*events, *pieces, whole, whole, Looked(10, 2.5), Gone()])
    assert (one.verdict, one.end, its_orders) == (other.verdict, other.end, other_orders)
