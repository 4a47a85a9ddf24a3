"""A program that runs already, chosen from the list and looked at in the window."""

import subprocess
import sys

import pytest
from PySide6.QtWidgets import QDialog

from engine.model.outcome import Outcome
from tests.waiting import lives

PROGRAM = """
import threading

def hold():
    print("up", flush=True)
    threading.Event().wait()

def main():
    hold()

main()
"""


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "holds.py"
    path.write_text(PROGRAM)
    with subprocess.Popen([sys.executable, str(path)], stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"up\n"
        yield process
        process.kill()


def test_that_a_program_is_chosen_from_the_list_and_stop_ends_the_looking_alone(window, program, qtbot):
    window.contents.beginnings.process()
    dialog = window.findChild(QDialog, "attachDialog")
    qtbot.waitUntil(lambda: dialog.choose(program.pid), timeout=30_000)
    with qtbot.waitSignal(window.session.began, timeout=30_000):
        dialog.attach_button.click()
    run = window.session.run
    qtbot.waitUntil(lambda: len(run.trace.lanes) == 2, timeout=30_000)
    assert {call.function for _, call in run.calls()} == {"<module>", "hold"}
    window.form.stop_button.click()
    assert window.form.stop_button.text() == "Stop"
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)
    assert run.outcome is Outcome.FINISHED
    assert lives(program.pid)
    shown = window.summary.calls, window.summary.serial, window.summary.tasks
    assert [label.text() for label in shown] == ["–"] * 3
    assert not window.contents.go_on_bar.isVisible()


def test_that_one_that_has_ended_meanwhile_is_told_in_the_list(window, program, qtbot):
    window.contents.beginnings.process()
    dialog = window.findChild(QDialog, "attachDialog")
    qtbot.waitUntil(lambda: dialog.choose(program.pid), timeout=30_000)
    program.kill()
    program.wait()
    dialog.attach_button.click()
    qtbot.waitUntil(dialog.problem.isVisible, timeout=30_000)
    assert dialog.problem.text() == f"No process has the PID {program.pid}; give one that runs."
    assert dialog.attach_button.isEnabled()
    dialog.close()
