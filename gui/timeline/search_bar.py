"""The bar that finds tasks by what is typed."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from engine.inside.language import tr
from engine.trace.details import Records
from engine.trace.run import Run

from ..look.style import tabular
from ..look.tool_button import tool_button

if TYPE_CHECKING:
    from engine.insight.search import Found

_TYPING_MS = 80  # so long after the last key it is searched
_AGAIN_S = 0.5
_TIMES_ITS_COST = 20
_CHARACTERS_MOST = 200
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_F3: 1}


class SearchBar(QFrame):
    """A line to type into, how many tasks fit, and buttons to go through them; hidden until ``open``.

    ``refresh`` at every frame. Enter, F3 and Down go to the next task, with Shift, or by Up, to the one before; after
    the last comes the first. Escape closes the bar.

    Signals:
        chosen(int): the task of this index is to be shown and selected.
        closed: the bar is gone, and with it what was found.
    """

    chosen = Signal(int)
    closed = Signal()

    def __init__(
        self,
        run: Callable[[], Run | None],
        records: Callable[[], Records | None] = lambda: None,
        parent: QWidget | None = None,
    ) -> None:
        """Search the run that ``run()`` gives, with the items that are in ``records()``."""
        super().__init__(parent)
        self._run = run
        self._records = records
        self._found: Found | None = None
        self._searched: object = None
        self._of: Run | None = None
        self._not_before_s = 0.0
        self._task: int | None = None
        self.setObjectName("searchBar")
        self.line = QLineEdit()
        self.count = QLabel()
        self.previous_button = _button(
            "↑",
            "searchPrevious",
            tr("Previous job that fits"),
            tr("Previous job that fits (Shift+Enter, Shift+F3 or ↑)"),
        )
        self.next_button = _button(
            "↓", "searchNext", tr("Next job that fits"), tr("Next job that fits (Enter, F3 or ↓)")
        )
        self.close_button = _button("✕", "searchClose", tr("Close the search"), tr("Close the search (Esc)"))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._set_up()
        self.hide()

    def open(self) -> None:
        """Show the bar, and take what is typed from now on; what was typed last can be overwritten at once."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search()

    def take_over(self, before: "SearchBar") -> None:
        """Search as another one does."""
        self.line.setText(before.line.text())
        if not before.isHidden():
            self.show()
            self._search()

    def dismiss(self) -> None:
        """Close the bar."""
        if self.isHidden():
            return
        self._typing.stop()
        self._found = self._searched = self._of = None
        self.hide()
        self.closed.emit()

    def next_from(self, task: int | None) -> None:
        """The task of this index is selected, from which next and previous go on; None: none is."""
        if task != self._task:
            self._task = task
            self._show_count()

    def refresh(self) -> None:
        """Search what has grown, if it is time for that."""
        if self.isHidden() or self._typing.isActive():
            return
        if self._run() is not self._of:
            self._task = None
            self._search()
        elif self.line.text().strip() and time.monotonic() >= self._not_before_s and self._state() != self._searched:
            self._search()

    def show_next(self) -> None:
        """Go to the next task that fits."""
        self._step(1)

    def show_previous(self) -> None:
        """Go to the task before that fits."""
        self._step(-1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line's keys that are the bar's. Qt's."""
        return isinstance(event, QKeyEvent) and self._press(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Of the buttons. Qt's."""
        if not self._press(event):
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means, or, before a shortcut takes it, claim it. Returns whether it is one of the bar's."""
        key = Qt.Key(event.key())
        if key not in (*_STEPS, Qt.Key.Key_Escape):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() != QEvent.Type.KeyPress:
            return False
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEPS[key])
        return True

    def _step(self, step: int) -> None:
        if self.isHidden():
            return
        if self._typing.isActive() or self._found is None or self._run() is not self._of:
            self._search()
        tasks = self._found.tasks if self._found is not None else ()
        if not len(tasks):
            return
        if self._task is None:
            at = 0 if step > 0 else -1
        elif step > 0:
            at = int(np.searchsorted(tasks, self._task, "right")) % len(tasks)
        else:
            at = int(np.searchsorted(tasks, self._task)) - 1
        self._task = int(tasks[at])
        self._show_count()
        self.chosen.emit(self._task)

    def _search(self) -> None:
        from engine.insight.search import matches  # which a start has no time for

        self._typing.stop()
        run = self._run()
        began_s = time.monotonic()
        self._searched, self._of = self._state(), run
        self._found = matches(run, self.line.text(), self._records()) if run is not None else None
        ended_s = time.monotonic()
        self._not_before_s = ended_s + max(_AGAIN_S, _TIMES_ITS_COST * (ended_s - began_s))
        self._show_count()

    def _state(self) -> object:
        """What a search depends on: another task waits, runs or has ended."""
        run = self._run()
        return run.trace.counts.tobytes() if run is not None else None

    def _show_count(self) -> None:
        text = self._count_text()
        if text != self.count.text():
            self.count.setText(text)
            self.count.setToolTip(text)
        for button in (self.previous_button, self.next_button):
            button.setEnabled(self._found is not None and len(self._found.tasks) > 0)

    def _count_text(self) -> str:
        if not self.line.text().strip():
            return tr("A number, or job 17, pid 4711, worker 3, error, >20ms")
        if self._of is None:
            return tr("There is no run to search yet")
        if self._found is None:
            return ""
        if self._found.problem is not None:
            return self._found.problem.told()
        tasks = self._found.tasks
        if not len(tasks):
            return tr("no job fits")
        if self._task is not None:
            at = int(np.searchsorted(tasks, self._task))
            if at < len(tasks) and tasks[at] == self._task:
                return tr("{number:,} of {count:,}").format(number=at + 1, count=len(tasks))
        return (tr("{count:,} job fits") if len(tasks) == 1 else tr("{count:,} jobs fit")).format(count=len(tasks))

    def _set_up(self) -> None:
        self.line.setObjectName("search")
        self.line.setAccessibleName(tr("Search jobs"))
        self.line.setPlaceholderText(tr("Find jobs"))
        self.line.setMaxLength(_CHARACTERS_MOST)
        self.line.setFixedWidth(240)
        self.line.textChanged.connect(lambda _text: self._typing.start() if self.isVisible() else None)
        self.line.installEventFilter(self)
        self.count.setObjectName("searchCount")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setAccessibleName(tr("Jobs that fit"))
        self.count.setFont(tabular(self.count.font()))
        # As wide as there is room, whatever it says, so that a count does not lay out the window anew.
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous_button.clicked.connect(self.show_previous)
        self.next_button.clicked.connect(self.show_next)
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 4)
        row.setSpacing(6)
        row.addWidget(self.line)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        row.addSpacing(6)
        row.addWidget(self.count, 1)
        row.addWidget(self.close_button)


def _button(text: str, name: str, spoken: str, tip: str) -> QToolButton:
    made = tool_button(text, name, tip)
    made.setAccessibleName(spoken)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setMinimumSize(QSize(28, 0))
    return made
