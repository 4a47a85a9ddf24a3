"""In which colours a line of the log is written."""

import itertools

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor

from engine.trace.screen import Row

from ..look.hues import readable_on
from ..look.theme import Theme

_BOLD = "bold"


class LogColours:
    """A terminal's eight colours, an error's, and what names a line, as a theme has them. Main thread."""

    def __init__(self, theme: Theme) -> None:
        """For ``theme``: a colour that would not be read on it is made darker, or lighter."""
        names = {
            "black": theme.text, "red": theme.error, "green": theme.good, "yellow": theme.suspended,
            "blue": theme.accent, "magenta": theme.tasks[3], "cyan": theme.tasks[4], "white": theme.muted,
        }  # fmt: skip
        self.inks = {name: readable_on(theme.panel, colour, theme.text) for name, colour in names.items()}
        self._plain = _format(theme.text)
        self._name = _format(theme.muted)
        self._error = _format(self.inks["red"].name())

    def insert(self, cursor: QTextCursor, told: str, row: Row) -> None:
        """Write a row, ``told`` with its PID, where the cursor is."""
        named = len(told) - len(row.text)
        usual = self._error if row.is_error else self._plain
        cursor.insertText(told[:named], self._name)
        if not row.colours:
            cursor.insertText(row.text, usual)
            return
        marks = sorted({0, len(row.text), *(at for each in row.colours for at in (each.start, each.end))})
        for start, end in itertools.pairwise(marks):
            form = QTextCharFormat(usual)
            for each in row.colours:
                if each.start <= start and end <= each.end:
                    if each.name == _BOLD:
                        form.setFontWeight(QFont.Weight.Bold)
                    else:
                        form.setForeground(self.inks[each.name])
            cursor.insertText(row.text[start:end], form)


def _format(colour: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setForeground(QColor(colour))
    return form
