"""Above the chart: its title, what its colours and signs mean, how it is sorted and coloured, what can be opened."""

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from engine.inside.language import marked, tr
from engine.inside.records.facts import Fact
from engine.trace.lane import State
from engine.trace.run import Run

from ..look.badges import ERROR_SIGN, LOST_SIGN, SUSPENDED_SIGN
from ..look.elided import ElidedLabel
from ..look.theme import Theme
from ..look.tool_button import tool_button
from .compute.lanes import Order, order_choices
from .legend import Legend
from .paint.bar_painter import CANCELLED_SIGN
from .paint.colours import By, colour_choices


class Heading(QWidget):
    """One line. Main thread.

    Signals:
        sorted_by(Order), coloured_by(By): another one is chosen.
        find_wanted, keys_wanted, whole_wanted, rows_wanted: a button was pressed.
    """

    sorted_by = Signal(object)
    coloured_by = Signal(object)
    find_wanted = Signal()
    keys_wanted = Signal()
    whole_wanted = Signal()
    rows_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.follow_button = QPushButton(tr("● live"))
        self.follow_button.setObjectName("followButton")
        self.follow_button.setCheckable(True)
        self.follow_button.setToolTip(tr("Show the whole run, and keep up with it (Home)"))
        self.follow_button.clicked.connect(self.whole_wanted)
        self.legend = Legend()
        self._signs = ElidedLabel(is_whole=True)
        self._signs.setObjectName("caption")
        self._signs.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        title = ElidedLabel(tr("Which process ran what"))
        title.setObjectName("title")
        sort, self.sort_menu = _choice(
            tr("Sort"), tr("Sort by"), tr("Lanes in the order of …"), order_choices(), self.sorted_by
        )
        colour, self.colour_menu = _choice(
            tr("Colour"), tr("Colour by"), tr("Colours tell the …"), colour_choices(), self.coloured_by
        )
        self.rows_button = _quiet_button(tr("Fit rows"), tr("Show all workers at once, in low rows (R)"))
        self.rows_button.setCheckable(True)
        self.rows_button.clicked.connect(self.rows_wanted)
        find = _quiet_button(tr("Find"), tr("Find jobs (/ or Ctrl+F)"))
        find.clicked.connect(self.find_wanted)
        keys = _quiet_button("?", tr("The keys (?)"))
        keys.setAccessibleName(tr("Keys"))
        keys.clicked.connect(self.keys_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 4)
        row.setSpacing(4)
        # These have what the title leaves over.
        for each in (self._signs, self.legend):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(title)
        row.addWidget(self._signs, 1)
        row.addSpacing(8)
        row.addWidget(self.legend, 3)
        row.addSpacing(8)
        for button in (self.rows_button, sort, colour, find, keys):
            row.addWidget(button)
        row.addSpacing(4)
        # By itself it would bound the row to its own height, and the chart would move whenever it comes or goes.
        row.addWidget(self.follow_button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_theme(self, theme: Theme) -> None:
        """Take on the colours."""
        self.legend.show_theme(theme)

    def show_choices(self, sort_by: Order, colour_by: By) -> None:
        """Tick what is chosen, by whomever."""
        for menu, chosen in ((self.sort_menu, sort_by), (self.colour_menu, colour_by)):
            for action in menu.actions():
                action.setChecked(action.data() is chosen)

    def show_rows(self, *, has_more: bool, fits: bool) -> None:
        """Whether there are more rows than have room, and whether they are made to fit."""
        self.rows_button.setVisible(has_more)
        self.rows_button.setChecked(fits)

    def show_run(self, run: Run | None, colour_by: By, *, follows: bool) -> None:
        """Say what there is of ``run``, and whether the view follows it."""
        live = run is not None and not run.over
        self.follow_button.setVisible(run is not None and (live or not follows))
        self.follow_button.setChecked(follows)
        words = (tr("● live") if follows else tr("○ live")) if live else tr("whole run")
        if words != self.follow_button.text():
            self.follow_button.setText(words)
        text = "    ".join(_signs(run)) if run is not None else ""
        self._signs.show_text(text)
        self.legend.show_run(run, colour_by)


def _signs(run: Run) -> list[str]:
    """Which signs the bars of a run have, and what they mean; none for what there is not."""
    # A task that was given back has a bar that says cancelled, though it has been done elsewhere since.
    open_states = {lane.running.state for lane in run.trace.lanes if lane.running is not None}
    signs = (
        (ERROR_SIGN, tr("error"), run.trace.counts[State.ERROR]),
        (LOST_SIGN, tr("lost"), State.LOST in open_states),
        (CANCELLED_SIGN, tr("cancelled"), State.CANCELLED in open_states),
        (SUSPENDED_SIGN, tr("suspended"), run.suspended),
    )
    return [f"{sign} {meaning}" for sign, meaning, is_there in signs if is_there]


def _choice(
    name: str, title: str, tip: str, values: Iterable[StrEnum | Fact], chosen: SignalInstance
) -> tuple[QToolButton, QMenu]:
    """A button that opens a menu of ``values``, whose texts are marked; ``chosen`` is emitted with the picked one."""
    button = _quiet_button(f"{name} ▾", tip)
    button.setAccessibleName(name)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(title, button)
    group = QActionGroup(menu)
    for value in values:
        action = menu.addAction(marked(value.title if isinstance(value, Fact) else str(value.value)))
        action.setCheckable(True)
        action.setChecked(not group.actions())
        action.setData(value)
        group.addAction(action)
        action.triggered.connect(lambda _checked, value=value: chosen.emit(value))
    button.setMenu(menu)
    return button, menu


def _quiet_button(text: str, tip: str) -> QToolButton:
    button = tool_button(text, tip=tip)
    button.setProperty("quiet", True)
    return button
