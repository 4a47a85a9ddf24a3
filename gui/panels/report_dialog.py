"""Shows the report of a fault, so that whoever passes it on has seen what is in it."""

import os

from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from engine.inside.language import tr

_SIZE = 760, 520


class ReportDialog(QDialog):
    """The text of a report, to be read and copied. Main thread."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        """The report in the file ``path``; where that is gone, or cannot be read, the reason stands in its place."""
        super().__init__(parent)
        self.setWindowTitle(tr("What was written down"))
        self.resize(*_SIZE)
        self.text = QPlainTextEdit(_read(path))
        self.text.setObjectName("report")
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(10)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("What was written down"))
        hint = QLabel(tr("There is nothing in it of what you run: no path, no item, no result."))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.setObjectName("reportCopy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close = QPushButton(tr("Close"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(hint)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError as error:
        return tr("{path} cannot be read ({why}).").format(
            path=os.path.basename(path), why=error.strerror or str(error)
        )
