"""Which message brought which tasks, whatever their order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.layout import KIND_ERROR, KIND_INT, KIND_RECEIVED, KIND_SENT
from engine.trace.lane import State
from engine.trace.trace import Trace
from engine.trace.traffic import RunnerTraffic, Totals
from tests.engine.trace.cells import cell, header

CHUNKS = st.lists(st.integers(1, 5), min_size=1, max_size=8)


def story(chunks, results_after_each):
    """The cells of a worker that gets ``chunks`` of tasks, and sends results after each task or after each chunk."""
    cells, now, task = [], 10, 0
    expected = []
    for number, count in enumerate(chunks, 1):
        cells.append(cell(number, now, now + 2, kind=KIND_RECEIVED, value=100 * number))
        now += 3
        for _ in range(count):
            cells.append(cell(task, now, now + 5, kind=KIND_INT))
            now += 6
            if results_after_each:
                cells.append(cell(0, now, now + 1, kind=KIND_SENT, value=7))
                now += 2
            expected.append((number, count))
            task += 1
        if not results_after_each:
            cells.append(cell(0, now, now + 1, kind=KIND_SENT, value=7 * count))
            now += 2
    # At its end it says goodbye, which is no task's result.
    cells.append(cell(0, now, now + 1, kind=KIND_SENT, value=99))
    return cells, expected


@given(CHUNKS, st.booleans(), st.data())
def test_that_each_task_is_told_the_message_that_brought_it_and_the_one_that_took_its_result(chunks, each, data):
    cells, expected = story(chunks, each)
    trace = Trace(len(expected))
    lane = trace.lane(header())
    while cells:
        count = data.draw(st.integers(1, len(cells)))
        trace.extend(lane, b"".join(cells[:count]), b"")
        del cells[:count]
    sent = b"".join(cell(number, 1, 5, kind=KIND_SENT, value=100 * number) for number in range(1, len(chunks) + 1))
    trace.extend_runner(sent)
    assert trace.garbled == 0
    assert trace.counts[State.DONE] == len(expected)
    for span, (number, count) in zip(trace.spans(), expected, strict=True):
        argument, result = trace.argument(span), trace.result(span)
        assert (argument.tasks, argument.size, argument.pickle_ns, argument.unpickle_ns) == (count, 100 * number, 4, 2)
        assert (result.tasks, result.size) == ((1, 7) if each else (count, 7 * count))
    totals = trace.totals()
    assert (totals.arguments, totals.argument_bytes) == (len(chunks), 100 * sum(range(len(chunks) + 1)))
    assert (totals.results, totals.result_bytes) == (len(expected) if each else len(chunks), 7 * len(expected))


def test_that_the_records_of_tasks_are_found_among_those_of_messages():
    cells, expected = story([2, 1, 3], results_after_each=True)
    trace = Trace(len(expected))
    lane = trace.lane(header())
    trace.extend(lane, b"".join(cells[:4]), b"")
    trace.extend(lane, b"".join(cells[4:]), b"")
    for position in range(len(lane)):
        words = np.frombuffer(cells[lane.cell(position)], np.uint64)
        assert int(words[0]) == lane.span(position).task


def test_that_a_garbled_record_does_not_move_those_behind_it():
    cells = [cell(0, 1, 2), cell(99, 3, 4), cell(1, 5, 6, kind=KIND_ERROR)]
    trace = Trace(2)
    lane = trace.lane(header())
    trace.extend(lane, b"".join(cells), b"")
    assert trace.garbled == 1
    assert [lane.cell(position) for position in range(2)] == [0, 2]


def test_that_a_message_that_is_being_noted_is_no_running_task():
    trace = Trace(1)
    lane = trace.lane(header())
    trace.extend(lane, b"", cell(0, 5, 0, kind=KIND_RECEIVED, value=3))
    assert lane.running is None
    assert (trace.garbled, trace.counts[State.RUNNING]) == (0, 0)


def test_that_without_the_runners_end_the_workers_own_is_told():
    trace = Trace(1)
    lane = trace.lane(header())
    trace.extend(lane, cell(4, 1, 3, kind=KIND_RECEIVED, value=50) + cell(0, 4, 5), b"")
    argument = trace.argument(trace.span_of(0))
    assert (argument.size, argument.pickle_ns, argument.unpickle_ns) == (50, None, 2)
    assert trace.result(trace.span_of(0)) is None


def test_that_nothing_sent_has_no_numbers_and_a_size_beyond_reason_is_the_largest_that_is_told():
    traffic = RunnerTraffic()
    assert [len(each) for each in traffic.by_number()] == [0, 0]
    cells = b"".join(cell(number, 5, 7, kind=KIND_SENT, value=value) for number, value in ((1, 30), (2, 2**64 - 1)))
    traffic.extend(np.frombuffer(cells, np.uint64).reshape(2, -1))
    assert traffic.by_number()[0].tolist() == [0, 30, 2**62]
    assert [len(each) for each in RunnerTraffic().by_number()] == [0, 0]


def runner_of(*messages):
    """The runner's end, of the number, kind, size and time in ns of each."""
    traffic = RunnerTraffic()
    cells = b"".join(cell(number, 1, 1 + took, kind=kind, value=size) for number, kind, size, took in messages)
    traffic.extend(np.frombuffer(cells, np.uint64).reshape(len(messages), -1))
    return traffic


@pytest.mark.parametrize("number", [1, 2, 63, 64, 65, 200])
def test_that_whatever_its_number_is_a_message_is_found_by_it_and_no_other_is(number):
    traffic = runner_of((number, KIND_SENT, 5, 7), (0, KIND_SENT, 9, 9))
    sizes, took_ns = traffic.sent(np.array([0, number - 1, number, number + 1, 64, 10**9]))
    assert sizes.tolist() == [0, 0, 5, 0, 5 * (number == 64), 0]
    assert took_ns.tolist() == [0, 0, 7, 0, 7 * (number == 64), 0]
    assert [len(each) for each in traffic.by_number()] == [number + 1] * 2


def test_that_a_number_beyond_reason_is_nobodys_and_its_time_counts(monkeypatch):
    monkeypatch.setattr("engine.trace.traffic._NUMBER_MOST", 100)
    for number in (100, 2**64 - 1):
        traffic = runner_of((number, KIND_SENT, 5, 7))
        assert ([len(each) for each in traffic.by_number()], traffic.pickle_ns) == ([0, 0], 7)
    assert [len(each) for each in runner_of((99, KIND_SENT, 5, 7)).by_number()] == [100, 100]


def test_that_the_runner_was_busy_while_it_made_or_read_messages():
    traffic = runner_of((1, KIND_SENT, 5, 10), (0, KIND_RECEIVED, 6, 20), (2, KIND_SENT, 7, 10**10))
    assert (traffic.pickle_ns, traffic.unpickle_ns) == (10 + 10**10, 20)
    assert traffic.busy().until(np.array([0, 6, 10**11])).tolist() == [0, 5, 10**10]
    for handled in ({name: traffic.handled[name] for name in ("started_ns", "took_ns")}, None):
        again = RunnerTraffic.restored(*traffic.by_number(), traffic.pickle_ns, traffic.unpickle_ns, handled=handled)
        assert (again.pickle_ns, again.unpickle_ns, len(again.handled)) == (10 + 10**10, 20, 3 if handled else 0)
        assert again.sent(np.array([1, 2]))[0].tolist() == [5, 7]


def test_that_all_that_travelled_is_told_by_both_ends_and_a_size_that_the_worker_did_not_see_by_the_runner():
    trace = Trace(3)
    first, second = trace.lane(header("a")), trace.lane(header("b", pid=2))
    trace.extend(
        first,
        cell(1, 1, 3, kind=KIND_RECEIVED, value=1) + cell(0, 4, 5) + cell(0, 5, 9, kind=KIND_SENT, value=6),
        b"",
    )  # fmt: skip
    trace.extend(second, cell(2, 1, 5, kind=KIND_RECEIVED, value=0) + cell(1, 6, 7), b"")
    trace.extend_runner(cell(1, 1, 9, kind=KIND_SENT, value=1) + cell(2, 1, 4, kind=KIND_SENT, value=30))
    trace.extend_runner(cell(0, 9, 19, kind=KIND_RECEIVED, value=6))
    assert trace.totals() == Totals(2, 31, 1, 6, pickle_ns=8 + 3 + 4, unpickle_ns=10 + 2 + 4)
    unseen = Trace(1)
    unseen.extend(unseen.lane(header()), cell(2, 1, 5, kind=KIND_RECEIVED, value=0) + cell(0, 6, 7), b"")
    assert unseen.totals() == Totals(1, 0, 0, 0, pickle_ns=0, unpickle_ns=None)
    assert Trace(1).totals() == Totals(0, 0, 0, 0, pickle_ns=0, unpickle_ns=None)


def test_that_what_a_worker_sends_before_its_first_task_is_no_result():
    trace = Trace(1)
    lane = trace.lane(header())
    trace.extend(lane, cell(0, 1, 2, kind=KIND_SENT, value=3) + cell(0, 4, 5), b"")
    trace.extend(lane, cell(0, 6, 7, kind=KIND_SENT, value=4), b"")
    assert trace.result(trace.span_of(0)).size == 4
    assert len(lane.traffic.sent) == 1
