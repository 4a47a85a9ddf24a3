"""Rows of a form: a caption, a field, and under it what is to be said of it."""

import os
import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from engine.inside.problem import Problem

from ..look.plain_tip import plain_tip

CAPTION_WIDTH = 108
ROW_SPACING = 6
_WORD_MOST = 24
_PATHS = ("path", "value")


class Fields(QWidget):
    """A column of rows whose captions stand in line with those of every other ``Fields``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.problems: dict[str, Notice] = {}
        self._rows: dict[QWidget, list[QWidget]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(ROW_SPACING)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, CAPTION_WIDTH)

    def add_field(self, text: str, widget: QWidget, problem: str = "", buddy: QWidget | None = None) -> None:
        """Add a row; ``problem`` names the notice beside it; ``buddy`` is what the caption's key goes to."""
        caption = QLabel(text)
        caption.setObjectName("caption")
        caption.setBuddy(buddy or widget)
        caption.setWordWrap(" " in text)
        caption.setFixedWidth(CAPTION_WIDTH)
        row = self._grid.rowCount()
        self._grid.addWidget(caption, row, 0)
        self._grid.addWidget(widget, row, 1)
        self._rows[widget] = [caption, widget]
        if problem:
            self.add_problem(problem)

    def add_wide(self, widget: QWidget) -> None:
        """Add something as wide as the form."""
        self._grid.addWidget(widget, self._grid.rowCount(), 0, 1, 2)

    def add_under(self, widget: QWidget) -> None:
        """Add something under the last field, in line with it."""
        self._grid.addWidget(widget, self._grid.rowCount(), 1)

    def add_problem(self, name: str) -> None:
        """Add the place where it is said what is wrong with the field ``name``."""
        self.problems[name] = Notice("problem")
        self.add_wide(self.problems[name])

    def show_row(self, widget: QWidget, shown: bool) -> None:
        """Show or hide a field with its caption."""
        for part in self._rows[widget]:
            part.setVisible(shown)


class Notice(QLabel):
    """A sentence or two of plain text, as high as they need, and hidden while there is nothing to say.

    Words that are too long for the form, such as paths, are broken.
    """

    def __init__(self, name: str) -> None:
        """A notice in the style ``name``: ``problem`` or ``hint``."""
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.hide()

    def sizeHint(self) -> QSize:
        """One line: how many it takes is asked by its width, when that is known. Qt's."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """Qt's."""
        return self.sizeHint()

    def say(self, text: str, tip: str = "") -> None:
        """Show ``text``, or nothing if it is empty; ``tip`` for hovering."""
        self.setText(breakable(text))
        self.setToolTip(plain_tip(tip))
        self.setVisible(bool(text))

    def say_problem(self, problem: Problem | None) -> None:
        """Show what is wrong, with the names of files alone; their paths are for hovering."""
        if problem is None:
            self.say("")
            return
        paths = {key: value for key in _PATHS if isinstance(value := problem.values.get(key), str)}
        names = {key: os.path.basename(path.rstrip(os.sep)) for key, path in paths.items() if os.path.isabs(path)}
        whole = problem.told() + "."
        text = problem.changed(**{key: name for key, name in names.items() if name}).told() + "."
        self.say(text, whole if whole != text else "")


def breakable(text: str) -> str:
    """The text, with places (zero-width spaces) where words of more than 24 characters may be broken."""
    return re.sub(rf"(\S{{{_WORD_MOST}}})(?=\S)", "\\1\u200b", text)
