"""Says which processes a program that was watched has left running, and ends them if that is wanted."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from engine import words
from engine.inside.language import tr

from ..session.session import Session


class GoOnBar(QFrame):
    """One line above everything else; hidden while nothing goes on that is known of. Nothing is ended unasked."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Of the programs that ``session`` watches."""
        super().__init__(parent)
        self.setObjectName("card")
        self.pids: list[int] = []
        self.text = QLabel()
        self.text.setObjectName("goOn")
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.end_button = QPushButton(tr("End them"))
        self.end_button.setObjectName("goOnEnd")
        self.end_button.setToolTip(tr("Kill these processes."))
        self.leave_button = QPushButton(tr("Let them go on"))
        self.leave_button.setObjectName("goOnLeave")
        self.end_button.clicked.connect(session.end_left)
        self.leave_button.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.end_button)
        row.addWidget(self.leave_button)
        session.went_on.connect(self.show_left)
        session.began.connect(self._forget)
        self.hide()

    def show_left(self, pids: list[int]) -> None:
        """These go on; none: hide."""
        self.pids = list(pids)
        self.text.setText(words.left_running(pids) if pids else "")
        self.setVisible(bool(pids))

    def _forget(self) -> None:
        # No lambda: a connection to one would outlive this bar, and hold it.
        self.show_left([])
