"""The page of a run, laid out: what ran, its figures, when what ran, and the tables.

title, Run again, Share
figures, where the time went, the verdict
chart
tables
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

_GAP = 10
_CHART, _TABLES = 318, 200


class RunPage(QWidget):
    """Holds the parts that it is given. Main thread.

    Attributes:
        split: the chart above the tables, as the person shares out the room.
    """

    def __init__(self, title: QWidget, summary: QWidget, chart: QWidget, tabs: QTabWidget) -> None:
        super().__init__()
        tabs.setDocumentMode(True)
        tables = QFrame()
        tables.setObjectName("card")
        inner = QVBoxLayout(tables)
        inner.setContentsMargins(1, 3, 1, 5)
        inner.addWidget(tabs)
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
