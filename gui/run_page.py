"""The page of a run, laid out: what ran, its figures, when what ran, and the tables.

title, Run again, Share
figures, where the time went, the verdict
chart
tables
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

_GAP = 8
_CHART, _TABLES = 316, 202
_TABS, _DETAILS = 560, 370


class RunPage(QWidget):
    """Holds the parts that it is given. Main thread.

    Attributes:
        split: the chart above the tables, as the person shares out the room.
        beside: the tables, and the selection panel to the right of them.
    """

    def __init__(self, title: QWidget, summary: QWidget, chart: QWidget, *, tabs: QTabWidget, details: QWidget) -> None:
        super().__init__()
        self.beside = QSplitter(Qt.Orientation.Horizontal)
        self.beside.addWidget(tabs)
        self.beside.addWidget(details)
        self.beside.setStretchFactor(0, 3)
        self.beside.setStretchFactor(1, 2)
        self.beside.setSizes([_TABS, _DETAILS])
        self.beside.setHandleWidth(1)
        self.beside.setObjectName("beside")
        self.beside.setChildrenCollapsible(False)
        tables = QFrame()
        tables.setObjectName("card")
        inner = QVBoxLayout(tables)
        inner.setContentsMargins(1, 3, 1, 5)
        inner.addWidget(self.beside)
        split = self.split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(chart)
        split.addWidget(tables)
        split.setStretchFactor(0, 5)
        split.setStretchFactor(1, 2)
        split.setSizes([_CHART, _TABLES])
        split.setHandleWidth(_GAP)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(title)
        column.addWidget(summary)
        column.addWidget(split, 1)
