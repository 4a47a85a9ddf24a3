"""Shows what a worker is doing right now: a sentence, and the stack, to be read and copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from engine.inside.language import tr

_SIZE = 640, 380


class StackDialog(QDialog):
    """A small window over the others. Main thread."""

    def __init__(self, title: str, sentence: str, text: str, parent: QWidget | None = None) -> None:
        """Of the worker called ``title``; ``sentence`` says it, ``text`` is the whole stack."""
        super().__init__(parent)
        self.setObjectName("stackDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.sentence = QLabel(sentence)
        self.sentence.setObjectName("stackSentence")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setObjectName("stack")
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(10)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setAccessibleName(tr("Stack"))
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.setObjectName("stackCopy")
        self.copy_button.clicked.connect(self._copy)
        close = QPushButton(tr("Close"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        close.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(10)
        column.addWidget(self.sentence)
        column.addWidget(self.text, 1)
        column.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.sentence.text()}\n\n{self.text.toPlainText()}")
