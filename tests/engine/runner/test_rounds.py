"""What is left to be done when a strategy is started anew, by what the run folder says."""

import json

from hypothesis import given
from hypothesis import strategies as st

from engine.records import events
from engine.records.layout import KIND_RECEIVED, KIND_SENT, MAGIC_VALUE, PID, RECORDS_SUFFIX, ROLE, ROLE_WORKER
from engine.runner.rounds import Round, next_round
from tests.engine.trace.cells import cell


def write_log(folder, pid, cells, thread=None):
    words = [0] * 16
    words[0], words[PID], words[3], words[ROLE] = MAGIC_VALUE, pid, thread or pid, ROLE_WORKER
    data = b"".join(word.to_bytes(8, "little") for word in words) + b"".join(cells)
    (folder / f"{pid}-{thread or pid}-1{RECORDS_SUFFIX}").write_bytes(data + bytes(640))


def noted(folder):
    return [json.loads(line) for line in (folder / "runner.events").read_text().splitlines()]


def test_that_the_first_round_has_everything(tmp_path):
    assert next_round(str(tmp_path), 3) == Round([0, 1, 2], [], True)


def test_that_ended_tasks_and_that_of_a_worker_that_died_by_itself_are_done_with(tmp_path):
    next_round(str(tmp_path), 30)
    write_log(tmp_path, 11, [cell(0, 1, 2), cell(1, 3, 0)])
    write_log(tmp_path, 12, [cell(2, 1, 2, kind=KIND_SENT), cell(3, 3, 4), cell(4, 5, 0)])
    events.note(str(tmp_path), "taken-down", pid=12)
    found = next_round(str(tmp_path), 30)
    assert found.tasks == [task for task in range(30) if task not in (0, 1, 3)]
    assert (found.alone, found.is_first) == ([], False)


def test_that_tasks_whose_process_died_with_several_threads_at_work_are_tried_alone(tmp_path):
    next_round(str(tmp_path), 30)
    write_log(tmp_path, 11, [cell(0, 1, 0)], thread=21)
    write_log(tmp_path, 11, [cell(1, 1, 2), cell(2, 3, 0)], thread=22)
    found = next_round(str(tmp_path), 30)
    assert (found.tasks[0], found.alone) == (3, [0, 2])


def test_that_where_a_round_got_nowhere_or_little_is_left_each_task_is_alone(tmp_path):
    next_round(str(tmp_path), 30)
    assert next_round(str(tmp_path), 30) == Round([], list(range(30)), False)
    few = tmp_path / "few"
    few.mkdir()
    next_round(str(few), 5)
    write_log(few, 11, [cell(0, 1, 2)])
    assert next_round(str(few), 5) == Round([], [1, 2, 3, 4], False)


def test_that_a_task_that_was_alone_and_never_began_is_told_as_unsent_and_not_tried_again(tmp_path):
    next_round(str(tmp_path), 30)
    next_round(str(tmp_path), 30)
    events.note(str(tmp_path), "alone", task=0)
    write_log(tmp_path, 11, [cell(0, 1, 2)])
    events.note(str(tmp_path), "alone", task=1)
    found = next_round(str(tmp_path), 30)
    assert found.alone == list(range(2, 30))
    assert [event["task"] for event in noted(tmp_path) if event["event"] == "unsent"] == [1]


@given(
    st.lists(st.tuples(st.integers(0, 11), st.booleans(), st.booleans()), unique_by=lambda each: each[0], max_size=12)
)
def test_that_nothing_is_forgotten_and_nothing_done_twice(tmp_path_factory, tasks):
    folder = tmp_path_factory.mktemp("round")
    next_round(str(folder), 40)
    done = set()
    for number, (task, has_ended, is_spared) in enumerate(tasks):
        pid = 100 + number
        write_log(folder, pid, [cell(9, 1, 2, kind=KIND_RECEIVED), cell(task, 1, 2 if has_ended else 0)])
        if is_spared:
            events.note(str(folder), "cleared", pids=[pid])
        if has_ended or not is_spared:
            done.add(task)
    found = next_round(str(folder), 40)
    assert sorted([*found.tasks, *found.alone, *done]) == list(range(40))
