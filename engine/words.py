"""The one place where the engine's codes become English sentences."""

from .plan import Plan, Problem
from .runner.deaths import Death
from .trace.details import Details
from .trace.output import printable

_NAMES = {
    "jobs": "The number of jobs",
    "workers": "The number of workers",
    "size": "The size",
    "strategy": "strategy",
    "workload": "workload",
    "timeout": "The time-out",
}


def problem(found: Problem) -> str:
    """One plain sentence that says what is wrong and how to mend it, without a full stop at its end."""
    values = found.values
    name = _NAMES.get(found.field, found.field)
    match found.code:
        case "unknown":
            return f"There is no {name} {_quoted(values['value'])}; choose one of {', '.join(values['known'])}"
        case "not-whole":
            return (
                f"{name} must be a whole number from {values['least']:,} to {values['most']:,}, "
                f"not {_quoted(values['value'])}"
            )
        case "out-of-range":
            return f"{name} must be from {values['least']:,} to {values['most']:,}, not {_number(values['value'])}"
        case "too-many-at-once":
            return (
                f"Strategy {values['strategy']} would start {values['workers']:,} workers at once, and {values['most']:,} "
                f"is the most; set the number of workers"
            )
        case "unknown-option":
            known = ", ".join(values["known"])
            takes = f"it takes {known}" if known else "it takes none"
            return f"Strategy {values['strategy']} has no option {_quoted(values['key'])}; {takes}"
        case "unknown-choice":
            return (
                f"Option {values['key']} cannot be {_quoted(values['value'])}; "
                f"choose one of {', '.join(values['known'])}"
            )
        case "takes-long":
            return f"These jobs would take about {duration(values['seconds'])}"
        case "takes-long-unbounded":
            return (
                f"These jobs would take about {duration(values['seconds'])}; choose a smaller --size, or give --timeout "
                f"SECONDS to run them for at most that long"
            )
        case "takes-memory-unbounded":
            return (
                f"The workers would need about {_gigabytes(values['needed_bytes'])} of memory at once, and this machine "
                f"has {_gigabytes(values['machine_bytes'])}; choose a smaller --size or fewer --workers, or give --timeout "
                f"SECONDS to try it all the same"
            )
        case "not-positive":
            return f"{name} must be a number of seconds from 0.001 to 100,000,000, not {_quoted(values['value'])}"
        case "not-options":
            return f"Options are pairs of a key and a value, not {_quoted(values['value'])}"
        case "not-a-pair":
            return f"An option is written KEY=VALUE, not {_quoted(values['value'])}"
        case "not-writable":
            return f"{_quoted(values['value'])} cannot be written; give --json a file in a folder that can, or -"
        case "whose-options":
            return f"Say whose options: list options STRATEGY, one of {', '.join(values['known'])}"
        case "not-wanted":
            return f"list {values['what']} takes nothing more, so {_quoted(values['value'])} is one word too many"
        case "takes-memory":
            return (
                f"The workers would need about {_gigabytes(values['needed_bytes'])} of memory at once, "
                f"and this machine has {_gigabytes(values['machine_bytes'])}"
            )
        case "no-module":
            return f"Strategy {values['strategy']} needs {values['module']}, which this Python does not have"
        case "no-folder":
            return f"The folder for temporary files cannot be written to ({values['why']}); make room or set TMPDIR"
        case "no-start":
            return f"Python could not be started for the run ({values['why']})"
        case "runner-died":
            return f"The process that was to run the jobs ended before it began ({values['why']})"
        case "internal":
            return f"The program has a fault of its own ({values['why']}); please report it"
        case "stopped":
            return "The run was stopped"
        case "timeout":
            return "The run was stopped because its time was up"
        case "runner-gone":
            return "The process that called the strategy died during the run"
        case "tasks-failed":
            parts = []
            if values["error"]:
                parts.append(_count(values["error"], "task raised an error", "tasks raised an error"))
            if values["lost"]:
                parts.append(
                    _count(values["lost"], "task was lost with its worker", "tasks were lost with their workers")
                )
            return " and ".join(parts)
        case "strategy-raised":
            return f"The strategy raised {values['type']}: {_plain(values['message'].partition(chr(10))[0])}"
        case "not-recorded":
            return _count(values["tasks"], "task left no record", "tasks left no record")
        case _:
            return f"{name}: {found.code}"


def duration(seconds: float) -> str:
    """A rough duration for people: ``"3 hours"``, ``"12 minutes"``, ``"5 s"``."""
    for unit, length in (("years", 31_557_600), ("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 1.5 * length:
            return f"{seconds / length:,.0f} {unit}"
    return f"{seconds:.0f} s"


def load(plan: Plan) -> str:
    """What a plan has to do, in a few words."""
    return f"{plan.workload} · {_count(plan.jobs, 'job', 'jobs')} of size {plan.size:,}"


def workers(count: int) -> str:
    """A number of workers: ``"1 worker"``, ``"2 workers"``."""
    return _count(count, "worker", "workers")


def result(known: Details) -> str:
    """What came of a task, in one line: its result, its error, or how its worker died; empty if nothing is known."""
    if known.error is not None:
        return printable(f"{known.error.type}: {known.error.message}".partition("\n")[0])
    if known.death is not None:
        return death(known.death)
    return printable((known.result or "").partition("\n")[0])


def death(how: Death) -> str:
    """How a worker ended, in a few words."""
    if how.signal is not None:
        return f"its worker was killed by {how.signal}"
    if how.exit_code is not None:
        return f"its worker ended with exit code {how.exit_code}"
    return "its worker ended, and nobody saw how"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _quoted(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    shown = text if len(text) <= 60 else text[:60] + "…"
    return f"“{_plain(shown)}”"


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else "·" for character in text)


def _number(value: int) -> str:
    # Python refuses to write an int of more than 4300 digits, and nobody reads one of 30.
    return f"{value:,}" if abs(value) < 10**30 else "a number of more than 30 digits"


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:,.1f} GB"
