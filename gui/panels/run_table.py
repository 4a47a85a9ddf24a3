"""The table of the runs that are kept, and what can be done with those that are selected."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.inside.data_class import dataclass
from engine.inside.language import tr

from ..session.history import RunHistory
from .run_model import NAME, NOTE, RunModel
from .table import RowsView

if TYPE_CHECKING:
    from engine.history.entry import Entry

_Index = QModelIndex | QPersistentModelIndex


class RunTable(RowsView):
    """The table, with a menu a row.

    Signals:
        open_wanted(Entry): to see a run.
        compare_wanted: to see those that are selected side by side.
        chosen: others are selected.
    """

    open_wanted = Signal(object)
    compare_wanted = Signal()
    chosen = Signal()

    def __init__(self, model: RunModel, history: RunHistory) -> None:
        super().__init__(model, "runTable", tr("Runs that are kept"), "")
        self._runs = model
        self._history = history
        self._kept = _Chosen(frozenset(), None, 0, 0)
        self._is_late = False
        self.setSelectionMode(RowsView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(RowsView.EditTrigger.EditKeyPressed)
        self.setItemDelegate(_Writing(self))
        self.setColumnWidth(NOTE, 60)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they come: the newest first
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)
        self.doubleClicked.connect(lambda index: self.open_wanted.emit(self._at(index)))
        self.selectionModel().selectionChanged.connect(self.chosen)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        history.changed.connect(self.renew)

    def renew(self) -> None:
        """There are other runs, or something else is said of them; shown once nobody writes in a cell any more."""
        self._is_late = self.state() == RowsView.State.EditingState
        if not self._is_late:
            self._runs.reset()

    def take_over(self, before: "RunTable") -> None:
        """Sort and select as another one does."""
        header = before.horizontalHeader()
        self.horizontalHeader().setSortIndicator(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.renew()
        self._remember()
        self._kept = replace(self._kept, names=frozenset(entry.name for entry in before.selected()))
        self._choose_again()

    def narrow(self, text: str) -> None:
        """Show the runs with all words of ``text``."""
        self._runs.find(text)

    def selected(self) -> "list[Entry]":
        """The runs that are selected, from above."""
        # Whole rows are selected, always; Qt's own ``selectedRows`` would ask the model for the flags of every cell.
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        rows = (range(part.top(), part.bottom() + 1) for part in parts)
        return [self._runs.entry(row) for row in sorted(itertools.chain.from_iterable(rows))]

    def open_selected(self) -> None:
        """Show the run that is selected."""
        entries = self.selected()
        if len(entries) == 1:
            self.open_wanted.emit(entries[0])

    def remove_selected(self) -> None:
        """Remove those that are selected."""
        self._history.remove([entry.name for entry in self.selected()])

    def pin_selected(self) -> None:
        """Pin those that are selected; if all are, let them loose."""
        entries = self.selected()
        pinned = not all(entry.remark.pinned for entry in entries)
        for entry in entries:
            self._history.remark(entry.name, lambda remark: replace(remark, pinned=pinned))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Delete removes. Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != RowsView.State.EditingState:
            self.open_selected()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_selected()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """What has come while somebody wrote is shown now. Qt's."""
        super().closeEditor(editor, hint)
        if self._is_late:
            self.renew()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the runs that are selected. Qt's."""
        entries = self.selected()
        row = self._runs.row_of(entries[0].name) if entries else None
        if row is not None:
            is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            below = self.visualRect(self._runs.index(row, NAME)).bottomLeft()
            self.menu().popup(event.globalPos() if is_mouse else self.viewport().mapToGlobal(below))

    def menu(self) -> QMenu:
        """What can be done with the runs that are selected, as a menu that is gone when it is closed."""
        entries = self.selected()
        is_one = len(entries) == 1
        can_compare = len(entries) > 1 or (is_one and bool(entries[0].experiment))
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, tr("Open"), self.open_selected, on=is_one)
        self._offer(menu, tr("Compare"), self.compare_wanted.emit, on=can_compare)
        menu.addSeparator()
        for text, column in ((tr("Rename"), NAME), (tr("Write a note"), NOTE)):
            self._offer(menu, text, partial(self._write, entries, column), on=is_one)
        are_pinned = bool(entries) and all(entry.remark.pinned for entry in entries)
        self._offer(menu, tr("Unpin") if are_pinned else tr("Pin"), self.pin_selected, on=bool(entries))
        menu.addSeparator()
        self._offer(menu, tr("Delete"), self.remove_selected, on=bool(entries))
        return menu

    def _write(self, entries: "Sequence[Entry]", column: int) -> None:
        row = self._runs.row_of(entries[0].name)  # which is another one by now, perhaps
        if row is not None:
            self.edit(self._runs.index(row, column))

    @staticmethod
    def _offer(menu: QMenu, text: str, what: Callable[[], object], *, on: bool = True) -> None:
        action = menu.addAction(text)
        action.setEnabled(on)
        action.triggered.connect(lambda _checked: what())

    def _at(self, index: QModelIndex) -> "Entry":
        return self._runs.entry(index.row())

    def _remember(self) -> None:
        current = self.currentIndex()
        name = self._at(current).name if current.isValid() else None
        names = frozenset(entry.name for entry in self.selected())
        self._kept = _Chosen(names, name, current.row(), max(current.column(), 0))

    def _choose_again(self) -> None:
        """What was selected stays so, and the keys go on from where they were."""
        kept, count = self._kept, self._runs.count()
        last = len(self._runs.columns) - 1
        chosen = QItemSelection()
        for first, after in _stretches([self._runs.entry(row).name in kept.names for row in range(count)]):
            chosen.select(self._runs.index(first, 0), self._runs.index(after - 1, last))
        row = self._runs.row_of(kept.current) if kept.current is not None else None
        row = min(kept.row, count - 1) if row is None else row
        models, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        if row >= 0:
            models.setCurrentIndex(self._runs.index(row, kept.column), flags.NoUpdate)
        models.select(chosen, flags.ClearAndSelect)
        self._when_empty = _empty_words(self._history, is_filtering=self._runs.is_filtering)
        self.chosen.emit()


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The names of the runs that are selected, and that of the current one; its row, and the current column."""

    names: frozenset[str]
    current: str | None
    row: int
    column: int


class _Writing(QStyledItemDelegate):
    """Lets no more be written into a cell than is kept."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Qt's."""
        from engine.history.remark import NOTE_CHARACTERS, TITLE_CHARACTERS  # which a start has no time for

        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            is_name = index.column() == NAME
            editor.setMaxLength(TITLE_CHARACTERS if is_name else NOTE_CHARACTERS)
            editor.setAccessibleName(tr("Name of the run") if is_name else tr("Note on the run"))
        return editor


def _stretches(chosen: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first of each stretch of chosen ones, and the first one behind it."""
    at = 0
    for is_chosen, group in itertools.groupby(chosen):
        after = at + len(list(group))
        if is_chosen:
            yield at, after
        at = after


def _empty_words(history: RunHistory, *, is_filtering: bool) -> str:
    if history.listing is None:
        return ""
    if is_filtering:
        return tr("No run has all these words.")
    return tr("Every run is kept here, to be opened again and compared.")
