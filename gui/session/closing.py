"""What becomes of a run that goes on as the window is closed: it ends, and is kept, as *Stop* does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop

from engine.problems.endings import NotFollowed

if TYPE_CHECKING:
    from .session import Session

_STOP_MOST_MS = 5_000
_LOOK_MS = 20


def stop_now(session: "Session") -> None:
    """Stop what runs, and wait until it is over. Main thread.

    A program that is watched is left alone, as it is the person's own, and what was seen of it so far is its run; so is
    what cannot be ended in time.
    """
    run = session.run
    if run is not None and run.plan.watch is None:
        session.stop()
        until = QDeadlineTimer(_STOP_MOST_MS)
        while session.is_busy and not until.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, _LOOK_MS)
    if run is not None and session.is_busy:
        run.give_up()
        run.reason = NotFollowed()
