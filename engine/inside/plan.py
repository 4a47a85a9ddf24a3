"""The plan: everything that defines a run, as plain data; what it takes to be a right one; and how it travels."""

import dataclasses
import json
import os
from collections.abc import Mapping, Sequence
from typing import Any

from . import limits
from .cores import memory_bytes, usable_cores
from .data_class import dataclass
from .language import mark
from .plan_field import Differs, Flag, Other, PlanField, entries
from .plan_fields import DEFAULT_STRATEGY, DEFAULT_WORKLOAD, JOBS_MOST, WORKERS_MOST, PlanFields
from .problem import PlanError
from .problems.concerns import Concern, MemoryUnknown, TakesLong, TakesMemory, TooManyFiles, TooManyProcesses
from .problems.initializers import InitargsOfNothing, InitializerOfNothing, NoInitializer
from .problems.options import NotOptions, UnknownOption
from .problems.plans import (
    SUBJECTS,
    ArgumentsOfNothing,
    BesideFunction,
    ItemsOfNothing,
    NoInterpreter,
    NoTimeLimitThere,
    StarOfNothing,
    TooManyAtOnce,
    TooManyOnWindows,
    Unknown,
)
from .strategies import Strategy, Workers, strategies
from .strategies import initializer as own_initializer
from .workloads import function as own_function
from .workloads import items as own_items
from .workloads import workloads

LONG_SECONDS = 3_600.0
WINDOWS_WORKERS_MOST = 60  # WaitForMultipleObjects takes 63 handles, and who waits for workers needs some itself

# Measured: a forked worker has 3 MB of its own, a spawned one 9. Each takes two descriptors of its parent, with
# loky one; what is there beside them takes 5 to 17, and a thread takes one while it makes its record.
_WORKER_BYTES = 10_000_000
_WORKER_FILES = 2
_WORKER_FILES_LEAST = 1
_FILES_BESIDE = 40
_PROCESSES_BESIDE = 8
_ON_WINDOWS = os.name == "nt"

DEFAULT_JOBS = 4


WATCHING = "watch"
"""In place of a strategy: a program that goes parallel by itself, and is watched."""


@dataclass(frozen=True, slots=True)
class Watch:
    """A program to be watched: its ``argv``, the script or nothing first; and the ``module`` that is run instead.

    ``folder``: where it is started; None: in the current one. ``pid``: it runs already, as this process, and is looked
    at from outside; None: it is started.
    """

    argv: tuple[str, ...]
    module: str | None = None
    folder: str | None = None
    pid: int | None = None


@dataclass(frozen=True, slots=True)
class Plan(PlanFields):
    """What is to be run. Made by ``make_plan``, which sees to it that it is right; or by ``watching``.

    Attributes: those of ``PlanFields``, and
        watch: the program that is watched; None for a function that is run. With it, nothing else is set but
            ``python``: nobody knows beforehand which tasks there will be.
    """

    watch: Watch | None = dataclasses.field(
        default=None, metadata=PlanField(Other(), title=mark("Script"), differs=Differs.WORK).metadata
    )

    @classmethod
    def watching(cls, watch: Watch, python: str | None = None) -> "Plan":
        """A program to be watched, which ``python`` runs."""
        return cls(WATCHING, 0, 0, None, None, python=python, watch=watch)

    @property
    def is_attached(self) -> bool:
        """Whether a program that runs already is looked at from outside."""
        return self.watch is not None and self.watch.pid is not None

    def fields(self) -> dict[str, Any]:
        """As plain data; of what is seldom set, only what is."""
        if self.watch is not None:
            python = {} if self.python is None else {"python": self.python}
            seldom = {key: getattr(self.watch, key) for key in ("folder", "pid")}
            set_ = {key: value for key, value in seldom.items() if value is not None}
            return {"watch": {"argv": list(self.watch.argv), "module": self.watch.module, **set_}, **python}
        return {key: value for key, value in dataclasses.asdict(self).items() if PLAN_FIELDS[key].is_set(value)}

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(self.fields())

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """A plan from ``to_json``, checked anew. Raises PlanError, or ValueError if it is no plan at all."""
        fields = json.loads(text)
        if not isinstance(fields, dict) or set(fields) - (set(PLAN_FIELDS) - {"watch"}):
            raise ValueError("not a plan")
        if fields.get("function") is not None:
            del fields["jobs"]  # the items are counted anew
            fields["workers"] = fields.get("workers") or None
        return make_plan(**fields)

    def counted(self, jobs: int) -> "Plan":
        """This plan, now that its items are counted; 0: nobody can do so yet.

        Raises PlanError if the strategy cannot have so many.
        """
        workers = self.workers or _workers(strategies()[self.strategy], self.options, None, jobs or JOBS_MOST)
        return dataclasses.replace(self, jobs=jobs, workers=workers)

    @property
    def reruns(self) -> bool:
        """Whether what runs it runs a task again by itself whose worker died."""
        return self.watch is None and strategies()[self.strategy].reruns(self.options)

    @property
    def is_elsewhere(self) -> bool:
        """Whether its workers may be on other hosts, and are somebody else's."""
        return self.watch is None and strategies()[self.strategy].is_elsewhere(self.options)

    @property
    def leaves_running(self) -> bool:
        """Whether tasks that have begun go on until they end, though it is stopped."""
        return self.watch is None and strategies()[self.strategy].leaves_running(self.options)

    def sequential(self) -> "Plan":
        """The same tasks in a plain loop."""
        tried = self.function is not None
        return dataclasses.replace(self, strategy="sequential", workers=1, options={}, skip_trial=tried)


PLAN_FIELDS: Mapping[str, PlanField] = entries(Plan)
"""What is known of each of a plan's fields, by key."""
SUBJECTS.update({field.name: field.subject or field.title for field in PLAN_FIELDS.values()})

SETTINGS: Sequence[PlanField] = tuple(field for field in PLAN_FIELDS.values() if field.is_setting)
"""Those that stand by themselves."""

SHOWN_SETTINGS: Sequence[PlanField] = sorted(
    (field for field in SETTINGS if field.title), key=lambda field: isinstance(field.kind, Flag)
)
"""Those of them that people set, in the order in which they are shown: what has a value before what is on or off."""

UNSET: Mapping[str, Any] = {field.key: field.default for field in SHOWN_SETTINGS}
"""Their values where they are not set."""


def make_plan(
    *,
    strategy: str = DEFAULT_STRATEGY,
    workers: int | None = None,
    jobs: int | None = None,
    workload: str | None = None,
    size: int | None = None,
    options: Mapping[str, Any] | None = None,
    function: str | None = None,
    items: str | None = None,
    python: str | None = None,
    arguments: Sequence[str] = (),
    star: bool = False,
    initializer: str | None = None,
    initargs: str | None = None,
    **settings: Any,
) -> Plan:
    """The one validator: a right plan, with what was left out filled in as the tutorial has it.

    Args:
        strategy: its identifier.
        workers: 1 to 1024; 0 for as many as there are usable cores; None for the strategy's own number.
        jobs: 1 to 10,000,000; None for the workload's own number.
        workload, size: a built-in function's identifier, and 0 to 2,000,000,000; None for squares, and for the
            workload's own size.
        options: values of the strategy's options, by key.
        function, items: a function of one's own instead, and its items; without items it gets the whole numbers from
            0 to ``jobs``.
        arguments: texts that a function of one's own finds in ``sys.argv`` behind its file.
        star: whether the parts of each item are its arguments.
        initializer, initargs: a function of its file that every worker calls first, by its name; a JSON array.
        python: an interpreter's path; None for the one that runs the program.
        settings: any of ``SETTINGS``, by key, as in ``Plan``; None for what holds where it is not set.

    Raises:
        PlanError: the first thing that is wrong.
    """
    way = _one_of(strategies(), "strategy", strategy)
    if jobs is not None:
        _checked("jobs", jobs)
    if function is None:
        if items is not None:
            raise PlanError(ItemsOfNothing())
        if arguments:
            raise PlanError(ArgumentsOfNothing())
        if star:
            raise PlanError(StarOfNothing())
        if initializer is not None:
            raise PlanError(InitializerOfNothing())
        task = _one_of(workloads(), "workload", DEFAULT_WORKLOAD if workload is None else workload)
        workload = task.identifier
        jobs = task.jobs_default if jobs is None else jobs
        size = task.size_default if size is None else _checked("size", size)
    else:
        _alone(workload=workload, size=size, jobs=jobs if items is not None else None)
        function = own_function.check(_checked("function", function))
        items = own_items.check(_checked("items", f"range:0:{jobs or DEFAULT_JOBS}" if items is None else items))
        jobs = own_items.known_count(items)
    checked = _checked_options(way, options or {})
    if python is not None:
        python = _interpreter(_checked("python", python))
    chosen = _checked_settings(settings)
    if chosen.get("task_timeout_s") is not None and way.is_elsewhere(checked):
        raise PlanError(NoTimeLimitThere())
    _check_initializer(way, checked, initializer, initargs)
    count = _workers(way, checked, workers, jobs)
    given = _checked("arguments", arguments)
    work = {"function": function, "items": items, "arguments": given, "star": _checked("star", star)}
    work |= {"initializer": initializer, "initargs": initargs}
    return Plan(strategy, count, jobs, workload, size, checked, python=python, **work, **chosen)


def concern(plan: Plan) -> Concern | None:
    """What speaks against starting this plan: that it takes hours, or more than the machine has or the system lets.

    Goes by the workload's rough need, so it is right in its order of magnitude only, and a person may start it all the
    same; but where it ``is_sure`` it cannot go well.
    """
    return _too_many_processes(plan) or _too_many_files(plan) or _too_long(plan) or _too_much_memory(plan)


def memory_need(plan: Plan) -> tuple[int, int]:
    """How many bytes the workers need at once, roughly, and how many the machine has (0: nobody knows).

    What a function of one's own needs nobody knows, so that only the workers themselves are counted.
    """
    needed = _worker_processes(plan) * _WORKER_BYTES
    if plan.workload is not None and plan.size is not None:
        needed += workloads()[plan.workload].need(plan.size).memory_bytes * min(plan.workers, plan.jobs)
    return needed, memory_bytes()


def _too_long(plan: Plan) -> Concern | None:
    if plan.workload is None or plan.size is None:
        return None  # nobody knows what a function of one's own takes
    need = workloads()[plan.workload].need(plan.size)
    seconds = need.seconds * plan.jobs / min(plan.workers, plan.jobs, usable_cores())
    return TakesLong(seconds=seconds) if seconds > LONG_SECONDS else None


def _too_much_memory(plan: Plan) -> Concern | None:
    needed, machine = memory_need(plan)
    if not needed > machine > 0:
        return None
    if plan.workload is None:
        return MemoryUnknown(workers=plan.workers, needed_bytes=needed, machine_bytes=machine)
    return TakesMemory(needed_bytes=needed, machine_bytes=machine)


def open_files(plan: Plan) -> int:
    """How many descriptors the process that starts the workers needs at most."""
    return _FILES_BESIDE + max(_worker_processes(plan) * _WORKER_FILES, plan.workers)


def _too_many_files(plan: Plan) -> Concern | None:
    workers, most = _worker_processes(plan), limits.open_files()
    if not workers or most is None or open_files(plan) <= most:
        return None
    sure = workers * _WORKER_FILES_LEAST > most
    fitting = max((most - _FILES_BESIDE) // _WORKER_FILES, 1)
    return TooManyFiles(workers=workers, most=most, fitting=fitting, is_sure=sure)


def _too_many_processes(plan: Plan) -> Concern | None:
    who = strategies()[plan.strategy].workers_are(plan.options)
    workers = 0 if who is Workers.NOBODY else plan.workers
    limit = limits.processes(workers + _PROCESSES_BESIDE) if workers else None
    if limit is None:
        return None
    fitting = max(limit.left - _PROCESSES_BESIDE, 0)
    is_sure = workers > limit.left
    return TooManyProcesses(workers=workers, most=limit.most, used=limit.used, fitting=fitting, is_sure=is_sure)


def _worker_processes(plan: Plan) -> int:
    """How many processes the plan's workers are; threads are none."""
    return plan.workers if strategies()[plan.strategy].workers_are(plan.options) is Workers.PROCESSES else 0


def _one_of(catalogue: Mapping[str, Any], field: str, identifier: object) -> Any:
    if not isinstance(identifier, str) or identifier not in catalogue:
        raise PlanError(Unknown(field=field, value=identifier, known=list(catalogue)))
    return catalogue[identifier]


def _checked(key: str, value: object) -> Any:
    return PLAN_FIELDS[key].checked(value)


def _checked_settings(settings: Mapping[str, object]) -> dict[str, Any]:
    known = {field.key for field in SETTINGS}
    if not known.issuperset(settings):
        raise TypeError(f"not among the settings of a plan: {', '.join(sorted(set(settings) - known))}")
    return {key: _checked(key, value) for key, value in settings.items()}


def _workers(way: Strategy, options: Mapping[str, Any], workers: int | None, jobs: int) -> int:
    is_bound = way.waits_for_all and way.workers_are(options) is Workers.PROCESSES
    most = WINDOWS_WORKERS_MOST if _ON_WINDOWS and is_bound else WORKERS_MOST
    if workers is not None:
        workers = _checked("workers", workers)
        if way.takes_workers:
            if workers > most:
                raise PlanError(TooManyOnWindows(workers=workers, most=most, strategy=way.identifier))
            return workers or min(usable_cores(), most)
    if not jobs:
        return 0
    own = way.default_workers(jobs)
    if own > WORKERS_MOST:
        raise PlanError(TooManyAtOnce(workers=own, most=WORKERS_MOST, strategy=way.identifier))
    return min(own, most)


def _checked_options(way: Strategy, options: object) -> dict[str, Any]:
    if not isinstance(options, Mapping):
        raise PlanError(NotOptions(value=options))
    known = {option.key: option for option in way.options}
    checked = {}
    for key, value in options.items():
        if key not in known:
            raise PlanError(UnknownOption(key=key, known=list(known), strategy=way.identifier))
        checked[key] = known[key].read(value)
    way.check(checked)
    return checked


def _check_initializer(way: Strategy, options: Mapping[str, Any], name: str | None, arguments: str | None) -> None:
    if name is None and arguments is not None:
        raise PlanError(InitargsOfNothing())
    if name is not None:
        own_initializer.check(_checked("initializer", name), _checked("initargs", arguments) or "")
        if not way.takes_initializer(options):
            raise PlanError(NoInitializer(strategy=way.identifier))


def _alone(**others: object) -> None:
    """What means nothing beside a function of one's own with items."""
    for field, value in others.items():
        if value is not None:
            raise PlanError(BesideFunction(field=field))


def _interpreter(python: str) -> str:
    import shutil  # which the runner does not need

    found = shutil.which(os.path.expanduser(python))
    if found is None:
        raise PlanError(NoInterpreter(value=python))
    return os.path.abspath(found)
