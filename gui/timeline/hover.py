"""The card beside the pointer."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from ..look.style import tabular

_OFFSET = QPoint(14, 14)


class HoverCard(QFrame):
    """A small table of plain text over the chart; it takes no input."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._title = QLabel()
        self._title.setObjectName("title")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(12, 9, 12, 10)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(3)
        self._grid.addWidget(self._title, 0, 0, 1, 2)
        self._rows: list[tuple[QLabel, QLabel]] = []
        self.hide()

    def show_rows(self, title: str, rows: list[tuple[str, str]], at: QPoint) -> None:
        """Show ``rows`` of names and values beside ``at``, inside the parent widget."""
        self._title.setText(title)
        while len(self._rows) < len(rows):  # not before, since a start has no time for what nobody sees
            self._add_row()
        unused = len(self._rows) - len(rows)
        for (name, value), (name_text, value_text) in zip(self._rows, [*rows, *[("", "")] * unused], strict=True):
            name.setText(name_text)
            value.setText(value_text)
            name.setVisible(bool(name_text))
            value.setVisible(bool(name_text))
        self.adjustSize()
        room = self._room.rect()
        corner = at + _OFFSET
        if corner.x() + self.width() > room.right():
            corner.setX(max(at.x() - _OFFSET.x() - self.width(), 0))
        if corner.y() + self.height() > room.bottom():
            corner.setY(max(room.bottom() - self.height(), 0))
        self.move(corner)
        self.show()
        self.raise_()

    def _add_row(self) -> None:
        name, value = QLabel(), QLabel()
        name.setObjectName("caption")
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setFont(tabular(value.font()))
        self._rows.append((name, value))
        for column, label in enumerate((name, value)):
            self._grid.addWidget(label, len(self._rows), column)
