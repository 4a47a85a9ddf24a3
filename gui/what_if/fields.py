"""Widgets in a grid that needs no more width than there is."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QWidget

Field = tuple[QLabel, QSlider, QWidget]
"""A caption, a slider, and what tells its value."""


class Grid(QWidget):
    """Pieces of one or more widgets each, so many in a row as there is room for. Main thread."""

    def __init__(self, pieces: Sequence[Sequence[QWidget]], in_rows_of: Sequence[int]) -> None:
        """Of ``pieces`` with as many widgets each; ``in_rows_of`` one of these numbers, the largest first."""
        super().__init__()
        self._pieces, self._in_rows_of = pieces, in_rows_of
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(6)
        self._in_a_row = 0
        self._place(in_rows_of[0])

    def fit(self, width: int) -> None:
        """Take no more than so many pixels of width, as far as that can be."""
        fitting = (count for count in self._in_rows_of if self._least(count) <= width)
        self._place(next(fitting, self._in_rows_of[-1]))

    def _least(self, in_a_row: int) -> int:
        """How wide all is with so many pieces in a row."""
        columns: dict[int, int] = {}
        for _, column, widget in self._places(in_a_row):
            wanted = widget.minimumSizeHint() if self._stretches(widget) else widget.sizeHint()
            columns[column] = max(columns.get(column, 0), wanted.width())
        return sum(columns.values()) + (len(columns) - 1) * self._grid.horizontalSpacing()

    def _places(self, in_a_row: int) -> list[tuple[int, int, QWidget]]:
        """The row and the column of each widget."""
        return [
            (number // in_a_row, number % in_a_row * len(piece) + part, widget)
            for number, piece in enumerate(self._pieces)
            for part, widget in enumerate(piece)
        ]

    def _place(self, in_a_row: int) -> None:
        if in_a_row == self._in_a_row:
            return
        self._in_a_row = in_a_row
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        for row, column, widget in self._places(in_a_row):
            self._grid.addWidget(widget, row, column)
            self._grid.setColumnStretch(column, int(self._stretches(widget)))

    @staticmethod
    def _stretches(widget: QWidget) -> bool:
        return isinstance(widget, QSlider)
