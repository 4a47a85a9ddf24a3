"""The order of what all tasks of a run worked on and of what came of them, without a Python object for each."""

import json
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.layout import ITEM_CONSTANT, ITEM_FLOAT, ITEM_INT, ITEM_STRING, ITEM_TEXT
from ..trace.run import Run
from .items import Items
from .outcome_columns import Outcomes
from .ranks import Ranks, numbers_told, ranks, text_ranks
from .results import RunRecords, SavedRecords

_CONSTANTS = b"NoneFalseTruenan"  # as items are told, one after the other
_STARTS, _LENGTHS = np.array([0, 4, 9, 13]), np.array([4, 5, 4, 3])
_NAN = 3
_EXACT_MOST = 2**53
"""Whole numbers up to this are floats of their own."""

Floats = NDArray[np.float64]


def outcome_ranks(run: Run, records: RunRecords, key: str) -> dict[str, Floats]:
    """The place of each task by its ``item`` or its ``result``, as the key says; NaN where there is none. Any thread.

    Numbers come first, by their size, then texts, then errors by their type and message. Where the records are read
    for it, both are told.
    """
    outcomes = Outcomes(run, records)
    rows, is_ended = _rows(run, outcomes)
    found = {}
    if key == "item" or not isinstance(records, SavedRecords):
        found["item"] = _ranked(_items(outcomes, rows))
    if key == "result" or not isinstance(records, SavedRecords):
        found["result"] = _ranked(_results(run, outcomes, rows, is_ended))
    return found


@dataclass(slots=True, eq=False)
class _Raw:
    """Of each task a whole number, or where its text is; ``lengths`` are 0 of those that have none."""

    numbers: NDArray[Any]
    are_numbers: NDArray[np.bool_]
    texts: NDArray[np.uint8]
    starts: Ranks
    lengths: Ranks
    reals: Floats
    are_errors: NDArray[np.bool_]

    @classmethod
    def of_numbers(cls, numbers: NDArray[Any]) -> "_Raw":
        """Each of them is one."""
        none = np.zeros(0, np.int64)
        are_numbers = np.ones(len(numbers), np.bool_)
        return cls(numbers, are_numbers, none.view(np.uint8), none, none, none.view(np.float64), ~are_numbers)


def _rows(run: Run, outcomes: Outcomes) -> "tuple[Ranks, NDArray[np.bool_]]":
    """The row of each task's span among all, -1 where it has none; and which have ended."""
    lanes, tasks = run.trace.lanes, run.trace.tasks
    lane = tasks.lane.astype(np.int64)  # of those that have none, the last one of each list
    first = np.append(outcomes.first_rows, 0)
    counts = np.array([*map(len, lanes), 0])
    opens = np.array([*(outcomes.open_rows.get(each.number, -1) for each in lanes), -1])
    is_ended = (lane >= 0) & (tasks.position < counts[lane])
    return np.where(is_ended, first[lane] + tasks.position, opens[lane]), is_ended


def _items(outcomes: Outcomes, rows: Ranks) -> _Raw:
    items = outcomes.all.items
    if not len(items.kinds):
        items = Items.made(np.zeros(1), np.zeros(1), np.zeros(1), b"")
    are_there = (rows >= 0) & (rows < len(items.kinds)) & outcomes.is_recorded(rows)
    at = np.where(are_there, rows, 0)
    kind, word = items.kinds[at] * are_there, items.words[at]
    if (kind == ITEM_INT).all():  # as mostly
        return _Raw.of_numbers(word.view(np.int64))
    length = items.lengths[at] * are_there
    reals = np.where(kind == ITEM_FLOAT, word.view(np.float64), np.nan)
    constant = np.where(kind == ITEM_CONSTANT, word, np.uint64(len(_STARTS)))
    constant[(kind == ITEM_FLOAT) & np.isnan(reals)] = _NAN
    starts = np.where((kind == ITEM_STRING) | (kind == ITEM_TEXT), word, 0).astype(np.int64)
    told = np.flatnonzero(constant < len(_STARTS))
    starts[told] = len(items.texts) + _STARTS[constant[told]]
    length[told] = _LENGTHS[constant[told]]
    texts = np.append(items.texts, np.frombuffer(_CONSTANTS, np.uint8))
    return _Raw(word.view(np.int64), kind == ITEM_INT, texts, starts, length, reals, np.zeros(len(rows), np.bool_))


def _results(run: Run, outcomes: Outcomes, rows: Ranks, is_ended: "NDArray[np.bool_]") -> _Raw:
    results, count = outcomes.all, sum(map(len, run.trace.lanes))
    # By the rows of the spans at first, the last one being that of tasks that have none.
    has_text, failed = np.zeros(count + 1, np.bool_), np.zeros(count + 1, np.bool_)
    starts, lengths = np.zeros(count + 1, np.int64), np.zeros(count + 1, np.int64)
    numbers = np.zeros(count + 1, np.uint64)
    has_text[results.text_at] = has_text[count] = True
    numbers[~has_text] = results.values
    lengths[results.text_at] = np.maximum(results.text_lengths - 1, 0)
    starts[results.text_at] = outcomes.text_ends - lengths[results.text_at]
    for lane in run.trace.lanes:
        failed[outcomes.first_rows[lane.number] + lane.failed()] = True
    at = np.where(is_ended, rows, count)
    are_numbers, are_errors = ~has_text[at], failed[at]
    numbers, starts, lengths = numbers[at], starts[at], lengths[at]
    unsent = [json.dumps(asdict(error)).encode() for error in run.unsent.values()]
    tasks = np.fromiter(run.unsent, np.int64, len(unsent))
    lengths[tasks] = np.fromiter(map(len, unsent), np.int64, len(unsent))
    starts[tasks] = len(results.texts) + np.cumsum(lengths[tasks]) - lengths[tasks]
    are_errors[tasks] = True
    texts = np.append(results.texts, np.frombuffer(b"".join(unsent), np.uint8))
    return _Raw(numbers, are_numbers, texts, starts, lengths, np.full(len(rows), np.nan), are_errors)


def _of_numbers(numbers: "NDArray[Any]") -> Floats:
    """Where each is a float of its own, as mostly, they need not be sorted to be told by their size: themselves."""
    if len(numbers) and (int(numbers.min()) < -_EXACT_MOST or int(numbers.max()) > _EXACT_MOST):
        return ranks(numbers).astype(np.float64)
    return numbers.astype(np.float64)


def _ranked(raw: _Raw) -> Floats:
    if raw.are_numbers.all():
        return _of_numbers(raw.numbers)
    may_be = np.flatnonzero((raw.lengths > 0) & ~raw.are_errors)
    raw.reals[may_be] = numbers_told(raw.texts, raw.starts[may_be], raw.lengths[may_be])
    are_reals = ~np.isnan(raw.reals)
    numbers = np.where(are_reals, raw.reals, raw.numbers) if are_reals.any() else raw.numbers
    found = np.full(len(raw.numbers), np.nan)
    are_numbers = np.flatnonzero(raw.are_numbers | are_reals)
    found[are_numbers] = ranks(numbers[are_numbers])
    before = len(are_numbers)
    for are_errors in (False, True):
        told = np.flatnonzero((raw.lengths > 0) & ~are_reals & (raw.are_errors == are_errors))
        found[told] = before + text_ranks(raw.texts, raw.starts[told], raw.lengths[told])
        before += len(told)
    return found
