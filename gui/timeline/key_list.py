"""The list of all keys."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.inside.data_class import dataclass
from engine.inside.language import mark, marked, tr


@dataclass(frozen=True, slots=True)
class Entry:
    """What some keys do; each of ``keys`` is one of them, or several that are held together, as their names."""

    keys: tuple[tuple[str, ...], ...]
    what: str


@dataclass(frozen=True, slots=True)
class Group:
    """Keys of one kind; the title is marked."""

    title: str
    entries: tuple[Entry, ...]


_WHEEL, _DRAG, _CLICK = mark("wheel"), mark("drag"), mark("click")

KEYS: tuple[Group, ...] = (
    Group(
        mark("Look around"),
        (
            Entry((("W",), ("S",)), mark("zoom in, zoom out")),
            Entry((("A",), ("D",)), mark("move left, move right")),
            Entry((("Ctrl", _WHEEL),), mark("zoom at the pointer")),
            Entry(((_WHEEL,),), mark("scroll the workers")),
            Entry((("Shift", _WHEEL), ("Shift", _DRAG)), mark("move the chart")),
            Entry(((_DRAG,),), mark("measure a range of time")),
            Entry((("F",),), mark("fit the selection; again: everything")),
            Entry((("Home",),), mark("show the whole run")),
            Entry((("R",),), mark("all workers at once, in low rows")),
            Entry((("Esc",),), mark("clear the selection")),
        ),
    ),
    Group(
        mark("Select jobs"),
        (
            Entry(((_CLICK,),), mark("select a job; twice: fit it")),
            Entry(((".",), (",",)), mark("next, previous job of the worker")),
        ),
    ),
    Group(
        mark("Workers"),
        (
            Entry((("↑",), ("↓",)), mark("choose a worker")),
            Entry((("Delete",),), mark("kill the worker")),
            Entry((("Space",),), mark("suspend it, or let it go on")),
            Entry((("Q",),), mark("what is it doing right now?")),
            Entry((("Menu",),), mark("all that can be done to it")),
        ),
    ),
    Group(
        mark("Find"),
        (
            Entry((("/",), ("Ctrl", "F")), mark("search jobs")),
            Entry((("F3",), ("Shift", "F3")), mark("next, previous job that fits")),
            Entry((("?",),), mark("this list")),
        ),
    ),
)

_CAP_GAP = 4
_ROW_GAP = 6
_GROUP_GAP = 14
_PANE_GAP = 36


class KeyList(QFrame):
    """All keys, in front of a window's other widgets; gone with Escape, ``?``, or a click outside.

    It is no window of its own: nothing waits for it, and it grabs neither the pointer nor the keyboard.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: QWidget | None = None
        self.setObjectName("keyList")
        self.setAccessibleName(tr("Keys"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        title = QLabel(tr("Keys"))
        title.setObjectName("title")
        hint = QLabel(tr("Esc closes this list"))
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
        self.hide()

    def open_over(self, widget: QWidget) -> None:
        """Show the list in the middle of ``widget``, as far as the window has room there. Returns at once."""
        window = widget.window()
        self._before = window.focusWidget()
        self.setParent(window)
        self.ensurePolished()
        self.adjustSize()
        wanted = widget.mapTo(window, widget.rect().center()) - self.rect().center()
        room = window.size() - self.size()
        self.move(max(min(wanted.x(), room.width()), 0), max(min(wanted.y(), room.height()), 0))
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        if (application := QApplication.instance()) is not None:
            application.installEventFilter(self)

    def hideEvent(self, event: QHideEvent) -> None:
        """The keys are again for whom they were for. Qt's."""
        if (application := QApplication.instance()) is not None:
            application.removeEventFilter(self)
        if self._before is not None and self.hasFocus():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self._before = None
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click outside closes the list, and is a click all the same. Qt's, of every event while this is open."""
        is_press = event.type() == QEvent.Type.MouseButtonPress
        if is_press and isinstance(watched, QWidget) and watched is not self and not self.isAncestorOf(watched):
            self.close()
        return False

    def event(self, event: QEvent) -> bool:
        """No shortcut of the window's is to take the keys that close it. Qt's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _closes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The other keys do nothing as long as it is open. Qt's."""
        if _closes(event):
            self.close()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click inside is for nobody behind it. Qt's."""
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Where the keys have gone elsewhere, none could close it. Qt's."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.close()


def _closes(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Escape or event.text() == "?"


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
        title = QLabel(marked(group.title))
        title.setObjectName("section")
        grid.addWidget(title, row, 0, 1, 2)
        for entry in group.entries:
            row += 1
            what = QLabel(marked(entry.what))
            what.setTextFormat(Qt.TextFormat.PlainText)
            what.setAccessibleName(f"{spoken(entry)}: {marked(entry.what)}")
            grid.addLayout(_caps(entry), row, 0)
            grid.addWidget(what, row, 1)
        row += 1
    grid.setRowStretch(row, 1)
    return grid


def spoken(entry: Entry) -> str:
    """Its keys as text: ``"F3, Shift+F3"``."""
    return ", ".join("+".join(map(_shown, held)) for held in entry.keys)


def _shown(key: str) -> str:
    """Keys go by the names that stand on them."""
    return marked(key) if key in (_WHEEL, _DRAG, _CLICK) else key


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
            cap = QLabel(_shown(key))
            cap.setObjectName("keyCap")
            cap.setTextFormat(Qt.TextFormat.PlainText)
            cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
            row.addWidget(cap)
    row.addStretch(1)
    return row
