"""The slices of a worker's tasks in a trace for Perfetto, and the times between them, many at a time.

Each event begins with the comma that separates it from the one before.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import words
from ..inside.data_class import dataclass
from ..inside.language import english
from ..model.death import Death
from ..trace.attempts import numbered
from ..trace.lane import Lane, Span, State
from .outcome_columns import Rows
from .task_columns import STATES, Cell, TaskBlock, TaskColumns, share_of_bytes
from .text_columns import Column, Only, beside, chosen, either, microseconds, only, placed, rows, whole
from .tracks import Track

SEPARATOR = ",\n"
_COLOURS = {State.ERROR: "terrible", State.LOST: "black", State.CANCELLED: "grey", State.INTERRUPTED: "grey"}
_CUT_CHARACTERS = 200
_CNAMES = tuple(f', "cname": "{_COLOURS[state]}"' if state in _COLOURS else "" for state in State)


@dataclass(frozen=True, slots=True)
class SliceWriter:
    """Writes the slices of a run's lanes.

    Attributes:
        columns: the run's.
        start_ns: the moment that counts as 0, which no span is before.
        attempts: which attempt at its task a span is (see ``attempts.numbered``).
    """

    columns: TaskColumns
    start_ns: int
    attempts: dict[tuple[int, int], tuple[int, int]] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "attempts", numbered(self.columns.run.trace))

    def attempt(self, span: Span) -> dict[str, Any]:
        """Which of several attempts at its task a span is; empty if it is the only one."""
        found = self.attempts.get((span.lane, span.position))
        return {} if found is None else {"attempt": found[0], "attempts": found[1]}

    def lane(self, lane: Lane, track: Track, *, shows_open: bool) -> Iterator[str]:
        """All of a lane's; that of the span which has not ended only if it ``shows_open``."""
        run, before_ns = self.columns.run, 0
        for block in self.columns.of_lane(lane):
            started_ns, count = block.started_ns, len(block)
            ends_ns = block.ended_ns.copy()
            if not block.is_ended[-1] and lane.running is not None:
                ends_ns[-1] = run.span_end_ns(lane.running)
            started = microseconds(started_ns - self.start_ns)
            parts: list[Column | str | Only] = []
            if not lane.level:
                since_ns = np.concatenate([[before_ns], block.ended_ns[:-1]])
                parts.append(self._waiting(track, since_ns, started_ns, started))
            is_followed = _next_starts_ns(lane, block) == ends_ns
            took = _not_beyond(started_ns - self.start_ns, ends_ns - started_ns, is_followed)
            parts.append(Only(block.is_ended | shows_open, (
                f'{SEPARATOR}{{"ph": "X", "pid": {track.pid}, "tid": {track.tid}, "ts": ', started, ', "dur": ', took,
                ', "name": "job ', whole(block.task + 1), '", "cat": "task"', chosen(_CNAMES, block.state),
                ', "args": {"index": ', whole(block.task), ', "state": "', chosen(STATES, block.state), '"',
                self._attempts(lane, block), *_known(block), "}}",
            )))  # fmt: skip
            yield from rows(parts, count)
            before_ns = int(block.ended_ns[-1])

    def _attempts(self, lane: Lane, block: TaskBlock) -> Column:
        found = [self.attempts.get((lane.number, at)) for at in block.position.tolist()] if self.attempts else []
        rows_ = np.flatnonzero([each is not None for each in found])
        told = [f', "attempt": {each[0]}, "attempts": {each[1]}' for each in found if each is not None]
        return placed(len(block), rows_, told)

    def _waiting(self, track: Track, since_ns: Rows, until_ns: Rows, until: Column) -> Only:
        """The times between one span's end (0: there is none) and the next one's start, of each row both events."""
        is_one = (since_ns > 0) & (since_ns < until_ns)
        since = microseconds(np.where(is_one, since_ns - self.start_ns, 0))
        head = f'{SEPARATOR}{{"ph": "%s", "pid": {track.pid}, "tid": {track.tid}, "ts": '
        tail = f', "cat": "waiting", "id": "{hex(track.number)}", "name": "waiting"}}'
        return Only(is_one, (head % "b", since, tail, head % "e", until, tail))


def plain(text: str) -> str:
    """A text in which nothing has to be written as an escape but quotation marks and backslashes."""
    return words.cut(words.plain(text[: _CUT_CHARACTERS + 1]), _CUT_CHARACTERS)


def _known(block: TaskBlock) -> Iterator[Column]:
    """What is known of each task, in brief; nothing of what is not."""
    count = len(block)
    for name, cell in block.facts.items():
        yield _named(name, cell)
    yield _named("argument_bytes", share_of_bytes(block.arguments))
    yield _named("result_bytes", share_of_bytes(block.sent_results))
    for name, texts in (("item", block.items), ("result", block.results)):
        column = texts.column(quoted, quote='"')
        yield only(texts.are_there, beside(f', "{name}": ', column))
    errors = {row: error.line for row, error in block.errors.items()}
    deaths = {row: _told(death) for row, death in block.deaths.items()}
    opens = dict.fromkeys(np.flatnonzero(~block.is_ended).tolist(), "not recorded")
    for name, found in (("error", errors), ("death", deaths), ("end", opens)):
        told = [f', "{name}": {quoted(text)}' for text in found.values()]
        yield placed(count, np.fromiter(found, np.intp, len(found)), told)


def _named(name: str, cell: Cell) -> Column:
    return only(cell.is_known, beside(f', "{name}": ', cell.column))


def quoted(text: str) -> str:
    """A text as a string of JSON that every version of Perfetto reads."""
    return json.dumps(plain(text), ensure_ascii=False)


def _next_starts_ns(lane: Lane, block: TaskBlock) -> Rows:
    """When the span after each one started; 0: there is none."""
    after = int(block.position[-1]) + 1
    following = lane.span(after).started_ns if after < lane.span_count() else 0
    return np.append(block.started_ns[1:], following)


def _not_beyond(since_ns: Rows, took_ns: Rows, is_followed: "NDArray[np.bool_]") -> Column:
    """How long slices took; one that is followed by the next at once may not reach into it as it is read.

    Perfetto cuts a nanosecond off some times: where it would off the next start and not off this length, the length is
    written as the next double below that is read as less, which is the same to 15 digits. (The very next one may not
    be: times 1000 it is rounded up again.)
    """
    room_ns = _as_read(since_ns + took_ns) - _as_read(since_ns)
    reaches = is_followed & (_as_read(took_ns) > room_ns)
    column, at = microseconds(took_ns), np.flatnonzero(reaches)
    if not len(at):
        return column
    shorter = list(map(_shorter, (took_ns[at] / 1e3).tolist(), room_ns[at].tolist()))
    return either(~reaches, column, placed(len(column), at, shorter))


def _shorter(took: float, room_ns: int) -> str:
    while int(took * 1000.0) > room_ns:
        took = math.nextafter(took, 0.0)
    return repr(took)


def _as_read(times_ns: Rows) -> Rows:
    """Times, written as microseconds, in nanoseconds as Perfetto reads them."""
    return (times_ns / 1e3 * 1000.0).astype(np.int64)


@english()
def _told(death: Death) -> str:
    return words.death_in_brief(death)
