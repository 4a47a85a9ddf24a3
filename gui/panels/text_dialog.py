"""A window over the others with a text to be read and copied, and a sentence above it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from engine.inside.language import tr


class TextDialog(QDialog):
    """One of them; ``sentence``, ``text`` and ``copy_button`` are its widgets. Main thread."""

    def __init__(self, name: str, sentence: str, text: str, parent: QWidget | None = None) -> None:
        """``name`` begins the object names of its widgets, and is the text's own."""
        super().__init__(parent)
        self.sentence = QLabel(sentence)
        self.sentence.setObjectName(f"{name}Sentence")
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.text = QPlainTextEdit(text)
        self.text.setObjectName(name)
        self.text.setReadOnly(True)
        self.text.document().setDocumentMargin(10)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button = QPushButton(tr("Copy"))
        self.copy_button.setObjectName(f"{name}Copy")
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.copied()))
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

    def copied(self) -> str:
        """What *Copy* copies."""
        return self.text.toPlainText()
