"""What the script of a page draws: the lanes of a run and their bars, in few bytes.

Up to ``bars_most`` bars travel as they are; of more, each lane has columns with the share of their time in which it was
busy.
"""

import base64
import itertools
import math
from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import words
from ..inside.data_class import dataclass
from ..inside.records.facts import CPU
from ..trace.attempts import numbered
from ..trace.hosts import is_spread
from ..trace.lane import Lane, State
from ..trace.run import Run
from .leb128 import leb128
from .page import bytes_of
from .page_processes import processes_data
from .results import RunRecords
from .task_columns import TaskBlock, TaskColumns

BARS_MOST = 120_000
_LANES_MOST = 1_000
_DENSITY_CELLS = 400_000
_COLUMNS_MOST = 2_048
_TEXT_CHARACTERS = 160
_ERROR_CHARACTERS = 600
_ERRORS_MOST = 300
_FEW = 20_000


@dataclass(slots=True)
class PageData:
    """What is told of a run's lanes and tasks, as plain data.

    Attributes:
        fields: for the script.
        bars: how many bars are in it; 0 where it has densities in their place.
        told_texts: of how many tasks, from the first on, the item and the result are in it.
        lanes: how many lanes are in it.
    """

    fields: dict[str, Any]
    bars: int = 0
    told_texts: int = 0
    lanes: int = 0


def page_data(
    run: Run, records: RunRecords, *, name: str = "", rest: str = "", bars_most: int = BARS_MOST, texts_most: int = 0
) -> PageData:
    """All of it. Any thread.

    Args:
        run: it is over.
        records: its own.
        name, rest: what stands above its lanes, where there are several runs.
        bars_most: how many bars are drawn as they are.
        texts_most: how many bytes the items and results may take.
    """
    lanes = run.trace.lanes[:_LANES_MOST]
    spans = sum(lane.span_count() for lane in lanes)
    until_ns = max(run.until_ns - run.started_ns, 1) if run.started_ns else 1
    unit_ns = 10 ** max(0, math.floor(math.log10(until_ns)) - (7 if spans <= _FEW else 6))
    names_host = is_spread(run)
    columns = TaskColumns(run, records)
    is_dense = spans > bars_most
    parts = _Bars(numbered(run.trace))
    told = []
    for lane in lanes:
        found = _lane(run, lane, names_host=names_host)
        if is_dense:
            cells = max(min(_COLUMNS_MOST, _DENSITY_CELLS // len(lanes)), 16)
            found |= {"count": 0, **_density(run, lane, until_ns, cells)}
        else:
            parts.add(run, columns, lane, unit_ns)
        told.append(found)
    fields = {"name": name, "rest": rest, "unit_ns": unit_ns, "elapsed_s": run.elapsed_s or 0, "lanes": told}
    fields |= parts.fields() | processes_data(run, lanes)
    texts = _Texts(texts_most)
    for block in columns.by_task() if texts_most and not is_dense else ():
        if not texts.take(block):
            break
    fields |= texts.fields()
    return PageData(fields, 0 if is_dense else spans, texts.count, len(lanes))


def _lane(run: Run, lane: Lane, *, names_host: bool) -> dict[str, Any]:
    header = lane.header
    spawned_ns = run.spawned_ns(lane)
    first = lane.first_started_ns if lane.span_count() else 0
    pid = f"PID {header.pid}" if header.thread == header.pid else f"PID {header.pid}, {header.thread}"
    return {
        "name": words.lane(lane.worker, lane.level),
        "sub": words.plain(f"{pid} · {header.host}" if names_host else pid),
        "clock": words.clock(header.clock_error_ns) if header.clock_error_ns else "",
        "worker": lane.worker,
        "level": lane.level,
        "count": lane.span_count(),
        "spawned_s": None if spawned_ns is None else run.since_start_s(spawned_ns),
        "first_s": run.since_start_s(first) if first else 0,
    }


@dataclass(slots=True)
class _Bars:
    """The bars of the lanes, one after the other; ``which`` attempt at its job one is (see ``attempts.numbered``)."""

    which: Mapping[tuple[int, int], tuple[int, int]]
    gaps: list[NDArray[Any]] = field(default_factory=list)
    tooks: list[NDArray[Any]] = field(default_factory=list)
    tasks: list[NDArray[Any]] = field(default_factory=list)
    cpus: list[NDArray[Any]] = field(default_factory=list)
    states: list[list[int]] = field(default_factory=list)
    attempts: list[list[int]] = field(default_factory=list)
    count: int = 0

    def add(self, run: Run, columns: TaskColumns, lane: Lane, unit_ns: int) -> None:
        """Those of one lane."""
        end, task = 0, 0
        for block in columns.of_lane(lane):
            ends_ns = block.ended_ns.copy()
            if lane.running is not None and not block.is_ended[-1]:
                ends_ns[-1] = run.span_end_ns(lane.running)
            starts = np.maximum((block.started_ns - run.started_ns + unit_ns // 2) // unit_ns, 0)
            ends = np.maximum((ends_ns - run.started_ns + unit_ns // 2) // unit_ns, starts)
            cpu_ns = np.full(len(block), np.nan)
            cpu_ns[block.is_ended] = lane.facts.at(CPU, block.position[block.is_ended])
            self.gaps.append(np.maximum(starts - np.concatenate([[end], ends[:-1]]), 0))
            self.tooks.append(ends - starts)
            self.tasks.append(_zigzag(np.diff(block.task, prepend=task)))
            self.cpus.append(np.where(np.isnan(cpu_ns), 0, np.nan_to_num(cpu_ns) // unit_ns + 1))
            odd = np.flatnonzero(block.state != State.DONE)
            self.states += [[self.count + at, int(block.state[at])] for at in odd.tolist()]
            for at, position in enumerate(block.position.tolist()) if self.which else ():
                if (found := self.which.get((lane.number, position))) is not None:
                    self.attempts.append([self.count + at, *found])
            self.count += len(block)
            end, task = int(ends[-1]), int(block.task[-1])

    def fields(self) -> dict[str, Any]:
        """All of them."""
        joined = {
            name: leb128(np.concatenate([np.zeros(0, np.int64), *getattr(self, name)]))
            for name in ("gaps", "tooks", "tasks", "cpus")
        }
        return joined | {"states": self.states, "attempts": self.attempts}


def _zigzag(numbers: "NDArray[np.int64]") -> "NDArray[np.int64]":
    return np.where(numbers < 0, -2 * numbers - 1, 2 * numbers)


def _density(run: Run, lane: Lane, until_ns: int, columns: int) -> dict[str, str]:
    """How busy a lane was in each of so many columns of the run's time, how many tasks began, and where any failed."""
    edges = run.started_ns + np.linspace(0, until_ns, columns + 1)
    started_ns, busy_ns = lane.column("started_ns"), lane.column("busy_ns")
    before = np.concatenate([[0], busy_ns])
    at = np.searchsorted(started_ns, edges, "right")
    last = np.maximum(at - 1, 0)
    over_ns = np.maximum(lane.ended_ns(last) - edges, 0) if len(lane) else np.zeros(columns + 1)
    done_ns = before[at] - np.where(at > 0, over_ns, 0)
    if lane.running is not None:
        open_ns = np.clip(edges, lane.running.started_ns, run.span_end_ns(lane.running)) - lane.running.started_ns
        done_ns, at = done_ns + open_ns, at + (edges >= lane.running.started_ns)
    share = np.diff(done_ns) / (until_ns / columns)
    jobs = np.diff(at)
    jobs = np.where((share > 0) & (jobs == 0), 1, jobs)  # one that goes on
    busy = np.clip(np.rint(share * 255), 0, 255).astype(np.uint8)
    failed_ns = started_ns[lane.failed()]
    if lane.running is not None:
        failed_ns = np.append(failed_ns, lane.running.started_ns)
    failed = np.unique(np.clip(np.searchsorted(edges, failed_ns, "right") - 1, 0, columns - 1))
    return {
        "busy": base64.b64encode(busy.tobytes()).decode("ascii"),
        "jobs": leb128(jobs),
        "failed": leb128(np.diff(failed, prepend=0)),
    }


class _Texts:
    """What the first tasks worked on and what came of them, each text once; and the first errors."""

    def __init__(self, most_bytes: int) -> None:
        self.count = 0
        self._left = most_bytes
        self._numbers: dict[str, int] = {}
        self._items: list[int] = []
        self._results: list[int] = []
        self._errors: list[tuple[int, str]] = []

    def take(self, block: TaskBlock) -> bool:
        """Those of some tasks, as far as there is room. Returns whether there is more."""
        count = len(block)
        errors = {row: _cut(error.line, _ERROR_CHARACTERS) for row, error in block.errors.items()}
        told = {
            row: _cut(words.death_in_brief(death), _TEXT_CHARACTERS) for row, death in block.deaths.items()
        } | errors
        room = max(_ERRORS_MOST - len(self._errors), 0)
        self._errors += [(int(block.task[row]), text) for row, text in itertools.islice(sorted(told.items()), room)]
        for item, result in zip(_listed(block.items.listed(count)), _listed(block.results.listed(count)), strict=True):
            if self._left <= 0:
                return False
            self._items.append(self._number(item))
            self._results.append(self._number(result))
            self.count += 1
        return True

    def fields(self) -> dict[str, Any]:
        """All of them."""
        items, results = leb128(np.array(self._items, np.int64)), leb128(np.array(self._results, np.int64))
        return {"texts": list(self._numbers), "items": items, "results": results, "errors": self._errors}

    def _number(self, text: str | None) -> int:
        """Its place among the texts, counted from 1; 0: none."""
        self._left -= 3
        if text is None:
            return 0
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self._numbers) + 1
            self._left -= 1 + bytes_of(text)
        return found


def _listed(texts: "list[str | None]") -> Iterator[str | None]:
    for text in texts:
        yield None if text is None else _cut(text, _TEXT_CHARACTERS)


def _cut(text: str, most: int) -> str:
    return words.cut(words.plain(text[: most + 1]), most)
