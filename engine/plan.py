"""The plan: everything that defines a run, as plain data; what it takes to be a right one; and how it travels."""

import dataclasses
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .cores import memory_bytes, usable_cores
from .problem import PlanError, Problem
from .strategies import Strategy, strategies
from .workloads import function as own_function
from .workloads import items as own_items
from .workloads import workloads

JOBS_MOST = 10_000_000
SIZE_MOST = 2_000_000_000
WORKERS_MOST = 1_024
LONG_SECONDS = 3_600.0

DEFAULT_STRATEGY = "pool"
DEFAULT_WORKLOAD = "squares"
DEFAULT_JOBS = 4


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run. Made by ``make_plan``, which sees to it that it is right.

    Attributes:
        strategy: its identifier.
        workers: how many, at least 1; 0 while it hangs on a number of jobs that is not known yet.
        jobs: how many tasks; 0 while nobody has counted the items.
        workload, size: a built-in function's identifier, and how large each task is; None for a function of one's own.
        options: the strategy's options that were set.
        function, items: a function of one's own, ``FILE.py:NAME``, and where its items come from (see
            ``workloads/items.py``); None for a built-in one.
        python: the interpreter that runs it; None: the one that runs the program.
        keep_going: every outcome becomes data: an error or a dead worker costs the one task, and the strategy is
            started anew on the rest where it breaks. False: it behaves as it really does.
        task_timeout_s: a task that takes longer is ended with its worker; None: no limit.
    """

    strategy: str
    workers: int
    jobs: int
    workload: str | None
    size: int | None
    options: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    function: str | None = None
    items: str | None = None
    python: str | None = None
    keep_going: bool = False
    task_timeout_s: float | None = None

    def fields(self) -> dict[str, Any]:
        """As plain data; of what is seldom set, only what is."""
        fields = dataclasses.asdict(self)
        always = ("workload", "size")
        # 0 is a value, and equal to False.
        return {key: value for key, value in fields.items() if key in always or repr(value) not in ("None", "False")}

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(self.fields())

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """A plan from ``to_json``, checked anew. Raises PlanError, or ValueError if it is no plan at all."""
        fields = json.loads(text)
        if not isinstance(fields, dict) or set(fields) - {field.name for field in dataclasses.fields(cls)}:
            raise ValueError("not a plan")
        if fields.get("function") is not None:
            del fields["jobs"]  # the items are counted anew
            fields["workers"] = fields.get("workers") or None
        return make_plan(**fields)

    def counted(self, jobs: int) -> "Plan":
        """This plan, now that its items are counted. Raises PlanError if the strategy cannot have so many."""
        workers = self.workers or _workers(strategies()[self.strategy], None, jobs)
        return dataclasses.replace(self, jobs=jobs, workers=workers)

    def sequential(self) -> "Plan":
        """The same tasks in a plain loop."""
        return dataclasses.replace(self, strategy="sequential", workers=1, options={})


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
    keep_going: bool = False,
    task_timeout_s: float | None = None,
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
        python: an interpreter's path; None for the one that runs the program.
        keep_going, task_timeout_s: as in ``Plan``; the time is 0.001 to 100,000,000 seconds.

    Raises:
        PlanError: the first thing that is wrong.
    """
    way = _one_of(strategies(), "strategy", strategy)
    if jobs is not None:
        _whole("jobs", jobs, 1, JOBS_MOST)
    if function is None:
        if items is not None:
            raise PlanError("items", "items-of-nothing")
        task = _one_of(workloads(), "workload", DEFAULT_WORKLOAD if workload is None else workload)
        workload = task.identifier
        jobs = task.jobs_default if jobs is None else jobs
        size = task.size_default if size is None else _whole("size", size, 0, SIZE_MOST)
    else:
        _alone(workload=workload, size=size, jobs=jobs if items is not None else None)
        function = own_function.check(_text("function", function))
        items = own_items.check(_text("items", f"range:0:{jobs or DEFAULT_JOBS}" if items is None else items))
        jobs = own_items.known_count(items)
    checked = _checked_options(way, options or {})
    if python is not None:
        python = _interpreter(_text("python", python))
    if task_timeout_s is not None and not (_is_number(task_timeout_s) and 0.001 <= task_timeout_s <= 1e8):
        raise PlanError("task_timeout", "not-positive", value=task_timeout_s)
    count = _workers(way, workers, jobs)
    own = (function, items, python)
    return Plan(strategy, count, jobs, workload, size, checked, *own, bool(keep_going), task_timeout_s)


def concern(plan: Plan) -> Problem | None:
    """What a person should confirm before this plan is started: that it would take hours, or more memory than there is.

    Goes by the workload's rough need, so it is right in its order of magnitude only.
    """
    if plan.workload is None or plan.size is None:
        return None  # nobody knows what a function of one's own takes
    need = workloads()[plan.workload].need(plan.size)
    at_once = min(plan.workers, plan.jobs)
    seconds = need.seconds * plan.jobs / min(at_once, usable_cores())
    if seconds > LONG_SECONDS:
        return Problem("size", "takes-long", {"seconds": seconds})
    memory = need.memory_bytes * at_once
    if memory > (memory_bytes() or memory):
        return Problem("size", "takes-memory", {"needed_bytes": memory, "machine_bytes": memory_bytes()})
    return None


def _one_of(catalogue: Mapping[str, Any], field: str, identifier: object) -> Any:
    if not isinstance(identifier, str) or identifier not in catalogue:
        raise PlanError(field, "unknown", value=identifier, known=list(catalogue))
    return catalogue[identifier]


def _whole(field: str, value: object, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise PlanError(field, "not-whole", value=value, least=least, most=most)
    if not least <= value <= most:
        raise PlanError(field, "out-of-range", value=value, least=least, most=most)
    return value


def _workers(way: Strategy, workers: int | None, jobs: int) -> int:
    if workers is not None:
        workers = _whole("workers", workers, 0, WORKERS_MOST)
        if way.takes_workers:
            return workers or usable_cores()
    if not jobs:
        return 0
    own = way.default_workers(jobs)
    if own > WORKERS_MOST:
        raise PlanError("workers", "too-many-at-once", workers=own, most=WORKERS_MOST, strategy=way.identifier)
    return own


def _checked_options(way: Strategy, options: object) -> dict[str, Any]:
    if not isinstance(options, Mapping):
        raise PlanError("options", "not-options", value=options)
    known = {option.key: option for option in way.options}
    checked = {}
    for key, value in options.items():
        if key not in known:
            raise PlanError("options", "unknown-option", key=key, known=list(known), strategy=way.identifier)
        checked[key] = known[key].read(value)
    way.check(checked)
    return checked


def _alone(**others: object) -> None:
    """What means nothing beside a function of one's own with items."""
    for field, value in others.items():
        if value is not None:
            raise PlanError(field, "beside-function")


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _text(field: str, value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise PlanError(field, "no-text", value=value)
    return value


def _interpreter(python: str) -> str:
    found = shutil.which(os.path.expanduser(python))
    if found is None:
        raise PlanError("python", "no-interpreter", value=python)
    return os.path.abspath(found)
