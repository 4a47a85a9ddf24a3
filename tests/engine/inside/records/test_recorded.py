"""The user's function, recorded: by whichever process and thread calls it."""

import os
import pickle
import subprocess
import sys

import pytest

from engine.inside.records.layout import ROLE_CALL, ROLE_WORKER
from engine.inside.records.reader import FolderReader
from engine.inside.records.recorded import Recorded
from engine.trace.trace import Trace
from tests.engine.fresh import tasks_in

# In a process of its own, because what is recorded redirects the process's output: runs ``sys.argv[3]`` with these.
_RUN = """
import os, pickle, sys, threading
sys.path.insert(0, sys.argv[1])
from engine.inside.records.recorded import Recorded, record_call, recorded_here
from tests.engine import functions
from tests.engine.fresh import tasks_in
folder = sys.argv[2]
call = Recorded(folder, functions.whereabouts)
exec(sys.argv[3])
"""


def run(pytestconfig, folder, steps):
    subprocess.run(
        [sys.executable, "-c", _RUN, str(pytestconfig.rootpath), str(folder), steps],
        check=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )


def test_that_each_thread_has_a_file_of_its_own(tmp_path, pytestconfig):
    steps = """
def work(first):
    for index in range(first, first + 3):
        call((index, index))
threads = [threading.Thread(target=work, args=(first,)) for first in (0, 3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
call((6, 6))
"""
    run(pytestconfig, tmp_path, steps)
    found = tasks_in(tmp_path)
    assert [text for _, _, _, text in found] == [
        repr(f"{index}:{header.pid}:{header.thread}") for header, index, _, _ in found
    ]
    assert len({header.name for header, _, _, _ in found}) == 3
    assert len({header.pid for header, _, _, _ in found}) == 1


def test_that_a_process_forked_in_the_middle_of_a_task_does_not_end_its_parents_record(tmp_path, pytestconfig):
    steps = """
def fork(item):
    reader, writer = os.pipe()
    if not os.fork():
        return "child"
    os.wait()
    # The child has come to the end of the task by now; here it still runs.
    assert [state for _, index, state, _ in tasks_in(folder) if index == 0] == ["running"]
    return "parent"
forking = Recorded(folder, fork)
if forking((0, None)) == "child":
    call((1, 1))
    os._exit(0)
call((2, 2))
"""
    run(pytestconfig, tmp_path, steps)
    found = {index: (header.pid, text) for header, index, _, text in tasks_in(tmp_path)}
    assert found[0][1] == "'parent'"
    assert found[2][0] == found[0][0] != found[1][0]
    assert sorted(found) == [0, 1, 2]


_NESTED = """
def outer(item):
    inner = [call((index, index)) for index in (1, 2)]
    middle((3, None))
    return inner
def in_between(item):
    call((4, 4))
    raise ValueError("no")
def around(index, what):
    try:
        Recorded(folder, what)((index, None))
    except ValueError:
        pass
middle = lambda pair: around(pair[0], in_between)
around(0, outer)
call((5, 5))
"""


def test_that_tasks_within_a_task_of_the_same_thread_are_in_files_of_their_levels(tmp_path, pytestconfig):
    run(pytestconfig, tmp_path, _NESTED)
    found = tasks_in(tmp_path)
    assert {index: (header.level, state) for header, index, state, _ in found} == {
        0: (0, "done"), 1: (1, "done"), 2: (1, "done"), 3: (1, "error"), 4: (2, "done"), 5: (0, "done"),
    }  # fmt: skip
    assert len({header.name for header, _, _, _ in found}) == 3
    assert len({(header.pid, header.thread) for header, _, _, _ in found}) == 1
    trace = Trace(6)
    for block in FolderReader(str(tmp_path)).blocks():
        trace.extend(trace.lane(block.header), block.ended, block.running)
    assert (trace.garbled, len(trace.workers), len(trace.lanes)) == (0, 1, 3)
    assert [trace.parent_of(task) for task in range(6)] == [None, 0, 0, 0, 3, None]


def test_that_a_task_within_another_is_seen_while_both_run(tmp_path, pytestconfig):
    steps = """
def look(item):
    return sorted((index, state) for _, index, state, _ in tasks_in(folder))
seen = Recorded(folder, look)
seen((0, None))
assert Recorded(folder, lambda item: seen((1, None)))((0, None)) == [(0, "done"), (0, "running"), (1, "running")]
assert seen((2, None))[-1] == (2, "running")
"""
    run(pytestconfig, tmp_path, steps)


def test_that_a_process_forked_within_a_task_within_a_task_ends_neither_record(tmp_path, pytestconfig):
    steps = """
def fork(item):
    if not os.fork():
        return "child"
    os.wait()
    assert [index for _, index, state, _ in tasks_in(folder) if state == "running"] == [0, 1]
    return "parent"
forking = Recorded(folder, fork)
around = Recorded(folder, lambda item: forking((1, None)))
if around((0, None)) == "child":
    os._exit(0)
"""
    run(pytestconfig, tmp_path, steps)
    assert {index: text for _, index, _, text in tasks_in(tmp_path)} == {0: "'parent'", 1: "'parent'"}


def test_that_it_travels_as_what_it_records(tmp_path, pytestconfig):
    steps = """
there = pickle.loads(pickle.dumps(call))
there((0, 0))
pickle.loads(pickle.dumps(call))((1, 1))
call((2, 2))
recorded_here(folder, functions.whereabouts)((3, 3))
"""
    run(pytestconfig, tmp_path, steps)
    found = tasks_in(tmp_path)
    assert [index for _, index, _, _ in found] == [0, 1, 2, 3]
    assert len({header.name for header, _, _, _ in found}) == 1


def test_that_two_folders_are_two_records(tmp_path, pytestconfig):
    other = tmp_path / "other"
    other.mkdir()
    run(
        pytestconfig, tmp_path, "call((0, 0)); Recorded(folder + '/other', functions.whereabouts)((1, 1)); call((2, 2))"
    )
    assert [index for _, index, _, _ in tasks_in(tmp_path)] == [0, 2]
    assert [index for _, index, _, _ in tasks_in(other)] == [1]


def test_that_the_call_itself_is_in_a_file_of_its_own_and_raises_what_it_raises(tmp_path, pytestconfig):
    steps = """
def whole(_):
    call((0, 0))
    raise SystemExit(7)
try:
    record_call(folder, whole)
except SystemExit as raised:
    assert raised.code == 7
else:
    raise AssertionError
"""
    run(pytestconfig, tmp_path, steps)
    roles = sorted(block.header.role for block in FolderReader(str(tmp_path)).blocks())
    assert roles == sorted([ROLE_WORKER, ROLE_CALL])
    assert len(tasks_in(tmp_path)) == 1


def test_that_a_folder_that_is_gone_costs_the_record_and_not_the_task(tmp_path, pytestconfig):
    run(pytestconfig, tmp_path / "gone", "assert call((0, 5)).startswith('5:'); assert call((1, 6)).startswith('6:')")
    assert not os.path.exists(tmp_path / "gone")


def test_that_a_function_that_cannot_be_pickled_says_so():
    with pytest.raises((pickle.PicklingError, AttributeError), match="lambda"):
        pickle.dumps(Recorded("folder", lambda item: item))
