"""What the parents of a watched program handed over, joined with what their workers ran.

A worker knows its tasks by the numbers of what brought them: a pool's job, an executor's work. Its parent knows to
which call these belong. Here both come together; nothing is read and nothing is judged here.
"""

import heapq
from collections import Counter
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import CALL, ENDED, INDEX, NOTED, STARTED
from ..inside.records.reader import Block
from ..model.batch import Submitted
from .joined import Joined, TaskSource
from .record_blocks import merged, of_tasks, words_of
from .watch_notes import Note

_OFFSET_BITS = 32
_OFFSET = (1 << _OFFSET_BITS) - 1
_IS_OWN_ID = 1 << 31  # of a number that is no pool's job (see ``watch.spans``)
_FIRST_OWN_KEY = 1 << 63  # of calls that nobody but this knows
_TOLD = ("by", "function", "file")
_NUMBERS = ("line", "workers", "chunksize", "declared")


class Joiner:
    """Told of notes, of what was handed over, and of tasks, in this order; ``take`` says what is new. One thread."""

    def __init__(self, host: str) -> None:
        """All of it happens on ``host``."""
        self._host = host
        self.calls: dict[int, Joined] = {}
        self._sources: dict[int, TaskSource] = {}
        self._sites: dict[int, Note] = {}
        self._owners: dict[int, int] = {}
        self._asked: dict[int, Note] = {}
        self._forked: dict[int, Note] = {}
        self.children: dict[int, set[int]] = {}
        self.watched: set[int] = set()
        self._handed: list[tuple[float, int, tuple[int, ...]]] = []
        self._work: dict[tuple[int, int], tuple[Joined, int, int]] = {}
        self._early: dict[tuple[int, int], list[float]] = {}
        self._groups: set[int] = set()
        self._held: dict[str, Block] = {}
        self._fail_at_import: set[int] = set()
        self._running: dict[str, dict[tuple[int, int], int]] = {}
        self._unsent: dict[int, list[Submitted]] = {}
        self._is_seen: set[int] = set()
        self._dirty: set[int] = set()
        self._submitted: list[Submitted] = []
        self._next_key = _FIRST_OWN_KEY

    def note(self, note: Note) -> None:
        """Something that a process has noted."""
        match note.event:
            case "call":
                self._take_call(note)
            case "call-end" if (call := self.calls.get(note.whole("id"))) is not None:
                call.is_over = True
                call.fields["ended_ns"] = note.at_ns
                self._dirty.add(call.key)
            case "call-error" if (call := self.calls.get(note.whole("id"))) is not None:
                call.fields["error"], call.is_told = note.fields("error"), True
                self._dirty.add(call.key)
            case "at-import":
                self._fail_at_import.add(note.whole("parent"))
            case "length" if (call := self.calls.get(note.whole("id"))) is not None:
                call.handed = call.fields["declared"] = call.fields["handed"] = note.whole("count")
                self._dirty.add(call.key)
            case "source":
                fields = self._fields_of(note)
                self._sources[note.whole("id")] = TaskSource(fields, note.pid, note.thread)
            case "site":
                self._sites[note.whole("id")] = note
            case "process" | "program":
                self.watched.add(note.pid)
                if note.flag("worker"):
                    self._see(note.whole("parent"))
            case "child":
                self._take_child(note)
            case "forked":
                self._forked[note.whole("id")] = note

    def hand(self, block: Block) -> None:
        """What a thread has handed over."""
        for row in words_of(block.ended):
            words = tuple(int(row[word]) for word in NOTED)
            self._groups.add(words[4])
            self._handed.append((float(row[STARTED : STARTED + 1].view(np.float64)[0]), block.header.thread, words))

    def join(self, blocks: list[Block], *, is_last: bool = False) -> list[Block]:
        """The tasks that are new, as the trace knows them: by a call's key and a number in it.

        Those of whom it is not known yet whose they are come later, or, if this ``is_last``, as they are.
        """
        waiting = [*self._held.values()]
        self._held = {}
        ready = []
        for block in merged([*waiting, *blocks]):
            if self._is_known(block) or is_last:
                ready.append(self._renumbered(block))
            else:
                self._held[block.header.name] = block
        self._hand_over(is_last=is_last)
        return ready

    def holds(self, name: str) -> bool:
        """Whether tasks of this record file still wait until it is known whose they are."""
        return name in self._held

    def place_of(self, group: int, index: int) -> tuple[Joined, int] | None:
        """The call of a task that ``join`` has given, and its place there; None as long as nobody knows."""
        call = self.calls.get(group)
        if call is not None:
            return call, index
        found = self._work.get((group, index >> _OFFSET_BITS))
        return None if found is None else (found[0], found[1] + (index & _OFFSET))

    def tell_error(self, call: Joined, error: dict[str, Any]) -> None:
        """This is what a call raises, by what its tasks have raised."""
        call.fields["error"] = error
        self._dirty.add(call.key)

    def take(self) -> tuple[list[tuple[int, dict[str, Any]]], list[Submitted]]:
        """What is to be told of calls, and what was handed over, since this was asked last."""
        for key in self._dirty:
            self._look_whether_over(self.calls[key])
        calls = [(key, dict(self.calls[key].fields)) for key in sorted(self._dirty)]
        submitted, self._submitted = self._submitted, []
        self._dirty = set()
        return calls, submitted

    def settle(self, *, is_late: bool = False) -> list[tuple[str, int, int, bool]]:
        """The program is over. Returns what of which call ran unseen: its name and place, how many, and of how many;
        and whether its workers were there before the program was watched, which began ``is_late``.
        """
        found = []
        if not is_late:
            self._close_idle()
        unended = self._unended()
        for call in self.calls.values():
            unwatched = self.children.get(call.pid, set()) - self.watched
            if call.pid in self._fail_at_import:
                continue  # they have not run at all
            handed = call.handed or call.fields.get("declared") or 0
            unseen = handed - call.seen - unended[call.key]
            was_there = is_late and not unwatched and not call.seen
            if (unwatched or was_there) and unseen > 0:
                call.fields["unseen"] = unseen
                self._dirty.add(call.key)
                place = f"{call.fields['file'] or '?'}:{call.fields['line'] or '?'}"
                found.append((f"{call.fields['by']}, {place}", unseen, handed, was_there))
        return found

    def _unended(self) -> "Counter[int]":
        """By calls' keys, how many tasks were seen that have not ended, with those of their chunks that never began."""
        found: Counter[int] = Counter()
        for running in self._running.values():
            for (group, work), offset in running.items():
                job = self.calls.get(group)
                if job is not None:
                    chunk = min(job.chunksize, job.handed - work * job.chunksize)
                    found[group] += max(chunk - offset, 1)
                elif (group, work) in self._work:
                    call, _, chunk = self._work[group, work]
                    found[call.key] += max(chunk - offset, 1)
        return found

    def _close_idle(self) -> None:
        """What was submitted and not begun by now was cancelled: nothing of its call is outstanding any more."""
        keys = set().union(*self._running.values())
        running = {self._work[key][0].key for key in keys & self._work.keys()}
        for call in self.calls.values():
            if call.key >= _FIRST_OWN_KEY and call.last_s and call.key not in running:
                call.is_over, call.fields["ended_ns"] = True, round(call.last_s * 1e9)
                self._dirty.add(call.key)

    def _fields_of(self, note: Note) -> dict[str, Any]:
        fields: dict[str, Any] = {name: note.text(name) or None for name in _TOLD}
        fields |= {name: note.optional(name) for name in _NUMBERS}
        return fields | {"host": self._host, "pid": note.pid, "thread": note.thread}

    def _take_call(self, note: Note) -> None:
        key = note.whole("id")
        fields = self._fields_of(note) | {"started_ns": note.at_ns}
        call = self.calls[key] = Joined(key, note.pid, fields, is_body=note.flag("body"))
        if call.is_body:
            call.handed = 1
            fields["handed"] = 1
            self._ask(call)
        else:
            # Those that are numbered through are so by their workers, whose numbers nobody knows beforehand.
            call.chunksize = 0 if note.flag("through") else max(note.optional("chunksize") or 1, 1)
            if not call.chunksize:
                fields["handed"] = note.optional("declared")
                call.handed = fields["handed"] or 0
            declared = note.optional("declared")
            if not key & _IS_OWN_ID and call.chunksize and declared is not None:
                # A pool's job, which is handed over as a whole.
                call.handed = fields["handed"] = declared
                self._unsent.setdefault(note.pid, []).append(Submitted(key, 0, declared, key, 0, note.at_ns))
                if note.pid in self._is_seen:
                    self._see(note.pid)
        self._dirty.add(key)

    def _take_child(self, note: Note) -> None:
        child = note.whole("child")
        self.children.setdefault(note.pid, set()).add(child)
        if owner := note.whole("owner"):
            self._owners[child] = owner
        self._asked[child] = note
        for call in self.calls.values():
            if call.is_body and call.pid == child:
                self._ask(call)

    def _take_forked(self, pid: int, cells: "tuple[NDArray[np.uint64], ...]") -> None:
        """Of a body that its parent had ready it is known now in which process it runs."""
        for each in cells:
            for key in np.unique(each[:, CALL]).tolist() if self._forked else ():
                if (note := self._forked.pop(key, None)) is not None:
                    self._asked[pid] = note
                    self._take_call(note.of_child(pid))

    def _ask(self, call: Joined) -> None:
        """Of a process's body its parent knows where, when and by whom it was asked for."""
        asked = self._asked.pop(call.pid, None)
        if asked is not None:
            call.fields["file"], call.fields["line"] = asked.text("file") or None, asked.whole("line") or None
            call.fields["pid"], call.fields["thread"] = asked.pid, asked.thread
            at_ns = asked.ns("asked")
            if at_ns:
                self._submitted.append(Submitted(call.key, 0, 1, call.key, 0, at_ns))
            self._dirty.add(call.key)

    def _hand_over(self, *, is_last: bool) -> None:
        self._handed.sort()
        done = 0
        for at_s, thread, words in self._handed:
            _, first, _, call_id, _, site = words
            call = self.calls.get(call_id)
            if call is None and not is_last and (call_id not in self._sources or site not in self._sites):
                break
            done += 1
            if call is None:
                source = self._sources.get(call_id)
                if source is None:
                    continue
                call, first = self._submitted_to(source, site, at_s, thread)
            self._add(call, words, first, at_s)
        del self._handed[:done]

    def _submitted_to(self, source: TaskSource, site: int, at_s: float, thread: int) -> tuple[Joined, int]:
        """The call that a single task is of, and its place there: a new one where nothing else is outstanding."""
        where = self._sites.get(site)
        function = where.text("function") if where is not None else ""
        call = source.open.get(function)
        if call is not None:
            while call.ends_s and call.ends_s[0] < at_s:
                heapq.heappop(call.ends_s)
                call.outstanding -= 1
        if call is None or not call.outstanding:
            key, self._next_key = self._next_key, self._next_key + 1
            fields = source.fields | {"function": function or None, "thread": thread, "started_ns": round(at_s * 1e9)}
            if where is not None:
                fields |= {"file": where.text("file") or None, "line": where.whole("line") or None}
            if call is not None:
                call.is_over = True
            call = source.open[function] = self.calls[key] = Joined(key, source.pid, fields)
        return call, call.handed

    def _add(self, call: Joined, words: tuple[int, ...], first: int, at_s: float) -> None:
        work, _, count, _, group, _ = words
        # A pool's job is one group, whose tasks are numbered by its chunks; some may be known already by their ends.
        is_job = group == call.key and call.chunksize > 0
        call.handed = max(call.handed, first + count) if is_job else call.handed + count
        call.outstanding += count
        call.fields["handed"] = call.handed
        call.fields["ended_ns"] = call.fields.get("ended_ns", 0) if call.is_over else 0
        self._dirty.add(call.key)
        key = group, work
        self._work[key] = call, first, count
        for end_s in self._early.pop(key, ()):
            self._end(call, end_s)
        number = work * call.chunksize if is_job else work << _OFFSET_BITS
        submitted = Submitted(group, number, count, call.key, first, round(at_s * 1e9))
        if call.pid in self._is_seen:
            self._submitted.append(submitted)
        else:
            self._unsent.setdefault(call.pid, []).append(submitted)

    def _end(self, call: Joined, end_s: float) -> None:
        call.ended += 1
        call.seen += 1
        call.last_s = max(call.last_s, end_s)
        if call.key >= _FIRST_OWN_KEY:
            heapq.heappush(call.ends_s, end_s)
        self._dirty.add(call.key)

    def _see(self, pid: int) -> None:
        """Tasks that this process has handed over are seen, so that those which wait are shown."""
        self._is_seen.add(pid)
        self._submitted += self._unsent.pop(pid, [])

    def _look_whether_over(self, call: Joined) -> None:
        if call.fields.get("ended_ns") and call.is_over:
            return
        is_idle = call.ended >= call.handed if not call.is_body else call.is_over
        call.fields["ended_ns"] = round(call.last_s * 1e9) if is_idle and call.last_s else 0

    def _is_known(self, block: Block) -> bool:
        keys = {
            int(key) for cells in (block.ended, block.running) for key in np.unique(of_tasks(words_of(cells))[:, CALL])
        }
        return all(
            (block.header.pid in self._owners) if not key else self._is_known_group(key) for key in keys
        )  # fmt: skip

    def _is_known_group(self, group: int) -> bool:
        return any(group in known for known in (self.calls, self._groups, self._sources, self._forked))

    def _renumbered(self, block: Block) -> Block:
        ended, running = words_of(block.ended).copy(), words_of(block.running).copy()
        owner = self._owners.get(block.header.pid, 0)
        for cells in (ended, running):
            if owner:
                cells[cells[:, CALL] == 0, CALL] = owner
        tasks = of_tasks(ended)
        open_now = of_tasks(running)[:, [CALL, INDEX]].tolist()
        self._running[block.header.name] = {
            (group, index >> _OFFSET_BITS): index & _OFFSET for group, index in open_now
        }
        self._take_forked(block.header.pid, (ended, running))
        for group in {int(key) for key in np.unique(tasks[:, CALL])}:
            self._count(group, tasks[tasks[:, CALL] == group])
        for cells in (ended, running):
            for group in {int(key) for key in np.unique(cells[:, CALL])}:
                self._see(group >> 32 & 0xFFFFFFFF)
                call = self.calls.get(group)
                if call is not None and call.chunksize:
                    rows = cells[:, CALL] == group
                    index = cells[rows, INDEX]
                    cells[rows, INDEX] = (index >> np.uint64(_OFFSET_BITS)) * np.uint64(call.chunksize) + (
                        index & np.uint64(_OFFSET)
                    )
        return Block(block.header, ended.tobytes(), running.tobytes())

    def _count(self, group: int, cells: "NDArray[np.uint64]") -> None:
        """Tasks of a group have ended; by their own numbers as yet."""
        ends_s = cells[:, ENDED].view(np.float64)
        call = self.calls.get(group)
        if call is not None:
            self._count_of(call, cells, float(ends_s.max()))
            return
        for work, end_s in zip((cells[:, INDEX] >> np.uint64(_OFFSET_BITS)).tolist(), ends_s.tolist(), strict=True):
            joined = self._work.get((group, work))
            if joined is None:
                self._early.setdefault((group, work), []).append(end_s)
            else:
                self._end(joined[0], end_s)

    def _count_of(self, call: Joined, cells: "NDArray[np.uint64]", last_s: float) -> None:
        count = len(cells)
        if call.is_body:
            if (cells[:, INDEX] > 0).any():  # items: nobody knows how many there will be
                call.fields["declared"] = call.fields["handed"] = None
            if (cells[:, INDEX] == 0).any():
                call.is_over = True
                call.fields["ended_ns"] = round(last_s * 1e9)
        else:
            call.handed = max(call.handed, call.seen + count)
        call.seen += count
        call.ended += count
        call.last_s = max(call.last_s, last_s)
        self._dirty.add(call.key)
