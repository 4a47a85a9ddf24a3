"""What the calls of a watched program raise, by what their tasks have raised.

Some libraries' calls say themselves what they raise (the note ``call-error``), and then that holds. Of all others it is
the error of a task, or of what gives the items: where results come in the order of the items, of the first of those in
that order; else of the one that ended first. A body that raises ends its own process or thread, and a test that fails
its own report: no call does.
"""

import dataclasses
import math
from collections.abc import Callable

import numpy as np

from ..inside.records.layout import CALL, ENDED, FLAG_CONTAINER, FLAG_INTERRUPTED, INDEX, KIND, KIND_ERROR
from ..inside.records.reader import Block
from ..model.task_record import task_record
from .joined import Joined
from .joining import Joiner
from .record_blocks import words_of
from .watch_notes import Note

_IN_ORDER = (".map", ".imap")
_NOT_IN_ORDER = "mpire."  # whose jobs are ended as soon as one has failed
_REPORTS = "pytest"
_TRACEBACK_CHARACTERS = 4_000
_LATER = FLAG_CONTAINER | FLAG_INTERRUPTED


class Raising:
    """Told of what a ``Joiner`` gives; tells that what its calls raise. One thread."""

    def __init__(self, joiner: Joiner, text: Callable[[str, int, int], bytes]) -> None:
        """``text(records_name, offset, length)``: one that a record points to, or what there is of it."""
        self._joiner = joiner
        self._text = text
        self._firsts: dict[int, float] = {}
        self._waiting: list[tuple[str, tuple[int, ...]]] = []

    def see(self, blocks: list[Block]) -> None:
        """These have come: those whose call is not known yet are looked at again the next time."""
        waiting, self._waiting = self._waiting, []
        for block in blocks:
            cells = words_of(block.ended)
            failed = cells[
                ((cells[:, KIND] & np.uint64(0xFF)) == KIND_ERROR) & (cells[:, KIND] & np.uint64(_LATER) == 0)
            ]
            waiting += [(block.header.name, tuple(words)) for words in failed.tolist()]
        for name, words in waiting:
            found = self._joiner.place_of(words[CALL], words[INDEX])
            if found is None:
                self._waiting.append((name, words))
            else:
                self._look(*found, name, words)

    def take(self, note: Note) -> None:
        """What a process has noted: perhaps that what a call takes its items from has raised."""
        call = self._joiner.calls.get(note.whole("id")) if note.event == "source-error" else None
        if call is not None and self._is_first(call, note.whole("messages") * max(call.chunksize, 1), note.at_ns / 1e9):
            self._joiner.tell_error(call, note.fields("error"))

    def _look(self, call: Joined, place: int, name: str, words: tuple[int, ...]) -> None:
        if not self._is_first(call, place, float(np.array([words[ENDED]], np.uint64).view(np.float64)[0])):
            return
        error = task_record(words, lambda offset, length: self._text(name, offset, length)).error
        if error is not None:
            error = dataclasses.replace(error, traceback=error.traceback[-_TRACEBACK_CHARACTERS:])
            self._joiner.tell_error(call, dataclasses.asdict(error))

    def _is_first(self, call: Joined, place: int, at_s: float) -> bool:
        """Whether, of all errors so far, the call raises that of this place and moment."""
        by = call.fields["by"] or ""
        if call.is_told or call.is_body or by.startswith(_REPORTS):
            return False
        is_in_order = by.endswith(_IN_ORDER) and not by.startswith(_NOT_IN_ORDER)
        rank = float(place) if is_in_order else at_s
        if rank >= self._firsts.get(call.key, math.inf):
            return False
        self._firsts[call.key] = rank
        return True
