"""Offers a run that was left behind when the program died: to be shown, or to be removed."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from engine import words
from engine.inside.language import tr

if TYPE_CHECKING:
    from engine.supervise.leftovers import Leftover


class LeftoverBar(QFrame):
    """One line above everything else; hidden while there is nothing to offer. ``offered`` are the runs that are left.

    Signals:
        show_wanted(Leftover): to see it.
        remove_wanted(Leftover): to have its folder removed.
    """

    show_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.offered: list[Leftover] = []
        self.text = QLabel()
        self.text.setObjectName("leftover")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.show_button = QPushButton(tr("Show it"))
        self.show_button.setObjectName("leftoverShow")
        self.remove_button = QPushButton(tr("Remove it"))
        self.remove_button.setObjectName("leftoverRemove")
        self.later_button = QPushButton(tr("Later"))
        self.later_button.setObjectName("leftoverLater")
        self.later_button.setToolTip(tr("It is offered again at the next start"))
        self.show_button.clicked.connect(lambda: self.show_wanted.emit(self.offered[0]))
        self.remove_button.clicked.connect(self._remove)
        self.later_button.clicked.connect(lambda: self.offer([]))
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.show_button)
        row.addWidget(self.remove_button)
        row.addWidget(self.later_button)
        self.hide()

    def offer(self, found: "list[Leftover]") -> None:
        """Offer the runs that are left, the first of them first."""
        self.offered = list(found)
        self._refresh()

    def _remove(self) -> None:
        self.remove_wanted.emit(self.offered.pop(0))
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self.offered))
        if self.offered:
            first = self.offered[0]
            when = time.strftime("%H:%M", time.localtime(first.at_s))
            told = tr("The program died during a run at {when}: {run}.")
            if len(self.offered) > 1:
                told = tr("The program died during a run at {when}: {run} (and {count} more).")
            run = f"{words.strategy_name(first.plan.strategy)} · {words.load(first.plan)}"
            self.text.setText(told.format(when=when, run=run, count=len(self.offered) - 1))
