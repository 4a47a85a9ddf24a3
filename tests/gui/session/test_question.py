"""A question is answered without waiting, and leaves no process, however it ends."""

import os
import sys

import psutil
import pytest

from gui.session.question import Question
from tests.waiting import lives, wait_until


@pytest.fixture
def ask(qtbot, qapp):
    """Ask ``python -c CODE``; dropped after the test."""
    asked = []

    def make(code, **more):
        asked.append(Question([sys.executable, "-c", code], None, qapp, **more))
        return asked[-1]

    yield make
    for question in asked:
        question.drop()


def test_that_the_answer_is_what_is_printed_on_standard_output(ask, qtbot):
    question = ask("import sys; print('yes'); print('no', file=sys.stderr); sys.exit(3)")
    with qtbot.waitSignal(question.answered, timeout=30_000) as answered:
        pass
    assert answered.args == [b"yes\n"]


def test_that_it_gets_no_input_and_the_protected_environment(ask, qtbot):
    question = ask("import os, sys; print(repr(sys.stdin.read()), os.environ['PYTHONSAFEPATH'])")
    with qtbot.waitSignal(question.answered, timeout=30_000) as answered:
        pass
    assert answered.args[0].split()[0] == b"''"


def test_that_what_cannot_be_started_is_told(qapp, qtbot, tmp_path):
    question = Question([str(tmp_path / "none")], None, qapp)
    with qtbot.waitSignal(question.failed, timeout=30_000):
        pass


@pytest.mark.parametrize(
    ("code", "why"),
    [("import time; time.sleep(60)", "does not answer"), ("while True: print('y' * 100_000)", "prints without end")],
)
def test_that_one_that_goes_on_is_ended(ask, qtbot, code, why):
    question = ask(code, limit_ms=1_000 if "sleep" in code else 30_000)
    with qtbot.waitSignal(question.failed, timeout=30_000) as failed:
        pass
    assert why in failed.args[0]


def test_that_dropping_it_ends_it_with_all_that_it_has_started_and_it_says_no_more(ask, qtbot):
    code = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE).wait()"
    question = ask(code)
    said = []
    question.answered.connect(said.append)
    question.failed.connect(said.append)
    qtbot.waitUntil(lambda: question.processId() != 0, timeout=30_000)
    parent = psutil.Process(question.processId())
    (child,) = wait_until(parent.children)
    question.drop()
    question.drop()
    assert not lives(parent.pid)
    wait_until(lambda: not lives(child.pid))
    assert said == []


def test_that_one_can_be_dropped_as_soon_as_it_is_asked(ask):
    before = set(os.listdir(f"/proc/{os.getpid()}/task"))
    ask("input()").drop()
    assert set(os.listdir(f"/proc/{os.getpid()}/task")) <= before
