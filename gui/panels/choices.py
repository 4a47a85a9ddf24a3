"""Choices by identifier: a drop-down list and an open one, which are driven alike."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QStyleOptionComboBox, QWidget

_IDENTIFIER = Qt.ItemDataRole.UserRole
_EXPLANATION = Qt.ItemDataRole.UserRole + 1
_BESIDE_TEXT = 31  # a drop-down's arrow and padding, by the style sheet
_BESIDE_ENTRY = 12
_POPUP_MOST = 460

Entry = tuple[str, str, str]
"""Identifier, title and explanation."""


class DropDown(QComboBox):
    """A choice that shows what is chosen.

    Signals:
        picked(str): another identifier was chosen.
    """

    picked = Signal(str)

    def __init__(self, entries: Sequence[Entry] = (), parent: QWidget | None = None) -> None:
        """Offer ``entries``: identifier, title and explanation of each."""
        super().__init__(parent)
        # As wide as the form has room, however long the entries.
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.view().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.offer(entries)
        self.currentIndexChanged.connect(lambda _row: self.picked.emit(self.chosen()))

    def offer(self, entries: Sequence[Entry]) -> None:
        """Offer other entries. What is chosen stays so if it is among them; else the first is, and ``picked`` tells."""
        before = self.chosen()
        blocker = QSignalBlocker(self)
        self.clear()
        for row, (identifier, title, explanation) in enumerate(entries):
            self.addItem(title, identifier)
            self.setItemData(row, explanation, Qt.ItemDataRole.ToolTipRole)
        self.setCurrentIndex(max(self.findData(before), 0) if entries else -1)
        blocker.unblock()
        if self.chosen() != before:
            self.picked.emit(self.chosen())

    def disable(self, identifier: str, why: str) -> None:
        """Show the entry, but have nobody choose it; ``why`` is for hovering."""
        row = self.findData(identifier)
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        model.item(row).setEnabled(False)
        self.setItemData(row, why, Qt.ItemDataRole.ToolTipRole)

    def choose(self, identifier: str) -> None:
        """Choose, as a click does. Raises KeyError if there is no such entry, or it cannot be chosen."""
        row = self.findData(identifier)
        if row < 0 or not self.model().flags(self.model().index(row, 0)) & Qt.ItemFlag.ItemIsEnabled:
            raise KeyError(identifier)
        self.setCurrentIndex(row)

    def chosen(self) -> str:
        """The identifier that is chosen; empty if none is."""
        return str(self.currentData() or "")

    def showPopup(self) -> None:
        """As wide as the longest entry, within reason. Qt's."""
        wanted = self.view().sizeHintForColumn(0) + _BESIDE_ENTRY
        self.view().setMinimumWidth(min(wanted, _POPUP_MOST))
        super().showPopup()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What does not fit is elided. Qt's."""
        super().initStyleOption(option)
        room = self.width() - _BESIDE_TEXT
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, room)


class OpenList(QListWidget):
    """A choice that shows all there is, each with a parallelogram in its colour.

    Signals:
        picked(str): another identifier was chosen.
    """

    picked = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        """Offer ``entries``: identifier, title and explanation of each."""
        super().__init__(parent)
        for identifier, title, explanation in entries:
            item = QListWidgetItem(title, self)
            item.setData(_IDENTIFIER, identifier)
            item.setData(_EXPLANATION, explanation)
            item.setToolTip(explanation)
        self.setIconSize(QSize(20, 14))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.setCurrentRow(0)
        self.currentRowChanged.connect(lambda _row: self.picked.emit(self.chosen()))

    def choose(self, identifier: str) -> None:
        """Choose, as a click does. Raises KeyError if there is no such entry, or it cannot be chosen."""
        item = self.entry(identifier)
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            raise KeyError(identifier)
        self.setCurrentItem(item)

    def chosen(self) -> str:
        """The identifier that is chosen."""
        item = self.currentItem()
        return str(item.data(_IDENTIFIER)) if item is not None else ""

    def set_available(self, identifier: str, why_not: str) -> None:
        """Have nobody choose an entry, for the reason ``why_not``, which is for hovering; empty: it can be chosen."""
        item = self.entry(identifier)
        flag = Qt.ItemFlag.ItemIsEnabled
        item.setFlags(item.flags() & ~flag if why_not else item.flags() | flag)
        item.setToolTip(why_not or str(item.data(_EXPLANATION)))

    def identifiers(self) -> list[str]:
        """All, from above."""
        return [str(item.data(_IDENTIFIER)) for item in self._items()]

    def entry(self, identifier: str) -> QListWidgetItem:
        """The entry of an identifier. Raises KeyError if there is no such."""
        for item in self._items():
            if item.data(_IDENTIFIER) == identifier:
                return item
        raise KeyError(identifier)

    def make_checkable(self) -> None:
        """Give each entry a box to be ticked."""
        for item in self._items():
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)

    def paint_icons(self, hue_of: Callable[[str], QColor]) -> None:
        """Give each entry its hue, by its identifier."""
        for item in self._items():
            item.setIcon(_parallelogram(hue_of(str(item.data(_IDENTIFIER))), self.devicePixelRatioF()))

    def sizeHint(self) -> QSize:
        """As high as all entries."""
        rows = sum(self.sizeHintForRow(row) for row in range(self.count()))
        return QSize(super().sizeHint().width(), rows + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """No entry is ever hidden."""
        return self.sizeHint()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]


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
