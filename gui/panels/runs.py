"""The history as a panel: the runs that are kept, and what can be done with them."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSpinBox, QToolButton, QVBoxLayout, QWidget

from engine import words

from ..history import RunHistory
from .run_table import RunModel, RunTable

_MEGABYTE = 1_000_000
_MOST_MEGABYTES = 1_000_000


class Runs(QWidget):
    """The panel. Nothing is read from the disk before it is seen.

    Signals:
        open_wanted(Entry): to see a run.
        compare_wanted(list[Entry]): to see these side by side, two at least.
    """

    open_wanted = Signal(object)
    compare_wanted = Signal(list)

    def __init__(self, history: RunHistory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self.table = RunTable(RunModel(history), history)
        self.filter = QLineEdit()
        self.filter.setObjectName("runFilter")
        self.filter.setPlaceholderText("Filter")
        self.filter.setToolTip("Show the runs that have all these words, such as: pool finished")
        self.filter.setAccessibleName("Filter the runs")
        self.filter.setClearButtonEnabled(True)
        self.open_button = _button("Open", "openRun", "Show this run (Return, or a double click)")
        self.compare_button = _button(
            "Compare", "compareRuns", "Show the selected runs side by side; select two or more"
        )
        self.pin_button = _button("Pin", "pinRuns", "Keep these whatever the size of the history")
        self.delete_button = _button("Delete", "deleteRuns", "Remove these from the history (Delete)")
        self.undo_button = _button("Undo delete", "undoDelete", "Bring back what was removed last (Ctrl+Z)")
        self.count = QLabel()
        self.count.setObjectName("hint")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.limit = QSpinBox()
        self._set_up_limit()
        self._lay_out()
        self._connect()
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        """It is looked at from now on. Qt's."""
        super().showEvent(event)
        self._history.watch()

    def _compare(self) -> None:
        entries = self.table.selected()
        if len(entries) > 1:
            self.compare_wanted.emit(entries)

    def _renew(self) -> None:
        entries = self.table.selected()
        self.open_button.setEnabled(len(entries) == 1)
        self.compare_button.setEnabled(len(entries) > 1)
        self.pin_button.setEnabled(bool(entries))
        self.pin_button.setText("Unpin" if entries and all(entry.remark.pinned for entry in entries) else "Pin")
        self.delete_button.setEnabled(bool(entries))
        self.undo_button.setEnabled(self._history.can_bring_back)
        listing = self._history.listing
        if listing is None:
            return
        parts = [words.count(len(listing.entries), "run", "runs"), words.size(listing.size_bytes)]
        if listing.damaged:
            parts.append(f"{len(listing.damaged):,} unreadable")
        self.count.setText(", ".join(parts))
        self.count.setToolTip("\n".join(["Cannot be read:", *listing.damaged[:20]]) if listing.damaged else "")
        if not self.limit.hasFocus():
            self.limit.setValue(round(listing.most_bytes / _MEGABYTE))

    def _take_limit(self) -> None:
        listing = self._history.listing
        most_bytes = self.limit.value() * _MEGABYTE
        if listing is not None and most_bytes != listing.most_bytes:
            self._history.limit(most_bytes)

    def _connect(self) -> None:
        for button, what in (
            (self.open_button, self.table.open_selected),
            (self.compare_button, self._compare),
            (self.pin_button, self.table.pin_selected),
            (self.delete_button, self.table.remove_selected),
            (self.undo_button, self._history.bring_back),
        ):
            button.clicked.connect(_without_argument(what))
        self.table.open_wanted.connect(self.open_wanted)
        self.table.compare_wanted.connect(self._compare)
        self.table.chosen.connect(self._renew)
        self.filter.textChanged.connect(self.table.narrow)
        self.limit.editingFinished.connect(self._take_limit)
        self._history.changed.connect(self._renew)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.table, self._history.bring_back)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)  # in the filter, it undoes typing

    def _set_up_limit(self) -> None:
        self.limit.setObjectName("historySize")
        self.limit.setAccessibleName("Size of the history")
        self.limit.setRange(0, _MOST_MEGABYTES)
        self.limit.setSingleStep(100)
        self.limit.setGroupSeparatorShown(True)
        self.limit.setSuffix(" MB")
        self.limit.setSpecialValueText("nothing")
        self.limit.setToolTip(
            "When a run is kept and all runs together take more than this, the oldest that are not pinned go."
        )
        self.limit.lineEdit().setTextMargins(5, 0, 0, 0)
        self.limit.setFixedWidth(112)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(12, 6, 12, 4)
        row.setSpacing(6)
        self.filter.setMinimumWidth(120)
        self.filter.setMaximumWidth(260)
        row.addWidget(self.filter, 1)
        for button in (self.open_button, self.compare_button, self.pin_button, self.delete_button, self.undo_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.count)
        keep = QLabel("keep up to")
        keep.setObjectName("hint")
        keep.setBuddy(self.limit)
        row.addWidget(keep)
        row.addWidget(self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self.table, 1)


def _without_argument(what: Callable[[], object]) -> Callable[[bool], object]:
    return lambda _checked: what()


def _button(text: str, name: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
