"""Names and values as a text that can be selected: two columns, and a block below them."""

import re

from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from engine.inside.language import tr

from ...look.appearance import appearance
from ...look.style import tabular
from ...told.told import Told

_NAMES_PERCENT = 33
PADDING = 2
"""Of each name and value, in pixels."""
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:[nµm]?s|[kMGT]?B)\b)")


class ToldText(QTextEdit):
    """Plain text alone is ever put into it. Main thread."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._told: Told | None = None
        self.setObjectName("detailsText")
        self.setAccessibleName(tr("What is selected"))
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self._table: QTextTable | None = None
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setFont(tabular(self.font()))
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        appearance().changed.connect(self._paint_anew)

    def show_told(self, told: Told) -> None:
        """Show something else; where it is the same, what a person has marked in it stays marked."""
        if told != self._told:
            bar, is_same = self.verticalScrollBar(), self._told is not None and self._told.title == told.title
            before = bar.value() if is_same else 0
            known, self._told = self._told, told
            # All of it is laid out once, a sixth of what it takes after each text.
            edits = QTextCursor(self.document())
            edits.beginEditBlock()
            if known is None or not self._rewrite(known, told):
                self._write(told)
            edits.endEditBlock()
            bar.setValue(before)

    def _paint_anew(self) -> None:
        if self._told is not None:
            before = self.verticalScrollBar().value()
            self._write(self._told)
            self.verticalScrollBar().setValue(before)

    def _rewrite(self, before: Told, now: Told) -> bool:
        """Write the values anew that are others; whether that was all there was to do. It takes a tenth of the rest."""
        names_before, names = ([name for name, _ in each.rows] for each in (before, now))
        if self._table is None or (names_before, before.block, before.is_code) != (names, now.block, now.is_code):
            return False
        for row, ((_, value_before), (_, value)) in enumerate(zip(before.rows, now.rows, strict=True)):
            if value != value_before:
                cell = self._table.cellAt(row, 1)
                cursor = cell.firstCursorPosition()
                cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
                ink = _ink(appearance().theme.text)  # an empty cell has no colour to go on with
                cursor.insertText(_together(value), ink)
        return True

    def _write(self, told: Told) -> None:
        theme = appearance().theme
        name, value = _ink(theme.muted), _ink(theme.text)
        self.clear()
        self._table = None
        cursor = QTextCursor(self.document())
        if told.rows:
            shape = QTextTableFormat()
            shape.setBorder(0)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
            shape.setCellPadding(PADDING)
            shape.setCellSpacing(0)
            shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
            shape.setColumnWidthConstraints(
                [
                    QTextLength(QTextLength.Type.PercentageLength, share)
                    for share in (_NAMES_PERCENT, 100 - _NAMES_PERCENT)
                ]
            )
            table = self._table = cursor.insertTable(len(told.rows), 2, shape)
            for row, (its_name, its_value) in enumerate(told.rows):
                table.cellAt(row, 0).firstCursorPosition().insertText(its_name, name)
                table.cellAt(row, 1).firstCursorPosition().insertText(_together(its_value), value)
            cursor.movePosition(QTextCursor.MoveOperation.End)
        if told.block:
            shape_of_block = QTextBlockFormat()
            shape_of_block.setTopMargin(8 if told.rows else 0)
            shape_of_block.setLeftMargin(PADDING)
            cursor.setBlockFormat(shape_of_block)
            if told.is_code:
                value.setFont(_code_font(self.font()))
            cursor.insertText(told.block, value)
        self.moveCursor(QTextCursor.MoveOperation.Start)  # to where it stands Qt scrolls when there is another room


def _together(value: str) -> str:
    """A figure and its unit stand in one line; copied, there is a space between them."""
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", value)


def _code_font(beside: QFont) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPointSizeF(max(beside.pointSizeF() - 1, 6))
    return font


def _ink(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QBrush(QColor(colour)))
    return made
