"""One line above everything else that says what has just gone wrong, or is not shown, until it is read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from engine.inside.language import tr
from engine.inside.problem import Problem
from engine.problems.faults import Internal

if TYPE_CHECKING:
    from .report_dialog import ReportDialog


class NoticeBar(QFrame):
    """Hidden while there is nothing to say; of a fault of the program's own, it shows the report as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._said: Problem | str | None = None
        self.text = QLabel()
        self.text.setObjectName("notice")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.report_button = QPushButton(tr("Show what was written down"))
        self.report_button.setObjectName("noticeReport")
        self.report_button.clicked.connect(self._show_report)
        self.report: ReportDialog | None = None
        self.close_button = QPushButton(tr("Close"))
        self.close_button.setObjectName("noticeClose")
        self.close_button.setAccessibleName(tr("Close the notice"))
        self.close_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.report_button)
        row.addWidget(self.close_button)
        self.hide()

    def take_over(self, before: "NoticeBar") -> None:
        """Say what another one says."""
        if before._said is not None and not before.isHidden():
            self.say(before._said)

    def say(self, said: Problem | str) -> None:
        """Say what is wrong, or a sentence that is worth a look."""
        self._said = said
        self.text.setText(said if isinstance(said, str) else said.told() + ".")
        self.report_button.setVisible(bool(self._report_path()))
        self.show()

    def forget_run(self) -> None:
        """The run is over, or another is shown: what a sentence says was of it; what went wrong is still so."""
        if isinstance(self._said, str):
            self.hide()

    def _show_report(self) -> None:
        from .report_dialog import ReportDialog  # which a start has no time for

        path = self._report_path()
        if not path:
            return
        if self.report is not None:
            self.report.deleteLater()
        self.report = ReportDialog(path, self.window())
        self.report.open()

    def _report_path(self) -> str:
        return self._said.report if isinstance(self._said, Internal) else ""
