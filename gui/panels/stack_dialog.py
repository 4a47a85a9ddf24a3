"""Shows what a worker is doing right now: a sentence, and the stack."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engine.inside.language import tr

from .text_dialog import TextDialog

_SIZE = 640, 380


class StackDialog(TextDialog):
    """A small window over the others. Main thread."""

    def __init__(self, title: str, sentence: str, text: str, parent: QWidget | None = None) -> None:
        """Of the worker called ``title``; ``sentence`` says it, ``text`` is the whole stack."""
        super().__init__("stack", sentence, text, parent)
        self.setObjectName("stackDialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self.text.setAccessibleName(tr("Stack"))

    def copied(self) -> str:
        """The sentence as well."""
        return f"{self.sentence.text()}\n\n{self.text.toPlainText()}"
