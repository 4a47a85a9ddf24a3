"""The fields of a plan, an entry each: whatever shows one, asks for it or keeps it is made from its entry."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from .data_class import dataclass
from .language import mark
from .plan_field import Differs, Flag, Other, PlanField, Seconds, Text, Texts, Whole

DEFAULT_STRATEGY = "pool"
DEFAULT_WORKLOAD = "squares"
JOBS_MOST = 10_000_000
SIZE_MOST = 2_000_000_000
WORKERS_MOST = 1_024
ARGUMENTS_MOST = 10_000


@dataclass(frozen=True, slots=True)
class PlanFields:
    """What ``Plan`` has.

    A new one comes last, with a default, and with ``is_setting`` if it stands by itself: then this is all there is to
    write, but for what it is good for.

    Attributes:
        strategy: its identifier.
        workers: how many, at least 1; 0 while it hangs on a number of jobs that is not known yet.
        jobs: how many tasks; 0 while nobody has counted the items.
        workload, size: a built-in function's identifier, and how large each task is; None for a function of one's own.
        options: the strategy's options that were set.
        function, items: a function of one's own, ``FILE.py:NAME``, and where its items come from (see
            ``workloads/items.py``); None for a built-in one.
        arguments: what a function of one's own finds in ``sys.argv`` behind its file.
        initializer, initargs: the name of a function of the same file that every worker calls first, and its arguments
            as a JSON array; None: nothing is called first.
        star: the parts of each item are its arguments, as in ``workloads/unpacked.py``; False: the item is the one.
        python: the interpreter that runs it; None: the one that runs the program.
        keep_going: every outcome becomes data: an error or a dead worker costs the one task, and the strategy is
            started anew on the rest where it breaks. False: it behaves as it really does.
        task_timeout_s: a task that takes longer is ended with its worker; None: no limit.
        skip_trial: a function of one's own was tried already, and is not called for a trial again.
    """

    strategy: str = field(
        metadata=PlanField(
            Text("S"),
            title=mark("Strategy"),
            help=mark("which strategy (default: {default})"),
            usual=DEFAULT_STRATEGY,
        ).metadata
    )
    workers: int = field(
        metadata=PlanField(
            Whole(0, WORKERS_MOST),
            title=mark("Workers"),
            explanation=mark("How many processes, or threads, run the jobs at once."),
            help=mark("how many workers; 0: as many as usable cores (default: the strategy's own)"),
            caption=mark("W&orkers"),
            subject=mark("The number of workers"),
        ).metadata
    )
    jobs: int = field(
        metadata=PlanField(
            Whole(1, JOBS_MOST),
            title=mark("Jobs"),
            explanation=mark("How many times the function is called."),
            help=mark("how many jobs (default: the workload's own, for squares 4)"),
            caption=mark("&Jobs"),
            subject=mark("The number of jobs"),
            differs=Differs.WORK,
        ).metadata
    )
    workload: str | None = field(
        metadata=PlanField(
            Text("W"),
            title=mark("Workload"),
            help=mark("what each job does (default: {default})"),
            usual=DEFAULT_WORKLOAD,
            caption=mark("&Workload"),
            differs=Differs.WORK,
        ).metadata
    )
    size: int | None = field(
        metadata=PlanField(
            Whole(0, SIZE_MOST),
            title=mark("Size"),
            help=mark("how large each job is (default: the workload's own, or what fits this machine)"),
            caption=mark("Si&ze"),
            subject=mark("The size"),
            differs=Differs.WORK,
        ).metadata
    )
    options: Mapping[str, Any] = field(default_factory=dict, metadata=PlanField(Other()).metadata)
    function: str | None = field(
        default=None,
        metadata=PlanField(
            Text("FILE.py:NAME"),
            title=mark("Function"),
            help=mark(
                "a function of your own instead of a workload, in a file or a notebook (FILE.ipynb:NAME); it gets one "
                "item per job"
            ),
            differs=Differs.WORK,
        ).metadata,
    )
    items: str | None = field(
        default=None,
        metadata=PlanField(
            Text("SPEC"),
            title=mark("Items"),
            help=mark(
                "its items: a JSON array, @FILE.json, .jsonl, .csv, .npy or .parquet, range:START:STOP, lines:FILE, "
                "files:FOLDER, glob:PATTERN, list:NAME or generator:NAME, which the same file has, or - for the "
                "lines of standard input (default: the numbers from 0 to --jobs)"
            ),
            differs=Differs.WORK,
        ).metadata,
    )
    python: str | None = field(
        default=None,
        metadata=PlanField(
            Text("EXE"),
            title=mark("Python chosen"),
            help=mark("the Python that runs it (default: the one of this program)"),
            way="{value}",
            unsaid="The run was made by {value}; start this script with the same.",
        ).metadata,
    )
    keep_going: bool = field(
        default=False,
        metadata=PlanField(
            Flag(),
            title=mark("Keep going"),
            explanation=mark(
                "An error or a dead worker costs one job: where that breaks the strategy, it is started anew on the "
                "rest."
            ),
            help=mark(
                "an error or a dead worker costs the one job: where that breaks the strategy, start it anew on the rest"
            ),
            caption=mark("Keep going after faults"),
            spoken=mark("Keep going after faults"),
            way=mark("keeps going"),
            unsaid="The run was to keep going whatever became of a job; this script leaves that to the strategy.",
            is_setting=True,
        ).metadata,
    )
    task_timeout_s: float | None = field(
        default=None,
        metadata=PlanField(
            Seconds(),
            title=mark("Time limit per job"),
            explanation=mark("A job that takes longer is lost: its worker, process or whole program, is ended."),
            help=mark("end a job that takes longer than this, and its worker with it"),
            caption=mark("&Time limit per job"),
            spoken=mark("Time limit per job, in seconds"),
            subject=mark("The time limit per job"),
            way=mark("at most {value} per job"),
            unsaid="The run ended every job that took longer than {value}; here nothing does.",
            is_setting=True,
        ).metadata,
    )
    skip_trial: bool = field(
        default=False, metadata=PlanField(Flag(), differs=Differs.NOTHING, is_setting=True).metadata
    )
    arguments: tuple[str, ...] = field(
        default=(),
        metadata=PlanField(
            Texts(ARGUMENTS_MOST, '"A B"'),
            title=mark("Arguments"),
            help=mark(
                "what its file finds in sys.argv, as on a command line of its own; may be given several times; "
                "write --args=--fast where it begins with a dash"
            ),
            option="args",
            differs=Differs.WORK,
        ).metadata,
    )
    star: bool = field(
        default=False,
        metadata=PlanField(
            Flag(),
            title=mark("Parts as arguments"),
            explanation=mark(
                "The parts of each item are the function's arguments: a list's one after the other, a dictionary's by "
                "their names."
            ),
            caption=mark("Parts of an item are its arguments"),
            spoken=mark("Parts of an item are the function's arguments"),
            differs=Differs.WORK,
        ).metadata,
    )
    initializer: str | None = field(
        default=None,
        metadata=PlanField(
            Text("NAME"),
            title=mark("Initializer"),
            explanation=mark("A function of the same file that every worker calls once, before its first job."),
            caption=mark("I&nitializer"),
            differs=Differs.WORK,
        ).metadata,
    )
    initargs: str | None = field(
        default=None,
        metadata=PlanField(
            Text("ARRAY"),
            title=mark("Initializer's arguments"),
            explanation=mark('The initializer\'s arguments, as a JSON array: [1, "a"].'),
            caption=mark("Its arguments"),
            differs=Differs.WORK,
        ).metadata,
    )
