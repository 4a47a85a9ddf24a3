"""What the processes of a watched program have written into its run folder, read and brought together.

Used by whoever watches: in the supervising thread of a program that is started, or in the program's own, afterwards.
"""

import math
import os
from typing import Any

from ..inside.cores import usable_cores
from ..inside.data_class import dataclass
from ..inside.language import mark
from ..inside.records.events import Evidence
from ..inside.records.reader import Block
from ..inside.worker import this_host
from ..model.batch import Lost, Submitted
from ..model.call import Python
from .fallen import Fallen
from .joining import Joiner
from .raising import Raising
from .sources import FolderSource
from .watch_notes import Note, Notes

_HOOK_OFF = mark("its hook turned itself off: {why}")
_UNKNOWN_SEAM = mark("its seam is not the one that is known: {why}")
_TURNS = mark("its greenlets take turns in one thread and are not shown")
_GOES_ON = mark("a coroutine or a generator goes on after it has returned, and is not shown")
_UNWATCHED = mark("they ran in processes that could not be watched")
_AT_IMPORT = mark(
    "a process is started here while the file is imported, in each worker anew, which fails; put it under "
    'if __name__ == "__main__":'
)
_BEFORE = mark("they ran in processes that were there before the watching began")


@dataclass(frozen=True, slots=True)
class News:
    """What has come since. ``has_more``: something has of the time that was asked for, so that more may; of ``blocks``
    those without news are left out.
    """

    blocks: list[Block]
    lost: list[Lost]
    calls: list[tuple[int, dict[str, Any]]]
    submitted: list[Submitted]
    evidence: list[Evidence]
    has_more: bool


class WatchedRecords:
    """The records of one run folder, from where the last reading stopped. Used in one thread.

    Attributes:
        pid: the program's first process, or on Windows the Python that this has only started.
        fallen: who has died, and how; to be told what was learned of that elsewhere.
        python: the interpreter of the process that is watched, or, where that is no Python, of the first that is one;
            None until it has reported itself.
        unseen: what cannot be seen, and why, as far as is known.
        has_reported: whether any Python has reported itself.
    """

    def __init__(self, reader: FolderSource, pid: int) -> None:
        """Those that ``reader`` reads; ``pid`` is the program's first process."""
        self.fallen = Fallen()
        self.python: Python | None = None
        self.unseen: dict[tuple[str, str], None] = {}
        self.has_reported = False
        self._reader = reader
        self.pid = pid
        self._notes = Notes(reader.folder)
        self._joiner = Joiner(this_host())
        self._raising = Raising(self._joiner, reader.text)
        self._unsaid: list[Lost] = []
        self._evidence: list[Evidence] = []

    def read(self, *, is_last: bool, until_ns: int = 0) -> News:
        """What is new.

        Args:
            is_last: nobody writes any more, so that nothing needs to be waited for.
            until_ns: more is waited for of what began before that alone; 0: of all. What a program leaves running may
                write without end.
        """
        until_s = until_ns / 1e9 if until_ns else math.inf
        dead = self.fallen.dead(self._reader.headers())
        news = self._read_notes(until_s)
        for block in self._reader.handed():
            self._joiner.hand(block)
            news |= bool(block.ended) and block.first_start_s < until_s
        raw = list(self._reader.blocks())
        news |= any(block.ended and block.first_start_s < until_s for block in raw)
        lost = [*self._unsaid, *self.fallen.lost(raw, dead, is_last=is_last)]
        for name in dead:
            if self.fallen.is_over(name):
                self._reader.finish(name)
        blocks = self._joiner.join([block for block in raw if block.ended or block.running], is_last=is_last)
        self._raising.see(blocks)
        self._unsaid = [each for each in lost if self._joiner.holds(each.records_name)]
        lost = [each for each in lost if each not in self._unsaid]
        calls, submitted = self._joiner.take()
        evidence, self._evidence = self._evidence, []
        return News(blocks, lost, calls, submitted, evidence, news)

    def settle(self, *, is_late: bool = False) -> list[tuple[int, dict[str, Any]]]:
        """The program is over: note what ran unseen. Returns what is to be told of calls then.

        ``is_late``: some of its processes may have been there before it was watched.
        """
        for what, count, handed, was_there in self._joiner.settle(is_late=is_late):
            self.unseen[f"{what} ({count}/{handed})", _BEFORE if was_there else _UNWATCHED] = None
        return self._joiner.take()[0]

    def _read_notes(self, until_s: float) -> bool:
        has_news = False
        for note in self._notes.read():
            has_news |= note.at_ns < until_s * 1e9
            self.fallen.take(note)
            self._joiner.note(note)
            self._raising.take(note)
            self._take(note)
        return has_news

    def _take(self, note: Note) -> None:
        match note.event:
            case "evidence":
                self._evidence.append(Evidence(note.text("kind"), note.pid, note.fields("values")))
            case "program":
                if os.name == "nt" and not self.has_reported and note.whole("parent") == self.pid:
                    self.pid = note.pid  # the python.exe of a venv only starts the real one
                self.has_reported = True
                if note.pid == self.pid or self.python is None:
                    cores = min(usable_cores(), note.whole("cores") or usable_cores())
                    self.python = Python(note.text("python"), note.flag("gil"), cores)
            case "hook-off":
                self.unseen[note.text("hook"), _HOOK_OFF.format(why=note.text("why"))] = None
            case "at-import":
                self.unseen[f"{os.path.basename(note.text('file'))}:{note.whole('line')}", _AT_IMPORT] = None
            case "not-shown":
                self.unseen[note.text("what"), _GOES_ON if note.flag("goes_on") else _TURNS] = None
            case "unseen":
                self.unseen[note.text("what"), _UNKNOWN_SEAM.format(why=note.text("why"))] = None
