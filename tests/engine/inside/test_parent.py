"""Who has started a process."""

import subprocess
import sys

import psutil

from engine.inside.parent import parent_pid


def test_that_it_is_the_one_that_the_system_tells():
    assert parent_pid() == psutil.Process().ppid()


def test_that_a_child_is_told_of_who_has_started_it(pytestconfig):
    code = "import os; from engine.inside.parent import parent_pid; print(os.getpid(), parent_pid())"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=pytestconfig.rootpath) as child:
        told = child.communicate(timeout=60)[0].split()
    assert [int(number) for number in told] == [child.pid, psutil.Process().pid]
