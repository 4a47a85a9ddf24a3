"""What is wrong with a plan or a run, as a sentence."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ..inside.language import IN_ENGLISH, LANGUAGES, chosen, mark, marked, tr
from ..inside.plan import PLAN_FIELDS
from ..inside.problem import Problem
from .figures import brief, count, duration, gigabytes, number, path, quoted
from .file_problems import file_problem
from .option_problems import option_problem
from .own_problems import own_problem
from .run_problems import run_problem

_NAMES = {"timeout": mark("The time-out"), "repeat": mark("The number of repeats")}
_SUBJECTS = {field.name: field.subject or field.title for field in PLAN_FIELDS.values()}
"""What a sentence speaks of that is about a field of a plan."""


def problem(found: Problem) -> str:
    """One plain sentence that says what is wrong and how to mend it, without a full stop at its end."""
    values = found.values
    name = marked(_NAMES.get(found.field) or _SUBJECTS.get(found.field) or found.field)
    match found.code:
        case "unknown":
            return _unknown(found.field).format(value=quoted(values["value"]), known=", ".join(values["known"]))
        case "not-whole":
            return tr("{name} must be a whole number from {least:,} to {most:,}, not {value}").format(
                name=name, least=values["least"], most=values["most"], value=quoted(values["value"])
            )
        case "out-of-range":
            return tr("{name} must be from {least:,} to {most:,}, not {value}").format(
                name=name, least=values["least"], most=values["most"], value=number(values["value"])
            )
        case "not-positive":
            return tr("{name} must be a number of seconds from 0.001 to 100,000,000, not {value}").format(
                name=name, value=quoted(values["value"])
            )
        case "not-writable" if found.field == "json":
            return tr("{path} cannot be written; give --json a file in a folder that can, or -").format(
                path=quoted(values["value"])
            )
        case "not-writable":
            return tr("{path} cannot be written; give --{option} a file in a folder that can").format(
                path=quoted(values["value"]), option=found.field
            )
        case _:
            return (
                _too_much(found.code, values)
                or _missing(found.code, values)
                or option_problem(found.code, values)
                or own_problem(found.code, values)
                or run_problem(found.code, values)
                or file_problem(found.code, values)
                or f"{name}: {found.code}"
            )


def why(reason: Problem) -> str:
    """Why a run that is over has ended so, as ``problem`` tells it: what is over need not be stopped any more."""
    return problem(replace(reason, values={**reason.values, "is_over": True}))


def _unknown(field: str) -> str:
    match field:
        case "strategy":
            return tr("There is no strategy {value}; choose one of {known}")
        case "workload":
            return tr("There is no workload {value}; choose one of {known}")
        case _:
            return tr("There is no {value}; choose one of {known}")


def _too_much(code: str, values: Mapping[str, Any]) -> str | None:
    """What would take too much of the machine, or for too long."""
    sentence = _too_many(code.removesuffix("-unbounded"), values)
    if sentence is not None:
        return _with_way_out(sentence) if code.endswith("-unbounded") else sentence
    match code:
        case "too-many-at-once":
            return tr(
                "Strategy {strategy} would start {workers:,} workers at once, and {most:,} is the most; set the number of workers"
            ).format(strategy=values["strategy"], workers=values["workers"], most=values["most"])
        case "too-many-on-windows":
            return tr(
                "On Windows strategy {strategy} can have at most {most:,} workers, not {workers}; choose fewer, or the strategy process"
            ).format(strategy=values["strategy"], most=values["most"], workers=number(values["workers"]))
        case "takes-long":
            return tr("These jobs would take about {time}").format(time=duration(values["seconds"]))
        case "takes-long-unbounded":
            return tr(
                "These jobs would take about {time}; choose a smaller --size, or give --timeout SECONDS to run them for at most that long"
            ).format(time=duration(values["seconds"]))
        case "takes-memory":
            return tr(
                "The workers would need about {needed} of memory at once, and this machine has {available}"
            ).format(needed=gigabytes(values["needed_bytes"]), available=gigabytes(values["machine_bytes"]))
        case "takes-memory-unbounded":
            return tr(
                "The workers would need about {needed} of memory at once, and this machine has {available}; choose a smaller --size or fewer --workers, or give --timeout SECONDS to try it all the same"
            ).format(needed=gigabytes(values["needed_bytes"]), available=gigabytes(values["machine_bytes"]))
        case _:
            return None


def _too_many(code: str, values: Mapping[str, Any]) -> str | None:
    """Which limit of the system so many workers would not fit into."""
    match code:
        case "too-many-files":
            return tr(
                "{workers:,} workers need more open files than the {most:,} this system allows a process; about {fitting} would fit"
            ).format(workers=values["workers"], most=values["most"], fitting=_workers(values["fitting"]))
        case "too-many-processes":
            return tr(
                "This system allows {most:,} processes and threads here, and {used:,} are there already, so {workers:,} workers more do not fit; {fitting} would"
            ).format(
                most=values["most"],
                used=values["used"],
                workers=values["workers"],
                fitting=_workers(values["fitting"]),
            )
        case "memory-unknown":
            return tr(
                "{workers:,} workers alone need about {needed} of memory, what the function adds is not known, and this machine has {available}"
            ).format(
                workers=values["workers"],
                needed=gigabytes(values["needed_bytes"]),
                available=gigabytes(values["machine_bytes"]),
            )
        case _:
            return None


def _with_way_out(sentence: str) -> str:
    """On the command line, where nobody can be asked, what to do about it is a part of the sentence."""
    return tr("{sentence}; choose fewer --workers, or give --timeout SECONDS to try it all the same").format(
        sentence=sentence
    )


def _workers(number: int) -> str:
    return count(number, tr("{n} worker"), tr("{n} workers"))


def _missing(code: str, values: Mapping[str, Any]) -> str | None:
    """What is not there that the run needs."""
    match code:
        case "no-module":
            return tr(
                "Strategy {strategy} needs {module}, which this Python does not have; choose another strategy or another Python"
            ).format(strategy=values["strategy"], module=values["module"])
        case "workload-misses":
            return tr(
                "Workload {workload} needs {module}, which this Python does not have; choose another workload or another Python"
            ).format(workload=values["workload"], module=values["module"])
        case "no-folder" if "folder" in values:
            return tr(
                "{folder}, the folder for temporary files, cannot be written to ({why}); make room or set TMPDIR"
            ).format(folder=path(str(values["folder"])), why=brief(values["why"]))
        case "no-font":
            names = IN_ENGLISH if chosen() == "en" else LANGUAGES
            return tr(
                "No font here has the letters of {language}, so all is in English; install one, such as the package fonts-noto-cjk, and start again"
            ).format(language=names[values["language"]])
        case "no-folder":
            return tr("There is no folder for temporary files ({why}); make room or set TMPDIR").format(
                why=brief(values["why"])
            )
        case "no-start":
            return tr("Python could not be started for the run ({why})").format(why=brief(values["why"]))
        case _:
            return None
