"""Finds tasks by what a person types."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.problem import Problem
from ..problems.search import NotASearch, TooManyToSearch
from ..trace.details import Records, details
from ..trace.lane import Lane, State
from ..trace.run import Run
from ..trace.trace import Trace
from .query import (
    AtLevel,
    Either,
    Function,
    InCall,
    Item,
    Job,
    Measured,
    Process,
    Term,
    Took,
    Worker,
    plain,
    terms,
)

ITEMS_MOST = 20_000
"""The items of more tasks than this are not read, as a person would have to wait for it."""
_AT_ONCE = 1 << 18  # so many spans fit into the processor's caches


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search has found.

    Attributes:
        tasks: the indices of the tasks that fit, int32, ascending.
        problem: what of the query cannot be understood; None if all can. There are no tasks, then.
    """

    tasks: NDArray[np.int32]
    problem: Problem | None = None


def matches(run: Run, query: str, records: Records | None = None) -> Found:
    """The tasks of ``run`` that fit all words of ``query``, as ``query.terms`` reads them; none where it is empty.

    A task's worker is where its record stands, or where it runs: of a task that was given back, the last. Items are
    read from ``records``, for those tasks alone that fit all other words; without, no task has one.
    """
    asked, unclear = terms(query)
    if unclear:
        return Found(np.zeros(0, np.int32), NotASearch(value=unclear))
    if not asked:
        return Found(np.zeros(0, np.int32))
    fits = np.ones(run.trace.jobs, np.bool_)
    for term in asked:
        if not isinstance(term, Item):
            fits &= _fits(run, term)
    texts = [term.text for term in asked if isinstance(term, Item)]
    found = _indices(fits)
    if not texts:
        return Found(found)
    if len(found) > ITEMS_MOST:
        return Found(np.zeros(0, np.int32), TooManyToSearch(most=ITEMS_MOST))
    with_items = [task for task in found.tolist() if _has_item(run, task, texts, records)]
    return Found(np.array(with_items, np.int32))


def _has_item(run: Run, task: int, texts: list[str], records: Records | None) -> bool:
    span = run.trace.span_of(task)
    item = details(run, records, span).item if records is not None and span is not None else None
    return item is not None and all(text in plain(item) for text in texts)


def _fits(run: Run, term: Term) -> "NDArray[np.bool_]":
    """Whether each task fits."""
    trace = run.trace
    match term:
        case State():
            return np.equal(trace.state, term.value)
        case Took():
            return _took(trace, term)
        case Measured():
            return _measured(trace, term)
        case Item():
            return np.zeros(trace.jobs, np.bool_)
        case Worker():
            workers = trace.workers[term.number - 1 : term.number] if term.number else []
            return _of_lanes(trace, [lane for lanes in workers for lane in lanes])
        case AtLevel():
            return _of_lanes(trace, [lane for lane in trace.lanes if lane.level == term.level])
        case InCall():
            return trace.tasks.of_calls([term.number - 1])
        case Function():
            calls = [number for number, call in run.calls() if term.name in (call.function or "").casefold()]
            return trace.tasks.of_calls(calls)
        case Process():
            return _of_lanes(trace, _lanes_of(trace, term.pid))
        case Either():
            fits = _of_lanes(trace, _lanes_of(trace, term.number))
        case Job():
            fits = np.zeros(trace.jobs, np.bool_)
    if 1 <= term.number <= trace.jobs:
        fits[term.number - 1] = True
    return fits


def _lanes_of(trace: Trace, number: int) -> list[Lane]:
    return [lane for lane in trace.lanes if number in (lane.header.pid, lane.header.thread)]


def _of_lanes(trace: Trace, lanes: Iterable[Lane]) -> "NDArray[np.bool_]":
    fits = np.zeros(trace.jobs, np.bool_)
    for lane in lanes:
        fits[lane.column("task")] = True
        if lane.running is not None:
            span = trace.span_of(lane.running.task)
            # A task that was given back may wait, or run or have run elsewhere.
            if span is not None and span.lane == lane.number:
                fits[lane.running.task] = True
    return fits


def _took(trace: Trace, wanted: Took) -> "NDArray[np.bool_]":
    fits = np.zeros(trace.jobs, np.bool_)
    for lane in trace.lanes:
        task, busy_ns = lane.column("task"), lane.column("busy_ns")
        for first in range(0, len(task), _AT_ONCE):
            after = first + _AT_ONCE
            took_ns = busy_ns[first:after].copy()
            took_ns[1:] -= busy_ns[first:after][:-1]
            took_ns[0] -= busy_ns[first - 1] if first else 0
            fits[task[first:after][(took_ns >= wanted.least_ns) & (took_ns <= wanted.most_ns)]] = True
    return fits


def _measured(trace: Trace, wanted: Measured) -> "NDArray[np.bool_]":
    fits = np.zeros(trace.jobs, np.bool_)
    for lane in trace.lanes:
        task = lane.column("task")
        for first in range(0, len(task), _AT_ONCE):
            after = min(first + _AT_ONCE, len(task))
            numbers = lane.facts.numbers(wanted.fact, first, after)
            # What is not known is a NaN, which is neither more nor less than anything.
            fits[task[first:after][(numbers >= wanted.least) & (numbers <= wanted.most)]] = True
    return fits


def _indices(fits: "NDArray[np.bool_]") -> NDArray[np.int32]:
    """Where ``fits`` is true; without an array of 64-bit numbers of that length in between."""
    found = np.empty(np.count_nonzero(fits), np.int32)
    filled = 0
    for first in range(0, len(fits), _AT_ONCE):
        part = np.flatnonzero(fits[first : first + _AT_ONCE])
        found[filled : filled + len(part)] = part + first
        filled += len(part)
    return found
