"""Faults of the program's own, as the window learns of them: from any thread, and from Qt."""

import contextlib
import logging
import re

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMessageBox

from engine import own_faults
from engine.streams import say

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_CONTENT = re.compile(r"""\s?\S*["'“‘/\\].*""", re.DOTALL)
_log = logging.getLogger(f"parallelogram.{__name__}")


class FaultNews(QObject):
    """Tells of each kind of fault once, whatever thread it arises in, until it is closed.

    Signals:
        told(Fault): from the event loop, and so never while something is painted. Delivered in the main thread.
    """

    told = Signal(object)
    _came = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._is_open = True
        self._came.connect(self.told, Qt.ConnectionType.QueuedConnection)
        self._listener = self._came.emit
        own_faults.listen(self._listener)

    def close(self) -> None:
        """Tell of no more."""
        if self._is_open:
            self._is_open = False
            own_faults.unlisten(self._listener)


def log_qt() -> None:
    """Have what Qt says of itself logged; on standard error it is as before. Main thread."""
    qInstallMessageHandler(_take_message)


def let_qt_go() -> None:
    """Qt tells standard error alone, since Python ends before it. Main thread."""
    qInstallMessageHandler(None)


def show_alone(fault: own_faults.Fault) -> None:
    """Say what has kept the window from opening, where there is nothing else to say it in; waits until it is read."""
    if isinstance(QApplication.instance(), QApplication):
        QMessageBox(QMessageBox.Icon.Critical, "Parallelogram", f"{fault.problem.told()}.").exec()


def without_content(message: str) -> str:
    """A message of Qt's up to the first thing in it that may be a path or a text of the person's."""
    return _CONTENT.sub(" …", message).strip()


def _take_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    with contextlib.suppress(Exception):  # in the midst of whatever Qt is doing
        _log.log(_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "qt", without_content(message))
        say(message)
