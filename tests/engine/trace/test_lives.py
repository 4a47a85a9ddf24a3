"""The processes that have run no task: which are workers, and whose tasks have started the others."""

from engine.inside.plan import make_plan
from engine.inside.worker import Process
from engine.model.batch import Batch
from engine.model.measured import CHILD, IDLE_WORKER, Life
from engine.trace.lane import Lane
from engine.trace.lives import LIVES_MOST, Lives
from engine.trace.run import Run
from tests.engine.trace.cells import call, header


def life(pid, kind=IDLE_WORKER, worker=0, born_ns=10, gone_ns=0, start=0, host="h"):
    return Life(Process(host, pid, start), kind, worker, "python", born_ns, gone_ns)


def pids(lives):
    return [each.process.pid for each in lives]


def test_that_a_worker_is_idle_until_it_has_a_lane_and_they_stand_in_the_order_of_their_births():
    lives = Lives()
    lives.take([life(3, born_ns=30), life(1, born_ns=10), life(2, born_ns=20), life(9, CHILD, 1), life(8)])
    lives.take([life(8, "other")])  # and so no worker
    assert pids(lives.idle([])) == [1, 2, 3]
    assert pids(lives.idle([Lane(0, header(pid=2))])) == [1, 3]


def test_that_whoever_has_the_number_of_a_process_that_is_gone_is_somebody_else():
    lives = Lives([life(2, start=7, gone_ns=20)])
    assert pids(lives.idle([Lane(0, header(pid=2))])) == [2]


def test_that_what_tasks_have_started_is_found_by_the_worker_and_what_nobody_has_is_not():
    lives = Lives([life(5, CHILD, 1, 30), life(4, CHILD, 1, 20), life(6, CHILD, 2), life(7, CHILD, 0)])
    assert {worker: pids(found) for worker, found in lives.inner().items()} == {("h", 1): [4, 5], ("h", 2): [6]}


def test_that_two_hosts_number_their_processes_each_for_itself():
    lives = Lives([life(5, CHILD, 1, start=7), life(5, CHILD, 1, start=9, host="w1")])
    inner = lives.inner()
    assert [life.process for life in inner["h", 1]] == [Process("h", 5, 7)]
    assert [life.process for life in inner["w1", 1]] == [Process("w1", 5, 9)]
    assert lives.begun(Process("h", 5)) == Process("h", 5, 7)
    assert lives.begun(Process("w2", 5)) == Process("w2", 5)


def test_that_the_last_that_is_told_of_one_counts_and_that_no_more_than_so_many_are_kept():
    lives = Lives([life(1)])
    lives.take([life(1, gone_ns=50)])
    assert [each.gone_ns for each in lives] == [50]
    lives.take(life(pid) for pid in range(2, LIVES_MOST + 4))
    lives.take([life(LIVES_MOST + 3, gone_ns=5)])
    assert (len(lives), lives.more) == (LIVES_MOST, 3)


def test_that_one_is_there_until_it_was_seen_to_be_gone_and_no_longer_than_the_call():
    run = Run(make_plan(strategy="pool"))
    run.apply(Batch(100, call=call(1, 80), lives=(life(1), life(2, gone_ns=40), life(3, born_ns=90))))
    assert [run.life_end_ns(each) for each in run.lives] == [80, 40, 90]
