"""In what the compared runs differ: a row a field, a column a run."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTableView

from engine import words
from engine.formats.compared import Loaded
from engine.inside.language import tr

from ..look.guarded import guarded_event
from ..look.plain_tip import plain_tip
from ..look.style import tabular

_CHARACTERS = 200
_WIDTH, _WIDTH_MOST = 190, 340
_MARGIN = 8


class Differences(QTableView):
    """The table; what is the same for all runs is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("differences")
        self.setAccessibleName(tr("In what the runs differ"))
        self.setModel(QStandardItemModel(self))
        self.setFont(tabular(self.font()))
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideMiddle)  # ways differ at their ends
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setDefaultSectionSize(_WIDTH)
        self.horizontalHeader().setStretchLastSection(True)

    def show_runs(self, loaded: Loaded) -> None:
        """Show in what other runs differ."""
        model = QStandardItemModel(self)  # filled before anybody looks, who would look at every column again and again
        model.setHorizontalHeaderLabels(["", *(words.plain(loaded.names[number]) for number in loaded.order)])
        for difference in loaded.differences:
            field, values = difference.field, difference.values
            told = (words.field_value(field, values[number]) for number in loaded.order)
            model.appendRow([_item(text) for text in (words.field_name(field), *told)])
        before = self.model(), self.selectionModel()
        self.setModel(model)
        head = self.horizontalHeader()
        for column in range(1, model.columnCount()):
            wanted = head.sectionSizeFromContents(column).width() + _MARGIN
            head.resizeSection(column, min(max(wanted, _WIDTH), _WIDTH_MOST))
        for each in before:
            each.deleteLater()

    @guarded_event
    def paintEvent(self, event: QPaintEvent) -> None:
        """What it means that there is nothing. Qt's."""
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            text = tr("Their plans and their environments are the same.")
            painter.drawText(self.viewport().rect(), int(Qt.AlignmentFlag.AlignCenter), text)
            painter.end()


def _item(text: str) -> QStandardItem:
    item = QStandardItem(words.plain(text[:_CHARACTERS]) or "–")
    item.setToolTip(plain_tip(text))
    return item
