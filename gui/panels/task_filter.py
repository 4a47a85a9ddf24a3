"""What the table of tasks leaves out: by their state, and by what is typed."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from engine import words
from engine.inside.language import tr
from engine.trace.lane import State

from ..look.plain_tip import plain_tip
from ..session.session import Session
from .figure import set_property
from .tasks import TaskModel

_TYPING_MS = 150
_CHARACTERS_MOST = 200
_STATES = (State.DONE, State.RUNNING, State.WAITING, State.ERROR, State.LOST, State.CANCELLED, State.INTERRUPTED)


class TaskFilter(QWidget):
    """A line and a menu of states, beside the tabs. Main thread."""

    def __init__(self, model: TaskModel, session: Session) -> None:
        """For what ``model`` shows of the session's run."""
        super().__init__()
        self.setObjectName("runBar")
        self._model = model
        self._session = session
        self._is_narrow = False
        self.states = QToolButton()
        self.states.setObjectName("taskStates")
        self.states.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.states.setToolTip(tr("Show jobs in one state alone"))
        self.states.setMenu(QMenu(self.states))
        self.states.menu().aboutToShow.connect(self._fill)
        self.line = QLineEdit()
        self.line.setObjectName("taskFilter")
        self.line.setPlaceholderText(tr("Filter"))
        self.line.setAccessibleName(tr("Filter the jobs"))
        self.line.setMaxLength(_CHARACTERS_MOST)
        self.line.setClearButtonEnabled(True)
        self.line.setMinimumWidth(50)
        self.line.setMaximumWidth(96)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _text: self._typing.start())
        self.line.textChanged.connect(self._cleared)
        model.rows.changed.connect(self._show)
        model.modelReset.connect(self._show)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 2)
        row.setSpacing(4)
        row.addWidget(self.states)
        row.addWidget(self.line, alignment=Qt.AlignmentFlag.AlignVCenter)  # which would bound the row to its height
        self._show()

    def set_narrow(self, *, is_narrow: bool) -> None:
        """Whether there is room for the menu alone; a line in which something stands is shown all the same."""
        self._is_narrow = is_narrow
        self.line.setVisible(not is_narrow or bool(self.line.text()))

    def show_query(self, query: str) -> None:
        """Leave out what does not fit ``query``."""
        self.line.setText(query)
        self.set_narrow(is_narrow=self._is_narrow)
        self.line.setCursorPosition(0)
        self._look()

    def show_state(self, state: State | None) -> None:
        """Show the tasks in one state; None: all tasks, whatever was typed."""
        rows = self._model.rows
        if state is None:
            self.line.clear()
        rows.want(replace(rows.wanted, state=state, query=rows.wanted.query if state is not None else ""))
        self._show()

    def _cleared(self, text: str) -> None:
        if not text:
            self._look()

    def _look(self) -> None:
        self._typing.stop()
        rows = self._model.rows
        rows.want(replace(rows.wanted, query=self.line.text().strip()))
        self._show()

    def _show(self) -> None:
        rows = self._model.rows
        if not rows.wanted.query and not self._typing.isActive() and self.line.text().strip():
            self.line.clear()  # another run is shown
        state = rows.wanted.state
        text = words.state(state) if state is not None else tr("All", "the states of jobs")
        self.states.setText(f"{text} ▾")
        self.states.setAccessibleName(text)
        hint = tr("Show the jobs that fit: a text of their items, or job 17, pid 4711, worker 3, error, >20ms")
        problem = f"{rows.problem.told()}." if rows.problem is not None else ""
        self.line.setToolTip(plain_tip(problem or hint))
        set_property(self.line, "wrong", bool(problem))

    def _fill(self) -> None:
        menu = self.states.menu()
        menu.clear()
        group = QActionGroup(menu)
        run = self._session.run
        for state in (None, *_STATES):
            count = run.trace.jobs if run is not None and state is None else 0
            if run is not None and state is not None:
                count = int(run.trace.counts[state])
            if state is not None and not count and state is not self._model.rows.wanted.state:
                continue
            name = words.state(state) if state is not None else tr("All", "the states of jobs")
            action = menu.addAction(f"{name}\t{count:,}")
            action.setCheckable(True)
            action.setChecked(state is self._model.rows.wanted.state)
            action.triggered.connect(partial(self._choose, state))
            group.addAction(action)

    def _choose(self, state: State | None, _checked: bool = False) -> None:
        rows = self._model.rows
        rows.want(replace(rows.wanted, state=state))
        self._show()
