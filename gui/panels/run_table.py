"""The table of the runs that are kept: what was run and how, how long it took, and what the person says of it."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from engine import words
from engine.language import mark, tr

from ..history import RunHistory
from .table import Column, RowsModel, RowsView

if TYPE_CHECKING:
    from engine.history.entry import Entry

_PINNED = "★"
_NAME, _NOTE = 1, 9
_Index = QModelIndex | QPersistentModelIndex


class RunModel(RowsModel):
    """One row a run of the history, the newest first. A run's name and note can be edited in their cells."""

    columns = (
        Column(_PINNED, 34, False),
        Column(mark("Run"), 214, False),
        Column(mark("Strategy"), 90, False),
        Column(mark("Workers"), 72, True),
        Column(mark("Jobs"), 72, True),
        Column(mark("Elapsed (s)"), 92, True),
        Column(mark("Speed-up"), 80, True),
        Column(mark("Outcome"), 82, False),
        Column(mark("When"), 104, False),
        Column(mark("Note"), 0, False),
    )

    def __init__(self, history: RunHistory) -> None:
        super().__init__()
        self._history = history

    def entry(self, row: int) -> "Entry":
        """The run in a row."""
        assert self._history.listing is not None
        return self._history.listing.entries[row]

    def count(self) -> int:
        """The runs that are listed."""
        return len(self._history.listing.entries) if self._history.listing is not None else 0

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        entry = self.entry(row)
        plan = entry.plan
        return (
            _PINNED if entry.remark.pinned else "",
            words.plain(entry.remark.title or words.load(plan)),
            plan.strategy,
            f"{plan.workers:,}",
            f"{plan.jobs:,}",
            "" if entry.elapsed_s is None else f"{entry.elapsed_s:,.3f}",
            "" if entry.speedup is None else words.times(entry.speedup),
            words.outcome(entry.outcome) if entry.outcome is not None else "",
            _when(entry.at_s),
            words.plain(entry.remark.note),
        )

    def tip(self, row: int) -> str:
        """All that is told of a run in words."""
        entry = self.entry(row)
        options = ", ".join(f"{key} {value}" for key, value in entry.plan.options.items())
        lines = [
            entry.remark.title,
            words.load(entry.plan),
            f"{entry.plan.strategy}, {words.workers(entry.plan.workers)}{f', {options}' if options else ''}",
            entry.remark.note,
            time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(entry.at_s)),
            tr("{size} in {path}").format(size=words.size(entry.size_bytes), path=entry.path),
        ]
        return "\n".join(line for line in lines if line)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the cells hold, what they are sorted by (``UserRole``) and what is edited. Qt's."""
        if role == Qt.ItemDataRole.UserRole and index.isValid():
            return _sort_keys(self.entry(index.row()))[index.column()]
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            remark = self.entry(index.row()).remark
            return remark.title if index.column() == _NAME else remark.note
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and index.column() == 0:
            return tr("pinned") if self.entry(index.row()).remark.pinned else tr("not pinned")
        return super().data(index, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The person has written another name or note. Qt's."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in (_NAME, _NOTE):
            return False
        entry, text = self.entry(index.row()), str(value)
        is_name = index.column() == _NAME
        remark = replace(entry.remark, title=text) if is_name else replace(entry.remark, note=text)
        if remark != entry.remark:
            self._history.remark(entry.name, remark)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt's."""
        is_text = index.column() in (_NAME, _NOTE)
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if is_text else Qt.ItemFlag.NoItemFlags)


class FilteredRuns(QSortFilterProxyModel):
    """The runs in whose row every word of a text stands, in the order of a column."""

    def __init__(self, model: RunModel) -> None:
        super().__init__()
        self._runs = model
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)
        self.setSortRole(Qt.ItemDataRole.UserRole)

    def find(self, text: str) -> None:
        """Show the runs with all words of ``text``; all runs for an empty one."""
        self.beginFilterChange()
        self._words = tuple(text.casefold().split())
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @property
    def is_filtering(self) -> bool:
        """Whether some may be left out."""
        return bool(self._words)

    def filterAcceptsRow(self, row: int, _parent: _Index) -> bool:
        """Qt's."""
        if not self._words:
            return True
        entry = self._runs.entry(row)
        options = " ".join(f"{key} {value}" for key, value in entry.plan.options.items())
        text = " ".join([*self._runs.texts(row), words.load(entry.plan), options]).casefold()
        return all(word in text for word in self._words)


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
        self.shown = FilteredRuns(model)
        self.setModel(self.shown)
        self.setSelectionMode(RowsView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(RowsView.EditTrigger.EditKeyPressed)
        self.setSortingEnabled(True)
        self.setColumnWidth(_NOTE, 60)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they come: the newest first
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.doubleClicked.connect(lambda index: self.open_wanted.emit(self._at(index)))
        self.selectionModel().selectionChanged.connect(self.chosen)
        history.changed.connect(self.renew)

    def renew(self) -> None:
        """There are other runs, or something else is said of them. What is selected stays so."""
        names = {entry.name for entry in self.selected()}
        self._runs.reset()
        self._select(names)
        self._when_empty = _empty_words(self._history, is_filtering=self.shown.is_filtering)
        self.chosen.emit()

    def take_over(self, before: "RunTable") -> None:
        """Sort and select as another one does."""
        header = before.horizontalHeader()
        self.horizontalHeader().setSortIndicator(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self.renew()
        self._select({entry.name for entry in before.selected()})

    def _select(self, names: Collection[str]) -> None:
        for row in range(self.shown.rowCount()):
            if self._at(self.shown.index(row, 0)).name in names:
                self.selectionModel().select(
                    self.shown.index(row, 0),
                    self.selectionModel().SelectionFlag.Select | self.selectionModel().SelectionFlag.Rows,
                )

    def narrow(self, text: str) -> None:
        """Show the runs with all words of ``text``."""
        self.shown.find(text)
        self._when_empty = _empty_words(self._history, is_filtering=self.shown.is_filtering)
        self.viewport().update()

    def selected(self) -> "list[Entry]":
        """The runs that are selected, from above."""
        rows = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._at(index) for index in rows]

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
            self._history.remark(entry.name, replace(entry.remark, pinned=pinned))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return opens, Delete removes. Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != RowsView.State.EditingState:
            self.open_selected()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_selected()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the runs that are selected. Qt's."""
        rows = self.selectionModel().selectedRows()
        if rows:
            is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            below = self.visualRect(self.shown.index(rows[0].row(), _NAME)).bottomLeft()
            self.menu().popup(event.globalPos() if is_mouse else self.viewport().mapToGlobal(below))

    def menu(self) -> QMenu:
        """What can be done with the runs that are selected, as a menu that is gone when it is closed."""
        entries, rows = self.selected(), self.selectionModel().selectedRows()
        is_one = len(entries) == 1
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._offer(menu, tr("Open"), self.open_selected, on=is_one)
        self._offer(menu, tr("Compare"), self.compare_wanted.emit, on=len(entries) > 1)
        menu.addSeparator()
        for text, column in ((tr("Rename"), _NAME), (tr("Write a note"), _NOTE)):
            self._offer(menu, text, partial(self._write, rows, column), on=is_one)
        are_pinned = bool(entries) and all(entry.remark.pinned for entry in entries)
        self._offer(menu, tr("Unpin") if are_pinned else tr("Pin"), self.pin_selected, on=bool(entries))
        menu.addSeparator()
        self._offer(menu, tr("Delete"), self.remove_selected, on=bool(entries))
        return menu

    def _write(self, rows: Sequence[QModelIndex], column: int) -> None:
        self.edit(rows[0].siblingAtColumn(column))

    @staticmethod
    def _offer(menu: QMenu, text: str, what: Callable[[], object], *, on: bool = True) -> None:
        action = menu.addAction(text)
        action.setEnabled(on)
        action.triggered.connect(lambda _checked: what())

    def _at(self, index: QModelIndex) -> "Entry":
        return self._runs.entry(self.shown.mapToSource(index).row())


def _empty_words(history: RunHistory, *, is_filtering: bool) -> str:
    if history.listing is None:
        return ""
    if is_filtering:
        return tr("No run has all these words.")
    return tr("Every run is kept here, to be opened again and compared.")


def _when(at_s: float) -> str:
    """The time of a run today, the day of another one."""
    at, now = time.localtime(at_s), time.localtime()
    if at[:3] == now[:3]:
        return time.strftime("%H:%M:%S", at)
    return time.strftime(tr("%d %b %H:%M", "day, month and time") if at[0] == now[0] else "%Y-%m-%d", at)


def _sort_keys(entry: "Entry") -> Sequence[Any]:
    """What each column is sorted by; what is not known stands before everything that is."""
    plan, remark = entry.plan, entry.remark
    return (
        remark.pinned, (remark.title or words.load(plan)).casefold(), plan.strategy, plan.workers, plan.jobs,
        -1.0 if entry.elapsed_s is None else entry.elapsed_s, -1.0 if entry.speedup is None else entry.speedup,
        entry.outcome.value if entry.outcome is not None else "", entry.at_s, remark.note.casefold(),
    )  # fmt: skip
