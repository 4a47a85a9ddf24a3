"""Which workers of a watched program have died in the midst of a task, and how. In the supervising thread."""

import signal
import time

from ..inside.records.reader import Block, Header
from ..model.batch import Fate, Lost
from ..model.death import Death
from . import liveness
from .liveness import Condition
from .watch_notes import Note

_PATIENCE_NS = 300_000_000


class Fallen:
    """Told of the notes, and of every record file's open task.

    A process that ends by itself takes the tasks of its other threads with it: these are not to blame, and nor are
    those that their own library ends.
    """

    def __init__(self) -> None:
        """Nobody yet."""
        self.codes: dict[int, int] = {}
        self._reaped_ns: dict[int, int] = {}
        self._signals: dict[int, set[int]] = {}
        self._first_ns: dict[str, int] = {}
        self._done: set[str] = set()
        self._is_interrupted = False

    def take(self, note: Note) -> None:
        """Something that a process has noted."""
        code = note.code("code")
        if note.event == "died" and code is not None:
            self.codes[note.whole("child")], self._reaped_ns[note.whole("child")] = code, note.at_ns
        elif note.event == "taken-down":
            self._signals.setdefault(note.whole("child"), set()).add(note.whole("signal"))

    def dead(self, headers: list[Header]) -> set[str]:
        """The record files whose processes are dead; to be asked before their records are read."""
        return {
            header.name
            for header in headers
            if header.name not in self._done and liveness.condition(header.process) is Condition.DEAD
        }

    def interrupt(self) -> None:
        """Ctrl-C has reached the program: what is open in those that die from now on was interrupted."""
        self._is_interrupted = True

    def is_over(self, name: str) -> bool:
        """Whether all that a record file has left is known."""
        return name in self._done

    def lost(self, blocks: list[Block], dead: set[str], *, is_last: bool) -> list[Lost]:
        """The tasks that the dead have left open; ``is_last``: no more will be learned of how anybody ended."""
        found = []
        for block in blocks:
            header = block.header
            if header.name not in dead or header.name in self._done:
                continue
            if not block.running:
                if not block.ended:  # dead, and all that it wrote is read
                    self._done.add(header.name)
                continue
            code = self.codes.get(header.pid)
            if code is None:  # its parent may ask much later, or never
                code = liveness.zombie_code(header.process)
            first_ns = self._first_ns.setdefault(header.name, time.perf_counter_ns())
            if code is None and not is_last and time.perf_counter_ns() - first_ns < _PATIENCE_NS:
                continue
            self._done.add(header.name)
            death = Death() if code is None else Death.of_code(code)
            # Its parent may learn of it at once, or long after.
            at_ns = min(first_ns, self._reaped_ns.get(header.pid, 0) or first_ns)
            found.append(Lost(header.name, death, self._fate(header, code), at_ns))
        return found

    def _fate(self, header: Header, code: int | None) -> Fate:
        if self._is_interrupted or (code is not None and -code == signal.SIGINT):
            return Fate.INTERRUPTED
        return Fate.CANCELLED if self._is_not_to_blame(header, code) else Fate.LOST

    def _is_not_to_blame(self, header: Header, code: int | None) -> bool:
        if code is not None and code < 0:
            return -code in self._signals.get(header.pid, ())
        return (code is not None and header.thread != header.pid) or header.pid in self._signals
