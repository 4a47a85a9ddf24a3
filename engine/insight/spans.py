"""All spans of the slots of a run as arrays, with what was between them."""

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.facts import CPU, fact
from ..long_work import reached
from ..trace.columns import Columns
from ..trace.run import Run
from .slots import Slots

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]
_TAKEN_OUT = 0.8  # of the work
_QUEUED, _INNER = fact("queued"), fact("inner_cpu")


@dataclass(frozen=True, slots=True)
class Spans:
    """The spans, lane by lane in the order of ``Slots.stretches``; an open one is the last of its lane. Times in ns.

    Attributes:
        lane: each one's lane, as its place in ``Slots.stretches``.
        task: its task.
        started, ended: within the window and its lane's part of the slot.
        submitted: when the task was handed over by the main process; 0 where nobody knows.
        before: when the one before it ended, or its worker was born.
        messages_before, bytes_before: how long the messages just before it took at the worker's end, and their sizes.
        is_first: whether it is its lane's first.
        is_open: whether it never ended.
        cpu, queued: of its time the part in which it, or what it waited for, computed, and in which it waited for a
            core; NaN where nobody knows.
        inner: the CPU time of its own threads and processes, which is part of ``cpu``; 0 where nobody knows.
        busy_cores: the CPU time with that of its inner threads and processes, over its time; NaN likewise.
        last: for each lane, when its last message or span ended.
        messages_after: for each lane, how long the messages after its last span took.
        messages: how many there were in all at the workers' ends.
    """

    lane: Integers
    task: Integers
    started: Integers
    ended: Integers
    submitted: Integers
    before: Integers
    messages_before: Integers
    bytes_before: Integers
    is_first: "NDArray[np.bool_]"
    is_open: "NDArray[np.bool_]"
    cpu: Floats
    queued: Floats
    inner: Floats
    busy_cores: Floats
    last: Integers
    messages_after: Integers
    messages: int

    @property
    def took(self) -> Integers:
        """How long each took."""
        return self.ended - self.started


def spans_of(run: Run, slots: Slots) -> Spans:
    """Take them out of the trace. Whatever is outside of its lane's part of the slot is cut off."""
    stretches = slots.stretches
    counts = np.array([each.span_count for each in stretches], np.int64)
    offsets = np.concatenate([[0], np.cumsum(counts)])
    count = int(offsets[-1])
    lane = np.repeat(np.arange(len(stretches)), counts)
    task, started, whole_ended = (np.zeros(count, np.int64) for _ in range(3))
    is_open = np.zeros(count, np.bool_)
    cpu, queued, inner = np.full(count, np.nan), np.full(count, np.nan), np.zeros(count)
    took_before, bytes_before = np.zeros(count, np.int64), np.zeros(count, np.int64)
    took_after = np.zeros(len(stretches), np.int64)
    messages = 0
    for number, each in enumerate(stretches):
        reached(_TAKEN_OUT * number / len(stretches))
        first, end = int(offsets[number]), int(offsets[number + 1])
        rows, at, of = slice(first, first + len(each)), each.positions, each.lane
        task[rows], started[rows], whole_ended[rows] = (
            of.column("task")[at],
            of.column("started_ns")[at],
            of.ended_ns(at),
        )
        cpu[rows], queued[rows] = of.facts.numbers(CPU)[at], of.facts.numbers(_QUEUED)[at]
        inner[rows] = np.nan_to_num(of.facts.numbers(_INNER)[at])
        if each.running is not None:
            span = each.running
            task[end - 1], started[end - 1], is_open[end - 1] = span.task, span.started_ns, True
            whole_ended[end - 1] = run.span_end_ns(span)
        for columns in (of.traffic.received, of.traffic.sent):
            if len(columns):
                before = each.before(columns["before"])
                messages += int(np.count_nonzero(before >= 0))
                took_after[number] += _spread(columns, before, took_before[first:end], bytes_before[first:end])
    reached(_TAKEN_OUT)
    low, high = slots.born_ns[lane], np.maximum(slots.to_ns, slots.born_ns)[lane]
    whole = whole_ended - started
    started, ended = (np.clip(at, low, high) for at in (started, whole_ended))
    reached(0.9)
    is_first = np.zeros(count, np.bool_)
    is_first[offsets[:-1][counts > 0]] = True
    before = np.where(is_first, low, np.roll(ended, 1))
    last = slots.born_ns.copy()
    last[counts > 0] = ended[offsets[1:][counts > 0] - 1]
    room = np.maximum(slots.to_ns, last) - last
    took_after = np.minimum(took_after, room)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(whole > 0, (ended - started) / np.maximum(whole, 1), 0.0)
        busy_cores = np.where(whole > 0, cpu / np.maximum(whole, 1), np.nan)
    return Spans(
        lane, task, started, ended, _submitted(run, task), before,
        np.minimum(took_before, started - before), bytes_before,
        is_first, is_open,
        np.minimum(cpu, whole) * share, queued * share, inner * share, busy_cores,
        last + took_after, took_after, messages,
    )  # fmt: skip


def _submitted(run: Run, task: Integers) -> Integers:
    belongs = run.trace.tasks.belongs_as_columns()
    if belongs is None:
        return np.zeros(len(task), np.int64)
    found: Integers = belongs["submitted_ns"][task]
    return found


def _spread(columns: Columns, before: Integers, took: Integers, size: Integers) -> int:
    """Add each message to the span that it came before. Returns what those behind the last one took."""
    there = (before >= 0) & (before < len(took))
    np.add.at(took, before[there], columns["took_ns"][there])
    np.add.at(size, before[there], columns["size"][there])
    return int(columns["took_ns"][before >= len(took)].sum())
