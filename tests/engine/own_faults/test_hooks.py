"""Whatever nobody catches is brought, in whatever thread; tried in processes of its own, which have no other hooks."""

import os
import subprocess
import sys

from engine.history.place import reports_folder
from tests.engine.own_faults.planted import plant
from tests.test_walls import ROOT


def done(arguments):
    return subprocess.run(
        arguments, cwd=ROOT, capture_output=True, check=False, timeout=100, stdin=subprocess.DEVNULL, encoding="utf-8"
    )


def reports():
    texts = []
    for name in sorted(os.listdir(reports_folder())):
        with open(os.path.join(reports_folder(), name), encoding="utf-8") as file:
            texts.append(file.read())
    return texts


def test_that_a_fault_in_a_command_is_one_sentence_and_status_70():
    script = """
sys.argv = ["main.py", "list", "strategies"]
import engine.commands.list as verb
def fault(arguments):
    raise ValueError("secret of theirs")
verb.main = fault
"""
    ended = done(plant(script))
    assert ended.returncode == 70
    assert ended.stdout == ""
    (line,) = ended.stderr.splitlines()
    assert "Something went wrong in Parallelogram itself: ValueError: secret of theirs; what was written down" in line
    (report,) = reports()
    assert "secret" not in report
    assert "engine/commands/parser.py, line" in report
    assert "main.py, line" in report
    assert ROOT.as_posix() not in report


def test_that_a_run_whose_command_fails_leaves_no_process_and_its_log_is_in_the_report():
    script = """
sys.argv = ["main.py", "run", "--jobs", "2", "--size", "1000", "--quiet"]
from engine.trace.run import Run
def fault(self, batch):
    raise ZeroDivisionError("on purpose")
Run.apply = fault
"""
    ended = done(plant(script))
    assert ended.returncode == 70
    (report,) = reports()
    assert "a run begins: pool, 2 workers, 2 jobs" in report


def test_that_what_fails_in_a_thread_and_what_cannot_be_raised_is_told_and_the_program_goes_on():
    script = """
import threading
from engine import own_faults
own_faults.install()
def fault():
    raise ZeroDivisionError("in a thread")
thread = threading.Thread(target=fault)
thread.start()
thread.join()
class Mean:
    def __del__(self):
        raise ZeroDivisionError("in a finalizer")
Mean()
print("alive")
sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
sys.excepthook(ZeroDivisionError, ZeroDivisionError("at last"), None)
sys.exit(0)
"""
    ended = done([sys.executable, "-c", f"import sys\n{script}"])
    assert ended.returncode == 0
    assert ended.stdout == "alive\n"
    assert len(reports()) == 3
    for text in ("in a thread", "in a finalizer", "at last"):
        assert ended.stderr.count(f"ZeroDivisionError: {text};") == 1
    assert "KeyboardInterrupt" in ended.stderr
    assert "Traceback" not in ended.stderr
