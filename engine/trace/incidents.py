"""What befell the workers of a run, in its order: what this program has sent, and what readings have found."""

import dataclasses
from collections.abc import Iterable, Iterator

from ..inside.worker import Process
from ..model.death import Death
from ..model.incident import Incident, What

INCIDENTS_MOST = 1_000


class Incidents:
    """Told of each reading. ``len`` is how many are kept; ``more``: how many came after those. One thread."""

    def __init__(self, found: Iterable[Incident] = ()) -> None:
        """None but those ``found``."""
        self._all: list[Incident] = list(found)
        self._ends: dict[Process, int] = {each.process: at for at, each in enumerate(self._all) if each.what.is_end}
        self._suspended: frozenset[Process] = frozenset()
        self.more = 0

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Incident]:
        return iter(self._all)

    def of(self, process: Process) -> list[Incident]:
        """Those of one process."""
        return [each for each in self._all if each.process == process]

    def end_of(self, process: Process) -> Incident | None:
        """How one process was ended, if it was."""
        at = self._ends.get(process)
        return self._all[at] if at is not None else None

    def suspended(self, process: Process, until_ns: int) -> list[tuple[int, int]]:
        """From when to when a process was suspended; ``until_ns``, if it still is."""
        return self._stretches(process, until_ns, What.SUSPENDED, What.CONTINUED)

    def silent(self, process: Process, until_ns: int) -> list[tuple[int, int]]:
        """Likewise, from when to when it was not heard of."""
        return self._stretches(process, until_ns, What.SILENT, What.HEARD)

    def silent_since_ns(self, process: Process) -> int:
        """Since when a process is not heard of; 0 if it is, or has ended."""
        found = [each for each in self.of(process) if each.what in (What.SILENT, What.HEARD) or each.what.is_end]
        return found[-1].at_ns if found and found[-1].what is What.SILENT else 0

    def _stretches(self, process: Process, until_ns: int, first: What, last: What) -> list[tuple[int, int]]:
        found, since_ns = [], 0
        for incident in sorted(self.of(process), key=lambda each: each.at_ns):
            if incident.what is first:
                since_ns = since_ns or incident.at_ns
            elif since_ns and (incident.what is last or incident.what.is_end):
                found.append((since_ns, incident.at_ns))
                since_ns = 0
        return [*found, (since_ns, max(until_ns, since_ns))] if since_ns else found

    def suspensions(self, until_ns: int) -> dict[Process, list[tuple[int, int]]]:
        """The same of each process that ever was."""
        whose = dict.fromkeys(each.process for each in self._all if each.what is What.SUSPENDED)
        return {process: self.suspended(process, until_ns) for process in whose}

    def take(self, sent: Iterable[Incident]) -> None:
        """These are told as they are; of a process that was killed already, how it ended is added."""
        for incident in sent:
            if not incident.what.is_end:
                self._add(incident)
            else:
                self._end(incident)

    def look(self, suspended: frozenset[Process], at_ns: int) -> None:
        """At this moment these processes are stopped and no others; who has caused what is not told yet is unknown."""
        before, self._suspended = self._suspended, suspended
        if before == suspended:
            return
        for what, processes in ((What.SUSPENDED, suspended - before), (What.CONTINUED, before - suspended)):
            for process in sorted(processes, key=lambda each: each.pid):
                last = self.of(process)[-1:]
                if not last or (last[0].what is not what and not last[0].what.is_end):
                    self._add(Incident(process, what, at_ns))

    def died(self, process: Process, death: Death, at_ns: int) -> None:
        """A process has died, as was seen now, or it was killed before."""
        what = What.DIED if death.signal is None else What.KILLED
        self._end(Incident(process, what, at_ns, death=death))

    def _end(self, incident: Incident) -> None:
        at = self._ends.get(incident.process)
        if at is not None:
            known = self._all[at]
            self._all[at] = dataclasses.replace(known, death=known.death or incident.death)
            return
        if self._all and self._all[-1] == Incident(incident.process, What.CONTINUED, incident.at_ns):
            self._all.pop()  # it is stopped no more because it is gone
        if self._add(incident):
            self._ends[incident.process] = len(self._all) - 1

    def _add(self, incident: Incident) -> bool:
        if len(self._all) >= INCIDENTS_MOST:
            self.more += 1
            return False
        self._all.append(incident)
        return True
