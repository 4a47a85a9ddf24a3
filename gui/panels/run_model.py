"""The runs that are kept as rows: what was run and how, how long it took, and what the person says of it."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from engine import words
from engine.history import told
from engine.inside.language import mark, tr

from ..session.history import RunHistory
from .table import Column, RowsModel

if TYPE_CHECKING:
    from engine.history.entry import Entry

NAME, NOTE = 1, 9
"""The columns that can be written in."""
_Index = QModelIndex | QPersistentModelIndex


class RunModel(RowsModel):
    """One row a run of the history, the newest first, or by a column. A name or note is edited in its cell.

    What it shows are the runs at the last ``reset``, whatever the history tells by now.
    """

    columns = (
        Column(told.PINNED, 34, False),
        Column(mark("Run"), 190, False, grows=True),
        Column(mark("Strategy"), 136, False),
        Column(mark("Workers"), 72, True, rank=3),
        Column(mark("Jobs"), 72, True, rank=4),
        Column(mark("Elapsed"), 92, True),
        Column(mark("Speed-up"), 80, True, rank=1),
        Column(mark("Outcome"), 82, False, rank=2),
        Column(mark("When"), 104, False, rank=1),
        Column(mark("Note"), 60, False),
    )

    def __init__(self, history: RunHistory) -> None:
        super().__init__()
        self._history = history
        self._entries: Sequence[Entry] = ()
        self._words: tuple[str, ...] = ()
        self._order = -1, Qt.SortOrder.AscendingOrder
        self._searched: dict[str, tuple[Entry, str]] = {}

    def entry(self, row: int) -> "Entry":
        """The run in a row."""
        return self._entries[row]

    def row_of(self, name: str) -> int | None:
        """The row of the run of this name, if it is shown."""
        return next((row for row, entry in enumerate(self._entries) if entry.name == name), None)

    def count(self) -> int:
        """The runs that are shown."""
        return len(self._entries)

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells."""
        return _texts(self.entry(row))

    def reset(self) -> None:
        """Show what the history tells by now."""
        self.beginResetModel()
        self._rows.clear()
        self._entries = self._found()
        self._shown = len(self._entries)
        self.endResetModel()

    def find(self, text: str) -> None:
        """Show the runs with all words of ``text``; all runs for an empty one."""
        self._words = told.wanted(text)
        self.reset()

    @property
    def is_filtering(self) -> bool:
        """Whether some may be left out."""
        return bool(self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show them in the order of a column, the newest first of those that are alike; -1: of none. Qt's."""
        self._order = column, order
        self.reset()

    def tip(self, row: int) -> str:
        """All that is told of a run in words."""
        entry = self.entry(row)
        how = [words.strategy_name(entry.plan.strategy)]
        if entry.plan.watch is None:
            how.append(words.workers(entry.plan.workers))
        lines = [
            entry.remark.title,
            words.load(entry.plan),
            ", ".join((*how, *filter(None, (told.options(entry),)))),
            entry.remark.note,
            time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(entry.at_s)),
            tr("{size} in {path}").format(size=words.size(entry.size_bytes), path=entry.path),
        ]
        return "\n".join(line for line in lines if line)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What the cells hold, and what is edited. Qt's."""
        if role == Qt.ItemDataRole.EditRole and index.isValid():
            remark = self.entry(index.row()).remark
            return remark.title if index.column() == NAME else remark.note
        if role == Qt.ItemDataRole.AccessibleTextRole and index.isValid() and index.column() == 0:
            return tr("pinned") if self.entry(index.row()).remark.pinned else tr("not pinned")
        return super().data(index, role)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """The person has written another name or note. Qt's."""
        if role != Qt.ItemDataRole.EditRole or index.column() not in (NAME, NOTE):
            return False
        entry, text = self.entry(index.row()), str(value)
        is_name = index.column() == NAME
        # What is shown may be older than what was written last, so that whatever is written counts.
        self._history.remark(
            entry.name, lambda remark: replace(remark, title=text) if is_name else replace(remark, note=text)
        )
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Qt's."""
        is_text = index.column() in (NAME, NOTE)
        return super().flags(index) | (Qt.ItemFlag.ItemIsEditable if is_text else Qt.ItemFlag.NoItemFlags)

    def _found(self) -> "Sequence[Entry]":
        listing = self._history.listing
        entries: Sequence[Entry] = listing.entries if listing is not None else ()
        if self._words:
            self._searched = {entry.name: (entry, self._text_of(entry)) for entry in entries}
            texts = self._searched
            entries = [entry for entry in entries if told.is_found(texts[entry.name][1], self._words)]
        column, order = self._order
        if column >= 0:
            return sorted(entries, key=_SORT_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        return entries

    def _text_of(self, entry: "Entry") -> str:
        """Where words are looked for."""
        known = self._searched.get(entry.name)
        return known[1] if known is not None and known[0] == entry else told.searched(entry)


def _texts(entry: "Entry") -> tuple[str, ...]:
    """The texts of a run's cells."""
    plan = entry.plan
    return (
        told.PINNED if entry.remark.pinned else "",
        told.name(entry),
        words.strategy_name(plan.strategy),
        told.workers(entry),
        told.jobs(entry),
        told.elapsed(entry),
        told.speedup(entry),
        told.outcome(entry),
        told.when(entry.at_s),
        words.plain(entry.remark.note),
    )


_SORT_KEYS: "tuple[Callable[[Entry], Any], ...]" = (
    lambda entry: entry.remark.pinned,
    lambda entry: told.name(entry).casefold(),
    lambda entry: words.strategy_name(entry.plan.strategy).casefold(),
    lambda entry: entry.plan.workers,
    lambda entry: entry.plan.jobs,
    lambda entry: next((each for each in (entry.elapsed_s, entry.until_s) if each is not None), -1.0),
    lambda entry: -1.0 if entry.speedup is None else entry.speedup,
    lambda entry: entry.outcome.value if entry.outcome is not None else "",
    lambda entry: entry.at_s,
    lambda entry: entry.remark.note.casefold(),
)
"""What each column is sorted by; what is not known stands before everything that is."""
