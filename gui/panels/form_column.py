"""The column that the fields of a form stand in, which scrolls where there is no room for all of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from .fields import ROW_SPACING

MARGIN = 16


class FormColumn(QScrollArea):
    """A column of parts, from above; no field changes its width where it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty column."""
        super().__init__(parent)
        fields = QWidget()
        inner = self._inner = QVBoxLayout(fields)
        inner.setContentsMargins(MARGIN, 12, MARGIN, 8)
        inner.setSpacing(ROW_SPACING)
        self.setWidget(fields)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows whichever field has the focus
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        # The scroll bar comes into the margin, so that no field changes its width.
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda least, most: inner.setContentsMargins(
                MARGIN, 12, MARGIN - (bar.sizeHint().width() if most > least else 0), 8
            )
        )
        fields.setAutoFillBackground(False)

    def add(self, *parts: QWidget) -> None:
        """Put parts below what is there."""
        for part in parts:
            self._inner.addWidget(part)

    def fill_up(self) -> None:
        """What was added stands at the top."""
        self._inner.addStretch(1)


class Part(QWidget):
    """A part of a form under a heading of its own, with parts below one another; shown and hidden as one."""

    def __init__(self, heading: str, *parts: QWidget) -> None:
        """A part called ``heading``."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(ROW_SPACING)
        for part in (section(heading), *parts):
            column.addWidget(part)


def section(text: str) -> QLabel:
    """The heading of a part of a form."""
    label = QLabel(text)
    label.setObjectName("section")
    return label
