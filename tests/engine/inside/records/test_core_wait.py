"""How long a thread waited for a core, as the system counts it."""

import os
import subprocess
import sys
import threading

import pytest

from engine.inside.records import core_wait

pytestmark = pytest.mark.skipif(not core_wait.can_be_told(), reason="this system does not count it")


def asked_often():
    """What is told once the file is kept open."""
    for _ in range(core_wait.SELDOM):
        core_wait.waited_ns()
    return core_wait.waited_ns()


def counted():
    with open("/proc/thread-self/schedstat", encoding="ascii") as file:
        return int(file.read().split()[1])


def in_thread(what):
    found = []
    thread = threading.Thread(target=lambda: found.append(what()))
    thread.start()
    thread.join()
    return found[0]


def open_files():
    return {name for name in os.listdir("/proc/self/fd") if _target(name).endswith("schedstat")}


def _target(name):
    try:
        return os.readlink(f"/proc/self/fd/{name}")
    except OSError:  # that of the listing itself
        return ""


def test_that_it_is_the_threads_own_and_only_grows():
    def told():
        numbers = [counted(), core_wait.waited_ns(), core_wait.waited_ns(), asked_often(), asked_often(), counted()]
        return numbers == sorted(numbers)

    assert told()
    assert in_thread(told)


def test_that_its_file_has_a_high_number_and_goes_with_the_thread():
    before = open_files()

    def opened():
        asked_often()
        return open_files() - before

    numbers = in_thread(opened)
    assert [int(number) >= 200 for number in numbers] == [True]
    assert open_files() == before


def test_that_who_asks_seldom_keeps_no_file_open():
    before = open_files()

    def opened():
        for _ in range(core_wait.SELDOM):
            core_wait.waited_ns()
        return open_files() - before

    assert in_thread(opened) == set()


def test_that_a_file_that_others_have_closed_or_taken_tells_nothing_more_and_fails_nothing(tmp_path):
    def told():
        asked_often()
        number = core_wait._own.file.number
        core_wait._own.waited_ns = 5
        with open(tmp_path / "other", "w+b") as other:
            other.write(b"the user's")
            other.flush()
            os.dup2(other.fileno(), number)
        found = core_wait.waited_ns()
        os.close(number)
        return found, core_wait.waited_ns()

    assert in_thread(told) == (5, 5)


def test_that_a_forked_child_tells_its_own():
    code = (
        "import os, sys; from engine.inside.records import core_wait as c\n"
        "[c.waited_ns() for _ in range(c.SELDOM + 1)]; c._own.waited_ns = 10**15\n"
        "pid = os.fork()\n"
        "if not pid: os._exit(0 if c.waited_ns() < 10**15 else 1)\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
