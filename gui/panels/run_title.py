"""The title of the page: what ran, how and when; with what can be done with all of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from engine import words
from engine.history import told
from engine.inside.language import tr
from engine.inside.strategies import START_METHOD
from engine.insight.machine import taken_cores
from engine.trace.run import Run

from ..look.elided import ElidedLabel
from ..look.tool_button import tool_button


class RunTitle(QWidget):
    """One line above the figures. Main thread.

    Attributes:
        name, rest: what the run is called, and all else that is told of it.
        busy: seen where other programs had so much of the machine that its times do not tell of a quiet one.
        again_button, share_button: each can be pressed where it has something to do.

    Signals:
        again_wanted: to have what is shown run once more.
        shareable(bool): there is something by now that can be saved or shared, or there is not any more.
    """

    again_wanted = Signal()
    shareable = Signal(bool)

    def __init__(self, share: QMenu, parent: QWidget | None = None) -> None:
        """A title whose *Share* opens the menu ``share``."""
        super().__init__(parent)
        self.can_share = False
        self.name = ElidedLabel()
        self.name.setObjectName("runTitle")
        self.rest = ElidedLabel()
        self.rest.setObjectName("caption")
        self.busy = ElidedLabel()
        self.busy.setObjectName("busyMachine")
        self.again_button = _button(tr("Run again"), "runAgain", tr("Run what is shown here once more, as it was"))
        self.again_button.clicked.connect(lambda _checked: self.again_wanted.emit())
        self.share_button = _button(
            tr("Share", "to give to others") + " ▾", "share", tr("Save a picture or the figures of this run")
        )
        self.share_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.share_button.setMenu(share)
        self.share_button.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.rest, 1)
        self.busy.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.busy, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.again_button)
        row.addWidget(self.share_button)
        self.show_run(None, is_busy=False, can_share=False)

    def show_run(self, run: Run | None, *, is_busy: bool, can_share: bool) -> None:
        """Say what is told of ``run``; while anything is busy, nothing else can be run."""
        self.name.show_text(tr("No run yet") if run is None else words.title(run.plan))
        self.rest.show_text(run_rest(run) if run is not None else "")
        taken = taken_cores(run) if run is not None and run.over else None
        told = words.busy_machine(taken) if taken is not None else ""
        self.busy.show_text(tr("busy machine") if told else "", f"{told[:1].upper()}{told[1:]}." if told else "")
        self.busy.setVisible(bool(told))  # once it says something, for which there is room then
        self.again_button.setEnabled(run is not None and not is_busy)
        if can_share != self.can_share:
            self.can_share = can_share
            self.share_button.setEnabled(can_share)
            self.shareable.emit(can_share)


def run_rest(run: Run) -> str:
    """What a plan has to do, by which start method, and when it began."""
    plan = run.plan
    parts = [tr("watched")] if plan.watch is not None else [words.load(plan)]
    if START_METHOD.key in plan.options:
        parts.append(str(plan.options[START_METHOD.key]))
    if run.at_s:
        parts.append(told.when(run.at_s))
    return words.plain(" · ".join(parts))


def _button(text: str, name: str, tip: str) -> QToolButton:
    button = tool_button(text, name, tip)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button
