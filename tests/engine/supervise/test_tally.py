"""What has become of each task: the supervisor's own count is that of the run which is drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.events import Checked, Found, Made
from engine.inside.records.layout import KIND_ERROR
from engine.inside.worker import this_host
from engine.model.batch import Batch, Fate
from engine.model.death import Death
from engine.model.task import State
from engine.supervise.seen import Gone
from engine.supervise.tally import Tally
from tests.engine.supervise.any_readings import JOBS, WORKERS, readings
from tests.engine.supervise.telling import Reading, Told
from tests.engine.trace.cells import block, cell, header

NOT_COUNTED = Checked(0, 2, Found("done", 0.0, 0.0, None, None, ""), Made(is_flow=True))


@given(st.lists(readings(), max_size=6), st.booleans(), st.sampled_from(["pool", "dask"]), st.booleans(), st.booleans())
def test_that_it_says_of_every_task_what_the_run_says_that_is_drawn(seen, keep_going, strategy, ends, grows):
    told = Told(make_plan(strategy=strategy, jobs=JOBS, size=1, keep_going=keep_going))
    if grows:
        told.tally = Tally(0, reruns=told.plan.reruns, grows=True)
        told.run.apply(Batch(0, checked=NOT_COUNTED))
    for reading in [*seen, *([Reading(gone=Gone())] if ends else [])]:
        settled = told.tally.counts[State.DONE :].sum()
        told.apply(reading)
        if reading.gone is not None:
            # What still ran or waited then, the run alone knows to be lost or cancelled.
            lost = told.tally.state == State.LOST
            assert (told.trace.state[lost] == State.LOST).all()
            continue
        assert told.tally.counts[State.DONE :].sum() >= settled, "progress has gone back"
        assert len(told.tally.state) == told.trace.jobs
        assert told.tally.state.tolist() == told.trace.state.tolist()
        assert told.tally.counts.tolist() == told.trace.counts.tolist() == list(told.tally.counted().values())


@given(st.lists(readings(apart=True), max_size=5), st.integers(1, 3), st.booleans())
def test_that_it_says_so_too_of_a_run_that_is_drawn_in_parts(seen, most, keep_going):
    told = Told(make_plan(strategy="dask", jobs=JOBS, size=1, keep_going=keep_going))
    for reading in seen:
        for part in told.batch(reading).parts(most):
            told.run.apply(part)
        assert told.tally.state.tolist() == told.trace.state.tolist()
        assert told.tally.counts.tolist() == told.trace.counts.tolist()


def test_that_what_has_ended_by_its_record_has_done_so_though_a_later_attempt_was_cancelled():
    told = Told(make_plan(strategy="dask", jobs=JOBS, size=1))
    told.apply(Reading((block(WORKERS[0], running=cell(1, 2, 0)),), lost=((WORKERS[0], Death("SIGKILL"), True),)))
    told.apply(Reading((block(WORKERS[0]),)))
    assert told.tally.state[1] == told.trace.state[1] == State.CANCELLED
    assert told.trace.span_of(1) is None, "its record was overwritten"
    told.apply(Reading((block(WORKERS[2], cell(1, 1, 1)),)))
    assert told.tally.state[1] == told.trace.state[1] == State.DONE
    assert told.trace.span_of(1).started_ns == 1


def test_that_records_that_cannot_be_right_make_no_more_tasks_known():
    tally = Tally(0, grows=True)
    tally.take(block(WORKERS[0], cell(5, 3, 2) + cell(6, 0, 2), cell(7, 0, 0)))
    assert len(tally.state) == 0
    tally.take(block(WORKERS[0], cell(1, 1, 2), cell(9, 1, 0)))  # the start of what runs is before the end of the last
    assert len(tally.state) == 2


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
    assert Tally(JOBS).fail(0)


def test_that_a_task_that_began_before_the_last_of_several_had_ended_does_not_run():
    tally = Tally(JOBS)
    tally.take(block(header("a", 1), cell(0, 1, 2) + cell(1, 3, 5), cell(2, 4, 0)))
    assert [tally.counted()[state] for state in (State.DONE, State.RUNNING)] == [2, 0]
    tally.take(block(header("a", 1), running=cell(2, 5, 0)))
    assert tally.counted()[State.RUNNING] == 1


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


@pytest.mark.parametrize("reruns", [True, False])
def test_that_a_record_that_cannot_be_right_stands_in_no_others_way_in_however_many_parts_they_come(reruns):
    again = cell(0, 13, 13)
    for parts in ([cell(0, 8, 18) + again + cell(2, 13, 14)], [cell(0, 8, 18), again, cell(2, 13, 14)]):
        tally = Tally(JOBS, reruns=reruns)
        for ended in (cell(1, 8, 13), *parts):
            tally.take(block(header("a", 1), ended))
        assert [tally.state[task] == State.DONE for task in range(3)] == [True, True, True]


def test_that_a_task_that_has_ended_elsewhere_is_not_lost_with_who_still_seems_to_run_it():
    tally, seen = Tally(JOBS), block(header("a", 1), running=cell(1, 5, 0))
    tally.take(seen)
    tally.take(block(header("b", 2), cell(1, 6, 7)))
    tally.take(seen)
    assert tally.lose("a", is_taken_down=False, may_go_on=False) is None
    assert tally.state[1] == State.DONE


def test_that_the_attempt_that_counts_is_the_one_that_began_last_of_those_that_go_on_though_it_was_heard_of_first():
    tally = Tally(JOBS, reruns=True)
    first = block(header("a", 1), running=cell(3, 5, 0))
    tally.take(first)
    tally.take(block(header("b", 2), running=cell(3, 7, 0)))
    assert tally.lose("b", is_taken_down=False, may_go_on=False) == (3, Fate.RETRIED)
    tally.take(block(header("c", 3), running=cell(3, 4, 0)))
    tally.take(first)
    tally.lose("c", is_taken_down=False, may_go_on=False)
    assert tally.state[3] == State.RUNNING
    tally.lose("a", is_taken_down=False, may_go_on=False)
    assert tally.state[3] == State.WAITING


@pytest.mark.parametrize(("reruns", "lost"), [(True, (3, Fate.RETRIED)), (False, None)])
def test_that_a_task_that_has_ended_is_run_again_by_an_engine_alone(reruns, lost):
    tally = Tally(JOBS, reruns=reruns)
    tally.take(block(header("a", 1), cell(3, 1, 2)))
    tally.take(block(header("b", 2), running=cell(3, 5, 0)))
    assert tally.lose("b", is_taken_down=False, may_go_on=False) == lost
    assert tally.state[3] == State.DONE


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
