"""Which Python runs the jobs."""

import os
from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal

from engine import words
from engine.inside.cores import usable_cores
from engine.inside.language import tr
from engine.inside.problem import PlanError, Problem
from engine.model.call import Python
from engine.supervise import interpreters
from engine.supervise.interpreters import Interpreter

from ..look.plain_tip import plain_tip
from ..session.question import Question
from .choices import DropDown, Entry
from .fields import Fields, Notice
from .path_field import ask_for_path

THIS, OTHER = "", "other"
_LOOK_MS = 300


class PythonChoice(Fields):
    """The Pythons there are; the one that is chosen is asked what it is.

    Attributes:
        interpreter: what is known of the one that is chosen; None while it is being asked, or if it is none.
        standing: what is wrong with it; None if nothing is, or it is not known yet.

    Signals:
        changed: another Python is chosen; it is asked then.
        known: it has said what it is, or that is wrong.
    """

    changed = Signal()
    known = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.interpreter: Interpreter | None = None
        self.standing: Problem | None = None
        self._beside: str | None = None
        self._others: list[str] = []
        self._chosen = THIS
        self._question: Question | None = None
        # All folders on PATH are read, which is not to hold up the window's first painting.
        self._look = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._look.timeout.connect(lambda: self.look_beside(self._beside))
        self.choice = _Pythons(self._add, self._look_now)
        self.choice.setObjectName("python")
        self.choice.setAccessibleName(tr("Python"))
        self.hint = Notice("hint")
        self.add_field(tr("&Python"), self.choice)
        self.add_under(self.hint)
        self.add_problem("python")
        self._offer([])
        self._look.start()
        self.choice.picked.connect(self._take)
        self._ask()

    def look_beside(self, path: str | None) -> None:
        """Offer the virtual environments beside the file ``path`` and above it first."""
        self._look.stop()
        self._beside = path
        self._offer(interpreters.candidates(path))

    def _look_now(self) -> None:
        """Whoever opens the list sees all there is."""
        if self._look.isActive():
            self.look_beside(self._beside)

    def _offer(self, candidates: list[str]) -> None:
        found = [*candidates, *self._others, *([self._chosen] if self._chosen else [])]
        entries = [
            (THIS, tr("This program's Python"), interpreters.this().path),
            *(_entry(path) for path in dict.fromkeys(found)),
            (OTHER, tr("Other…"), tr("Choose an interpreter's file.")),
        ]
        self.choice.offer(entries)

    def path(self) -> str | None:
        """What a plan's ``python`` is to be."""
        return self._chosen or None

    def close_question(self) -> None:
        """Have no process run on."""
        if self._question is not None:
            self._question.drop()
            self._question = None

    def _add(self, path: str) -> None:
        if path not in self._others:
            self._others.append(path)
            self.look_beside(self._beside)

    def _take(self, identifier: str) -> None:
        if identifier == OTHER:
            self.choice.choose(self._chosen)
            start = self._chosen or os.path.dirname(self._beside or "")
            ask_for_path(self, tr("A Python"), start, tr("Any file (*)"), self.choice.choose)
            return
        if identifier != self._chosen:
            self._chosen = identifier
            self.interpreter = None
            self.changed.emit()
            self._ask()

    def _ask(self) -> None:
        self.close_question()
        self.interpreter, self.standing = None, None
        self.choice.setToolTip(plain_tip(self._chosen or interpreters.this().path))
        if not self._chosen:
            self._conclude(interpreters.this())
            return
        self.hint.say(tr("is being asked…"))
        self._question = Question(interpreters.question(self._chosen), self._chosen, self)
        self._question.answered.connect(self._take_answer)
        self._question.failed.connect(lambda _why: self._take_answer(b""))

    def _take_answer(self, output: bytes) -> None:
        self._question = None
        try:
            self._conclude(interpreters.answered(self._chosen, output))
        except PlanError as error:
            self.standing = error.problem
            self.hint.say("")
            self.known.emit()

    def _conclude(self, interpreter: Interpreter) -> None:
        self.interpreter = interpreter
        known = words.python(Python(interpreter.version, interpreter.gil, usable_cores()))
        self.hint.say(known.removeprefix("Python "))  # which is the caption
        self.known.emit()


class _Pythons(DropDown):
    """Takes any interpreter's path, as if it had been chosen by "Other"."""

    def __init__(self, add: Callable[[str], None], look: Callable[[], None]) -> None:
        super().__init__()
        self._add = add
        self._look = look

    def showPopup(self) -> None:
        """Qt's."""
        self._look()
        super().showPopup()

    def choose(self, identifier: str) -> None:
        """Choose, as a click does. Raises KeyError if it is neither an entry nor a file's path."""
        if os.path.isabs(identifier) and os.path.isfile(identifier):
            self._add(identifier)
        super().choose(identifier)


def _entry(path: str) -> Entry:
    """A virtual environment goes by its folder and the one that it is in; any other Python by its path."""
    environment = os.path.dirname(os.path.dirname(path))
    if os.path.isfile(os.path.join(environment, "pyvenv.cfg")):
        project = os.path.dirname(environment)
        return path, os.path.join(os.path.basename(project), os.path.basename(environment)), plain_tip(path)
    home = os.path.expanduser("~")
    return path, path.replace(home, "~", 1) if path.startswith(home + os.sep) else path, plain_tip(path)
