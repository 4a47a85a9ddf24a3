"""Tasks that are run more than once, as an engine does whose worker has died: each time is a span, the last one counts.

An engine tries a task again that was lost, and also one that had ended and whose result was lost with its worker. That
one stays ended in all counts. What is older and newer is told by the times at which the spans began.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..model.cells import lasts
from ..model.task import ENDED_BY_ITSELF
from .lane import Lane, Span
from .tasks import Tasks

if TYPE_CHECKING:
    from .trace import Trace


def place_last(tasks: Tasks, all_lanes: Sequence[Lane]) -> None:
    """Put every task that has ended where its last ended span is."""
    lanes = [lane for lane in all_lanes if len(lane)]
    if not lanes:
        return
    number = np.concatenate([np.full(len(lane), lane.number) for lane in lanes])
    position = np.concatenate([np.arange(len(lane)) for lane in lanes])
    task = np.concatenate([lane.column("task") for lane in lanes])
    order = np.argsort(np.concatenate([lane.column("started_ns") for lane in lanes]), kind="stable")
    order = order[lasts(task[order].astype(np.int64))]
    order = order[np.isin(tasks.state[task[order]], ENDED_BY_ITSELF)]
    tasks.lane[task[order]] = number[order]
    tasks.position[task[order]] = position[order]


def of(trace: Trace, task: int) -> list[Span]:
    """All spans of one task, in their order; looks through all lanes where a task may have several."""
    if trace.begun is None:
        span = trace.span_of(task)
        return [] if span is None else [span]
    found = [lane.span(int(at)) for lane in trace.lanes for at in np.flatnonzero(lane.column("task") == task)]
    found += [lane.running for lane in trace.lanes if lane.running is not None and lane.running.task == task]
    return sorted(found, key=lambda span: span.started_ns)


def numbered(trace: Trace) -> dict[tuple[int, int], tuple[int, int]]:
    """Which attempt at its task a span is, and of how many, by its lane and position; of tasks that have several."""
    found = {}
    for task, spans in earlier(trace).items():
        counts = trace.span_of(task)
        every = sorted([*spans, counts] if counts is not None else spans, key=lambda span: span.started_ns)
        for number, span in enumerate(every, 1):
            found[span.lane, span.position] = number, len(every)
    return found


def earlier(trace: Trace) -> dict[int, list[Span]]:
    """The spans of each task that are not the one which counts, in their order; of tasks that have such."""
    found: dict[int, list[Span]] = {}
    if trace.begun is None:
        return found
    for lane in trace.lanes:
        task = lane.column("task")
        is_old = (trace.tasks.lane[task] != lane.number) | (trace.tasks.position[task] != np.arange(len(lane)))
        spans = [lane.span(int(position)) for position in np.flatnonzero(is_old)]
        if lane.running is not None and trace.span_of(lane.running.task) != lane.running:
            spans.append(lane.running)
        for span in spans:
            found.setdefault(span.task, []).append(span)
    for spans in found.values():
        spans.sort(key=lambda span: span.started_ns)
    return found
