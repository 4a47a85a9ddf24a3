"""Finds the texts of a window that have less room than they need."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QTabBar,
    QTableView,
    QWidget,
)

from gui.panels.choices import OpenList

SIZE = (1280, 800)  # that all has to fit into

_TALL = 100_000
_BESIDE_HEADING = 20  # the padding, by the style sheet
_SLACK = 1  # pixels, by which two ways of rounding differ


def clipped(window):
    """A line for each visible text that is cut; one that can be read by hovering is not."""
    return [f"{type(w).__name__} {w.objectName()}: {told}" for w in _visible(window) for told in _of_widget(w)]


def check_room(window, qtbot):
    """Wait until the window is laid out with room for all of its texts."""

    def has_room():
        found = clipped(window)
        assert found == [], found
        assert (window.width(), window.height()) == SIZE

    qtbot.waitUntil(has_room)


def _visible(window):
    return [widget for widget in window.findChildren(QWidget) if widget.isVisible() and widget.window() is window]


def _of_widget(widget):
    match widget:
        case QLabel():
            yield from _of_label(widget)
        case QAbstractButton() if widget.text():
            yield from _of_size(widget, widget.text())
        case QComboBox():
            # As its own painting has it.
            if not widget.isEditable() and _width(widget, widget.currentText()) > widget.width() - 31 + _SLACK:
                yield from _unless_hovered(widget, widget.currentText())
        case QAbstractSpinBox():
            room = widget.lineEdit().width() - widget.lineEdit().textMargins().left()
            for text in {widget.text(), widget.specialValueText()}:
                if _width(widget, text) > room + _SLACK:
                    yield f"{text!r} needs {_width(widget, text)} of {room}"
        case QLineEdit() if not isinstance(widget.parent(), QAbstractSpinBox):
            room = widget.width() - 10
            if _width(widget, widget.placeholderText()) > room:
                yield from _unless_hovered(widget, widget.placeholderText())
        case QTabBar():
            yield from _of_tabs(widget)
        case QTableView():
            yield from _of_table(widget)
        case OpenList():
            for row in range(widget.count()):
                if widget.sizeHintForIndex(widget.model().index(row, 0)).width() > widget.viewport().width():
                    yield f"{widget.item(row).text()!r} is cut"
        case QMenuBar():
            for action in widget.actions():
                if not widget.rect().contains(widget.actionGeometry(action)):
                    yield f"{action.text()!r} does not fit"


def _of_label(label):
    text, room = label.text().replace("&", "") if label.buddy() else label.text(), label.contentsRect()
    metrics = QFontMetrics(label.font())
    if not text:
        return
    flags = int(Qt.TextFlag.TextWordWrap) if label.wordWrap() else 0
    needed = metrics.boundingRect(QRect(0, 0, max(room.width(), 1), _TALL), flags, text)
    if needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK:
        size = f"{needed.width()} × {needed.height()} of {room.width()} × {room.height()}"
        yield from _unless_hovered(label, f"{text!r} needs {size}")
    elif metrics.height() > label.height() + _SLACK:
        yield f"{text!r} is too high"


def _of_size(button, text):
    wanted = button.sizeHint()
    if isinstance(button, QPushButton) and button.objectName() == "functionFile":
        return  # elides the name itself, and has the path as its tooltip
    if wanted.width() > button.width() + _SLACK or wanted.height() > button.height() + _SLACK:
        yield f"{text!r} needs {wanted.width()} × {wanted.height()} of {button.width()} × {button.height()}"


def _of_tabs(bar):
    for index in range(bar.count()):
        if not bar.isTabVisible(index):
            continue
        rectangle = bar.tabRect(index)
        if not bar.rect().adjusted(0, 0, _SLACK, _SLACK).contains(rectangle):
            yield f"tab {bar.tabText(index)!r} does not fit"
        if _width(bar, bar.tabText(index)) > rectangle.width():
            yield f"tab {bar.tabText(index)!r} is cut"


def _of_table(table):
    header, model = table.horizontalHeader(), table.model()
    for column in range(model.columnCount()):
        if table.isColumnHidden(column):
            continue
        heading = str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        wanted = _width(header, heading) + _BESIDE_HEADING
        if header.isVisible() and heading and wanted > header.sectionSize(column) + _SLACK:
            yield f"heading {heading!r} needs {wanted} of {header.sectionSize(column)}"
        for row in range(min(model.rowCount(), 20)):
            index = model.index(row, column)
            text, room = str(index.data() or ""), table.columnWidth(column) - 14
            if _width(table, text) > room and not index.data(Qt.ItemDataRole.ToolTipRole):
                yield f"cell {text!r} needs {_width(table, text)} of {room}"


def _unless_hovered(widget, told):
    if not widget.toolTip():
        yield told


def _width(widget, text):
    return QFontMetrics(widget.font()).horizontalAdvance(text)
