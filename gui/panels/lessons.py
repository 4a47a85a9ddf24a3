"""The tutorial's points, each a form that is filled in and what is to be seen when it is run."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.inside.language import mark
from engine.inside.plan import UNSET

_BARE: Mapping[str, Any] = {
    "workload": "squares", "jobs": 4, "size": 10_000_000, "workers": None, "options": {}, "baseline": False,
    "ticks": [], "sweep": False,
    **UNSET,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Lesson:
    """A point, as marked texts that are translated where they are shown.

    Attributes:
        identifier: its name.
        title: what it is about.
        look_for: what is to be seen.
        filling: what the run form is filled in with.
    """

    identifier: str
    title: str
    look_for: str
    filling: Mapping[str, Any]


LESSONS = (
    Lesson(
        "process",
        mark("Each job its own process"),
        mark(
            "Four rows and four PIDs: every job gets a process of its own. They all start at once, and share the cores "
            "there are."
        ),
        {**_BARE, "strategy": "process"},
    ),
    Lesson(
        "pool",
        mark("Two PIDs for four jobs"),
        mark(
            "Two rows only: the pool makes two processes and uses them again, so jobs 1 and 3 often have the same PID. "
            "The second job of a row needs no new process."
        ),
        {**_BARE, "strategy": "pool", "workers": 2},
    ),
    Lesson(
        "joblib",
        mark("joblib's four workers"),
        mark(
            "Four rows that begin hatched: joblib starts fresh Pythons, which takes a while before the first job runs. "
            "Run it again and hold the hatched part against that of the pool."
        ),
        {**_BARE, "strategy": "joblib", "workers": 4},
    ),
    Lesson(
        "overhead",
        mark("Small work is faster alone"),
        mark(
            "Each job takes a few milliseconds, and starting a process takes longer: the speed-up over the plain loop "
            "is below 1. More processes would make it worse."
        ),
        {**_BARE, "strategy": "process", "start_method": "spawn", "size": 20_000, "baseline": True},
    ),
    Lesson(
        "threads",
        mark("Threads wait for each other"),
        mark(
            "One PID, four threads: the bars lie side by side, and still it takes as long as the plain loop, because "
            "the global interpreter lock lets one thread compute at a time."
        ),
        {**_BARE, "strategy": "threads", "workers": 4, "size": 3_000_000, "baseline": True},
    ),
    Lesson(
        "waiting",
        mark("Threads that only wait"),
        mark(
            "The same threads, and now the speed-up is nearly as large as their number: who waits for a disk, a "
            "network or a clock does not hold the lock."
        ),
        {**_BARE, "workload": "waiting", "strategy": "threads", "workers": 4, "jobs": 8, "size": 300, "baseline": True},
    ),
    Lesson(
        "uneven",
        mark("The longest job decides"),
        mark(
            "Each job is longer than the one before: with chunks cut in advance one worker ends early and idles. Set "
            "Chunksize to 1, run it again, and compare the two under History."
        ),
        {**_BARE, "workload": "uneven", "strategy": "pool", "workers": 2, "jobs": 16, "size": 3_000_000,
         "options": {"chunksize": 4}},
    ),
    Lesson(
        "shared",
        mark("A large array, shared"),
        mark(
            "All jobs need one array of 80 MB. Look at the column Sent: joblib writes the array to a file once, and a "
            "few hundred bytes travel to each job. Choose Pool and run it again: it sends a copy to every job."
        ),
        {**_BARE, "workload": "shared_array", "strategy": "joblib", "workers": 4, "jobs": 8},
    ),
)  # fmt: skip
"""In the order in which they build on each other."""


def after(lesson: Lesson) -> Lesson | None:
    """The next one; None after the last."""
    place = LESSONS.index(lesson) + 1
    return LESSONS[place] if place < len(LESSONS) else None
