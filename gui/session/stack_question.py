"""Asks what a worker is doing right now: one py-spy, called as a process, a question."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.inside.problem import PlanError, Problem
from engine.problems.stacks import StackUnreadable
from engine.supervise import stacks
from engine.supervise.stacks import Stack

from .question import Question

_LIMIT_MS = 15_000


class StackQuestion(QObject):
    """Asks one process at a time; a new question takes the place of the one before. Main thread."""

    def __init__(self, parent: QObject) -> None:
        """Nothing is asked yet."""
        super().__init__(parent)
        self._question: Question | None = None

    def ask(self, pid: int, then: Callable[[list[Stack]], object], failed: Callable[[Problem], object]) -> None:
        """Have ``then`` called with the stacks of all threads of a process, or ``failed`` with why there are none."""
        self.drop()
        try:
            command = stacks.question(pid)
        except PlanError as error:
            failed(error.problem)
            return

        def take(output: bytes) -> None:
            self._question = None
            try:
                found = stacks.answered(pid, output)
            except PlanError as error:
                failed(error.problem)
                return
            then(found)

        def fail(why: str) -> None:
            self._question = None
            failed(StackUnreadable(pid=pid, why=why))

        self._question = Question(command, None, self, _LIMIT_MS, with_errors=True)
        self._question.answered.connect(take)
        self._question.failed.connect(fail)

    def drop(self) -> None:
        """The answer is not wanted any more."""
        if self._question is not None:
            self._question.drop()
            self._question = None
