"""When a process began."""

import os
import subprocess
import sys
import time

from engine.inside.records import birth
from engine.inside.ticks import start_ticks

_ASK = "import sys; sys.path.insert(0, sys.argv[1]); from engine.inside.records import birth; print(birth.born_ns())"


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
        os.write(writer, f"{birth.born_ns()} {start_ticks()}".encode())
        os._exit(0)
    after_ns = time.perf_counter_ns()
    os.close(writer)
    with open(reader, "rb") as answer:
        born_ns, ticks = map(int, answer.read().split())
    assert os.waitpid(pid, 0)[1] == 0
    assert before_ns <= born_ns <= max(after_ns, time.perf_counter_ns())
    assert ticks >= start_ticks()
