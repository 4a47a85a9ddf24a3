import os
import subprocess
import sys

import pytest

import engine
from engine import words
from engine.inside.problem import PlanError
from engine.supervise import stacks
from engine.supervise.stacks import Doing, Frame, Stack
from tests.waiting import wait_until

MAIN = os.path.join(os.path.dirname(engine.__file__), os.pardir, "main.py")
WAITS = """
import threading
LOCK = threading.Lock()
LOCK.acquire()
print("up", flush=True)
with LOCK:
    pass
"""
SLEEPS = """
import time
print("up", flush=True)
time.sleep(1000)
"""
READS = """
import socket
one, other = socket.socketpair()
print("up", flush=True)
one.makefile().readline()
"""
COMPUTES = """
print("up", flush=True)
while True:
    pass
"""

CLOSED = """
import ctypes, time
ctypes.CDLL(None).prctl(4, 0, 0, 0, 0)  # PR_SET_DUMPABLE: from now on ptrace wants CAP_SYS_PTRACE
print("up", flush=True)
time.sleep(1000)
"""
WITHOUT_THE_RIGHT = """
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 19, 0, 0, 0)  # PR_CAPBSET_DROP, CAP_SYS_PTRACE: nor has root it after the next exec
os.execv(sys.argv[1], sys.argv[1:])
"""


def asked(path, doing):
    process = subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE)
    try:
        assert process.stdout.readline() == b"up\n"

        def found():
            said = subprocess.run(stacks.question(process.pid), capture_output=True, check=False)
            (stack,) = stacks.answered(process.pid, said.stdout + said.stderr)
            return stack if stack.doing is doing else None

        return wait_until(found, what=doing.value)
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


@pytest.mark.parametrize(
    ("text", "doing", "sentence"),
    [
        (WAITS, Doing.WAITS, "it waits in `with LOCK`, case.py:6"),
        (SLEEPS, Doing.SLEEPS, "it sleeps in `time.sleep(1000)`, case.py:4"),
        (READS, Doing.READS, "it waits for a connection in `one.makefile().readline()`, case.py:5"),
    ],
)
def test_that_it_is_told_in_which_line_a_program_waits_and_that_sleeping_is_no_waiting(tmp_path, text, doing, sentence):
    (tmp_path / "case.py").write_text(text)
    stack = asked(tmp_path / "case.py", doing)
    assert words.doing(stack) == sentence
    assert str(tmp_path / "case.py") in words.stack_text([stack])


def test_that_one_that_is_just_waking_sleeps_and_only_who_waits_for_a_lock_is_stuck():
    sleeper, locked, busy = (
        Stack(1, 1, "", is_active, (Frame("f", "case.py", 4, text),))
        for text, is_active in (("time.sleep(1)", True), ("with LOCK:", False), ("with LOCK:", True))
    )
    assert [each.doing for each in (sleeper, locked, busy)] == [Doing.SLEEPS, Doing.WAITS, Doing.COMPUTES]
    assert [each.is_stuck for each in (sleeper, locked, busy)] == [False, True, False]


def test_that_one_that_computes_is_said_to(tmp_path):
    (tmp_path / "case.py").write_text(COMPUTES)
    assert words.doing(asked(tmp_path / "case.py", Doing.COMPUTES)).startswith("it computes in `")


def test_that_a_process_that_is_gone_is_told_so():
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    said = subprocess.run(stacks.question(process.pid), capture_output=True, check=False)
    with pytest.raises(PlanError) as caught:
        stacks.answered(process.pid, said.stdout + said.stderr)
    assert caught.value.problem.told() == f"PID {process.pid} has ended already"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="it is Linux that refuses so")
def test_that_where_ptrace_is_refused_asking_and_attaching_say_so_in_one_sentence():
    process = subprocess.Popen([sys.executable, "-c", CLOSED], stdout=subprocess.PIPE)
    attach = [sys.executable, MAIN, "attach", "--timeout", "60", str(process.pid)]
    try:
        assert process.stdout.readline() == b"up\n"
        asking, attaching = (
            subprocess.run([sys.executable, "-c", WITHOUT_THE_RIGHT, *command], capture_output=True, check=False)
            for command in (stacks.question(process.pid), attach)
        )
    finally:
        process.kill()
        process.stdout.close()
        process.wait()
    with pytest.raises(PlanError) as caught:
        stacks.answered(process.pid, asking.stdout + asking.stderr)
    told = caught.value.problem.told()
    assert told == f"The system lets nobody read the stack of PID {process.pid}: ptrace is refused"
    assert attaching.returncode == 2
    assert attaching.stderr.decode().splitlines() == [f"parallelogram: {told}."]


@pytest.mark.parametrize(
    ("output", "code"),
    [
        (b"Error: Permission Denied: Try running again with elevated permissions", "not-permitted"),
        (b"Error: Operation not permitted (os error 1)", "not-permitted"),
        (b"", "stack-unreadable"),
        (b"[1]", "stack-unreadable"),
        (b'[{"pid": 1, "frames": [{}]}]', "stack-unreadable"),
        (b"[" * 100_000, "stack-unreadable"),
    ],
)
def test_that_whatever_else_is_printed_is_one_sentence(output, code):
    with pytest.raises(PlanError) as caught:
        stacks.answered(7, output)
    assert caught.value.problem.code == code
    assert "7" in caught.value.problem.told()


def test_that_the_frame_of_the_person_is_found_among_those_of_libraries():
    library = Frame("wait", os.path.join(os.sep, "usr", "lib", "python3.11", "threading.py"), 3, "waiter.acquire()")
    installed = Frame("get", os.path.join(os.sep, "x", "site-packages", "joblib", "parallel.py"), 5)
    mine = Frame("work", os.path.join(os.sep, "home", "case.py"), 22, "with LOCK:")
    stack = Stack(1, 1, "MainThread", False, (library, installed, mine))
    assert stack.where is mine
    assert words.doing(stack) == "it waits in `with LOCK`, case.py:22"
    assert Stack(1, 1, "", False, (library,)).where is library
    assert Stack(1, 1, "", False, ()).where is None


def test_that_the_library_of_a_python_on_windows_is_told_from_a_folder_that_is_called_alike(tmp_path):
    (tmp_path / "Python313").mkdir()
    (tmp_path / "Python313" / "python.exe").touch()
    library, mine = (
        Frame("wait", str(tmp_path / home / "Lib" / "threading.py"), 3) for home in ("Python313", "project")
    )
    assert (library.is_library, mine.is_library) == (True, False)


def test_that_the_main_thread_is_known_by_its_process_where_the_system_numbers_it_otherwise():
    output = b"""[{"pid": 7, "os_thread_id": 12, "thread_name": "MainThread", "active": false, "frames": []},
                {"pid": 7, "os_thread_id": 13, "thread_name": "Thread-1", "active": true, "frames": []}]"""
    assert [(each.pid, each.thread) for each in stacks.answered(7, output)] == [(7, 7), (7, 13)]
    nameless = b'[{"pid": 7, "os_thread_id": 12, "thread_name": null, "active": false, "frames": []}]'
    assert [each.thread for each in stacks.answered(7, nameless)] == [7]


def test_that_a_thread_is_found_by_its_number_and_else_the_main_one():
    main, other = Stack(5, 5, "", False, ()), Stack(5, 6, "", False, ())
    assert stacks.of_thread([other, main], 6) is other
    assert stacks.of_thread([other, main], 9) is main
    assert stacks.of_thread([], 9) is None


def test_that_a_file_which_waits_for_what_it_starts_while_it_is_imported_is_told_to_put_that_elsewhere():
    waits = Frame("wait", os.path.join(os.sep, "usr", "lib", "python3.11", "threading.py"), 3, "waiter.acquire()")
    pool = Frame("get", os.path.join(os.sep, "usr", "lib", "python3.11", "multiprocessing", "pool.py"), 5)
    mine = Frame("<module>", os.path.join(os.sep, "home", "case.py"), 9, "print(pool.map(work, range(4)))")
    imports = Frame("exec_module", "<frozen importlib._bootstrap_external>", 940)
    told = words.doing(Stack(1, 1, "MainThread", False, (waits, pool, mine, imports)))
    assert told == (
        "it waits in `print(pool.map(work, range(4)))`, case.py:9, for what is started while the file is imported; put "
        'that under if __name__ == "__main__", or watch the script as it is'
    )
    for frames in ((waits, mine, imports), (waits, pool, mine)):  # a lock; a script that is run
        told = words.doing(Stack(1, 1, "MainThread", False, frames))
        assert told == "it waits in `print(pool.map(work, range(4)))`, case.py:9"
