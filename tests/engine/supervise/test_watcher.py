import os
import signal
import subprocess
import sys

from engine.inside.plan import Plan, Watch
from engine.model.outcome import Outcome
from engine.supervise.program import Program
from engine.supervise.watcher import Watcher
from engine.trace.run import Run
from tests.waiting import family, kill, lives, wait_until, wait_until_gone

THREADS = """
import concurrent.futures, sys
with concurrent.futures.ThreadPoolExecutor(2) as executor:
    list(executor.map(abs, range(20)))
    print("there", flush=True)
    sys.stdin.readline()
"""


def watcher(code, **more):
    what = Program((sys.executable, "-c", code), None, (subprocess.PIPE, subprocess.PIPE, None))
    return Watcher(what, Plan.watching(Watch(("code",))), **more)


def over(watcher):
    run = Run(Plan.watching(Watch(())))
    while not run.over:
        watcher.wait(0.05)
        run.apply(watcher.poll())
    watcher.process.communicate()
    watcher.close()
    return run


def test_that_tasks_are_told_while_the_program_goes_on():
    found = watcher(THREADS)
    run = Run(Plan.watching(Watch(())))
    assert found.process.stdout.readline() == b"there\n"

    def seen():
        run.apply(found.poll())
        return run.trace.counts[2] == 20

    wait_until(seen)
    assert run.is_live
    assert run.python.version == ".".join(map(str, sys.version_info[:3]))
    found.process.stdin.write(b"\n")
    found.process.stdin.flush()
    while not run.over:
        found.wait(0.05)
        run.apply(found.poll())
    found.process.communicate()
    found.close()
    assert (run.outcome, run.exit_status, run.trace.garbled) == (Outcome.FINISHED, 0, 0)
    assert not os.path.exists(found.folder)


def test_that_it_is_interrupted_and_not_killed():
    found = watcher(
        "import sys\ntry:\n  print(1, flush=True); sys.stdin.readline()\nexcept KeyboardInterrupt: sys.exit(5)"
    )
    assert found.process.stdout.readline() == b"1\n"
    found.stop()
    run = over(found)
    assert (run.outcome, run.exit_status) == (Outcome.CANCELLED, 5)


def test_that_closing_leaves_the_program_running():
    found = watcher(THREADS)
    assert found.process.stdout.readline() == b"there\n"
    found.close()
    pid = found.process.pid
    assert lives(pid)
    assert not os.path.exists(found.folder)
    found.process.stdin.write(b"\n")
    found.process.stdin.close()
    found.process.stdout.close()
    # Nobody waits for it any more, but for us.
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_that_a_program_that_fails_is_told_by_its_status():
    run = over(watcher("raise SystemExit(9)"))
    assert (run.outcome, run.exit_status, run.reason.code) == (Outcome.FAILED, 9, "exit-status")


DEAF = """
import signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
command = [sys.executable, "-c", "import sys; print('there', flush=True); sys.stdin.read()"]
subprocess.Popen(command, env={}, start_new_session=True, stdin=subprocess.PIPE).wait()
"""


def test_that_a_program_deaf_to_its_timeout_is_ended_with_all_that_it_has_started(monkeypatch):
    monkeypatch.setattr("engine.supervise.watcher._GRACE_NS", 1)
    found = watcher(DEAF, timeout_s=1e-9)
    assert found.process.stdout.readline() == b"there\n"
    pids = family(found.process.pid)
    assert len(pids) == 2
    run = over(found)
    wait_until_gone(pids)
    assert (run.outcome, run.exit_status) == (Outcome.CANCELLED, 137)


CHILDREN_TOO = """
import signal, subprocess, sys
command = [sys.executable, "-c", "import sys; print('up', flush=True); sys.stdin.read()"]
child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
try:
    child.stdout.readline()
    print("there", flush=True)
    child.wait()
except KeyboardInterrupt:
    sys.exit(child.wait() != 0 and 5)
"""


def test_that_an_interrupt_reaches_the_processes_that_it_has_started_as_well():
    found = watcher(CHILDREN_TOO)
    assert found.process.stdout.readline() == b"there\n"
    found.stop()
    assert over(found).exit_status == 5


GOES_ON = """
import subprocess, sys
code = '''
from concurrent.futures import ThreadPoolExecutor
executor = ThreadPoolExecutor(1)
executor.submit(abs, 1).result()
print("there", flush=True)
while True:
    executor.submit(abs, 1).result()
'''
child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
child.stdout.readline()
print(child.pid, flush=True)
"""


def test_that_a_run_is_over_though_what_the_program_has_left_running_works_on_without_end():
    found, run = watcher(GOES_ON), Run(Plan.watching(Watch(())))
    left = int(found.process.stdout.readline())

    def is_over():
        run.apply(found.poll())
        return run.over

    try:
        wait_until(is_over)
        assert found.that_go_on() == [left]
    finally:
        kill(left, signal.SIGKILL)
        found.process.communicate()
        found.close()
    assert run.exit_status == 0


def test_that_of_a_command_that_is_no_python_the_first_python_that_it_starts_is_told():
    what = Program(("sh", "-c", '"$0" -c pass; true', sys.executable), None, (subprocess.DEVNULL,) * 3)
    run = over(Watcher(what, Plan.watching(Watch(("sh",)))))
    assert run.python.version == ".".join(map(str, sys.version_info[:3]))
