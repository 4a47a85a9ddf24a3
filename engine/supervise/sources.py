"""Where a run's records come from while it goes on, and what may be asked of, and done to, its processes."""

import time
from collections.abc import Iterator
from functools import partial
from typing import Protocol

from ..inside.records.events import Event
from ..inside.records.missing import Shortage
from ..inside.records.reader import Block, FolderReader, Header
from ..inside.worker import Process
from ..model.incident import Incident, What
from ..model.task_record import TaskRecord, task_record
from . import liveness
from .liveness import CONTINUE, KILL, SUSPEND, Condition


class Source(Protocol):
    """The records of one run. The supervising thread reads it; what they tell, and point to, any thread."""

    dropped_bytes: int
    """How much of what was printed had to be skipped."""

    def headers(self) -> list[Header]:
        """Whose records there are, in the order they were seen."""

    def blocks(self) -> Iterator[Block]:
        """What is new of each of them."""

    def events(self) -> list[Event]:
        """What the runner and the guardian have noted since."""

    def output(self) -> list[tuple[int, bytes]]:
        """What was printed since, by PID."""

    def missing(self) -> Shortage:
        """What could not be written, by the count of those who could not."""

    def finish(self, name: str) -> None:
        """No more will come of the records ``name``."""

    def settle(self) -> None:
        """Nobody writes any more."""

    def again(self) -> "Source":
        """The same records, to be read from their beginning. Any thread."""

    def told(self, records_name: str, position: int) -> TaskRecord:
        """What one record tells; ``NO_RECORD`` if there is none."""

    def text(self, records_name: str, offset: int, length: int) -> bytes:
        """A text that a record points to, or what there is of it."""

    def cells(self, records_name: str, position: int, count: int) -> bytes:
        """At most ``count`` records from ``position`` on."""

    def texts(self, records_name: str, offset: int, length: int) -> bytes:
        """Several texts at once."""

    def condition(self, process: Process) -> Condition:
        """What has become of a process that has written records; unknown if it cannot be asked."""

    def send(self, process: Process, number: int, *, by_you: bool = True) -> bool:
        """Send it a signal, because the person wants it or not. Returns whether it was sent: never to who may be
        somebody else.
        """

    def take_sent(self) -> tuple[Incident, ...]:
        """What the signals were for which were sent since this was asked last."""


_MEANINGS = {KILL: What.KILLED, SUSPEND: What.SUSPENDED, CONTINUE: What.CONTINUED}


class FolderSource(FolderReader):
    """The run folder of a run on this host. Its header may name another one, whose processes cannot be asked here."""

    def __init__(self, folder: str) -> None:
        """Read ``folder``, which may still be empty."""
        super().__init__(folder)
        self._sent: list[Incident] = []

    def again(self) -> "FolderSource":
        """Another reader of the folder, which has read nothing yet."""
        return FolderSource(self.folder)

    def told(self, records_name: str, position: int) -> TaskRecord:
        """What one record tells. Any thread; one to three short reads."""
        return task_record(self.record(records_name, position), partial(self.text, records_name))

    def condition(self, process: Process) -> Condition:
        """What has become of a process; unknown if it is of another host. Reads /proc once."""
        return liveness.condition(process)

    def send(self, process: Process, number: int, *, by_you: bool = True) -> bool:
        """Send it a signal, if it lives, and on this host."""
        at_ns = time.perf_counter_ns()
        if not liveness.send(process, number):
            return False
        if number in _MEANINGS:
            self._sent.append(Incident(process, _MEANINGS[number], at_ns, by_you))
        return True

    def take_sent(self) -> tuple[Incident, ...]:
        """What the signals were for which were sent since this was asked last."""
        sent, self._sent = tuple(self._sent), []
        return sent
