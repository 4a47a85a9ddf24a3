"""What is measured of every task: one entry a fact.

A fact is added by an entry in ``FACTS`` and its probe. The record's cell, the columns of a lane, the run file, JSON,
CSV, Perfetto, the tables, the card at the pointer, search, sorting and colours go by this table. New facts come last,
so that a record keeps its words.

The probes run in the workers; standard library only.
"""

import contextlib
import os
import time
from collections.abc import Callable

from ..language import mark
from . import core_wait

try:
    import resource
except ImportError:  # Windows
    _HAS_RESOURCE = False
else:
    _HAS_RESOURCE = True

Probe = Callable[[float, float], int]
"""``probe(thread_s, since_s)`` is what has been counted so far, in the fact's unit. It gets the calling thread's CPU
time, which has just been read, and how long ago the thread was probed last, both in seconds."""


class Fact:
    """Something that is measured of a task while it runs.

    Attributes:
        key: its name in columns, files and searches, without a unit.
        unit: of the whole numbers that are recorded: ``"ns"``, ``"bytes"``, or ``""`` for a count.
        title: as a heading; marked for translation.
        explanation: a sentence; marked for translation.
        probe: what reads it; None where it cannot be read on this system.
        once: what reads it where that is done twice a thread at the most; as a rule that is the probe.
        sparse: it is usually 0, so only other values take memory.
        alone: it is counted for the whole process, and so it is a task's own only in a process that runs one task at a
            time; elsewhere nobody knows it.
        part_of: the key of a fact that counts the thread alone; where both are known, that one is shown with this one
            added.
        least: a smaller number is taken for the noise of the readings, and for 0.
        shown: it has a column in the tables.
        within: it is a part of the task's own time, so that more is the time of the readings.
    """

    __slots__ = (
        "alone",
        "explanation",
        "key",
        "least",
        "once",
        "part_of",
        "probe",
        "shown",
        "sparse",
        "title",
        "unit",
        "within",
    )

    def __init__(
        self,
        key: str,
        unit: str,
        title: str,
        explanation: str,
        probe: "Probe | None" = None,
        *,
        sparse: bool = True,
        alone: bool = False,
        part_of: str = "",
        least: int = 1,
        shown: bool = True,
        within: bool = False,
        once: "Probe | None" = None,
    ) -> None:
        """One; it is never changed."""
        # No dataclass: importing these takes longer than all the rest that a worker needs.
        self.key, self.unit, self.title, self.explanation, self.probe = key, unit, title, explanation, probe
        self.sparse, self.alone, self.part_of, self.least, self.shown = sparse, alone, part_of, least, shown
        self.within, self.once = within, once or probe

    @property
    def field(self) -> str:
        """Its name where the unit is a part of it, as in JSON: times in seconds, ``"cpu_s"``."""
        return self.key + {"ns": "_s", "bytes": "_bytes"}.get(self.unit, "")

    def exported(self, number: "int | None") -> "float | int | None":
        """The number in the unit of ``field``."""
        return number / 1e9 if number is not None and self.unit == "ns" else number


# Below this a task has hardly had a process of its own run and end, and asking costs some microseconds.
_CHILDREN_FROM_S = 5e-3
_children_ns = 0


def _thread_ns(thread_s: float, _since_s: float) -> int:
    return round(thread_s * 1e9)


def _inner_ns(thread_s: float, since_s: float) -> int:
    global _children_ns
    others_s = time.process_time() - thread_s
    if since_s >= _CHILDREN_FROM_S:
        _children_ns = _of_children_ns()
    return round(others_s * 1e9) + _children_ns


def _of_children_ns() -> int:
    """The CPU time of this process's children: of those that have ended, and of those that live."""
    if not _HAS_RESOURCE:
        return 0
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent_ns = round((ended.ru_utime + ended.ru_stime) * 1e9)
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except (OSError, AttributeError):  # there is none; or this system cannot tell
        return spent_ns
    for pid in _children():
        with contextlib.suppress(OSError):
            spent_ns += time.clock_gettime_ns(
                ~pid << 3 | 2
            )  # the process's CPU clock, as clock_getcpuclockid(3) has it
    return spent_ns


def _children() -> "list[int]":
    found = []
    with contextlib.suppress(OSError, ValueError):
        for thread in os.listdir("/proc/self/task"):
            with open(f"/proc/self/task/{thread}/children", encoding="ascii") as file:
                found += [int(pid) for pid in file.read().split()]
    return found


def _queued_ns(_thread_s: float, _since_s: float) -> int:
    return core_wait.waited_ns()


def _queued_once_ns(_thread_s: float, _since_s: float) -> int:
    return core_wait.waited_once_ns()


def _faults(_thread_s: float, _since_s: float) -> int:
    usage = resource.getrusage(resource.RUSAGE_THREAD)
    return usage.ru_minflt + usage.ru_majflt


FACTS = (
    Fact(
        "cpu",
        "ns",
        mark("CPU"),
        mark("The CPU time that the job took, with that of its own threads and processes where these can be told."),
        _thread_ns,
        sparse=False,
        within=True,
    ),
    Fact(
        "inner_cpu",
        "ns",
        mark("Inner CPU"),
        mark("The part of its CPU time that other threads of its process, and processes that it started, have taken."),
        _inner_ns,
        alone=True,
        part_of="cpu",
        # The two clocks are read one after the other, and a page fault may come between; Windows counts in ticks.
        least=32_000_000 if os.name == "nt" else 1_000_000,
        shown=False,
    ),
    Fact(
        "faults",
        "",
        mark("Page faults"),
        mark("How often the job touched memory that it had to be given first; new memory costs one for each 4 KB."),
        _faults if _HAS_RESOURCE and hasattr(resource, "RUSAGE_THREAD") else None,
        shown=False,
    ),
    Fact(
        "queued",
        "ns",
        mark("Core wait"),
        mark("How long the job waited for a core while it could have computed, as others had all of them."),
        _queued_ns if core_wait.can_be_told() else None,
        shown=False,
        within=True,
        once=_queued_once_ns if core_wait.can_be_told() else None,
    ),
)
"""All facts, by their places in a record. The first is the thread's own CPU time, by which all readings go."""

CPU = FACTS[0]
SHOWN = tuple(fact for fact in FACTS if fact.shown)
"""Those that have a column in tables."""


def fact(key: str) -> Fact:
    """The fact of this key. Raises KeyError."""
    for each in FACTS:
        if each.key == key:
            return each
    raise KeyError(key)


def measured() -> int:
    """Which facts this system can measure: a bit each, by their places."""
    return sum(1 << place for place, each in enumerate(FACTS) if each.probe is not None)
