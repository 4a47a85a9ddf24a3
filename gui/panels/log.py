"""The log: what the tasks print, each line with its PID."""

from collections import deque

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr

from ..look.style import tabular

_LINES_MOST = 10_000
# What is written at once takes some 10 ms at most, so that the window never stands still.
_LINES_AT_ONCE = 400
_CHARACTERS_AT_ONCE = 100_000
_PAUSE_MS = 30


class Log(QWidget):
    """The newest ten thousand lines, and a count of what had to go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setObjectName("log")
        self.text.setAccessibleName(tr("What the jobs print"))
        self.text.setReadOnly(True)
        self.text.setMaximumBlockCount(_LINES_MOST)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setPlaceholderText(tr("What the jobs print appears here, each line with the PID of its process."))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.text.setFont(tabular(font))
        self._dropped = QLabel()
        self._dropped.setObjectName("hint")
        self._dropped.setTextFormat(Qt.TextFormat.PlainText)
        self._dropped.setContentsMargins(12, 4, 12, 4)
        self._dropped.hide()
        self._lines = self._dropped_bytes = 0
        self._waiting: deque[str] = deque(maxlen=_LINES_MOST)
        self._next = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._next.timeout.connect(self._write_some)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.text, 1)
        column.addWidget(self._dropped)

    def clear(self) -> None:
        """Empty it for another run."""
        self._next.stop()
        self._waiting.clear()
        self.text.clear()
        self._lines = self._dropped_bytes = 0
        self._count_dropped()

    def take_over(self, before: "Log") -> None:
        """Show what another one has shown."""
        before._next.stop()
        self.text.setPlainText(before.text.toPlainText())
        self._lines, self._dropped_bytes = before._lines, before._dropped_bytes
        self._waiting = before._waiting.copy()
        if self._waiting:
            self._next.start()
        self._count_dropped()

    def add(self, lines: list[tuple[int, str]]) -> None:
        """Append ``(pid, text)`` lines: some hundreds at once, the others a moment later."""
        self._lines += len(lines)
        self._waiting.extend(f"PID {pid}  {text}" for pid, text in lines[-_LINES_MOST:])
        if not self._next.isActive():
            self._write_some()

    def show_dropped(self, count: int) -> None:
        """Say how many bytes of what was printed came too fast to be kept, or found no room."""
        if count != self._dropped_bytes:
            self._dropped_bytes = count
            self._count_dropped()

    def _write_some(self) -> None:
        piece: list[str] = []
        characters = 0
        while self._waiting and len(piece) < _LINES_AT_ONCE and characters < _CHARACTERS_AT_ONCE:
            piece.append(self._waiting.popleft())
            characters += len(piece[-1])
        if piece:
            # Qt would show the end of the last line; what it says begins at its left.
            bar = self.text.horizontalScrollBar()
            before = bar.value()
            self.text.appendPlainText("\n".join(piece))
            bar.setValue(before)
        if self._waiting:
            self._next.start()
        self._count_dropped()

    def _count_dropped(self) -> None:
        said = []
        shown = self.text.blockCount() if self._lines else 0
        if (gone := self._lines - len(self._waiting) - shown) > 0:
            one, many = tr("{count:,} earlier line is not shown."), tr("{count:,} earlier lines are not shown.")
            said.append((one if gone == 1 else many).format(count=gone))
        if self._dropped_bytes:
            said.append(
                tr("{size} came too fast to be kept, or found no room.").format(size=words.size(self._dropped_bytes))
            )
        if (text := " ".join(said)) != self._dropped.text():
            self._dropped.setText(text)
            self._dropped.setVisible(bool(text))
