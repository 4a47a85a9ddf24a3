"""The page that says which way is worth it: the sentence, the ways, what speaks against it, and the code."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine import words
from engine.formats.snippet import snippet
from engine.inside.language import tr
from engine.inside.problem import PlanError
from engine.prediction.advice import Advice
from engine.prediction.ranking import best_of_each
from engine.prediction.ways import plan_of
from engine.streams import NAMED

_HEARD_CHARACTERS = 300


class AdvicePage(QWidget):
    """Stands in place of the run.

    Signals:
        closed: the person has had enough.
        way_wanted(Way): the form shall say what was advised.
    """

    closed = Signal()
    way_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("advicePage")
        self._advice: Advice | None = None
        self.sentence, self.heard, self.doubts = (_label(name) for name in ("title", "hint", "hint"))
        self.sentence.setAccessibleName(tr("Advice"))
        self.table = QTableWidget(0, 4)
        self.table.setObjectName("adviceTable")
        self.table.setAccessibleName(tr("Ways"))
        self.code = QPlainTextEdit()
        self.code.setObjectName("adviceCode")
        self.code.setAccessibleName(tr("The code for it"))
        self.take_button = QPushButton(tr("Take it into the form"))
        self.take_button.setObjectName("takeAdvice")
        self.take_button.clicked.connect(lambda _checked: self._take())
        self.close_button = QToolButton()
        self.close_button.setText(tr("Close"))
        self.close_button.setObjectName("closeAdvice")
        self.close_button.setToolTip(tr("Back to the run (Esc)"))
        self.close_button.clicked.connect(lambda _checked: self.closed.emit())
        self._lay_out()
        self.begin()

    def begin(self) -> None:
        """Nothing is known yet."""
        self._advice, self._is_stopped = None, False
        self.sentence.setText(tr("Which way is worth it?"))
        self.heard.setText("")
        self.doubts.setText("")
        self._show_found(False)

    def hear(self, line: str) -> None:
        """Say what is being done, or was wrong."""
        self.heard.setText(words.readable(line.removeprefix(NAMED), _HEARD_CHARACTERS))

    def stop(self) -> None:
        """Nothing more will come: what was being done is not done any more."""
        self._is_stopped = True
        self.heard.setText(tr("It was stopped."))

    def take_over(self, before: "AdvicePage") -> None:
        """Say what ``before`` does, which has found nothing and in whose place this is put."""
        if before._is_stopped:
            self.stop()
        else:
            self.hear(before.heard.text())

    def show_advice(self, found: Advice) -> None:
        """Show what was found."""
        self._advice = found
        self.sentence.setText(words.advised(found))
        self.heard.setText(tr("This took {spent}.").format(spent=words.short_duration(found.spent_s)))
        self.doubts.setText("\n".join(words.further_doubts(found)))
        self._show_found(found.best is not None)
        if found.best is None or found.plan is None:
            return
        self._fill(found)
        try:
            self.code.setPlainText(snippet(plan_of(found.plan, found.best.way)))
        except (PlanError, OSError):  # of a function whose file is gone, say
            self.code.hide()
        self.take_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back. Qt's."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_found(self, is_found: bool) -> None:
        for widget in (self.table, self.code, self.take_button):
            widget.setVisible(is_found)

    def _fill(self, found: Advice) -> None:
        assert found.plan is not None
        choices = best_of_each(found.choices)
        if found.best is not None and found.best not in choices:
            choices.insert(0, found.best)
        self.table.setRowCount(len(choices))
        for row, choice in enumerate(choices):
            took_s = found.measured_s.get(found.choices.index(choice))
            cells = (
                words.plan_of_way(found.plan, choice.way),
                words.short_duration(choice.predicted_s),
                f"{words.short_duration(choice.low_s)} – {words.short_duration(choice.high_s)}",
                words.elapsed_if_known(took_s, "–"),
            )
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                if column:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if choice is found.best:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
                self.table.setItem(row, column, item)

    def _take(self) -> None:
        if self._advice is not None and self._advice.best is not None:
            self.way_wanted.emit(self._advice.best.way)

    def _lay_out(self) -> None:
        self.table.setHorizontalHeaderLabels([tr("Way"), tr("Predicted"), tr("Four times in five"), tr("Took")])
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setShowGrid(False)
        heading = self.table.horizontalHeader()
        heading.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heading.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if (first := self.table.horizontalHeaderItem(0)) is not None:
            first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.code.setReadOnly(True)
        self.code.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.code.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.addWidget(self.take_button)
        foot.addStretch(1)
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.heard)
        column.addWidget(self.table, 2)
        column.addWidget(self.doubts)
        column.addWidget(self.code, 3)
        column.addLayout(foot)
        column.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card)


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
