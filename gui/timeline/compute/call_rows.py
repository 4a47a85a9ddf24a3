"""Where the calls of a run stand above its lanes: pure functions."""

import heapq

from engine.inside.data_class import dataclass
from engine.trace.run import Run

ROWS_MOST = 3


@dataclass(frozen=True, slots=True)
class CallBar:
    """A call, by its number, in a row, from the top; from when to when it was open, in ns."""

    number: int
    row: int
    started_ns: int
    ended_ns: int


def call_bars(run: Run) -> list[CallBar]:
    """The calls of a program that is watched, by their starts: those that are open at once below one another.

    Where more than ``ROWS_MOST`` are, the others lie over those of the last row. Of any other run there are none, and
    of a program that is looked at from outside nobody knows them.
    """
    if run.plan.watch is None or run.plan.is_attached or not run.started_ns:
        return []
    calls = sorted((call.started_ns, number) for number, call in run.calls() if call.started_ns)
    free = list(range(ROWS_MOST))
    busy: list[tuple[int, int]] = []
    found = []
    for started_ns, number in calls:
        while busy and busy[0][0] <= started_ns:
            heapq.heappush(free, heapq.heappop(busy)[1])
        has_room = bool(free)
        row = heapq.heappop(free) if has_room else ROWS_MOST - 1
        ended_ns = max(run.call(number).ended_ns or run.until_ns, started_ns)
        found.append(CallBar(number, row, started_ns, ended_ns))
        if has_room:
            heapq.heappush(busy, (ended_ns, row))
    return found


def row_count(bars: list[CallBar]) -> int:
    """How many rows they stand in."""
    return max((bar.row + 1 for bar in bars), default=0)
