"""The bridge: one answer to each question, in the window's thread, and nothing left when it is closed."""

import os
import signal
import threading
import venv
from functools import partial

import psutil
import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread

from engine.inside.plan import make_plan
from engine.model.outcome import Outcome
from engine.trace.lane import State
from engine.trace.run import Run
from gui.session.bridge import Bridge
from tests.engine.supervise.driving import LONG
from tests.waiting import lives, wait_until, wait_until_gone

pytestmark = pytest.mark.usefixtures("warm")


@pytest.fixture
def bridge(qapp):
    made = Bridge()
    yield made
    made.close()


def test_that_a_runner_is_warm_before_it_is_needed(bridge, qtbot):
    with qtbot.waitSignal(bridge.warmed, timeout=30_000) as warmed:
        pass
    assert warmed.args[0].version.startswith("3.")


def test_that_each_question_gets_one_answer_in_this_thread(bridge, qtbot):
    plan = make_plan(jobs=2, size=1_000)
    answers = []
    bridge.polled.connect(lambda number, batch: answers.append((number, batch, QThread.currentThread())))
    with qtbot.waitSignal(bridge.started, timeout=30_000):
        bridge.start(7, plan, keep=False)
    for asked in range(1, 4):
        bridge.request()
        qtbot.waitUntil(lambda asked=asked: len(answers) == asked, timeout=30_000)
    while answers[-1][1].end is None:
        asked = len(answers) + 1
        bridge.request()
        qtbot.waitUntil(lambda asked=asked: len(answers) == asked, timeout=30_000)
    assert {number for number, _, _ in answers} == {7}
    assert {thread for _, _, thread in answers} == {QThread.currentThread()}
    run = Run(plan)
    for _, batch, _ in answers:
        run.apply(batch)
    assert run.trace.counts[State.DONE] == 2


def test_that_a_stopped_run_says_so(bridge, qtbot):
    batches = []
    bridge.polled.connect(lambda _number, batch: batches.append(batch))
    bridge.start(1, make_plan(strategy="process", **LONG), keep=False)
    bridge.stop()

    def is_over():
        bridge.request()
        return any(batch.end for batch in batches)

    qtbot.waitUntil(is_over, timeout=30_000)
    verdict = next(batch.verdict for batch in batches if batch.end)
    assert (verdict.outcome, verdict.reason.code) == (Outcome.CANCELLED, "stopped")


def test_that_closing_ends_the_warm_runner_and_the_thread(qapp):
    made = Bridge()
    pids = wait_until(lambda: [child.pid for child in psutil.Process().children(recursive=True)])
    made.close()
    assert not [pid for pid in pids if lives(pid)]
    assert made._loop.isFinished()


def test_that_a_run_that_cannot_start_is_refused_with_the_reason(qapp, qtbot, monkeypatch, tmp_path):
    gone = tmp_path / "gone"
    monkeypatch.setattr("tempfile.tempdir", str(gone))
    made = Bridge()
    with qtbot.waitSignal(made.refused, timeout=30_000) as refused:
        made.start(3, make_plan(), keep=False)
    made.close()
    number, problem = refused.args
    assert number == 3
    assert problem.code == "no-folder"


def test_that_a_warm_runner_that_has_died_is_replaced(bridge, qtbot):
    with qtbot.waitSignal(bridge.warmed, timeout=30_000):
        pass
    guardian = bridge._loop._warm.guardian_pid
    os.kill(guardian, signal.SIGTERM)
    wait_until_gone([guardian])
    ends = []
    bridge.polled.connect(lambda _number, batch: ends.append(batch))
    bridge.start(1, make_plan(jobs=1, size=10), keep=False)

    def is_over():
        bridge.request()
        return any(batch.end for batch in ends)

    qtbot.waitUntil(is_over, timeout=30_000)
    assert ends[-1].call.ended_ns > ends[-1].call.started_ns


def test_that_a_warm_runner_of_another_python_is_replaced(bridge, qtbot, tmp_path):
    # Another path to the same interpreter is another Python to the bridge.
    venv.create(tmp_path / "venv", with_pip=False)
    other = str(tmp_path / "venv" / "bin" / "python")
    with qtbot.waitSignal(bridge.warmed, timeout=30_000):
        pass
    first = bridge._loop._warm.guardian_pid
    with qtbot.waitSignal(bridge.warmed, timeout=30_000):
        bridge.warm(other)
    assert not lives(first)
    second = bridge._loop._warm
    assert second.python == other
    with qtbot.waitSignal(bridge.warmed, timeout=30_000):
        bridge.warm(other)
    assert bridge._loop._warm is second
    with qtbot.waitSignal(bridge.started, timeout=30_000):
        bridge.start(1, make_plan(jobs=1, size=10, python=other), keep=False)
    assert bridge._loop._runs == [second]


def test_that_a_run_is_done_in_its_own_python_whichever_is_warm(bridge, qtbot, tmp_path):
    venv.create(tmp_path / "venv", with_pip=False)
    other = str(tmp_path / "venv" / "bin" / "python")
    with qtbot.waitSignal(bridge.started, timeout=30_000):
        bridge.start(1, make_plan(jobs=1, size=10, python=other), keep=False)
    assert bridge._loop._runs[0].python == other


def test_that_a_fault_in_the_thread_is_told_and_the_thread_lives_on(bridge, qtbot, capsys):
    def fault():
        raise ZeroDivisionError("on purpose")

    with qtbot.waitSignal(bridge.refused, timeout=30_000) as refused:
        bridge._loop.orders.put(fault)
    assert refused.args[1].code == "internal"
    assert "ZeroDivisionError: on purpose" in refused.args[1].values["why"]
    assert "on purpose" in capsys.readouterr().err
    with qtbot.waitSignal(bridge.started, timeout=30_000):
        bridge.start(1, make_plan(jobs=1, size=10), keep=False)


def test_that_work_with_files_is_done_in_a_thread_of_its_own_in_order_and_answered_in_this_one(bridge, qtbot):
    threads, answers = [], []

    def work(number):
        threads.append(threading.get_ident())
        return number

    for number in range(5):
        bridge.work(partial(work, number), lambda answer: answers.append((answer, QThread.currentThread())))
    qtbot.waitUntil(lambda: len(answers) == 5, timeout=30_000)
    assert [answer for answer, _ in answers] == [0, 1, 2, 3, 4]
    assert {thread for _, thread in answers} == {QThread.currentThread()}
    assert len(set(threads)) == 1
    assert threading.get_ident() not in threads


def test_that_a_run_goes_on_while_files_are_worked_on(bridge, qtbot):
    may_go_on, answers = threading.Event(), []
    bridge.work(lambda: may_go_on.wait(60), answers.append)
    with qtbot.waitSignal(bridge.started, timeout=30_000):
        bridge.start(1, make_plan(jobs=1, size=10), keep=False)
    with qtbot.waitSignal(bridge.polled, timeout=30_000):
        bridge.request()
    assert answers == []
    may_go_on.set()
    qtbot.waitUntil(lambda: answers == [True], timeout=30_000)


def test_that_what_is_looked_at_waits_for_no_file(bridge, qtbot):
    may_go_on, answers = threading.Event(), []
    bridge.work(lambda: may_go_on.wait(60), answers.append)
    bridge.work(lambda: "seen", answers.append, is_looked_at=True)
    qtbot.waitUntil(lambda: answers == ["seen"], timeout=30_000)
    may_go_on.set()
    qtbot.waitUntil(lambda: answers == ["seen", True], timeout=30_000)


def test_that_the_folder_of_a_run_is_there_until_all_that_was_ordered_before_has_read_it(bridge, qtbot):
    found, may_go_on = [], threading.Event()
    with qtbot.waitSignal(bridge.started, timeout=30_000) as started:
        bridge.start(1, make_plan(jobs=1, size=10), keep=False)
    folder = started.args[1].folder
    bridge.work(lambda: may_go_on.wait(60), lambda _answer: None)
    bridge.work(lambda: os.path.isdir(folder), found.append)
    with qtbot.waitSignal(bridge.started, timeout=30_000):
        bridge.start(2, make_plan(jobs=1, size=10), keep=False)
    assert os.path.isdir(folder)
    may_go_on.set()
    qtbot.waitUntil(lambda: found == [True], timeout=30_000)
    bridge.work(lambda: os.path.isdir(folder), found.append)
    qtbot.waitUntil(lambda: found == [True, False], timeout=30_000)


def test_that_a_fault_with_files_is_told_and_the_next_work_is_done(bridge, qtbot, capsys):
    answers = []
    with qtbot.waitSignal(bridge.failed, timeout=30_000) as failed:
        bridge.work(lambda: 1 / 0, answers.append)
    assert failed.args[0].code == "internal"
    assert "ZeroDivisionError" in failed.args[0].values["why"]
    assert "ZeroDivisionError" in capsys.readouterr().err
    bridge.work(lambda: "done", answers.append)
    qtbot.waitUntil(lambda: answers == ["done"], timeout=30_000)


def test_that_closing_does_what_was_ordered_and_tells_nobody(qapp):
    made, done, answers = Bridge(), [], []
    for number in range(3):
        made.work(partial(done.append, number), answers.append)
    made.close()
    assert done == [0, 1, 2]
    assert made._files.isFinished()
    qapp.processEvents()
    assert answers == []


class Asking(QObject):
    def __init__(self):
        super().__init__()
        self.taken = []

    def take(self, *what):
        self.taken.append(what)


def test_that_what_was_worked_out_for_who_is_gone_since_is_told_to_nobody(bridge, qtbot):
    gone, there = Asking(), Asking()
    may_end = threading.Event()
    bridge.work(may_end.wait, gone.take)
    bridge.work(may_end.wait, partial(gone.take, "once more"))
    bridge.work(may_end.wait, partial(there.take, "told"))
    shiboken6.delete(gone)
    may_end.set()
    qtbot.waitUntil(lambda: bool(there.taken))
    assert (gone.taken, there.taken) == ([], [("told", True)])
