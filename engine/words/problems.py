"""What is wrong with a plan or a run, as a sentence."""

from ..problem import Problem
from .figures import brief, count, duration, gigabytes, number, quoted
from .file_problems import file_problem
from .own_problems import own_problem
from .run_problems import run_problem

_NAMES = {
    "jobs": "The number of jobs",
    "workers": "The number of workers",
    "size": "The size",
    "strategy": "strategy",
    "workload": "workload",
    "timeout": "The time-out",
    "task_timeout": "The time-out of a task",
    "repeat": "The number of repeats",
}


def problem(found: Problem) -> str:
    """One plain sentence that says what is wrong and how to mend it, without a full stop at its end."""
    values = found.values
    name = _NAMES.get(found.field, found.field)
    match found.code:
        case "unknown":
            return f"There is no {name} {quoted(values['value'])}; choose one of {', '.join(values['known'])}"
        case "not-whole":
            return (
                f"{name} must be a whole number from {values['least']:,} to {values['most']:,}, "
                f"not {quoted(values['value'])}"
            )
        case "out-of-range":
            return f"{name} must be from {values['least']:,} to {values['most']:,}, not {number(values['value'])}"
        case "too-many-at-once":
            return (
                f"Strategy {values['strategy']} would start {values['workers']:,} workers at once, and {values['most']:,} "
                f"is the most; set the number of workers"
            )
        case "too-many-on-windows":
            return (
                f"On Windows strategy {values['strategy']} can have at most {values['most']:,} workers, not "
                f"{number(values['workers'])}; choose fewer, or the strategy process"
            )
        case "too-many-files" | "too-many-files-unbounded":
            return _with_way_out(
                found,
                f"{values['workers']:,} workers need more open files than the {values['most']:,} this system allows a "
                f"process; about {count(values['fitting'], 'worker', 'workers')} would fit",
            )
        case "too-many-processes" | "too-many-processes-unbounded":
            return _with_way_out(
                found,
                f"This system allows {values['most']:,} processes and threads here, and {values['used']:,} are there "
                f"already, so {values['workers']:,} workers more do not fit; "
                f"{count(values['fitting'], 'worker', 'workers')} would",
            )
        case "memory-unknown" | "memory-unknown-unbounded":
            return _with_way_out(
                found,
                f"{values['workers']:,} workers alone need about {gigabytes(values['needed_bytes'])} of memory, what the "
                f"function adds is not known, and this machine has {gigabytes(values['machine_bytes'])}",
            )
        case "unknown-option":
            known = ", ".join(values["known"])
            takes = f"it takes {known}" if known else "it takes none"
            return f"Strategy {values['strategy']} has no option {quoted(values['key'])}; {takes}"
        case "unknown-value":
            return (
                f"Option {values['key']} cannot be {quoted(values['value'])}; it takes {' or '.join(values['takes'])}"
            )
        case "excludes":
            return f"With {values['first']}, {values['second']} means nothing; leave one of them out"
        case "needs-python":
            return f"Option {values['key']} needs Python {values['version']}; leave it out, or choose another Python"
        case "takes-long":
            return f"These jobs would take about {duration(values['seconds'])}"
        case "takes-long-unbounded":
            return (
                f"These jobs would take about {duration(values['seconds'])}; choose a smaller --size, or give --timeout "
                f"SECONDS to run them for at most that long"
            )
        case "takes-memory-unbounded":
            return (
                f"The workers would need about {gigabytes(values['needed_bytes'])} of memory at once, and this machine "
                f"has {gigabytes(values['machine_bytes'])}; choose a smaller --size or fewer --workers, or give --timeout "
                f"SECONDS to try it all the same"
            )
        case "not-positive":
            return f"{name} must be a number of seconds from 0.001 to 100,000,000, not {quoted(values['value'])}"
        case "not-options":
            return f"Options are pairs of a key and a value, not {quoted(values['value'])}"
        case "not-a-pair":
            return f"An option is written KEY=VALUE, not {quoted(values['value'])}"
        case "not-writable":
            or_there = ", or -" if found.field == "json" else ""
            return f"{quoted(values['value'])} cannot be written; give --{found.field} a file in a folder that can{or_there}"
        case "whose-options":
            return f"Say whose options: list options STRATEGY, one of {', '.join(values['known'])}"
        case "not-wanted":
            return f"list {values['what']} takes nothing more, so {quoted(values['value'])} is one word too many"
        case "takes-memory":
            return (
                f"The workers would need about {gigabytes(values['needed_bytes'])} of memory at once, "
                f"and this machine has {gigabytes(values['machine_bytes'])}"
            )
        case "no-module":
            return (
                f"Strategy {values['strategy']} needs {values['module']}, which this Python does not have; choose another "
                f"strategy or another Python"
            )
        case "workload-misses":
            return (
                f"Workload {values['workload']} needs {values['module']}, which this Python does not have; choose another "
                f"workload or another Python"
            )
        case "no-folder":
            return (
                f"The folder for temporary files cannot be written to ({brief(values['why'])}); make room or set TMPDIR"
            )
        case "not-a-search":
            return (
                f"Type a number, or job 17, pid 4711, worker 3, error, >20ms; {quoted(values['value'])} is none of them"
            )
        case "no-start":
            return f"Python could not be started for the run ({brief(values['why'])})"
        case _:
            return (
                own_problem(found.code, values)
                or run_problem(found.code, values)
                or file_problem(found.code, values)
                or f"{name}: {found.code}"
            )


def _with_way_out(found: Problem, sentence: str) -> str:
    """On the command line, where nobody can be asked, what to do about it is a part of the sentence."""
    if not found.code.endswith("-unbounded"):
        return sentence
    return f"{sentence}; choose fewer --workers, or give --timeout SECONDS to try it all the same"
