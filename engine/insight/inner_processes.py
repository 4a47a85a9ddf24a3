"""Where the processes that a worker's tasks have started stand below its bars: a pure function."""

from collections.abc import Sequence

from ..model.measured import Life
from ..trace.run import Run

Thread = tuple[str, int, int]
"""A host, a process's PID there, and which of its threads."""
ROWS_MOST = 8
"""Where more lived at the same time, several stand in the last of them."""


def by_thread(run: Run) -> dict[Thread, tuple[Life, ...]]:
    """What tasks have started, by the thread that has, in the order of their births; where that is none of its
    process's that ran tasks, or nobody knows, by the first of these.
    """
    inner = run.lives.inner() if len(run.lives) else {}
    threads: dict[tuple[str, int], list[int]] = {}
    for lanes in run.trace.workers if inner else ():
        header = lanes[0].header
        threads.setdefault((header.host, header.pid), []).append(header.thread)
    found: dict[Thread, tuple[Life, ...]] = {}
    for (host, pid), lives in inner.items():
        its = threads.get((host, pid), [pid])
        for life in lives:
            key = host, pid, life.thread if life.thread in its else its[0]
            found[key] = (*found.get(key, ()), life)
    return found


def in_rows(run: Run, lives: Sequence[Life]) -> tuple[tuple[tuple[int, Life], ...], int]:
    """Each process in the first row in which it is over no other, counted from 0; and how many rows there are.

    ``lives`` are in the order of their births.
    """
    ends: list[int] = []
    placed = []
    for life in lives:
        row = next((at for at, end_ns in enumerate(ends) if end_ns <= life.born_ns), len(ends))
        if row == len(ends) and row < ROWS_MOST:
            ends.append(0)
        row = min(row, ROWS_MOST - 1)
        ends[row] = max(ends[row], run.life_end_ns(life))
        placed.append((row, life))
    return tuple(placed), len(ends)
