"""What has become of each task: the supervisor's own count is that of the run which is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.layout import KIND_ERROR, KIND_SENT
from engine.inside.worker import this_host
from engine.model.batch import Fate
from engine.model.death import Death
from engine.model.outcome import TaskError
from engine.model.task import State
from engine.supervise.seen import Gone
from engine.supervise.tally import Tally
from tests.engine.supervise.telling import Reading, Told
from tests.engine.trace.cells import block, cell, header

JOBS = 8
WORKERS = [header("a", 1), header("b", 1, 2), header("c", 3), header("d", 1, host="other"), header("e", 4)]
TASKS = st.integers(0, JOBS + 1)
CELLS = st.builds(
    cell, TASKS, st.integers(0, 30), st.integers(0, 30), kind=st.sampled_from([0, 0, 0, KIND_ERROR, KIND_SENT])
)
ENDED = st.lists(CELLS, max_size=3).map(b"".join)
RUNNING = st.just(b"") | st.builds(cell, TASKS, st.integers(0, 30), st.just(0))


@st.composite
def readings(draw):
    """Anything that workers may write, and deaths of theirs."""
    blocks = [block(worker, draw(ENDED), draw(RUNNING)) for worker in WORKERS if draw(st.booleans())]
    lost = [(worker, Death("SIGKILL"), draw(st.booleans())) for worker in WORKERS if draw(st.integers(0, 4)) == 0]
    unsent = [(draw(TASKS), TaskError("T", "m", "t"))] if draw(st.integers(0, 4)) == 0 else []
    return Reading(tuple(blocks), lost=tuple(lost), unsent=tuple(unsent))


@given(st.lists(readings(), max_size=6), st.booleans(), st.sampled_from(["pool", "dask"]), st.booleans())
def test_that_it_says_of_every_task_what_the_run_says_that_is_drawn(readings, keep_going, strategy, ends):
    told = Told(make_plan(strategy=strategy, jobs=JOBS, size=1, keep_going=keep_going))
    for reading in [*readings, *([Reading(gone=Gone())] if ends else [])]:
        settled = told.tally.counts[State.DONE :].sum()
        told.apply(reading)
        if reading.gone is not None:
            # What still ran or waited then, the run alone knows to be lost or cancelled.
            lost = told.tally.state == State.LOST
            assert (told.trace.state[lost] == State.LOST).all()
            continue
        assert told.tally.counts[State.DONE :].sum() >= settled, "progress has gone back"
        assert told.tally.state.tolist() == told.trace.state.tolist()
        assert told.tally.counts.tolist() == told.trace.counts.tolist() == list(told.tally.counted().values())


def test_that_an_attempt_counts_that_was_cancelled_though_its_record_is_overwritten_later():
    told = Told(make_plan(strategy="dask", jobs=JOBS, size=1))
    told.apply(Reading(unsent=((0, TaskError("T", "m", "t")),)))
    told.apply(Reading((block(WORKERS[0], running=cell(1, 2, 0)),), lost=((WORKERS[0], Death("SIGKILL"), True),)))
    told.apply(Reading((block(WORKERS[0]),)))
    told.apply(Reading((block(WORKERS[2], cell(1, 1, 1)),)))
    assert told.tally.state[1] == told.trace.state[1] == State.CANCELLED
    assert told.trace.span_of(1) is None


def running(*workers):
    """A tally where each worker runs a task, by their order."""
    tally = Tally(JOBS)
    for task, worker in enumerate(workers):
        tally.take(block(worker, running=cell(task, 1, 0)))
    return tally


@pytest.mark.parametrize(
    ("is_taken_down", "may_go_on", "fate"),
    [(False, False, Fate.LOST), (False, True, Fate.LOST), (True, False, Fate.CANCELLED), (True, True, Fate.AGAIN)],
)
def test_that_a_worker_that_is_alone_in_its_process_is_to_blame_unless_it_was_taken_down(
    is_taken_down, may_go_on, fate
):
    tally = running(header("a", 1), header("b", 2))
    assert tally.lose("a", is_taken_down=is_taken_down, may_go_on=may_go_on) == (0, fate)
    assert tally.counts[State.RUNNING] == 1
    assert tally.lose("a", is_taken_down=is_taken_down, may_go_on=may_go_on) is None
    assert tally.lose("nobody", is_taken_down=is_taken_down, may_go_on=may_go_on) is None


def test_that_of_threads_nobody_is_blamed_at_first_and_the_second_time_the_task_is():
    tally = running(header("a", 1), header("b", 1, 2))
    assert tally.lose("a", is_taken_down=False, may_go_on=True) == (0, Fate.AGAIN)
    assert tally.state[0] == State.WAITING
    tally.take(block(header("c", 9), running=cell(0, 5, 0)))
    tally.take(block(header("d", 9, 10), running=cell(2, 5, 0)))
    assert tally.lose("c", is_taken_down=False, may_go_on=True) == (0, Fate.LOST)


def test_that_two_hosts_processes_with_one_pid_are_two():
    tally = running(header("a", 1), header("b", 1, 2, host="other"))
    assert tally.lose("a", is_taken_down=False, may_go_on=True) == (0, Fate.LOST)


def test_that_only_a_task_that_waits_can_fail_to_be_sent():
    tally = running(header("a", 1))
    assert [tally.fail(task) for task in (0, 1, 1, JOBS, -1)] == [False, True, False, False, False]


def test_that_an_engine_tries_again_what_was_lost_and_the_last_attempt_counts():
    tally = Tally(JOBS, reruns=True)
    one, other = header("a", 1), header("b", 2)
    tally.take(block(one, running=cell(3, 1, 0)))
    assert tally.lose("a", is_taken_down=False, may_go_on=False) == (3, Fate.RETRIED)
    assert tally.state[3] == State.WAITING
    tally.take(block(other, running=cell(3, 2, 0)))
    assert tally.state[3] == State.RUNNING
    tally.take(block(other, cell(3, 2, 4)))
    tally.give_up()
    assert tally.counted()[State.DONE] == 1
    assert tally.counted()[State.LOST] == 0


def test_that_a_task_that_is_run_again_although_it_has_ended_stays_ended_until_it_ends_otherwise():
    tally = Tally(JOBS, reruns=True)
    tally.take(block(header("a", 1), cell(3, 1, 2)))
    tally.take(block(header("b", 2), running=cell(3, 5, 0)))
    assert tally.state[3] == State.DONE
    tally.take(block(header("b", 2), cell(3, 5, 6, kind=KIND_ERROR)))
    assert tally.state[3] == State.ERROR


def test_that_what_was_lost_and_is_not_tried_again_is_lost_in_the_end():
    tally = Tally(JOBS, reruns=True)
    tally.take(block(header("a", 1), running=cell(3, 1, 0)))
    tally.lose("a", is_taken_down=False, may_go_on=False)
    tally.give_up()
    assert tally.state[3] == State.LOST


def test_that_what_runs_on_other_hosts_is_counted_by_host():
    tally = Tally(JOBS, reruns=True)
    others = [header("f", 1, host="w1"), header("g", 2, host="w1"), header("h", 1, host="w2")]
    for task, each in enumerate([*others, header("a", 1, host=this_host())]):
        tally.take(block(each, running=cell(task, 5, 0)))
    assert tally.elsewhere() == {"w1": 2, "w2": 1}
    tally.take(block(others[0], cell(0, 5, 9)))
    tally.lose("h", is_taken_down=False, may_go_on=False)
    assert tally.elsewhere() == {"w1": 1}
