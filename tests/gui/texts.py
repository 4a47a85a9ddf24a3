"""All that a window says: what is to be seen, what is shown for hovering, and what a screen reader speaks."""

import html
import re
import socket

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QGraphicsScene,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from engine.inside.strategies import start_methods, strategies
from engine.inside.workloads import workloads
from gui.examples import EXAMPLES

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)
_MARKUP = re.compile("<[^>]*>")


def said(window):
    """Every text of a window, each with who says it: ``[("runButton", "Run"), …]``."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        who = f"{type(widget).__name__} {widget.objectName()}".rstrip()
        found += [(who, text) for text in _of_widget(widget)]
    for action in window.findChildren(QAction):
        if isinstance(action.parent(), QGraphicsScene):
            continue  # of a menu of pyqtgraph's that is never opened
        found += [(f"action in {type(action.parent()).__name__}", text) for text in (action.text(), action.toolTip())]
    return [(who, html.unescape(_MARKUP.sub("", text))) for who, text in found if text]


def _of_widget(widget):
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.text(), widget.placeholderText())
        case QAbstractSpinBox():
            yield from (widget.text(), widget.specialValueText())
        case QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.currentText(), widget.placeholderText(), *_of_model(widget.model()))
        case QTabBar():
            yield from (widget.tabText(index) for index in range(widget.count()))
            yield from (widget.tabToolTip(index) for index in range(widget.count()))
        case QMenu():
            yield widget.title()
        case QTableView():
            yield from _of_model(widget.model())
            yield getattr(widget, "_when_empty", "")
        case QHeaderView():
            pass


def _of_model(model: QAbstractItemModel):
    for column in range(model.columnCount()):
        for role in _ROLES:
            yield _text(model.headerData(column, Qt.Orientation.Horizontal, role))
        for row in range(model.rowCount()):
            for role in _ROLES:
                yield _text(model.index(row, column).data(role))


def _text(value):
    return value if isinstance(value, str) else ""


# Names, which are the same in every language.
_NAMES = frozenset(
    re.findall(
        "[A-Za-z]+",
        """
        Parallelogram Python GIL PID PIDs CPU JSON Perfetto NumPy joblib Parallel loky multiprocessing Windows English
        concurrent futures ProcessPoolExecutor BrokenProcessPool process FILE SCRIPT START STOP STEP
        main sys argv True False CSV Markdown
        Ctrl Shift Esc Home Enter Return Delete Space Menu Del
        job pid worker error items txt json csv npy parquet md png svg pgram py two
        ms ns kB MB GB min
        """,
    )
)


def identifiers():
    """The words of the program's own language, which are typed and written as they are."""
    found = {*_NAMES, *start_methods(), *workloads(), *strategies(), socket.gethostname()}
    for strategy in strategies().values():
        found.add(strategy.by or "")
        for option in strategy.options:
            found |= {option.key, option.called, option.example, *option.choices}
    return {part for name in found for part in re.split(r"[^A-Za-z]+", name)}


def english(texts, *, besides=()):
    """Those of ``texts`` in which a word stands that is neither a name nor one of ``besides``, but for Python's own."""
    known = identifiers() | set(besides)
    found = []
    for who, text in texts:
        if "Traceback" in text or re.match(r"\w+Error: ", text) or text in EXAMPLES:
            continue
        bare = re.sub(r"/[^\s,]+|SIG[A-Z]+|[“\"][^”\"]*[”\"]|µs|F\d+|\(&[A-Z]\)", " ", text)
        words = [word for word in re.findall(r"[A-Za-z]{2,}", bare) if word not in known]
        if words:
            found.append((who, text, words))
    return found
