"""What comes home from the readers of a cluster: clocks are set, news are filed, ends are noted. In the runner.

It knows no engine. A reader sits beside workers on their host and answers with ``number`` (of what it tells; to be said
the next time, as what was heard), ``news``, ``printed`` and ``odd`` (see ``teller``), ``dropped`` and ``waiting`` (how
many printed bytes were lost there in all, and how many are to be told later), ``at_ns`` (its clock), ``ends`` (PID and
exit code of workers that have ended), ``loads`` (of each that lives its PID, its start, its CPU time in µs and its
memory in bytes) and ``info`` (who it is).
"""

import contextlib
import time
from collections.abc import Iterator
from typing import Any

from ..records import events, shortage
from ..records.layout import HEADER_BYTES, HOST, PID, START_TICKS, WORD_BYTES
from ..worker import this_host
from . import station
from .clock import ENOUGH_NS, Clock
from .mirror import Mirror
from .outputs import Outputs

_SILENT_NS = 5_000_000_000
_LOADS_EVERY_NS = 450_000_000
_LOADS_EACH_NS = 20_000_000
_PULL_S, _PULLS_A_SECOND = 0.2, 100
_GREETINGS, _GREETINGS_LEAST, _GREETING_S = 40, 8, 0.5


class Reader:
    """One of them: its clock, what was ``heard`` of it last, and by PID the workers whose records came by it, each with
    its host's name and its start.
    """

    def __init__(self, address: str, origin: str) -> None:
        """At ``address``; ``origin`` is a short name that is its alone."""
        self.address = address
        self.origin = origin
        self.clock = Clock()
        self.heard = 0
        self.is_known = False
        self.host = ""  # where what it says itself will not do
        self.told_host = ""
        self.workers: dict[int, tuple[str, int]] = {}
        self.ended = 0
        self.loads_ns = 0
        self.waiting_bytes = 0
        self.heard_ns = 0
        self.silent: dict[int, tuple[str, int]] = {}  # of its workers those that were told to be

    def greetings(self) -> "Iterator[None]":
        """Once for each question, until its clock is known well enough or the time for that is up."""
        until_s = time.monotonic() + _GREETING_S
        for count in range(_GREETINGS):
            error_ns = self.clock.error_ns
            is_good = error_ns is not None and error_ns < ENOUGH_NS
            if count >= _GREETINGS_LEAST and (is_good or time.monotonic() > until_s):
                return
            yield


def pull_every_s(readers: int) -> float:
    """How often each of so many readers is asked for what is new."""
    return max(_PULL_S, readers / _PULLS_A_SECOND)


class Home:
    """All readers of a run, by their addresses."""

    def __init__(self, folder: str) -> None:
        """What comes is filed in the run folder ``folder``."""
        self.readers: dict[str, Reader] = {}
        self._folder = folder
        self._mirror = Mirror(folder)
        self._outputs = Outputs(folder)

    def reader(self, address: str) -> Reader:
        """The one at an address; a new one where there was none."""
        if address not in self.readers:
            self.readers[address] = Reader(address, f"r{len(self.readers)}")
        return self.readers[address]

    def know(self, reader: Reader, machine: "list[str]", host: str, address: str) -> None:
        """Who a reader is: where it shares our clock and our processes' numbers, it is of this host.

        Another host that goes by our name gets the ``address`` into its own.
        """
        reader.is_known = True
        is_here = bool(machine) and machine == station.machine()
        if is_here:
            reader.clock.be_ours()
            return
        reader.told_host = host
        if host == this_host():
            reader.host = f"{host} ({address})"

    def take(self, reader: Reader, answer: "dict[str, Any]", asked_ns: int, heard_ns: int) -> bool:
        """An answer, which was asked for and heard at these moments of our clock. Returns whether there may be more."""
        reader.clock.take(asked_ns, int(answer["at_ns"]), heard_ns)
        self._note_heard(reader, heard_ns)
        news = answer["news"]
        if news:
            for _, header, *_ in news:
                host = reader.host or header[HOST * WORD_BYTES : HEADER_BYTES].rstrip(b"\0").decode("utf-8", "replace")
                pid = int.from_bytes(header[PID * WORD_BYTES : (PID + 1) * WORD_BYTES], "little")
                start = int.from_bytes(header[START_TICKS * WORD_BYTES : (START_TICKS + 1) * WORD_BYTES], "little")
                reader.workers[pid] = host, start
            try:
                self._mirror.file(reader.origin, reader.host, news, reader.clock)
            except OSError as error:
                shortage.note(self._folder, shortage.TASKS, 0, error)
        odd = answer.get("odd", [])
        with contextlib.suppress(OSError):
            for code, values in odd:
                events.note(self._folder, events.Odd(code, values))
        printed = answer.get("printed", [])
        self._outputs.file(reader.origin, reader.host or reader.told_host, printed)
        self._outputs.note_dropped(reader.origin, int(answer.get("dropped", 0)))
        reader.waiting_bytes = int(answer.get("waiting", 0))
        reader.heard = int(answer["number"])
        self._note_loads(reader, answer.get("loads", []), heard_ns)
        for pid, code in answer["ends"][reader.ended :]:
            reader.ended += 1
            self._note_end(reader, pid, code)
        return bool(news or printed or odd or reader.waiting_bytes)

    def look(self) -> None:
        """Note of whom nothing was heard for some time; to be called as long as readers are asked."""
        now_ns = time.perf_counter_ns()
        for reader in self.readers.values():
            if reader.heard_ns and now_ns - reader.heard_ns > _SILENT_NS and not reader.silent:
                reader.silent = dict(reader.workers)
                self._note_silence(reader, reader.heard_ns, is_over=False)

    def is_gone(self, reader: Reader) -> None:
        """Nobody will hear of a reader any more, nor how its workers have ended."""
        for pid in list(reader.workers):
            self._note_end(reader, pid, None)

    def close(self) -> None:
        """Nobody is asked any more: what was printed and is still elsewhere is lost."""
        for reader in self.readers.values():
            self._outputs.note_lost(reader.waiting_bytes)
            reader.waiting_bytes = 0

    def _note_heard(self, reader: Reader, heard_ns: int) -> None:
        reader.heard_ns = heard_ns
        if reader.silent:
            self._note_silence(reader, heard_ns, is_over=True)
            reader.silent = {}

    def _note_silence(self, reader: Reader, at_ns: int, *, is_over: bool) -> None:
        with contextlib.suppress(OSError):
            for pid, (host, start) in reader.silent.items():
                events.note(self._folder, events.RemoteSilent(host, pid, start, at_ns, is_over))

    def _note_loads(self, reader: Reader, loads: "list[list[int]]", heard_ns: int) -> None:
        """What the workers that have recorded something have used; the rarer, the more readers there are."""
        every_ns = max(_LOADS_EVERY_NS, len(self.readers) * _LOADS_EACH_NS)
        known = [load for load in loads if load[0] in reader.workers and reader.workers[load[0]][1] == load[1]]
        if not known or heard_ns - reader.loads_ns < every_ns:
            return
        reader.loads_ns = heard_ns
        numbers = tuple(int(number) for load in known for number in load)
        with contextlib.suppress(OSError):
            events.note(self._folder, events.RemoteLoads(reader.workers[known[0][0]][0], heard_ns, numbers))

    def _note_end(self, reader: Reader, pid: int, code: "int | None") -> None:
        worker = reader.workers.pop(pid, None)
        if worker is not None:
            with contextlib.suppress(OSError):
                events.note(self._folder, events.RemoteDied(worker[0], pid, code))
