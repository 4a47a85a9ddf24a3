import signal
import sys

import pytest

from engine.inside.plan import Plan, Watch
from engine.inside.records.output import ERRORS_BEGIN, ERRORS_END
from engine.supervise import program
from engine.supervise.watcher import Watcher
from engine.trace.run import Run
from tests.waiting import wait_until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nobody tells who writes to a socket")

TWO = """
import os, subprocess, sys
print("first", flush=True)
subprocess.run(["sh", "-c", "echo $$ is a shell"])
if os.fork():
    os.wait()
    print("last", file=sys.stderr)
else:
    print(os.getpid(), "is a child")
"""
STUBBORN = """
import multiprocessing, os, signal, time
if __name__ == "__main__":
    signal.signal(signal.SIGINT, lambda *_: os.write(1, b"not yet\\n"))  # print may be at work just then
    child = multiprocessing.Process(target=time.sleep, args=(1000,), daemon=True)
    child.start()
    print("up", flush=True)
    while True:
        time.sleep(1000)
"""


def watched(tmp_path, text):
    (tmp_path / "script.py").write_text(text)
    plan = Plan.watching(Watch(("script.py",), None, str(tmp_path)))
    return Watcher(program.of_plan(plan), plan, for_window=True), Run(plan)


def printed(watcher, run, until):
    found = []

    def is_there():
        watcher.wait(0.02)
        batch = watcher.poll()
        run.apply(batch)
        found.extend(batch.output)
        return until(b"".join(data for _, data in found))

    wait_until(is_there, what="what was printed")
    return found


def test_that_what_is_printed_is_told_by_who_has_printed_it(tmp_path):
    watcher, run = watched(tmp_path, TWO)
    try:
        found = printed(watcher, run, lambda _text: run.over)
        by_pid = {}
        for pid, data in found:
            by_pid[pid] = by_pid.get(pid, b"") + data
        assert by_pid.pop(watcher.process.pid) == b"first\n" + ERRORS_BEGIN + b"last\n" + ERRORS_END
        assert len(by_pid) == 2
        assert all(int(text.split()[0]) == pid for pid, text in by_pid.items())
    finally:
        watcher.close()


def test_that_stop_interrupts_first_and_ends_the_whole_tree_the_second_time(tmp_path):
    watcher, run = watched(tmp_path, STUBBORN)
    try:
        printed(watcher, run, lambda text: b"up" in text)
        watcher.stop()
        printed(watcher, run, lambda text: b"not yet" in text)
        assert watcher.exit_code is None
        watcher.stop()
        printed(watcher, run, lambda _text: run.over)
        assert watcher.exit_code == -signal.SIGKILL
        assert watcher.that_go_on() == []
        assert run.outcome == "cancelled"
    finally:
        watcher.end()
        watcher.close()
