"""The log: what the tasks print, each line with its PID."""

from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontDatabase, QKeySequence, QShortcut, QTextBlock, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from engine import words
from engine.inside.language import tr
from engine.trace.screen import Row

from ..look.appearance import appearance
from ..look.style import tabular
from ..look.tool_button import tool_button
from .log_colours import LogColours
from .log_search import LogSearch
from .output_rows import OutputRows, fits, told

_LINES_MOST = 10_000
# What is written at once takes some 10 ms at most, so that the window never stands still.
_LINES_AT_ONCE = 400
_CHARACTERS_AT_ONCE = 100_000
_PAUSE_MS = 30


class Log(QWidget):
    """Ten thousand lines at a time, the newest as they come, and the earlier ones on request."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit()
        self.text.setObjectName("log")
        self.text.setAccessibleName(tr("What the jobs print"))
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.text.setPlaceholderText(tr("What the jobs print appears here, each line with the PID of its process."))
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.text.setFont(tabular(font))
        self.search = LogSearch(self.text)
        self.search.wanted.connect(self._show_newest)
        self.earlier_button = tool_button(tr("Earlier lines"), "logEarlier")
        self.earlier_button.clicked.connect(lambda _checked: self._show_earlier())
        self.newest_button = tool_button(tr("Newest lines"), "logNewest")
        self.newest_button.clicked.connect(lambda _checked: self._show_newest())
        self._dropped = QLabel()
        self._dropped.setObjectName("hint")
        self._dropped.setTextFormat(Qt.TextFormat.PlainText)
        self._rows = OutputRows()
        self._shown: deque[int] = deque()  # the place of each line that is in the text
        self._waiting: deque[int] = deque(maxlen=_LINES_MOST)
        self._is_following = self._is_at_end = True
        self._left_above = self._dropped_bytes = 0
        self._colours = LogColours(appearance().theme)
        self._next = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._next.timeout.connect(self._write_some)
        down = self.text.verticalScrollBar()
        down.valueChanged.connect(self._note_place)
        down.rangeChanged.connect(self._keep_place)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.open, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)  # fmt: skip  # noqa: E501
        appearance().changed.connect(self._show_theme)
        self._lay_out()

    def clear(self) -> None:
        """Empty it for another run."""
        self._rows = OutputRows()
        self._dropped_bytes = 0
        self._is_following = True
        self._begin([])

    def take_over(self, before: "Log") -> None:
        """Show what another one has shown."""
        before._next.stop()
        # The other hears of rows until it is gone: they would be in these already when this one hears of them.
        self._rows, before._rows = before._rows, OutputRows()
        self._dropped_bytes = before._dropped_bytes
        self.search.take_over(before.search)
        self._show_newest()

    def add(self, rows: "Iterable[Row | tuple[int, str]]") -> None:
        """Append rows, or ``(pid, text)``: some hundreds at once, the others a moment later. Some may be others now."""
        end = self._rows.end
        changed = self._rows.add(Row(*each) for each in rows)
        text, errors_only = self.search.filter
        if self._is_following:
            new = range(max(end, self._rows.first), self._rows.end)
            fitting = [place for place in new if fits(self._rows[place], text, errors_only=errors_only)]
            self._left_above += max(len(self._waiting) + len(fitting) - _LINES_MOST, 0)
            self._waiting.extend(fitting)
        for place in changed:
            self._write_again(place)
        if not self._next.isActive():
            self._write_some()

    def show_dropped(self, count: int) -> None:
        """Say how many bytes of what was printed came too fast to be kept, or found no room."""
        if count != self._dropped_bytes:
            self._dropped_bytes = count
            self._tell()

    def _show_newest(self) -> None:
        self._is_following = True
        text, errors_only = self.search.filter
        self._begin(self._rows.fitting(text, errors_only=errors_only))

    def _show_earlier(self) -> None:
        """The ten thousand lines above the first that is shown."""
        text, errors_only = self.search.filter
        first = self._shown[0] if self._shown else self._rows.end
        found = self._rows.fitting(text, errors_only=errors_only, before=first)
        if found:
            self._is_following = False
            self._begin(found)

    def _begin(self, places: Sequence[int]) -> None:
        """Show the last of these lines in place of what is shown."""
        self._next.stop()
        self.text.clear()
        self._shown.clear()
        self._waiting = deque(places, maxlen=_LINES_MOST)
        self._left_above = max(len(places) - _LINES_MOST, 0)
        self._write_some()

    def _write_some(self) -> None:
        piece: list[int] = []
        characters = 0
        while self._waiting and len(piece) < _LINES_AT_ONCE and characters < _CHARACTERS_AT_ONCE:
            place = self._waiting.popleft()
            if place >= self._rows.first:
                piece.append(place)
                characters += len(self._rows[place].text)
        if piece:
            self._append(piece)
        if self._waiting:
            self._next.start()
        self._tell()

    def _append(self, places: Sequence[int]) -> None:
        # Qt would show the end of the last line; what it says begins at its left.
        across = self.text.horizontalScrollBar()
        before = across.value()
        cursor = QTextCursor(self.text.document())
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        for place in places:
            if self._shown:
                cursor.insertText("\n")
            self._colours.insert(cursor, told(self._rows[place]), self._rows[place])
            self._shown.append(place)
        over = len(self._shown) - _LINES_MOST
        if over > 0:
            cursor.movePosition(QTextCursor.MoveOperation.Start)
            cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
            for _ in range(over):
                self._shown.popleft()
            self._left_above += over
        cursor.endEditBlock()
        across.setValue(before)

    def _write_again(self, place: int) -> None:
        """The row at a place is another one now."""
        at = bisect_left(self._shown, place)
        if at >= len(self._shown) or self._shown[at] != place:
            return
        block: QTextBlock = self.text.document().findBlockByNumber(at)
        cursor = QTextCursor(block)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._colours.insert(cursor, told(self._rows[place]), self._rows[place])
        cursor.endEditBlock()

    def _note_place(self, value: int) -> None:
        self._is_at_end = value >= self.text.verticalScrollBar().maximum()

    def _keep_place(self, _least: int, most: int) -> None:
        """Who sees the end goes on seeing it."""
        if self._is_at_end:
            self.text.verticalScrollBar().setValue(most)

    def _show_theme(self) -> None:
        self._colours = LogColours(appearance().theme)
        above = self._left_above
        self._begin([*self._shown, *self._waiting])
        self._left_above += above
        self._tell()

    def _tell(self) -> None:
        said = []
        if self._left_above:
            one, many = tr("{count:,} earlier line is not shown."), tr("{count:,} earlier lines are not shown.")
            said.append((one if self._left_above == 1 else many).format(count=self._left_above))
        if self._dropped_bytes:
            said.append(
                tr("{size} came too fast to be kept, or found no room.").format(size=words.size(self._dropped_bytes))
            )
        if (text := " ".join(said)) != self._dropped.text():
            self._dropped.setText(text)
        self._dropped.setVisible(bool(text))
        self.earlier_button.setVisible(bool(self._left_above))
        self.newest_button.setVisible(not self._is_following)
        self._below.setVisible(bool(said) or not self._is_following)
        self.search.setVisible(self._rows.end > 0)

    def _lay_out(self) -> None:
        self._below = QWidget()
        row = QHBoxLayout(self._below)
        row.setContentsMargins(12, 2, 12, 4)
        row.addWidget(self._dropped, 1)
        row.addWidget(self.earlier_button)
        row.addWidget(self.newest_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.search)
        column.addWidget(self.text, 1)
        column.addWidget(self._below)
        self._tell()
