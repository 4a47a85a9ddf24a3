"""The history as a panel: the runs that are kept, and what can be done with them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMenu, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr

from ..look.elided import ElidedLabel
from ..look.tool_button import tool_button
from ..session.history import RunHistory
from .run_model import RunModel
from .run_table import RunTable

if TYPE_CHECKING:
    from engine.history.entry import Entry

_MEGABYTE = 1_000_000
_MOST_MEGABYTES = 1_000_000
_SIZES_MB = (0, 100, 500, 2_000, 10_000)


class Runs(QWidget):
    """The table; ``bar``, which stands beside the tabs while the table is seen, has what can be done.

    Nothing is read from the disk before it is seen.

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
        self.bar = QWidget()
        self.bar.setObjectName("runBar")
        self.filter = QLineEdit()
        self.filter.setObjectName("runFilter")
        self.filter.setPlaceholderText(tr("Filter"))
        self.filter.setToolTip(tr("Show the runs that have all these words, such as: pool finished"))
        self.filter.setAccessibleName(tr("Filter the runs"))
        self.filter.setClearButtonEnabled(True)
        self.open_button = tool_button(tr("Open"), "openRun", tr("Show this run (Return, or a double click)"))
        self.compare_button = tool_button(
            tr("Compare"),
            "compareRuns",
            tr("Show the selected runs side by side; select two or more, or one that was run with others"),
        )
        self.delete_button = tool_button(tr("Delete"), "deleteRuns", tr("Remove these from the history (Delete)"))
        self.undo_button = tool_button(tr("Undo delete"), "undoDelete", tr("Bring back what was removed last (Ctrl+Z)"))
        self.more_button = tool_button("⋯", "moreOfRuns", tr("More"))
        self.more_button.setAccessibleName(tr("More"))
        self.count = ElidedLabel()
        self.count.setObjectName("hint")
        self._lay_out()
        self._connect()
        self._renew()

    def showEvent(self, event: QShowEvent) -> None:
        """It is looked at from now on. Qt's."""
        super().showEvent(event)
        self._history.watch()

    def take_over(self, before: "Runs") -> None:
        """Show what ``before`` shows, in whose place this is put."""
        self.filter.setText(before.filter.text())
        self.table.take_over(before.table)

    def limits(self, parent: QMenu) -> QMenu:
        """A menu of how much may be kept, which goes with ``parent``."""
        menu = QMenu(tr("Keep up to"), parent)
        most_bytes = self._history.listing.most_bytes if self._history.listing is not None else -1
        sizes = sorted({*_SIZES_MB, max(most_bytes, 0) // _MEGABYTE})
        for megabytes in sizes:
            action = menu.addAction(words.size(megabytes * _MEGABYTE) if megabytes else tr("nothing"))
            action.setCheckable(True)
            action.setChecked(megabytes == most_bytes // _MEGABYTE)
            action.triggered.connect(lambda _checked, size=megabytes: self._history.limit(size * _MEGABYTE))
        menu.addSeparator()
        menu.addAction(tr("Another size …")).triggered.connect(lambda _checked: self._ask_limit(most_bytes))
        return menu

    def _ask_limit(self, most_bytes: int) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setInputMode(QInputDialog.InputMode.IntInput)
        dialog.setWindowTitle(tr("Size of the history"))
        dialog.setLabelText(tr("When the runs take more megabytes than this, the oldest that are not pinned go:"))
        dialog.setIntRange(0, _MOST_MEGABYTES)
        dialog.setIntValue(max(most_bytes, 0) // _MEGABYTE)
        dialog.intValueSelected.connect(lambda megabytes: self._history.limit(megabytes * _MEGABYTE))
        dialog.open()

    def _offer_more(self) -> None:
        menu = self.table.menu()
        menu.addSeparator()
        menu.addMenu(self.limits(menu))
        menu.popup(self.more_button.mapToGlobal(self.more_button.rect().bottomLeft()))

    def _compare(self) -> None:
        entries = self._compared()
        if len(entries) > 1:
            self.compare_wanted.emit(entries)

    def _compared(self) -> "list[Entry]":
        """What there is to be compared: all that are selected, or all that belong together with the one that is."""
        entries, listing = self.table.selected(), self._history.listing
        if len(entries) != 1 or not entries[0].experiment or listing is None:
            return entries
        return [entry for entry in listing.entries if entry.experiment == entries[0].experiment]

    def _renew(self) -> None:
        entries = self.table.selected()
        self.open_button.setEnabled(len(entries) == 1)
        self.compare_button.setEnabled(len(self._compared()) > 1)
        self.delete_button.setEnabled(bool(entries))
        self.undo_button.setVisible(self._history.can_bring_back)
        listing = self._history.listing
        if listing is None:
            return
        parts = [words.count(len(listing.entries), tr("{n} run"), tr("{n} runs")), words.size(listing.size_bytes)]
        if listing.damaged:
            parts.append(tr("{count:,} unreadable").format(count=len(listing.damaged)))
        kept = words.size(listing.most_bytes) if listing.most_bytes else tr("nothing")
        unreadable = [tr("Cannot be read:"), *listing.damaged[:20]] if listing.damaged else []
        tip = "\n".join([tr("Kept up to: {size}").format(size=kept), *unreadable])
        self.count.show_text(", ".join(parts), tip)

    def _connect(self) -> None:
        for button, what in (
            (self.open_button, self.table.open_selected),
            (self.compare_button, self._compare),
            (self.delete_button, self.table.remove_selected),
            (self.undo_button, self._history.bring_back),
            (self.more_button, self._offer_more),
        ):
            button.clicked.connect(_without_argument(what))
        self.table.open_wanted.connect(self.open_wanted)
        self.table.compare_wanted.connect(self._compare)
        self.table.chosen.connect(self._renew)
        self.filter.textChanged.connect(self.table.narrow)
        self._history.changed.connect(self._renew)
        undo = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self.table, self._history.bring_back)
        undo.setContext(Qt.ShortcutContext.WidgetShortcut)  # in the filter, it undoes typing

    def _lay_out(self) -> None:
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 4, 2)
        row.setSpacing(4)
        self.filter.setMinimumWidth(60)  # where there is little room, this is what gives way
        self.filter.setMaximumWidth(76)  # the tabs get what the bar does not ask for
        row.addWidget(self.count)
        row.addWidget(self.filter)
        for button in (self.open_button, self.compare_button, self.delete_button, self.undo_button, self.more_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)


def _without_argument(what: Callable[[], object]) -> Callable[[bool], object]:
    return lambda _checked: what()
