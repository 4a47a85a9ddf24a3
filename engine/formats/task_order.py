"""The tasks of a run in the order of one of a table's columns."""

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from ..inside.records.facts import FACTS
from ..trace.lane import Lane
from ..trace.message_columns import Messages, argument_messages, result_messages
from ..trace.run import Run
from .outcome_ranks import outcome_ranks
from .ranks import ranks
from .results import RunRecords

Floats = NDArray[np.float64]
_FACTS = {fact.key: fact for fact in FACTS}
KEYS = (
    "index", "item", "state", "pid", "host", "start", "took", *_FACTS, "sent", "returned", "call", "function", "result"
)  # fmt: skip
"""What tasks can be sorted by."""
_RANKS: WeakKeyDictionary[Run, dict[str, Floats]] = WeakKeyDictionary()
"""What has been worked out once of runs that are over."""


def task_order(run: Run, records: RunRecords | None, key: str, *, descending: bool = False) -> "NDArray[np.int32]":
    """The indices of all tasks by one of ``KEYS``; those that are alike in the order of their indices.

    Those of which it is not known come last, in both directions. Items and results are read from ``records``:
    numbers by their size, then texts, then errors; of a run that goes on nobody knows them. Any thread.
    """
    values = _values(run, records, key)
    if descending:
        values = -values
    return _sorted(values)


def _sorted(values: Floats) -> "NDArray[np.int32]":
    """Where each value of the ascending order stands; NaN last. They are sorted together with their places."""
    known = np.flatnonzero(~np.isnan(values))
    bits, told = max(len(values), 1).bit_length(), values[known]
    has_room = len(told) > 0 and told.max() - told.min() < 2.0 ** (62 - bits) and (told == np.floor(told)).all()
    places = (told - told.min()).astype(np.int64) if has_room else ranks(told)
    keys = (places << bits) | known
    keys.sort()
    unknown = np.flatnonzero(np.isnan(values))
    return np.concatenate([keys & ((1 << bits) - 1), unknown]).astype(np.int32)


def _values(run: Run, records: RunRecords | None, key: str) -> Floats:
    trace = run.trace
    match key:
        case "index":
            return np.arange(trace.jobs, dtype=np.float64)
        case "state":
            return trace.state.astype(np.float64)
        case "item" | "result":
            return _outcomes(run, records, key) if records is not None and run.over else np.full(trace.jobs, np.nan)
        case "call":
            return _calls(run, range(len(trace.tasks.calls)))
        case "function":
            return _calls(run, _ranks(run.call(number).function or "" for number, _ in run.calls()))
        case _:
            return _of_spans(run, key)


def _outcomes(run: Run, records: RunRecords, key: str) -> Floats:
    known = _RANKS.setdefault(run, {})
    if key not in known:
        known |= outcome_ranks(run, records, key)
    return known[key]


def _of_spans(run: Run, key: str) -> Floats:
    """What is known of a task by where it ran."""
    found = np.full(run.trace.jobs, np.nan)
    hosts = list(_ranks(lane.header.host for lane in run.trace.lanes)) if key == "host" else []
    for lane in run.trace.lanes:
        count = len(lane)
        # Of a task that was given back, and has run elsewhere, what it took there is told.
        is_here = run.trace.tasks.lane[lane.column("task")[:count]] == lane.number
        position = np.flatnonzero(is_here)
        task = lane.column("task")[position]
        known = {"pid": lane.header.pid, "host": hosts[lane.number] if hosts else 0.0}
        if lane.running is not None and key in ("pid", "host", "start") and _is_at(run, lane):
            found[lane.running.task] = known.get(key, lane.running.started_ns)
        match key:
            case "pid" | "host":
                found[task] = known[key]
            case "start":
                found[task] = lane.column("started_ns")[position]
            case "took":
                found[task] = np.diff(lane.column("busy_ns")[:count], prepend=0)[position]
            case "sent":
                messages = argument_messages(lane.traffic, run.trace.runner_traffic, position, lane.span_count())
                found[task] = _shares(messages)
            case "returned":
                found[task] = _shares(result_messages(lane.traffic, position))
            case _:
                found[task] = lane.facts.at(_FACTS[key], position)
    return found


def _is_at(run: Run, lane: Lane) -> bool:
    """Whether the task of the lane's open span is there, and has not been given back."""
    return lane.running is not None and int(run.trace.tasks.lane[lane.running.task]) == lane.number


def _shares(messages: Messages) -> Floats:
    return np.where(messages.tasks > 0, messages.size / np.maximum(messages.tasks, 1), np.nan)


def _calls(run: Run, ranks: Iterable[float]) -> Floats:
    """Each task's call, by the ranks of the calls that the run has."""
    found = np.zeros(run.trace.jobs)
    for (number, _), rank in zip(run.calls(), ranks, strict=False):
        found[run.trace.tasks.of_calls([number])] = rank
    return found


def _ranks(texts: Iterable[str]) -> Iterator[float]:
    told = list(texts)
    order = {text: rank for rank, text in enumerate(sorted(set(told)))}
    return (float(order[text]) for text in told)
