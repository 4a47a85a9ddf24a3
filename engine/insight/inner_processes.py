"""Where the processes that a worker's tasks have started stand below its bars: a pure function."""

from collections.abc import Sequence

from ..model.measured import Life
from ..trace.run import Run

ROWS_MOST = 8
"""Where more lived at the same time, several stand in the last of them."""


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
