"""When a process began."""

import os
import subprocess
import sys
import time

import psutil

from engine.inside.records import birth

_ASK = "import sys; sys.path.insert(0, sys.argv[1]); from engine.inside.records import birth; print(birth.born_ns())"


_RENAMED = """
import ctypes, sys
ctypes.CDLL(None).prctl(15, b"a) S 1 (b", 0, 0, 0)  # PR_SET_NAME
print("named", flush=True)
sys.stdin.read()
"""


def test_that_the_kernel_says_when_a_process_began(pytestconfig):
    before_ns = time.perf_counter_ns()
    born_ns = int(
        subprocess.run(
            [sys.executable, "-c", _ASK, str(pytestconfig.rootpath)], capture_output=True, check=True, timeout=30
        ).stdout
    )
    # The kernel counts in hundredths of a second.
    assert before_ns - 20_000_000 <= born_ns <= time.perf_counter_ns()


_FORK = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
last = []
# What is registered first is called last, just before the fork.
os.register_at_fork(before=lambda: last.append(time.perf_counter_ns()))
from engine.inside.records import birth
if not os.fork():
    print(birth.born_ns() <= last[0], birth.born_ns() > last[0] - 10**9, flush=True)
    os._exit(0)
os.wait()
"""


def test_that_a_forked_process_begins_with_the_fork_and_not_when_it_first_runs(pytestconfig):
    command = [sys.executable, "-c", _FORK, str(pytestconfig.rootpath)]
    assert subprocess.run(command, capture_output=True, check=True, timeout=30).stdout.split() == [b"True", b"True"]


def test_that_a_forked_process_knows_it_exactly():
    reader, writer = os.pipe()
    before_ns = time.perf_counter_ns()
    pid = os.fork()
    if not pid:
        os.write(writer, f"{birth.born_ns()} {birth.start_ticks()}".encode())
        os._exit(0)
    after_ns = time.perf_counter_ns()
    os.close(writer)
    with open(reader, "rb") as answer:
        born_ns, ticks = map(int, answer.read().split())
    assert os.waitpid(pid, 0)[1] == 0
    assert before_ns <= born_ns <= max(after_ns, time.perf_counter_ns())
    assert ticks >= birth.start_ticks()


def test_that_start_ticks_are_those_of_the_process_asked_for():
    assert birth.start_ticks() == birth.start_ticks(os.getpid()) > 0
    parent = psutil.Process().parent()
    assert birth.start_ticks(parent.pid) <= birth.start_ticks()


def test_that_there_are_none_where_there_is_no_process():
    assert birth.start_ticks(1 << 40) == 0
    assert birth.stat_fields(1 << 40) == []


def test_that_a_name_with_brackets_and_blanks_does_not_shift_the_fields():
    name = (
        "import ctypes, sys; ctypes.CDLL(None).prctl(15, b'a) S 1 (b', 0, 0, 0); print(1, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()
        fields = birth.stat_fields(child.pid)
        assert fields[0] in "SR"
        assert int(fields[1]) == os.getpid()
        child.stdin.close()
        child.wait(30)
