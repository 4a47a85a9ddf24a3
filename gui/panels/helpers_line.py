"""Below the workers: the processes of a run that help them, and run no tasks themselves."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from engine import words
from engine.inside.language import tr
from engine.model.measured import Helper
from engine.supervise.helpers import RUNNER

from ..look.plain_tip import plain_tip
from ..session.session import Session

_SHOWN_MOST = 4
_EXPLAINED_MOST = 40


class HelpersLine(QLabel):
    """The helpers of the session's run in one line, each with its PID; hidden while there are none. Main thread.

    The runner, from which the strategy is called, is the program's own and no helper.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("helpers")
        self.setAccessibleName(tr("Helpers"))
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
        told = " · ".join(f"{words.helper(helper.kind)}, PID {helper.pid}" for helper in found[:_SHOWN_MOST])
        text = tr("Helpers: {helpers}").format(helpers=told)
        if not found:
            text = ""
        if len(found) > _SHOWN_MOST:
            text = f"{text} …"
        if text != self.text():
            self.setText(text)
            self.setToolTip(plain_tip(_explained(found)))
        self.setVisible(bool(found))


def _explained(found: list[Helper]) -> str:
    """What each kind is for, and the PIDs of its processes."""
    lines = []
    for kind in dict.fromkeys(helper.kind for helper in found):
        pids = [str(helper.pid) for helper in found if helper.kind == kind]
        line = tr("{kind}: {purpose} PID {pids}")
        if len(pids) > _EXPLAINED_MOST:
            line = tr("{kind}: {purpose} PID {pids} and {count:,} more")
        lines.append(
            line.format(
                kind=words.helper(kind),
                purpose=words.helper_purpose(kind),
                pids=", ".join(pids[:_EXPLAINED_MOST]),
                count=len(pids) - _EXPLAINED_MOST,
            )
        )
    return "\n".join(lines)
