"""What to look for in the log, and whether to leave out the rest."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from engine.inside.language import tr

_TYPING_MS = 150
_CHARACTERS_MOST = 200


class LogSearch(QWidget):
    """A line to type into: Enter goes to the next place that has it, Shift+Enter to the one before. Main thread.

    Signals:
        wanted: other lines are to be shown.
    """

    wanted = Signal()

    def __init__(self, text: QPlainTextEdit) -> None:
        """Look in ``text``."""
        super().__init__()
        self._text = text
        self.line = QLineEdit()
        self.line.setObjectName("logSearch")
        self.line.setPlaceholderText(tr("Search the output"))
        self.line.setAccessibleName(tr("Search the output"))
        self.line.setToolTip(tr("Enter: the next place. Shift+Enter: the one before."))
        self.line.setMaxLength(_CHARACTERS_MOST)
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(260)
        self.only = QCheckBox(tr("Only lines with it"))
        self.only.setObjectName("logFilter")
        self.errors = QCheckBox(tr("Only errors"))
        self.errors.setObjectName("logErrors")
        self.errors.setToolTip(tr("What was written to standard error: lines with an exclamation mark."))
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._look)
        self.line.textChanged.connect(lambda _text: self._typing.start())
        self.only.toggled.connect(lambda _on: self._filter())
        self.errors.toggled.connect(lambda _on: self._filter())
        self.line.textChanged.connect(lambda text: self.only.setEnabled(bool(text)))
        self.only.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 4)
        row.addWidget(self.line, 1)
        row.addWidget(self.only)
        row.addWidget(self.errors)
        row.addStretch(1)
        self._filtered = self.filter

    @property
    def filter(self) -> tuple[str, bool]:
        """What every line that is shown has in it, folded; and whether errors alone are shown."""
        return self.line.text().casefold() if self.only.isChecked() else "", self.errors.isChecked()

    def open(self) -> None:
        """Take what is typed from now on."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def take_over(self, before: "LogSearch") -> None:
        """Look for what another one looks for."""
        self.line.setText(before.line.text())
        self.only.setChecked(before.only.isChecked())
        self.errors.setChecked(before.errors.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on. Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _filter(self) -> None:
        if self.filter != self._filtered:
            self._filtered = self.filter
            self.wanted.emit()

    def _look(self) -> None:
        self._filter()
        # The place that is selected may have what is typed as well.
        cursor = self._text.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._text.setTextCursor(cursor)
        self._go(back=False)

    def _go(self, *, back: bool) -> None:
        """To the next place, after the last one the first."""
        wanted = self.line.text()
        if not wanted:
            return
        how = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        if self._text.find(wanted, how):
            return
        before = self._text.textCursor()
        self._text.moveCursor(QTextCursor.MoveOperation.End if back else QTextCursor.MoveOperation.Start)
        if not self._text.find(wanted, how):
            self._text.setTextCursor(before)
