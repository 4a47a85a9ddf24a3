"""The list of all keys."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget


@dataclass(frozen=True, slots=True)
class Entry:
    """What some keys do; each of ``keys`` is one of them, or several that are held together, as their names."""

    keys: tuple[tuple[str, ...], ...]
    what: str


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of one kind."""

    title: str
    entries: tuple[Entry, ...]


KEYS: tuple[Group, ...] = (
    Group(
        "Look around",
        (
            Entry((("W",), ("S",)), "zoom in, zoom out"),
            Entry((("A",), ("D",)), "move left, move right"),
            Entry((("Ctrl", "wheel"),), "zoom at the pointer"),
            Entry((("Shift", "drag"),), "move the chart"),
            Entry((("drag",),), "measure a range of time"),
            Entry((("F",),), "fit the selection; again: everything"),
            Entry((("Home",),), "show the whole run"),
            Entry((("Esc",),), "clear the selection"),
        ),
    ),
    Group("Tasks", (Entry(((".",), (",",)), "next, previous task of the worker"),)),
    Group(
        "Workers",
        (
            Entry((("↑",), ("↓",)), "choose a worker"),
            Entry((("Delete",),), "kill the worker"),
            Entry((("Space",),), "suspend it, or let it go on"),
            Entry((("Menu",),), "all that can be done to it"),
        ),
    ),
    Group(
        "Find",
        (
            Entry((("/",), ("Ctrl", "F")), "search tasks"),
            Entry((("F3",), ("Shift", "F3")), "next, previous task that fits"),
            Entry((("?",),), "this list"),
        ),
    ),
)

_CAP_GAP = 4
_ROW_GAP = 6
_GROUP_GAP = 14
_PANE_GAP = 36


class KeyList(QFrame):
    """All keys, over the window; gone with Escape, ``?``, or a click outside. Nothing waits for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("keyList")
        self.setAccessibleName("Keys")
        self.setWindowTitle("Keys")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QLabel("Keys")
        title.setObjectName("title")
        hint = QLabel("Esc closes this list")
        hint.setObjectName("hint")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(hint)
        panes = QHBoxLayout()
        panes.setSpacing(_PANE_GAP)
        panes.addLayout(_pane(KEYS[:1]))
        panes.addLayout(_pane(KEYS[1:]))
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 16, 22, 20)
        column.setSpacing(14)
        column.addLayout(head)
        column.addLayout(panes)

    def open_over(self, widget: QWidget) -> None:
        """Show the list in the middle of ``widget``. Returns at once."""
        self.ensurePolished()
        self.adjustSize()
        room = widget.size() - self.size()
        self.move(widget.mapToGlobal(QPoint(max(room.width() // 2, 0), max(room.height() // 2, 0))))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window's is to take its keys. Qt's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's."""
        if event.key() == Qt.Key.Key_Escape or event.text() == "?":
            self.close()
        else:
            super().keyPressEvent(event)


def _pane(groups: tuple[Group, ...]) -> QGridLayout:
    """Groups one below another: the keys, and what they do."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(_ROW_GAP)
    grid.setColumnStretch(1, 1)
    row = 0
    for group in groups:
        if row:
            grid.setRowMinimumHeight(row, _GROUP_GAP - _ROW_GAP)
            row += 1
        title = QLabel(group.title)
        title.setObjectName("section")
        grid.addWidget(title, row, 0, 1, 2)
        for entry in group.entries:
            row += 1
            what = QLabel(entry.what)
            what.setTextFormat(Qt.TextFormat.PlainText)
            what.setAccessibleName(f"{spoken(entry)}: {entry.what}")
            grid.addLayout(_caps(entry), row, 0)
            grid.addWidget(what, row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return grid


def spoken(entry: Entry) -> str:
    """Its keys as text: ``"F3, Shift+F3"``."""
    return ", ".join("+".join(held) for held in entry.keys)


def _caps(entry: Entry) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(_CAP_GAP)
    for number, held in enumerate(entry.keys):
        if number:
            row.addSpacing(_CAP_GAP)
        for place, key in enumerate(held):
            if place:
                plus = QLabel("+")
                plus.setObjectName("hint")
                row.addWidget(plus)
            cap = QLabel(key)
            cap.setObjectName("keyCap")
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(cap)
    row.addStretch(1)
    return row
