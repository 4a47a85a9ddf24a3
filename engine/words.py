"""The one place where the engine's codes become English sentences."""

from .plan import Problem

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
            return f"{name} must be from {values['least']:,} to {values['most']:,}, not {values['value']:,}"
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
        case _:
            return f"{name}: {found.code}"


def duration(seconds: float) -> str:
    """A rough duration for people: ``"3 hours"``, ``"12 minutes"``, ``"5 s"``."""
    for unit, length in (("years", 31_557_600), ("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 1.5 * length:
            return f"{seconds / length:,.0f} {unit}"
    return f"{seconds:.0f} s"


def _quoted(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    shown = text if len(text) <= 60 else text[:60] + "…"
    return "“" + "".join(character if character.isprintable() else "·" for character in shown) + "”"


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:,.1f} GB"
