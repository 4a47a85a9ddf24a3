"""The table of ``advice``, where one core may be used."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from . import advice
from .figure import Figure


def figures() -> Iterator[Figure]:
    """All of them, on a system that lets a process choose its cores; else none."""
    if hasattr(os, "sched_setaffinity"):
        with _one_core():
            advice.piece(float("inf"))
            yield from advice.figures_of("advice_on_one_core")


def piece(most_s: float) -> str:
    """As that of ``advice``."""
    if not hasattr(os, "sched_setaffinity"):
        return ""
    with _one_core():
        return advice.piece(most_s)


@contextmanager
def _one_core() -> Iterator[None]:
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)
