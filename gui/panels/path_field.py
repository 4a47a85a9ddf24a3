"""Paths, chosen by Qt's own dialog or typed."""

import os
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QToolButton, QWidget

from engine.inside.language import tr

from ..look.plain_tip import plain_tip


def ask_for_path(beside: QWidget, title: str, start: str, kinds: str, take: Callable[[str], object]) -> QFileDialog:
    """Open a dialog over the window of ``beside``; ``take`` gets the path if one is chosen. Returns at once.

    Args:
        beside: the widget that asks.
        title: the dialog's.
        start: the path it begins at.
        kinds: Qt's name filter for files; empty: a folder is to be chosen.
        take: called with the path, in the window's thread.
    """
    dialog = QFileDialog(beside.window(), title, start, kinds)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile if kinds else QFileDialog.FileMode.Directory)
    dialog.fileSelected.connect(take)
    dialog.open()
    return dialog


class PathButton(QPushButton):
    """Shows the name of a file, and is pressed to choose another."""

    def __init__(self, when_none: str) -> None:
        """A button that reads ``when_none`` while there is no file."""
        super().__init__()
        self._when_none = when_none
        self._path = ""
        self._elide()

    def show_path(self, path: str) -> None:
        """Show the name of the file at ``path``; the path itself is for hovering."""
        self._path = path
        self.setToolTip(plain_tip(path))
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        name = os.path.basename(self._path) or self._when_none
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, max(self.width() - 18, 60))
        self.setText(shown.replace("&", "&&"))


class PathField(QWidget):
    """A line for a path, with a button that opens a dialog.

    Signals:
        changed: another path stands in the line.
    """

    changed = Signal()

    def __init__(self, line: QLineEdit) -> None:
        """Put the button beside ``line``."""
        super().__init__()
        self.line = line
        self.start = ""
        self._title = ""
        self._kinds = ""
        self.browse = QToolButton()
        self.browse.setText("…")
        self.browse.setToolTip(tr("Choose"))
        self.browse.setAccessibleName(tr("Choose the file or folder of the items"))
        self.browse.clicked.connect(self._ask)
        self.setFocusProxy(line)
        line.textChanged.connect(lambda _text: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(line, 1)
        row.addWidget(self.browse)

    def ask_for(self, title: str, kinds: str) -> None:
        """What the button's dialog is to ask for (see ``ask_for_path``); an empty title: there is no button."""
        self._title, self._kinds = title, kinds
        self.browse.setVisible(bool(title))

    def _ask(self) -> None:
        ask_for_path(self, self._title, self.line.text() or self.start, self._kinds, self.line.setText)
