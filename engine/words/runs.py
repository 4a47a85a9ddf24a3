"""What a run is to do, and where, in a few words."""

import os

from ..insight.excerpt import Excerpt
from ..plan import Plan
from ..runner.batch import Checked, Python
from ..workloads import function as own_function
from .figures import count, plain, short_duration, size

_WORKERS_MOST = 256


def load(plan: Plan) -> str:
    """What a plan has to do, in a few words."""
    jobs = count(plan.jobs, "job", "jobs")
    if plan.function is not None:
        path, name = own_function.split(plan.function)
        return f"{name} of {os.path.basename(path)} · {jobs}"
    return f"{plan.workload} · {jobs} of size {plan.size:,}"


def python(found: Python) -> str:
    """A Python, in a few words: ``"Python 3.12.1 · GIL · 2 cores"``."""
    return f"Python {found.version} · {'GIL' if found.gil else 'no GIL'} · {count(found.cores, 'core', 'cores')}"


def workers(number: int) -> str:
    """A number of workers: ``"1 worker"``, ``"2 workers"``."""
    return count(number, "worker", "workers")


def checked(found: Checked, expected_s: float) -> str:
    """What trying a function of one's own has shown, in one line."""
    trial = found.found
    parts = []
    if trial.item_bytes is not None:
        parts.append(f"the first item is {size(trial.item_bytes)} pickled")
    if trial.result_bytes is not None:
        parts.append(f"its result {size(trial.result_bytes)}")
    match trial.trial:
        case "done":
            parts.append(f"one call takes {short_duration(trial.call_s)}")
            parts.append(
                f"so about {short_duration(expected_s)} for {count(found.jobs, 'job', 'jobs')}, once the workers run"
            )
        case "long":
            parts.append(f"one call takes more than {trial.call_s:.0f} s")
            parts.append(f"so {count(found.jobs, 'job', 'jobs')} will take more than {short_duration(expected_s)}")
        case "raised":
            parts.append(f"the first item makes it raise {plain(trial.error)}")
        case "died":
            parts.append("the first item makes its process die")
        case _:
            parts.append(count(found.jobs, "job", "jobs"))
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def excerpt(found: Excerpt) -> str:
    """The figures of a range of time: ``"0.42 s · 12 tasks, 35 ms on average, 80 ms at most · workers 87% busy"``."""
    tasks = count(found.tasks, "task", "tasks")
    if found.mean_ns is not None and found.ended > 1:
        tasks += f", {short_duration(found.mean_ns / 1e9)} on average"
        tasks += f", {short_duration(found.longest_ns / 1e9)} at most" if found.longest_ns else ""
    parts = [short_duration(found.duration_ns / 1e9), tasks]
    if found.failed:
        parts.append(f"{found.failed:,} failed")
    if found.utilisation is not None and found.workers <= _WORKERS_MOST:
        parts.append(f"workers {found.utilisation:.0%} busy")
    elif found.duration_ns:
        # Of so many workers few are there at a time, so that a share of all of them would say nothing.
        parts.append(f"{found.busy_ns / found.duration_ns:.1f} at a time")
    return " · ".join(parts)
