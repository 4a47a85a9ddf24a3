"""How the processes of a run have ended, and which of them were ended on purpose: what the events tell."""

from collections.abc import Iterable

from .records.events import Cleared, Died, Event, OrphanDied, RunnerEnded, TakenDown


class Endings:
    """Told of the events, in their order. ``codes`` has the exit codes (negative: a signal), by PID."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        """What ``events`` tell, to begin with."""
        self.codes: dict[int, int] = {}
        self._signals: dict[int, set[int]] = {}
        self._cleared: set[int] = set()
        for event in events:
            self.take(event)

    def take(self, event: Event) -> None:
        """An event; those that are not about this are left alone."""
        if isinstance(event, (Died, OrphanDied, RunnerEnded)):
            self.codes[event.pid] = event.code
        elif isinstance(event, TakenDown):
            self._signals.setdefault(event.pid, set()).add(event.signal)
        elif isinstance(event, Cleared):
            self.clear(event.pids)

    def clear(self, pids: Iterable[int]) -> None:
        """These are being ended with the tree."""
        self._cleared.update(pids)

    def is_taken_down(self, pid: int, code: "int | None" = None) -> bool:
        """Whether process ``pid`` was ended by its strategy or with the tree.

        One that died of another signal was killed by somebody else, if only a moment before. ``code`` is how it ended,
        where that was learned in another way than by an event.
        """
        if pid in self._cleared:
            return True
        code = self.codes.get(pid, code)
        return pid in self._signals and (code is None or code >= 0 or -code in self._signals[pid])

    def was_cleared(self, pid: int) -> bool:
        """Whether it was ended with the tree, so that nobody will learn of its code."""
        return pid in self._cleared
