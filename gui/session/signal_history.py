"""What was done to each worker of the run that is shown: suspended, continued, killed; when, as far as it was seen."""

from PySide6.QtCore import QObject

from engine import words
from engine.inside.language import mark, marked
from engine.inside.worker import Process
from engine.model.death import Death

from .session import Session

_SUSPENDED, _CONTINUED = mark("suspended"), mark("continued")


class SignalHistory(QObject):
    """Follows the session's run, whoever has sent the signals. Main thread.

    It knows what was seen while the run went on; of a run that was opened, how its workers ended.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: dict[Process, list[tuple[float, str]]] = {}
        self._suspended: frozenset[Process] = frozenset()
        session.began.connect(self._begin)
        session.grew.connect(self._look)

    def of(self, number: int) -> list[tuple[float, str]]:
        """What was done to the worker of lane ``number``: seconds since the run's start, and what, in a few words."""
        run = self._session.run
        if run is None:
            return []
        lane = run.trace.lanes[number]
        found = [(at_s, marked(what)) for at_s, what in self._seen.get(lane.header.process, ())]
        if lane.gone_ns and lane.running is not None and lane.running.task in run.deaths:
            how = run.deaths.get(lane.running.task, Death())
            found.append((run.since_start_s(lane.gone_ns), words.death_in_brief(how)))
        return found

    def take_over(self, before: "SignalHistory") -> None:
        """Know what another one knows."""
        self._seen, self._suspended = before._seen, before._suspended

    def _begin(self) -> None:
        self._seen, self._suspended = {}, frozenset()

    def _look(self) -> None:
        run = self._session.run
        if run is None or run.suspended == self._suspended:
            return
        at_s = run.since_start_s(run.seen_ns)
        for what, processes in (
            (_SUSPENDED, run.suspended - self._suspended),
            (_CONTINUED, self._suspended - run.suspended if not run.over else ()),
        ):
            for process in processes:
                self._seen.setdefault(process, []).append((at_s, what))
        self._suspended = run.suspended
