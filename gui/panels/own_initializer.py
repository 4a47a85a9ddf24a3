"""What every worker of one's own function calls first."""

import contextlib
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit

from engine.inside.language import marked, tr
from engine.inside.plan import PLAN_FIELDS

from .choices import DropDown
from .fields import Fields
from .plan_editors import name_after

_NONE = ""


class OwnInitializer(Fields):
    """A function of the file, or none; and its arguments, which are shown with it. Main thread.

    Signals:
        changed: another one is chosen, or it gets other arguments.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted = _NONE
        self.choice = DropDown()
        name_after(PLAN_FIELDS["initializer"], self.choice)
        self.arguments = QLineEdit()
        name_after(PLAN_FIELDS["initargs"], self.arguments)
        self.arguments.setPlaceholderText("[]")
        self.arguments.setAcceptDrops(False)  # a file that is dropped is for the window
        self.add_field(marked(PLAN_FIELDS["initializer"].caption), self.choice, "initializer")
        self.add_field(marked(PLAN_FIELDS["initargs"].caption), self.arguments, "initargs")
        self.choice.picked.connect(self._take)
        self.arguments.textChanged.connect(lambda _text: self.changed.emit())
        self.offer([])

    def offer(self, names: Sequence[str]) -> None:
        """The functions that the file has; the one that was chosen stays, if it is among them."""
        blocker = QSignalBlocker(self.choice)
        self.choice.offer([(_NONE, tr("none"), ""), *((name, name, "") for name in names)])
        self.choice.choose(self._wanted if self._wanted in names else _NONE)
        blocker.unblock()
        self._show()

    def fill(self, name: str, arguments: str) -> None:
        """Choose a function, once the file is known to have it; empty: none."""
        self._wanted = name
        self.arguments.setText(arguments)
        with contextlib.suppress(KeyError):  # the file is not read yet
            self.choice.choose(name)

    def told(self) -> str:
        """Which one is chosen; empty: none."""
        return self.choice.chosen()

    def fields(self) -> dict[str, Any]:
        """What a plan is told of it."""
        chosen = self.told()
        return {"initializer": chosen or None, "initargs": (self.arguments.text().strip() or None) if chosen else None}

    def _take(self, name: str) -> None:
        self._wanted = name
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.show_row(self.arguments, bool(self.told()))
