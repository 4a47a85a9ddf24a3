"""The log: what the tasks print, each line with its PID."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from engine import words

from ..style import tabular

_LINES_MOST = 10_000
_LINES_AT_ONCE = 1_000


class Log(QWidget):
    """The newest ten thousand lines, and a count of those that had to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setObjectName("log")
        self.text.setAccessibleName("What the tasks print")
        self.text.setReadOnly(True)
        self.text.setMaximumBlockCount(_LINES_MOST)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setPlaceholderText("What the tasks print appears here, each line with the PID of its process.")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.text.setFont(tabular(font))
        self._dropped = QLabel()
        self._dropped.setObjectName("hint")
        self._dropped.setTextFormat(Qt.TextFormat.PlainText)
        self._dropped.setContentsMargins(12, 4, 12, 4)
        self._dropped.hide()
        self._lines = self._dropped_lines = self._dropped_bytes = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self._dropped)

    def clear(self) -> None:
        """Empty it for another run."""
        self.text.clear()
        self._lines = self._dropped_lines = self._dropped_bytes = 0
        self._count_dropped()

    def add(self, lines: list[tuple[int, str]]) -> None:
        """Append ``(pid, text)`` lines; of more than a thousand at once the first are dropped, and counted."""
        self._lines += len(lines)
        shown = lines[-_LINES_AT_ONCE:]
        self.text.appendPlainText("\n".join(f"PID {pid}  {text}" for pid, text in shown))
        self._dropped_lines = max(self._lines - self.text.blockCount(), 0)
        self._count_dropped()

    def show_dropped(self, count: int) -> None:
        """Say how many bytes of what was printed came too fast to be kept."""
        if count != self._dropped_bytes:
            self._dropped_bytes = count
            self._count_dropped()

    def _count_dropped(self) -> None:
        said = []
        if self._dropped_lines:
            said.append(f"{self._dropped_lines:,} earlier lines are not shown.")
        if self._dropped_bytes:
            said.append(f"{words.size(self._dropped_bytes)} came too fast to be kept.")
        self._dropped.setText(" ".join(said))
        self._dropped.setVisible(bool(said))
