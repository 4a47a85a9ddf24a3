"""What the tables share: a model over rows that are worked out when they are looked at, and a plain view."""

import time
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from engine.inside.language import marked

from ..look.appearance import appearance
from ..look.guarded import guarded_event
from ..look.plain_tip import plain_tip
from ..look.style import tabular

_NARROWEST = 44
_BESIDE_TEXT = 22  # the padding, by the style sheet
_REFRESH_S = 0.5  # figures that change faster than this cannot be read
_HAS_TEXT = QStyleOptionViewItem.ViewItemFeature.HasDisplay
_LINE_SEPARATOR = "\u2028"  # as Qt's own delegate has it in a cell

_Index = QModelIndex | QPersistentModelIndex


class Column(NamedTuple):
    """A column: its heading, marked, its width in pixels, whether it holds figures, and what it tells.

    ``tip`` is a marked sentence, or empty. Where there is no room for all, those of the highest ``rank`` are hidden
    first, and those of rank 0 never. What is left over is shared out to those that grow. None of ``words``, marked ones
    that it may hold, is cut while there is room.
    """

    heading: str
    width: int
    is_figure: bool
    tip: str = ""
    rank: int = 0
    grows: bool = False
    words: tuple[str, ...] = ()


class Cells(NamedTuple):
    """A rectangle of cells, the last ones included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


class Row(NamedTuple):
    """What is shown in a row: the texts of its cells, and whether what it tells of went wrong."""

    texts: tuple[str, ...]
    is_wrong: bool


class RowsModel(QAbstractTableModel):
    """A model whose subclass says how many rows there are and what their cells hold."""

    columns: tuple[Column, ...] = ()

    def __init__(self) -> None:
        super().__init__()
        self._shown = 0
        self._refreshed_at_s = 0.0
        self._rows: dict[int, Row] = {}
        self._alignments = [_alignment(column) for column in self.columns]

    def count(self) -> int:
        """How many rows there are by now."""
        raise NotImplementedError

    def texts(self, row: int) -> tuple[str, ...]:
        """The texts of a row's cells; asked for once between two refreshes."""
        raise NotImplementedError

    def is_wrong(self, row: int) -> bool:
        """Whether what a row tells of went wrong; asked for with its texts."""
        return False

    def row(self, row: int) -> Row:
        """What is shown in a row."""
        found = self._rows.get(row)
        if found is None:
            found = self._rows[row] = Row(self.texts(row), self.is_wrong(row))
        return found

    def tip(self, row: int) -> str:
        """More about a row, for hovering, as plain text; empty if there is no more."""
        return ""

    def changed(self, *, at_once: bool) -> Sequence[Cells]:
        """What of the rows that are shown may hold something else than before; ``at_once``: whatever it may be."""
        return [Cells(0, self._shown - 1, 0, len(self.columns) - 1)]

    def reset(self) -> None:
        """Everything is new."""
        self.beginResetModel()
        self._rows.clear()
        self._shown = self.count()
        self.endResetModel()

    def refresh(self, *, at_once: bool) -> None:
        """There may be more rows or fewer, and any of them may hold something else; not ``at_once``: now and then."""
        if not at_once and time.monotonic() - self._refreshed_at_s < _REFRESH_S:
            return
        self._refreshed_at_s = time.monotonic()
        self._rows.clear()
        wanted = self.count()
        if wanted > self._shown:
            self.beginInsertRows(QModelIndex(), self._shown, wanted - 1)
            self._shown = wanted
            self.endInsertRows()
        elif wanted < self._shown:
            self.beginRemoveRows(QModelIndex(), wanted, self._shown - 1)
            self._shown = wanted
            self.endRemoveRows()
        for cells in self.changed(at_once=at_once) if self._shown else ():
            self._tell(cells)

    def _tell(self, cells: Cells) -> None:
        for row in range(cells.first_row, cells.last_row + 1) if self._rows else ():
            self._rows.pop(row, None)
        first = self.index(cells.first_row, cells.first_column)
        self.dataChanged.emit(first, self.index(cells.last_row, cells.last_column))

    def follow(self, seen: range) -> None:
        """Bring up to date at once what nobody may see out of date, of the rows that are seen."""
        if self.count() != self._shown and seen.stop >= self._shown:
            self._refreshed_at_s = 0.0
            self.refresh(at_once=False)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt's."""
        return 0 if parent.isValid() else self._shown

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Qt's."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's."""
        if not index.isValid() or index.row() >= self._shown:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).texts[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return _wrong_ink() if self.row(index.row()).is_wrong else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.tip(index.row())) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt's."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return marked(self.columns[section].heading)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(marked(self.columns[section].tip)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[section]
        return None


class _CellPainter(QStyledItemDelegate):
    """Paints cells of one text. Qt's own asks the model seven times for each, and a frame of a run paints dozens."""

    def __init__(self, model: RowsModel, parent: "RowsView") -> None:
        super().__init__(parent)
        self._model = model
        self._alignments = [_alignment(column) for column in model.columns]

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """All that is to be known of a cell, beside what the view knows. Qt's."""
        row, column = self._model.row(index.row()), index.column()
        text = row.texts[column]
        option.index = index  # type: ignore[assignment]
        option.features = _HAS_TEXT
        option.text = text.replace("\n", _LINE_SEPARATOR) if "\n" in text else text
        option.displayAlignment = self._alignments[column]
        option.styleObject = None  # type: ignore[assignment]
        if row.is_wrong:
            option.palette.setColor(QPalette.ColorRole.Text, _wrong_ink())


class RowsView(QTableView):
    """A table without a grid, whole rows selected, columns by ``Column``."""

    def __init__(self, model: RowsModel, name: str, spoken: str, when_empty: str) -> None:
        super().__init__()
        self._when_empty = when_empty
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(model)
        self.setItemDelegate(_CellPainter(model, self))
        self.setFont(tabular(self.font()))
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        # Else all that it stands in is painted under every figure that changes.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # Qt's own hangs on the font, and may be more than what a column is given.
        header.setMinimumSectionSize(min(_NARROWEST, *(column.width for column in model.columns)))
        self._columns, self._followed = model.columns, model
        self._never: set[int] = set()
        for section, column in enumerate(model.columns):
            self.setColumnWidth(section, column.width)

    def leave_out(self, columns: Iterable[int]) -> None:
        """Hide these columns, for which there is nothing to tell, however much room there is."""
        self._never = set(columns)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Show those columns that there is room for, so that nothing has to be scrolled sideways."""
        room = self.viewport().width()
        widths = [self._least(section) for section in range(len(self._columns))]
        wanted = [section for section in range(len(widths)) if section not in self._never]
        shown: list[int] = []
        for section in sorted(wanted, key=lambda section: (self._columns[section].rank, section)):
            if not self._columns[section].rank or sum(widths[each] for each in [*shown, section]) <= room:
                shown.append(section)
            else:
                break
        missing = sum(widths[section] for section in shown) - room
        for section in shown:  # what is always shown may be narrower than its heading would have it
            taken = min(missing, widths[section] - min(self._columns[section].width, _NARROWEST))
            if taken > 0:
                widths[section], missing = widths[section] - taken, missing - taken
        rest = max(room - sum(widths[section] for section in shown), 0)
        growing = [section for section in shown if self._columns[section].grows] or shown[-1:]
        for section in range(len(widths)):
            self.setColumnHidden(section, section not in shown)
            self.setColumnWidth(section, widths[section] + (rest // len(growing) if section in growing else 0))

    def follow(self) -> None:
        """Have the rows that are seen agree with what is drawn elsewhere. Cheap enough for every frame."""
        if self.isVisible():
            last = self.rowAt(self.viewport().height() - 1)
            self._followed.follow(range(max(self.rowAt(0), 0), last + 1 if last >= 0 else self._followed.rowCount()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def _least(self, section: int) -> int:
        column = self._columns[section]
        heading = self.horizontalHeader().fontMetrics().horizontalAdvance(marked(column.heading)) + _BESIDE_TEXT
        words = (self.fontMetrics().horizontalAdvance(marked(word)) + _BESIDE_TEXT for word in column.words)
        return max(column.width, heading, *words)

    def dataChanged(self, first: _Index, last: _Index, roles: Sequence[int] = ()) -> None:
        """Cells hold something else; only those in view matter, though Qt would paint all of the view. Qt's."""
        bottom = self.rowAt(self.viewport().height() - 1)
        if last.row() >= self.rowAt(0) and (bottom < 0 or first.row() <= bottom):
            super().dataChanged(first, last, list(roles))

    @guarded_event
    def paintEvent(self, event: QPaintEvent) -> None:
        """What will be here, while there is nothing. Qt's."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        painter.end()
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), self._when_empty)
            painter.end()


def _wrong_ink() -> QColor:
    return QColor(appearance().theme.error)


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.is_figure else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
