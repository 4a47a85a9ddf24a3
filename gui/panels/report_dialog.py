"""Shows the report of a fault, so that whoever passes it on has seen what is in it."""

import os

from PySide6.QtWidgets import QWidget

from engine.inside.language import tr

from .text_dialog import TextDialog

_SIZE = 760, 520


class ReportDialog(TextDialog):
    """The text of a report. Main thread."""

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        """The report in the file ``path``; where that is gone, or cannot be read, the reason stands in its place."""
        hint = tr("There is nothing in it of what you run: no path, no item, no result.")
        super().__init__("report", hint, _read(path), parent)
        self.setWindowTitle(tr("What was written down"))
        self.resize(*_SIZE)
        self.sentence.setObjectName("hint")
        self.text.setAccessibleName(tr("What was written down"))


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError as error:
        return tr("{path} cannot be read ({why}); see to the folder that it was in.").format(
            path=os.path.basename(path), why=error.strerror or error
        )
