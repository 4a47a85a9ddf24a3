"""Below the workers: the processes of a run that help them, and run no tasks themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from engine import words
from engine.runner.helpers import RUNNER

from ..plain_tip import plain_tip
from ..session import Session


class HelpersLine(QLabel):
    """The helpers of the session's run in one line, each with its PID; hidden while there are none. Main thread.

    The runner, from which the strategy is called, is the program's own and no helper.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("helpers")
        self.setAccessibleName("Helpers")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(14, 5, 14, 0)
        # However many there are, they do not make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.refresh()

    def refresh(self) -> None:
        """Say who there is by now."""
        run = self._session.run
        found = [helper for helper in run.helpers if helper.kind != RUNNER] if run is not None else []
        text = "Helpers: " + " · ".join(f"{words.helper(helper.kind)}, PID {helper.pid}" for helper in found)
        if not found:
            text = ""
        if text != self.text():
            self.setText(text)
            kinds = dict.fromkeys(helper.kind for helper in found)
            tip = "\n".join(f"{words.helper(kind)}: {words.helper_purpose(kind)}" for kind in kinds)
            self.setToolTip(plain_tip(tip))
        self.setVisible(bool(found))
