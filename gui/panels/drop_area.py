"""Where a person begins with code of their own: a place to drop a file on, or to press."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.inside.language import tr


class DropArea(QPushButton):
    """Says that a file can be dropped, which the window takes; pressed, it has one chosen. Main thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropArea")
        self.setAccessibleName(tr("Choose a function of your own"))
        self.setToolTip(tr("Its functions are listed without running it; then choose which, and its items."))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 7, 8, 7)
        column.setSpacing(1)
        for name, text in (
            ("dropTitle", tr("Drop a .py file here")),
            ("dropHint", tr("or choose your own function …")),
        ):
            label = QLabel(text)
            label.setObjectName(name)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)
        self.setMinimumHeight(column.sizeHint().height())
