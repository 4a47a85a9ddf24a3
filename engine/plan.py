"""The plan: everything that defines a run, as plain data; what it takes to be a right one; and how it travels."""

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .cores import memory_bytes, usable_cores
from .strategies import Option, Strategy, strategies
from .workloads import workloads

JOBS_MOST = 10_000_000
SIZE_MOST = 2_000_000_000
WORKERS_MOST = 1_024
LONG_SECONDS = 3_600.0

DEFAULT_STRATEGY = "pool"
DEFAULT_WORKLOAD = "squares"
DEFAULT_JOBS = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person has to mend, as data; ``words.problem`` makes the sentence.

    Attributes:
        field: the plan's field it belongs to.
        code: which problem.
        values: what the sentence speaks of.
    """

    field: str
    code: str
    values: Mapping[str, Any]


class PlanError(ValueError):
    """A plan that cannot be run; ``problem`` says why."""

    def __init__(self, field: str, code: str, **values: Any) -> None:
        """Refuse ``field`` for the reason ``code``."""
        super().__init__(field, code, values)
        self.problem = Problem(field, code, values)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run. Made by ``make_plan``, which sees to it that it is right.

    Attributes:
        strategy, workload: identifiers.
        workers: how many, at least 1.
        jobs: how many tasks.
        size: how large each task is.
        options: the strategy's options that were set.
    """

    strategy: str
    workers: int
    jobs: int
    workload: str
    size: int
    options: Mapping[str, Any] = dataclasses.field(default_factory=dict)

    def to_json(self) -> str:
        """One line of JSON."""
        return json.dumps(dataclasses.asdict(self))

    @classmethod
    def from_json(cls, text: str) -> "Plan":
        """A plan from ``to_json``, checked anew. Raises PlanError, or ValueError if it is no plan at all."""
        fields = json.loads(text)
        if not isinstance(fields, dict) or set(fields) - {field.name for field in dataclasses.fields(cls)}:
            raise ValueError("not a plan")
        return make_plan(**fields)

    def sequential(self) -> "Plan":
        """The same tasks in a plain loop."""
        return make_plan(strategy="sequential", jobs=self.jobs, workload=self.workload, size=self.size)


def make_plan(
    *,
    strategy: str = DEFAULT_STRATEGY,
    workers: int | None = None,
    jobs: int = DEFAULT_JOBS,
    workload: str = DEFAULT_WORKLOAD,
    size: int | None = None,
    options: Mapping[str, Any] | None = None,
) -> Plan:
    """The one validator: a right plan, with what was left out filled in as the tutorial has it.

    Args:
        strategy, workload: identifiers.
        workers: 1 to 1024; 0 for as many as there are usable cores; None for the strategy's own number.
        jobs: 1 to 10,000,000.
        size: 0 to 2,000,000,000; None for the workload's own.
        options: values of the strategy's options, by key.

    Raises:
        PlanError: the first thing that is wrong.
    """
    way = _one_of(strategies(), "strategy", strategy)
    task = _one_of(workloads(), "workload", workload)
    jobs = _whole("jobs", jobs, 1, JOBS_MOST)
    size = task.size_default if size is None else _whole("size", size, 0, SIZE_MOST)
    if workers is None:
        workers = way.default_workers(jobs)
        if workers > WORKERS_MOST:
            raise PlanError("workers", "too-many-at-once", workers=workers, most=WORKERS_MOST, strategy=strategy)
    elif not way.takes_workers:
        _whole("workers", workers, 0, WORKERS_MOST)
        workers = way.default_workers(jobs)
    else:
        workers = _whole("workers", workers, 0, WORKERS_MOST) or usable_cores()
    return Plan(strategy, workers, jobs, workload, size, _checked_options(way, options or {}))


def concern(plan: Plan) -> Problem | None:
    """What a person should confirm before this plan is started: that it would take hours, or more memory than there is.

    Goes by the workload's rough need, so it is right in its order of magnitude only.
    """
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


def _checked_options(way: Strategy, options: object) -> dict[str, Any]:
    if not isinstance(options, Mapping):
        raise PlanError("options", "not-options", value=options)
    known: dict[str, Option] = {option.key: option for option in way.options}
    for key, value in options.items():
        if key not in known:
            raise PlanError("options", "unknown-option", key=key, known=list(known), strategy=way.identifier)
        if value not in known[key].choices:
            raise PlanError("options", "unknown-choice", key=key, value=value, known=list(known[key].choices))
    return dict(options)
