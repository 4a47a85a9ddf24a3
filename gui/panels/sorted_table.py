"""A table whose rows are put in order by any column, and copied as a spreadsheet takes them."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

from engine.inside.language import marked

from .table import RowsModel, RowsView

COPIED_MOST = 20_000
"""Of more rows than this, making the text would hold up the window."""


class SortedTable(RowsView):
    """Several of its rows can be selected; at first they stand as they come."""

    def __init__(self, model: RowsModel, name: str, spoken: str, when_empty: str) -> None:
        super().__init__(model, name, spoken, when_empty)
        self._rows_model = model
        self.setSelectionMode(RowsView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # as they come
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.setSortingEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+C copies the rows that are selected. Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selected()
        else:
            super().keyPressEvent(event)

    def copy_selected(self) -> None:
        """Copy the rows that are selected, with all columns, as a spreadsheet takes them."""
        self._copy(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def copy_all(self) -> None:
        """Copy all rows that are shown, or as many as a clipboard may hold."""
        self._copy(range(min(self._rows_model.rowCount(), COPIED_MOST)))

    def _copy(self, rows: Iterable[int]) -> None:
        headings = [marked(column.heading) for column in self._rows_model.columns]
        QGuiApplication.clipboard().setText(_as_sheet(headings, map(self._rows_model.texts, rows)))


def _as_sheet(headings: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows as a spreadsheet takes them. Whatever does not print in a cell is an escape, so that none has a tab."""
    return "\n".join("\t".join(cells) for cells in (headings, *rows))
