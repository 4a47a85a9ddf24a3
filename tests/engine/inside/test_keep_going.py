"""What is left to be done when a strategy is started anew, by what the run folder says."""

import errno
import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.keep_going import Round, left_of, next_round, run_groups
from engine.inside.records import events, shortage
from engine.inside.records.layout import KIND_RECEIVED, KIND_SENT, RECORDS_SUFFIX
from engine.inside.strategies import Setup, Strategy
from engine.inside.worker import this_host
from engine.trace.lane import State
from tests.engine.supervise.driving import driver
from tests.engine.trace.cells import cell, file_header

HERE = this_host()


def write_log(folder, pid, cells, thread=None, host=HERE):
    data = file_header(pid=pid, thread=thread or pid, host=host) + b"".join(cells)
    origin = "" if host == HERE else f"{host}-"
    (folder / f"{origin}{pid}-{thread or pid}-1{RECORDS_SUFFIX}").write_bytes(data + bytes(640))


def noted(folder):
    return [json.loads(line) for line in (folder / "runner.events").read_text().splitlines()]


def hand(folder, *tasks):
    events.note(str(folder), events.Handed(tasks[0], tasks[-1], len(tasks)))


def test_that_the_first_round_has_everything(tmp_path):
    assert next_round(str(tmp_path), 3) == Round([[0, 1, 2]], True)


def test_that_ended_tasks_and_that_of_a_worker_that_died_by_itself_are_done_with(tmp_path):
    hand(tmp_path, *range(30))
    write_log(tmp_path, 11, [*(cell(task, 1, 2) for task in range(14, 30)), cell(0, 1, 2), cell(1, 3, 0)])
    write_log(tmp_path, 12, [cell(2, 1, 2, kind=KIND_SENT), cell(3, 3, 4), cell(4, 5, 0)])
    events.note(str(tmp_path), events.TakenDown(12, 15))
    assert next_round(str(tmp_path), 30) == Round([[2, *range(4, 14)]], False)


@pytest.mark.parametrize(("what", "left"), [(shortage.RESULTS, [2, 3]), (shortage.TASKS, [])])
def test_that_it_goes_on_where_results_alone_found_no_room_and_not_where_records_did(what, left, tmp_path):
    hand(tmp_path, *range(4))
    write_log(tmp_path, 11, [cell(0, 1, 2), cell(1, 3, 4)])
    shortage.note(str(tmp_path), what, 1, OSError(errno.ENOSPC, "full"))
    assert [task for group in next_round(str(tmp_path), 4).groups for task in group] == left
    assert left_of(str(tmp_path), [(task, None) for task in range(4)]) == [(task, None) for task in left]


def test_that_tasks_whose_process_died_with_several_threads_at_work_are_tried_alone(tmp_path):
    hand(tmp_path, *range(30))
    write_log(tmp_path, 11, [cell(0, 1, 0)], thread=21)
    write_log(tmp_path, 11, [cell(1, 1, 2), cell(2, 3, 0)], thread=22)
    write_log(tmp_path, 12, [cell(task, 1, 2) for task in range(13, 30)])
    assert next_round(str(tmp_path), 30).groups == [[*range(3, 13)], [0], [2]]


def test_that_processes_of_two_hosts_that_have_the_same_number_are_two_and_no_end_of_one_here_is_theirs(tmp_path):
    hand(tmp_path, *range(30))
    events.note(str(tmp_path), events.TakenDown(11, 15))
    write_log(tmp_path, 11, [*(cell(task, 1, 2) for task in range(3, 30)), cell(0, 1, 0)], host="w1")
    write_log(tmp_path, 11, [cell(1, 1, 0)], thread=12, host="w2")
    write_log(tmp_path, 11, [cell(2, 1, 0)])
    assert next_round(str(tmp_path), 30).groups == [[2]], "each of the two died by itself, of the one task that it had"


class Elsewhere(Strategy):
    """Does half of what it is handed, if that is more than one task, and breaks if it is to."""

    def __init__(self, folder, *, breaks):
        self.folder, self.breaks, self.did = folder, breaks, []

    def default_workers(self, jobs):
        return 2

    def is_elsewhere(self, options):
        return True

    def carries(self, setup):
        raise NotImplementedError

    def code(self, setup, function, jobs):
        raise NotImplementedError

    def run(self, call, pairs, setup):
        self.did.append("run")
        done = [task for task, _ in pairs][: max(len(pairs) // 2, 1)]
        write_log(self.folder, 11, [cell(task, 1, 2) for task in done], thread=20 + len(self.did))
        if self.breaks:
            raise OSError("broken")

    def tidy(self):
        self.did.append("tidy")


@pytest.mark.parametrize(
    ("breaks", "did"), [(False, ["run"] * 3), (True, ["run", "tidy", "join", "run", "tidy", "join", "run", "tidy"])]
)
def test_that_a_cluster_that_was_there_before_is_joined_anew_where_it_was_let_go_of_and_only_then(
    breaks, did, tmp_path
):
    strategy = Elsewhere(tmp_path, breaks=breaks)
    pairs = [(task, None) for task in range(4)]
    run_groups(str(tmp_path), strategy, None, [pairs], Setup(2, {}), join=lambda: strategy.did.append("join"))
    assert strategy.did == did
    assert left_of(str(tmp_path), pairs) == []


def test_that_what_got_less_than_half_way_is_tried_in_halves_and_each_task_alone_where_few_are_left(tmp_path):
    hand(tmp_path, *range(30))
    write_log(tmp_path, 11, [cell(0, 1, 2)])
    assert next_round(str(tmp_path), 30).groups == [[*range(1, 16)], [*range(16, 30)]]
    few = tmp_path / "few"
    few.mkdir()
    hand(few, *range(5))
    write_log(few, 11, [cell(0, 1, 2)])
    assert next_round(str(few), 5).groups == [[1], [2], [3], [4]]


def test_that_the_group_that_broke_the_strategy_comes_first_and_what_was_not_handed_over_stays_whole(tmp_path):
    hand(tmp_path, *range(15))
    write_log(tmp_path, 11, [cell(task, 1, 2) for task in range(15)])
    hand(tmp_path, *range(15, 30))
    write_log(tmp_path, 12, [cell(task, 1, 2) for task in range(15, 19)])
    assert next_round(str(tmp_path), 40).groups == [[*range(19, 25)], [*range(25, 30)], [*range(30, 40)]]


def test_that_a_task_that_was_alone_and_never_began_is_told_as_unsent_and_not_tried_again(tmp_path):
    hand(tmp_path, 0)
    write_log(tmp_path, 11, [cell(0, 1, 2)])
    hand(tmp_path, 1)
    assert next_round(str(tmp_path), 30).groups == [[*range(2, 30)]]
    assert [event["task"] for event in noted(tmp_path) if event["event"] == "unsent"] == [1]


@given(st.sets(st.integers(0, 299), max_size=3))
def test_that_a_task_that_breaks_the_runner_when_it_is_sent_is_found_in_few_rounds(tmp_path_factory, culprits):
    folder = tmp_path_factory.mktemp("round")
    rounds = 0
    is_over = False
    while not is_over:
        rounds += 1
        is_over = True
        for number, group in enumerate(next_round(str(folder), 300).groups):
            hand(folder, *group)
            if culprits & set(group):
                is_over = False
                break
            write_log(folder, 1_000 * rounds + number, [cell(task, 1, 2) for task in group])
    unsent = {event["task"] for event in noted(folder) if event["event"] == "unsent"}
    assert unsent == culprits
    assert rounds <= 1 + len(culprits) * 8  # 300 is halved six times until it is few, and those are tried alone


_MANY = """
import os
import threading

class Fatal:
    def __reduce__(self):
        if threading.current_thread() is not threading.main_thread():  # which only tries it
            os._exit(3)
        return Fatal, ()

def items():
    return [Fatal() if number == 150 else number for number in range(200)]

def work(item):
    return item
"""


def test_that_one_task_that_cannot_be_sent_costs_few_rounds_and_no_other_task(tmp_path):
    path = tmp_path / "many.py"
    path.write_text(_MANY)
    with driver() as drive:
        drive.start(
            strategy="executor", workers=2, function=f"{path}:work", items="generator:items", keep_going=True,
            skip_trial=True,
        )  # fmt: skip
        run = drive.to_the_end()
        runners = [event for event in noted(Path(drive.supervisor.folder)) if event["event"] == "ready"]
    assert list(run.unsent) == [150]
    assert (run.trace.counts[State.DONE], run.trace.counts[State.ERROR]) == (199, 1)
    assert len(runners) <= 9


@given(
    st.lists(st.tuples(st.integers(0, 11), st.booleans(), st.booleans()), unique_by=lambda each: each[0], max_size=12)
)
def test_that_nothing_is_forgotten_and_nothing_done_twice(tmp_path_factory, tasks):
    folder = tmp_path_factory.mktemp("round")
    hand(folder, *range(40))
    done = set()
    for number, (task, has_ended, is_spared) in enumerate(tasks):
        pid = 100 + number
        write_log(folder, pid, [cell(9, 1, 2, kind=KIND_RECEIVED), cell(task, 1, 2 if has_ended else 0)])
        if is_spared:
            events.note(str(folder), events.Cleared((pid,)))
        if has_ended or not is_spared:
            done.add(task)
    found = next_round(str(folder), 40)
    assert sorted([*itertools.chain(*found.groups), *done]) == list(range(40))
