"""Choices by identifier: a drop-down list and an open one, which are driven alike."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from ..theme import Theme

_IDENTIFIER = Qt.ItemDataRole.UserRole


class DropDown(QComboBox):
    """A choice that shows what is chosen.

    Signals:
        picked(str): another identifier was chosen.
    """

    picked = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """Offer ``entries``: identifier, title and explanation of each."""
        super().__init__(parent)
        for row, (identifier, title, explanation) in enumerate(entries):
            self.addItem(title, identifier)
            self.setItemData(row, explanation, Qt.ItemDataRole.ToolTipRole)
        self.currentIndexChanged.connect(lambda _row: self.picked.emit(self.chosen()))

    def choose(self, identifier: str) -> None:
        """Choose, as a click does. Raises KeyError if there is no such entry."""
        row = self.findData(identifier)
        if row < 0:
            raise KeyError(identifier)
        self.setCurrentIndex(row)

    def chosen(self) -> str:
        """The identifier that is chosen."""
        return str(self.currentData())


class OpenList(QListWidget):
    """A choice that shows all there is, each with a parallelogram in its colour.

    Signals:
        picked(str): another identifier was chosen.
    """

    picked = Signal(str)

    def __init__(self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None) -> None:
        """Offer ``entries``: identifier, title and explanation of each."""
        super().__init__(parent)
        for identifier, title, explanation in entries:
            item = QListWidgetItem(title, self)
            item.setData(_IDENTIFIER, identifier)
            item.setToolTip(explanation)
        self.setIconSize(QSize(20, 14))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _row: self.picked.emit(self.chosen()))

    def choose(self, identifier: str) -> None:
        """Choose, as a click does. Raises KeyError if there is no such entry."""
        for row in range(self.count()):
            if self.item(row).data(_IDENTIFIER) == identifier:
                self.setCurrentRow(row)
                return
        raise KeyError(identifier)

    def chosen(self) -> str:
        """The identifier that is chosen."""
        item = self.currentItem()
        return str(item.data(_IDENTIFIER)) if item is not None else ""

    def paint_icons(self, theme: Theme) -> None:
        """Give each entry its hue."""
        for row in range(self.count()):
            colour = QColor(theme.tasks[row % len(theme.tasks)])
            self.item(row).setIcon(_parallelogram(colour, self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """As high as all entries."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """No entry is ever hidden."""
        return self.sizeHint()


def _parallelogram(colour: QColor, ratio: float) -> QIcon:
    pixmap = QPixmap(QSize(20, 14) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(4, 1), QPointF(19, 1), QPointF(15, 13), QPointF(0, 13)]))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
