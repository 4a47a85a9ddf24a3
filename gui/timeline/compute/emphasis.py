"""Which pixels of a lane, and of the whole run, have tasks that were chosen."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.trace.lane import Lane
from engine.trace.run import Run

from .time_view import TimeView


class Emphasis:
    """Tasks that stand out from all others. It is another one when others are chosen, and never changes."""

    __slots__ = ("_is_chosen",)

    def __init__(self, tasks: "NDArray[np.int32]", jobs: int) -> None:
        """These, by their indices, of so many."""
        self._is_chosen = np.zeros(jobs, np.bool_)
        self._is_chosen[tasks] = True

    def columns(self, view: TimeView, lane: Lane) -> "NDArray[np.bool_]":
        """For each pixel from the left edge of ``view`` whether a chosen task ran in it; each has one at least."""
        width = max(int(view.width), 1)
        started = lane.column("started_ns")[: len(lane)]
        first, after = np.searchsorted(started, (view.at_ns(0), view.at_ns(width)))
        positions = np.arange(max(int(first) - 1, 0), int(after))
        tasks = lane.column("task")[positions]
        positions = positions[self._are_chosen(tasks)]
        starts, ends = started[positions], lane.ended_ns(positions)
        running = lane.running
        if running is not None and self._are_chosen(np.array([running.task]))[0]:
            starts = np.append(starts, running.started_ns)
            until_ns = view.run.span_end_ns(running) if view.run is not None else running.started_ns
            ends = np.append(ends, until_ns)
        return _covered(_pixels(view, starts), _pixels(view, ends), width)

    def starts(self, run: Run, until_s: float, width: int) -> "NDArray[np.int64]":
        """The pixels, of so many for the run's first ``until_s`` seconds, in which a chosen task began; ascending."""
        found = []
        for lane in run.trace.lanes:
            chosen = np.flatnonzero(self._are_chosen(lane.column("task")[: len(lane)]))
            at_s = (lane.column("started_ns")[chosen] - run.started_ns) / 1e9
            found.append(np.clip(at_s / max(until_s, 1e-9) * width, 0, width - 1).astype(np.int64))
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def _are_chosen(self, tasks: "NDArray[np.integer[Any]]") -> "NDArray[np.bool_]":
        known = np.minimum(tasks, max(len(self._is_chosen) - 1, 0))
        return self._is_chosen[known] & (tasks < len(self._is_chosen)) if len(self._is_chosen) else tasks < 0


def _pixels(view: TimeView, times_ns: "NDArray[np.int64]") -> "NDArray[np.int64]":
    length_ns = max((view.end_s - view.start_s) * 1e9, 1.0)
    share = (times_ns - view.at_ns(0)) / length_ns
    found: NDArray[np.int64] = np.clip(np.floor(share * view.width), -1, view.width).astype(np.int64)
    return found


def _covered(lefts: "NDArray[np.int64]", rights: "NDArray[np.int64]", width: int) -> "NDArray[np.bool_]":
    rights = np.maximum(rights, lefts + 1)
    is_seen = (rights > 0) & (lefts < width)
    edges = np.zeros(width + 1, np.int64)
    np.add.at(edges, np.maximum(lefts[is_seen], 0), 1)
    np.add.at(edges, np.minimum(rights[is_seen], width), -1)
    covered: NDArray[np.bool_] = np.cumsum(edges[:-1]) > 0
    return covered
