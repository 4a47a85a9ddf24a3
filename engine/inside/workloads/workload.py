"""What a built-in function is."""

from collections.abc import Callable
from typing import Any

from ..data_class import dataclass


@dataclass(frozen=True, slots=True)
class Need:
    """Roughly what one task takes: CPU time in seconds and memory in bytes; the right order of magnitude, no more."""

    seconds: float
    memory_bytes: int


@dataclass(frozen=True, slots=True)
class Workload:
    """A built-in function and what it is for.

    Attributes:
        identifier: its name in plans and on the command line.
        position: where it stands in the catalogue.
        title, lesson: for people, marked to be translated where they are shown: what it is, and in one line what can be
            learned from it.
        function: takes one item; importable by name, so that it can be pickled.
        items: makes ``jobs`` items from ``(jobs, size)``; called in the runner;
            raises ImportError if this Python lacks what it takes.
        size_default: the size a new form offers; ``size_meaning``, marked as well, says what of.
        jobs_default: the number of jobs a new form offers.
        need: what one task of a size takes.
    """

    identifier: str
    position: int
    title: str
    lesson: str
    size_meaning: str
    size_default: int
    function: Callable[[Any], Any]
    items: Callable[[int, int], list[Any]]
    need: Callable[[int], Need]
    jobs_default: int = 4
