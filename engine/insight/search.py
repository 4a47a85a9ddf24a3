"""Finds tasks by what a person types."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..inside.problem import Problem
from ..trace.lane import Lane, State
from ..trace.run import Run
from ..trace.trace import Trace
from .query import AtLevel, Either, Function, InCall, Job, Process, Term, Took, Worker, terms

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


def matches(run: Run, query: str) -> Found:
    """The tasks of ``run`` that fit all words of ``query``, as ``query.terms`` reads them; none where it is empty.

    A task's worker is where its record stands, or where it runs: of a task that was given back, the last.
    """
    asked, unclear = terms(query)
    if unclear:
        return Found(np.zeros(0, np.int32), Problem("search", "not-a-search", {"value": unclear}))
    if not asked:
        return Found(np.zeros(0, np.int32))
    fits = _fits(run, asked[0])
    for term in asked[1:]:
        fits &= _fits(run, term)
    return Found(_indices(fits))


def _fits(run: Run, term: Term) -> "NDArray[np.bool_]":
    """Whether each task fits."""
    trace = run.trace
    match term:
        case State():
            return np.equal(trace.state, term.value)
        case Took():
            return _took(trace, term)
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


def _indices(fits: "NDArray[np.bool_]") -> NDArray[np.int32]:
    """Where ``fits`` is true; without an array of 64-bit numbers of that length in between."""
    found = np.empty(np.count_nonzero(fits), np.int32)
    filled = 0
    for first in range(0, len(fits), _AT_ONCE):
        part = np.flatnonzero(fits[first : first + _AT_ONCE])
        found[filled : filled + len(part)] = part + first
        filled += len(part)
    return found
