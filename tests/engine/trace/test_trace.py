"""The columns of a run: every task once, whatever the records say."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records.facts import FACTS
from engine.inside.records.layout import CELL_BYTES, CELL_WORDS, KIND_ERROR, KIND_RECEIVED, KIND_SENT
from engine.trace.lane import State
from engine.trace.ranges import durations_ns
from engine.trace.trace import Trace
from tests.engine.trace.cells import cell, header

JOBS = 12
LANES = [header(f"{number}.records", pid=number) for number in range(3)]

WORD = st.one_of(st.integers(0, 20), st.integers(0, (1 << 64) - 1))
GARBLED = st.lists(WORD, min_size=CELL_WORDS, max_size=CELL_WORDS).map(
    lambda words: b"".join(word.to_bytes(8, "little") for word in words)
)
PLAUSIBLE = st.builds(
    cell, st.integers(0, JOBS + 1), st.integers(0, 9), st.integers(0, 9), st.integers(0, 20), st.integers(0, 3)
)
RUNNING = st.builds(lambda index, started: cell(index, started, 0), st.integers(0, JOBS + 1), st.integers(0, 9))
NEWS = st.lists(
    st.tuples(
        st.sampled_from(LANES),
        st.lists(PLAUSIBLE | GARBLED, max_size=6).map(b"".join),
        st.just(b"") | RUNNING | GARBLED,
        st.none() | st.sampled_from([State.LOST, State.CANCELLED]),
    ),
    max_size=12,
)


def check(trace):
    """What must hold of any trace at any time."""
    assert trace.counts.sum() == trace.jobs
    assert [np.count_nonzero(trace.state == state) for state in State] == trace.counts.tolist()
    assert trace.ended_count() == trace.jobs - sum(trace.counts[[State.WAITING, State.RUNNING, State.CANCELLED]])
    tasks = np.concatenate([lane.column("task") for lane in trace.lanes] or [np.zeros(0, np.int64)]).tolist()
    assert len(set(tasks)) == len(tasks), "a task that has ended stands twice"
    for lane in trace.lanes:
        assert {len(lane.column(name)) for name in ("task", "started_ns", "busy_ns", "cell")} == {len(lane)}
        assert {len(lane.facts.numbers(fact)) for fact in FACTS} == {len(lane)}
        started_ns, ended_ns = lane.column("started_ns"), lane.ended_ns(np.arange(len(lane)))
        assert (started_ns <= ended_ns).all()
        assert (ended_ns[:-1] <= started_ns[1:]).all(), "spans of a lane overlap"
        assert lane.running is None or lane.last_ended_ns() <= lane.running.started_ns
        positions = np.arange(len(lane))
        failed = [at for at in positions if trace.state[lane.span(at).task] == State.ERROR]
        assert lane.failed().tolist() == failed == np.flatnonzero(lane.is_failed(positions)).tolist()
    for task in range(trace.jobs):
        span = trace.span_of(task)
        state = State(trace.state[task])
        assert (span is None) <= (state in (State.WAITING, State.CANCELLED, State.LOST))
        if span is not None:
            assert span.task == task
            assert trace.lanes[span.lane].span(span.position).task == task
        if state in (State.DONE, State.ERROR):
            assert span.state == state
    assert [span.task for span in trace.spans()] == sorted(span.task for span in trace.spans())


@settings(max_examples=150)
@given(NEWS)
def test_that_no_bytes_whatever_upset_the_counts_or_place_a_task_twice(news):
    trace = Trace(JOBS)
    taken = 0
    for which, ended, running, end in news:
        lane = trace.lane(which)
        trace.extend(lane, ended, running)
        if end is not None:
            trace.end_running(lane, end, 9)
        taken += len(ended) // CELL_BYTES
        check(trace)
    assert sum(len(lane) for lane in trace.lanes) <= taken
    trace.cancel_waiting()
    check(trace)
    assert trace.counts[State.WAITING] == 0


@settings(max_examples=40)
@given(data=st.data(), jobs=st.integers(1, 300))
def test_that_an_honest_record_is_told_exactly(data, jobs):
    order = data.draw(st.permutations(range(jobs)))
    lane_of = data.draw(st.lists(st.integers(0, 2), min_size=jobs, max_size=jobs))
    failed = data.draw(st.sets(st.integers(0, jobs - 1)))
    portions = data.draw(st.lists(st.integers(0, 100), max_size=10))
    trace = Trace(jobs)
    at = 0
    starts = {task: 1 + 10 * turn for turn, task in enumerate(order)}
    for portion in [*portions, jobs]:
        part, at = order[at : at + portion], min(at + portion, jobs)
        for number, which in enumerate(LANES):
            mine = [task for task in part if lane_of[task] == number]
            kinds = {task: KIND_ERROR if task in failed else 0 for task in mine}
            cells = [cell(task, starts[task], starts[task] + 10, 5, kinds[task]) for task in mine]
            trace.extend(trace.lane(which), b"".join(cells), b"")
        check(trace)
    assert trace.garbled == 0
    assert trace.counts[State.ERROR] == len(failed)
    assert trace.counts[State.DONE] == jobs - len(failed)
    for task, span in enumerate(trace.spans()):
        start = starts[task]
        assert (span.lane, span.started_ns, span.ended_ns, span.fact("cpu")) == (lane_of[task], start, start + 10, 4)
        assert span.state == (State.ERROR if task in failed else State.DONE)
    assert sum(lane.busy_ns for lane in trace.lanes) == 10 * jobs


@pytest.mark.parametrize(
    ("what", "bad"),
    [
        ("index out of range", cell(JOBS)),
        ("index beyond all integers", cell((1 << 64) - 1)),
        ("never started", cell(1, 0, 5)),
        ("ended before it started", cell(1, 5, 4)),
        ("ended beyond all time", cell(1, 5, (1 << 64) - 1)),
        ("seen before", cell(0)),
        ("twice at once", cell(2, 5, 6) + cell(2, 5, 6)),
        ("before the end of the one before it", cell(1, 2, 4)),
        ("in the middle of the one before it", cell(1, 4, 5)),
    ],
)
def test_that_a_cell_that_cannot_be_right_is_left_out_and_counted(what, bad):
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, cell(0, 1, 2), b"")
    trace.extend(lane, cell(3, 3, 5) + bad + cell(4, 6, 7), b"")
    assert trace.garbled == 1, what
    assert {0, 3, 4} <= set(lane.column("task").tolist())
    check(trace)


@pytest.mark.parametrize("task", [0, 1, JOBS - 1])
def test_that_a_running_task_is_shown_and_then_replaced_by_its_end(task):
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, cell(3), cell(task, 5, 0))
    assert trace.counts[State.RUNNING] == 1
    assert trace.span_of(task).ended_ns == 0
    assert trace.span_count() == 2
    trace.extend(lane, cell(task, 5, 8), cell(2, 9, 0))
    assert (trace.span_of(task).ended_ns, trace.span_of(task).state) == (8, State.DONE)
    assert trace.span_of(2).state is State.RUNNING
    assert trace.garbled == 0
    check(trace)


@pytest.mark.parametrize("task", [0, 1, JOBS - 1])
@pytest.mark.parametrize("by", [b"", cell(2, 5, 0)])
def test_that_a_running_task_whose_record_is_overwritten_waits_again(task, by):
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, b"", cell(task, 5, 0))
    trace.extend(lane, b"", by)
    assert trace.span_of(task) is None
    assert trace.state[task] == State.WAITING
    assert trace.garbled == 1
    check(trace)


def test_that_a_lost_task_stays_lost_when_the_run_is_cancelled_later():
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, b"", cell(1, 5, 0))
    trace.end_running(lane, State.LOST, 9)
    trace.end_running(lane, State.CANCELLED, 10)
    assert (trace.span_of(1).state, trace.span_of(1).ended_ns) == (State.LOST, 0)
    assert trace.state[1] == State.LOST
    assert lane.gone_ns == 9
    check(trace)


def test_that_a_worker_is_busy_until_it_was_gone_and_no_longer_than_is_asked_for():
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, cell(0, 1, 3), cell(1, 5, 0))
    assert [lane.busy_until(at_ns) for at_ns in (4, 5, 9)] == [2, 2, 6]
    trace.end_running(lane, State.LOST, 9)
    # That it was gone is seen some time after the call has ended, of which it is told.
    assert [lane.busy_until(at_ns) for at_ns in (7, 9, 100)] == [4, 6, 6]


def test_that_a_task_that_is_told_to_run_once_more_is_the_same_unless_it_has_ended_elsewhere_since():
    trace = Trace(JOBS)
    first, second = trace.lane(LANES[0]), trace.lane(LANES[1])
    trace.extend(first, b"", cell(1, 5, 0))
    before = first.running
    trace.extend(first, b"", cell(1, 5, 0))
    assert first.running is before
    trace.extend(second, cell(1, 6, 7), b"")
    trace.extend(first, b"", cell(1, 5, 0))
    assert first.running is None
    assert trace.garbled == 1
    check(trace)


def test_that_a_task_done_elsewhere_is_not_lost_with_a_worker_that_ran_it_too():
    trace = Trace(JOBS)
    first, second = trace.lane(LANES[0]), trace.lane(LANES[1])
    trace.extend(first, b"", cell(1, 5, 0))
    trace.extend(second, cell(1, 6, 7), b"")
    trace.end_running(first, State.LOST, 9)
    assert trace.state[1] == State.DONE
    check(trace)


def test_that_columns_grow_past_their_first_room_and_keep_what_they_hold():
    trace = Trace(1_000)
    lane = trace.lane(LANES[0])
    for task in range(1_000):
        trace.extend(lane, cell(task, 3 * task + 1, 3 * task + 3), b"")
    assert lane.column("task").tolist() == list(range(1_000))
    assert lane.ended_ns(np.arange(1_000)).tolist() == list(range(3, 3_003, 3))
    assert lane.busy_ns == 2_000


def test_that_cpu_time_not_measured_is_none_and_never_more_than_the_time_taken():
    trace = Trace(JOBS)
    trace.extend(trace.lane(LANES[0]), cell(0, 1, 9, cpu=0) + cell(1, 9, 17, cpu=4) + cell(2, 20, 28, cpu=500), b"")
    assert [span.fact("cpu") for span in trace.spans()] == [None, 3, 8]


def test_that_a_span_outside_a_lane_is_an_index_error():
    lane = Trace(JOBS).lane(LANES[0])
    for position in (-1, 0, 5):
        with pytest.raises(IndexError):
            lane.span(position)


def test_that_one_worker_has_one_lane_in_the_order_of_appearance():
    trace = Trace(JOBS)
    assert [trace.lane(which).number for which in (LANES[1], LANES[0], LANES[1])] == [0, 1, 0]
    assert trace.lane_named("1.records").number == 0
    assert trace.lane_named("nobody") is None


def test_that_of_the_lanes_of_a_process_one_is_the_first():
    trace = Trace(JOBS)
    lanes = [
        trace.lane(header(str(number), pid, thread)) for number, (pid, thread) in enumerate([(1, 1), (1, 2), (2, 2)])
    ]
    assert [trace.is_first_of_process(lane) for lane in lanes] == [True, False, True]


def test_that_what_was_not_computed_was_waited_and_what_was_not_measured_was_not():
    trace = Trace(JOBS)
    assert trace.waiting_share() == 0.0
    # A word of 4 is 3 ns, and 0 is not measured; what is still running has no share in it.
    trace.extend(trace.lane(LANES[0]), cell(0, 1_000, 1_010, 4) + cell(1, 1_020, 1_030, 0), cell(2, 1_040, 0))
    trace.extend(trace.lane(LANES[1]), cell(3, 1_000, 1_020, 1), b"")
    assert trace.waiting_share() == (7 + 20) / 40


def test_that_a_task_that_goes_down_with_its_worker_waits_to_be_run_again():
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, b"", cell(1, 5, 0))
    trace.give_back(lane, 9)
    assert (trace.span_of(1), State(trace.state[1]), lane.gone_ns) == (None, State.WAITING, 9)
    assert (lane.running.task, lane.running.state) == (1, State.CANCELLED)
    check(trace)
    again = trace.lane(LANES[1])
    trace.extend(again, cell(1, 10, 11), b"")
    trace.give_back(lane, 12)
    assert (trace.span_of(1).lane, trace.span_of(1).state, lane.gone_ns) == (1, State.DONE, 9)
    trace.give_back(again, 12)
    assert again.gone_ns == 0
    check(trace)


def test_that_a_task_that_ran_elsewhere_meanwhile_is_not_taken_from_there():
    trace = Trace(JOBS)
    first, second = trace.lane(LANES[0]), trace.lane(LANES[1])
    trace.extend(first, b"", cell(1, 5, 0))
    trace.extend(second, b"", cell(1, 6, 0))
    assert trace.span_of(1).lane == 1
    trace.give_back(first, 9)
    assert (trace.span_of(1).lane, State(trace.state[1])) == (1, State.RUNNING)
    trace.end_running(second, State.LOST, 10)
    trace.extend(first, b"", b"")
    assert (trace.span_of(1).lane, State(trace.state[1]), trace.garbled) == (1, State.LOST, 0)
    check(trace)


def test_that_only_a_task_that_waits_can_be_one_that_was_never_sent():
    trace = Trace(2)
    trace.extend(trace.lane(LANES[0]), b"", cell(1, 5, 0))
    assert [trace.fail_unsent(task) for task in (-1, 2, 1, 0, 0)] == [False, False, False, True, False]
    assert [State(state).name for state in trace.state] == ["ERROR", "RUNNING"]
    assert (trace.counts[State.ERROR], trace.counts[State.WAITING]) == (1, 0)
    assert not Trace(2).fail_unsent(-1), "which is not the last one"


def test_that_the_shortest_and_the_longest_are_told_of_all_lanes_that_have_any():
    trace = Trace(JOBS)
    assert durations_ns(trace.lanes) == (0, 0)
    trace.extend(trace.lane(LANES[0]), b"", cell(0, 1, 0))
    assert durations_ns(trace.lanes) == (0, 0)
    trace.extend(trace.lane(LANES[1]), cell(1, 1, 8), b"")
    assert durations_ns(trace.lanes) == (7, 7)
    trace.extend(trace.lane(LANES[2]), cell(2, 1, 4) + cell(3, 5, 30), b"")
    assert (durations_ns(trace.lanes), trace.span_count(), trace.ended_count()) == ((3, 25), 4, 3)


@pytest.mark.parametrize(
    ("running", "is_right"),
    [
        (cell(1, 10, 0), True),
        (cell(JOBS - 1, 11, 0), True),
        (cell(1, 9, 0), False),  # before the end of the one before it
        (cell(JOBS, 11, 0), False),
        (cell(0, 11, 0), False),  # it has ended
        (cell(2, 11, 0), True),  # it runs elsewhere as well
        (cell(1, 0, 0), False),
    ],
    ids=["right", "the last", "too early", "too many", "ended", "twice", "never"],
)
def test_that_a_running_task_is_shown_if_it_can_be_one_and_counted_if_not(running, is_right):
    trace = Trace(JOBS)
    trace.extend(trace.lane(LANES[1]), b"", cell(2, 3, 0))
    lane = trace.lane(LANES[0])
    trace.extend(lane, cell(0, 1, 10), running)
    assert (lane.running is not None, trace.garbled) == (is_right, 0 if is_right else 1)
    if is_right:
        assert (lane.running.position, lane.running.ended_ns, lane.running.fact("cpu")) == (1, 0, None)
        assert trace.span_of(lane.running.task) == lane.running


def test_that_a_task_that_never_started_does_not_run_though_it_is_the_first():
    trace = Trace(JOBS)
    lane = trace.lane(LANES[0])
    trace.extend(lane, b"", cell(1, 0, 0))
    assert (lane.running, trace.garbled, trace.counts[State.RUNNING]) == (None, 1, 0)


def test_that_of_the_runners_messages_those_that_cannot_be_right_are_counted():
    trace = Trace(1)
    right = cell(1, 1, 2, kind=KIND_SENT, value=5) + cell(0, 2, 6, kind=KIND_RECEIVED, value=7)
    wrong = cell(1, 1, 2), cell(1, 3, 2, kind=KIND_SENT), cell(1, 0, 2, kind=KIND_SENT)
    trace.extend_runner(right + b"".join(wrong))
    assert trace.garbled == len(wrong)
    totals = trace.totals()
    assert (totals.pickle_ns, totals.unpickle_ns, totals.arguments) == (1, None, 0)


def test_that_a_message_without_a_size_has_the_one_that_the_runner_noted():
    trace = Trace(2)
    lane = trace.lane(LANES[0])
    trace.extend(lane, cell(4, 1, 1, kind=KIND_RECEIVED) + cell(0, 2, 3), b"")
    assert trace.argument(trace.span_of(0)) is None
    assert (trace.totals().argument_bytes, trace.totals().unpickle_ns) == (0, None)
    trace.extend_runner(cell(4, 1, 3, kind=KIND_SENT, value=30))
    assert trace.argument(trace.span_of(0)).size == trace.totals().argument_bytes == 30
    trace.extend(lane, cell(5, 4, 7, kind=KIND_RECEIVED, value=20) + cell(1, 8, 9), b"")
    totals = trace.totals()
    assert (totals.arguments, totals.argument_bytes, totals.pickle_ns, totals.unpickle_ns) == (2, 50, 2, 3)
