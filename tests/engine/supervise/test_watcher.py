import os
import subprocess
import sys

from engine.inside.plan import Plan, Watch
from engine.model.outcome import Outcome
from engine.supervise.program import Program
from engine.supervise.watcher import Watcher
from engine.trace.run import Run
from tests.waiting import lives, wait_until

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
