"""What comes of comparing runs, in a few words."""

from collections.abc import Sequence

from ..plan import Plan
from ..strategies import Option, strategies
from .figures import bare_path, count, plain
from .runs import load, workers

_LOADS_MOST = 3
_FIELDS = {
    "workload": "Workload",
    "size": "Size",
    "function": "Function",
    "items": "Items",
    "jobs": "Jobs",
    "strategy": "Strategy",
    "workers": "Workers",
    "python": "Python chosen",
    "keep_going": "Keep going",
    "task_timeout_s": "Time-out of a job",
    "start_method": "Start method",
    "program": "Parallelogram",
    "python_version": "Python",
    "gil": "Global lock",
    "system": "System",
    "machine": "Processor",
    "cores": "Cores",
    "memory_bytes": "Memory",
    "own_cpu_share": "This program's own share",
}


def field_name(key: str) -> str:
    """The name of a field in which runs differ; options and packages have their own."""
    return _FIELDS.get(key, key)


def way(plan: Plan) -> str:
    """How a plan goes about its jobs, in brief: ``"pool · 2 workers · fork · chunksize 8"``."""
    strategy = strategies()[plan.strategy]
    parts = [plan.strategy]
    if strategy.takes_workers and plan.workers:
        parts.append(workers(plan.workers))
    known = {option.key: option for option in strategy.options}
    parts += [_option(known.get(key), key, value) for key, value in plan.options.items()]
    if plan.python is not None:
        parts.append(bare_path(plan.python))
    if plan.keep_going:
        parts.append("keeps going")
    if plan.task_timeout_s is not None:
        parts.append(f"at most {plan.task_timeout_s:,} s a job")
    return " · ".join(parts)


def results_differ(way: str, reference: str, task: int) -> str:
    """That a way's results are not the reference's, of which ``task`` is the first; without a full stop at its end."""
    if way == reference:
        return (
            f"The results of {way} differ from one run to the next, first at job {task + 1:,}: its times do not compare"
        )
    return (
        f"The results of {way} differ from those of {reference}, first at job {task + 1:,}: their times do not compare"
    )


def different_work(plans: Sequence[Plan]) -> str:
    """That not all runs do the same work; without a full stop at its end."""
    loads = list(dict.fromkeys(load(plan) for plan in plans))
    told = "; ".join(loads[:_LOADS_MOST])
    if len(loads) > _LOADS_MOST:
        told += f"; and {len(loads) - _LOADS_MOST:,} more"
    if len(loads) == 1:
        told += ", but of other items or another file"
    return f"These runs do not do the same work ({told}): their times do not compare"


def close_ranks(faster: str, slower: str) -> str:
    """That two ways next to each other cannot be told apart; without a full stop at its end."""
    return f"{faster} and {slower} lie within each other's spread; more repeats would tell them apart"


def unfinished(failed: int, runs: int) -> str:
    """How many of a way's runs did not finish: ``"2 of 5 runs did not finish"``."""
    return f"{failed:,} of {count(runs, 'run', 'runs')} did not finish"


def _option(option: Option | None, key: str, value: object) -> str:
    # A word of a few speaks for itself; a number does not.
    is_word = option is not None and option.least is None and not option.pattern
    return plain(str(value) if is_word else f"{key} {value}")
