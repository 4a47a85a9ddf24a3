"""The tutorial's points, each a form that is filled in and what is to be seen when it is run."""

from collections.abc import Mapping
from typing import Any

from engine.inside.data_class import dataclass
from engine.inside.language import mark

from . import lesson_checks
from .filling import BARE
from .lesson_checks import Check


@dataclass(frozen=True, slots=True)
class Lesson:
    """A point, as marked texts that are translated where they are shown.

    Attributes:
        identifier: its name.
        title: what it is about.
        look_for: what is to be seen.
        filling: what the run form is filled in with: all of it but a function of one's own and a script.
        check: what tells from the finished runs whether it was to be seen.
    """

    identifier: str
    title: str
    look_for: str
    filling: Mapping[str, Any]
    check: Check

    @property
    def ways(self) -> "list[str]":
        """The strategies that it runs: those that it compares, or the one."""
        return list(self.filling["ticks"] or [self.filling["strategy"]])


_OF_ANY_PYTHON = {key: value for key, value in BARE.items() if key != "python"}
"""What not every Python has is run by the one that is chosen."""

LESSONS = (
    Lesson(
        "process",
        mark("Each job its own process"),
        mark(
            "Four rows and four PIDs: every job gets a process of its own. They all start at once, and share the cores "
            "there are."
        ),
        {**BARE, "strategy": "process"},
        lesson_checks.a_pid_for_each_job,
    ),
    Lesson(
        "pool",
        mark("Two PIDs for four jobs"),
        mark(
            "Two rows only: the pool makes two processes and uses them again, so jobs 1 and 3 often have the same PID. "
            "The second job of a row needs no new process."
        ),
        {**BARE, "strategy": "pool", "workers": 2},
        lesson_checks.two_pids,
    ),
    Lesson(
        "joblib",
        mark("joblib's four workers"),
        mark(
            "Four rows that begin hatched: joblib starts fresh Pythons, which takes a while before the first job runs. "
            "Run takes turns with the pool: hold the hatched part against the pool's."
        ),
        {**BARE, "strategy": "joblib", "workers": 4, "ticks": ["pool", "joblib"]},
        lesson_checks.joblib_begins_later,
    ),
    Lesson(
        "overhead",
        mark("Small work is faster alone"),
        mark(
            "Each job takes a few milliseconds, and starting a process takes longer: the speed-up over the plain loop "
            "is below 1. More processes would make it worse."
        ),
        {**BARE, "strategy": "process", "start_method": "spawn", "size": 20_000, "baseline": True},
        lesson_checks.slower_than_the_loop,
    ),
    Lesson(
        "threads",
        mark("Threads wait for each other"),
        mark(
            "One PID, four threads: the bars lie side by side, and still it takes as long as the plain loop, because "
            "the global interpreter lock lets one thread compute at a time."
        ),
        {**BARE, "strategy": "threads", "workers": 4, "size": 3_000_000, "baseline": True},
        lesson_checks.threads_without_gain,
    ),
    Lesson(
        "waiting",
        mark("Threads that only wait"),
        mark(
            "The same threads, and now the speed-up is nearly as large as their number: who waits for a disk, a "
            "network or a clock does not hold the lock."
        ),
        {**BARE, "workload": "waiting", "strategy": "threads", "workers": 4, "jobs": 8, "size": 300, "baseline": True},
        lesson_checks.threads_with_gain,
    ),
    Lesson(
        "uneven",
        mark("The longest job decides"),
        mark(
            "Each job is longer than the one before: with chunks cut in advance one worker ends early and idles. Set "
            "Jobs per chunk to 1, run it again, and compare the two under History."
        ),
        {**BARE, "workload": "uneven", "strategy": "pool", "workers": 2, "jobs": 16, "size": 3_000_000,
         "options": {"chunksize": 4}},
        lesson_checks.an_idle_worker,
    ),
    Lesson(
        "shared",
        mark("A large array, shared"),
        mark(
            "All jobs need one array of 80 MB. Look at the column Sent: joblib writes the array to a file once, and a "
            "few hundred bytes travel to each job. The pool, which runs beside it, sends a copy to every job."
        ),
        {**BARE, "workload": "shared_array", "strategy": "joblib", "workers": 4, "jobs": 8,
         "ticks": ["pool", "joblib"]},
        lesson_checks.little_is_sent,
    ),
    Lesson(
        "cluster",
        mark("From this machine to a cluster"),
        mark(
            "Dask's scheduler hands each job to a worker, here a process of this computer, and to another one if that "
            "dies. With the address of your own cluster under Scheduler the same jobs run there, and each row names "
            "its computer."
        ),
        {**_OF_ANY_PYTHON, "strategy": "dask", "workers": 2, "jobs": 8},
        lesson_checks.workers_of_a_cluster,
    ),
)  # fmt: skip
"""In the order in which they build on each other."""


def after(lesson: Lesson) -> Lesson | None:
    """The next one; None after the last."""
    place = LESSONS.index(lesson) + 1
    return LESSONS[place] if place < len(LESSONS) else None
