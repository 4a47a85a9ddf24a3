"""The one place where the engine's codes become English sentences."""

import os
from collections.abc import Mapping
from typing import Any

from .plan import Plan
from .problem import Problem
from .runner.batch import Checked, Python
from .runner.deaths import Death
from .strategies import strategies
from .trace.details import Details
from .trace.output import printable
from .trace.traffic import Message, Totals
from .workloads import function as own_function

_PATH_CHARACTERS = 80
_NAMES = {
    "jobs": "The number of jobs",
    "workers": "The number of workers",
    "size": "The size",
    "strategy": "strategy",
    "workload": "workload",
    "timeout": "The time-out",
    "task_timeout": "The time-out of a task",
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
        case "unknown-value":
            return (
                f"Option {values['key']} cannot be {_quoted(values['value'])}; it takes {' or '.join(values['takes'])}"
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
            text = " and ".join(parts)
            if "returned" in values:
                text += (
                    f"; the strategy returned {values['returned']:,} results for {values['jobs']:,} jobs, and no error"
                )
            return text
        case "fewer-results":
            return (
                f"The strategy returned only {values['returned']:,} results for {values['jobs']:,} jobs, and no error"
            )
        case "stalled":
            return _stalled(values)
        case "respawn":
            how = _how_ended(values)
            why = f" ({_plain(values['why'])})" if values["why"] else ""
            return (
                f"{values['count']:,} workers {how} before they could run a job, and every one was replaced by another"
                f"{why}; the run was stopped"
            )
        case "strategy-raised":
            return f"The strategy raised {values['type']}: {_plain(values['message'].partition(chr(10))[0])}"
        case "not-recorded":
            return _count(values["tasks"], "task left no record", "tasks left no record")
        case _:
            return _own_problem(found.code, values) or f"{name}: {found.code}"


def _own_problem(code: str, values: Mapping[str, Any]) -> str | None:
    """What can be wrong with a function, items, or a Python of one's own."""
    match code:
        case "beside-function":
            return (
                "A function of your own with items has neither workload nor size, nor a number of jobs; leave that out"
            )
        case "items-of-nothing":
            return "Items need a function to take them; give --function FILE.py:NAME as well"
        case "no-text":
            return f"A file, a function or an interpreter is named by a text, not {_quoted(values['value'])}"
        case "not-a-reference":
            return f"A function is named as FILE.py:NAME, not {_quoted(values['value'])}"
        case "none-chosen":
            return "Choose a Python file and one of its functions"
        case "none-usable":
            return (
                f"{_path(values['path'])} has no function that takes one item; write one with a single argument at its "
                f"top level"
            )
        case "no-python-file":
            return f"{_path(values['path'])} is no Python file; choose one whose name ends in .py"
        case "no-source":
            return "Say where the items come from: choose it, or type its path"
        case "no-file":
            return f"There is no file {_path(values['path'])}; choose one that is there"
        case "bad-file-name":
            return f"{_path(values['path'])} cannot be imported by that name; rename it without dots, such as work.py"
        case "named-like-library":
            return (
                f"{_path(values['path'])} has the name of the standard library's module {values['name']}, which would be "
                f"imported in its place; rename it"
            )
        case "shadowed":
            return (
                f"Importing {values['name']} finds {_path(values['other'])} instead of {_path(values['path'])}; "
                f"rename the file"
            )
        case "does-not-parse":
            where = f", line {values['line']}" if values.get("line") else ""
            return f"{_path(values['path'])} is no Python that this interpreter understands{where}: {_plain(values['why'])}"
        case "import-misses":
            return (
                f"{_path(values['path'])} needs the module {_plain(values['module'])}, which this Python does not have; "
                f"install it there or choose another Python"
            )
        case "import-failed":
            return f"{_path(values['path'])} cannot be imported ({_plain(values['why'])}); mend it and run again"
        case "ended-early":
            return (
                f"The process that was to run {_path(values['path'])} ended before the first job ({_plain(values['why'])}); "
                f"look for what ends it when the file is imported or the items are made"
            )
        case "no-function":
            return (
                f"There is no function {_quoted(values['name'])} in {_path(values['path'])}; choose one that is there"
            )
        case "not-callable":
            return f"{_quoted(values['name'])} is no function but of type {values['kind']}; choose a function"
        case "is-async":
            return (
                f"{_quoted(values['name'])} is an async function, which only an event loop can run; choose a plain one"
            )
        case "is-generator":
            return f"{_quoted(values['name'])} is a generator function, so calling it computes nothing; have it return a list"
        case "not-one-argument":
            return (
                f"{_quoted(values['name'])} takes {_plain(values['signature'])}, and gets one item as its one argument; "
                f"let it take one, such as a tuple"
            )
        case "function-not-picklable":
            return (
                f"The function does not pickle, so strategy {values['strategy']} cannot send it ({_plain(values['why'])}); "
                f"define it at the file's top level"
            )
        case "item-not-picklable":
            return (
                f"Item {values['number']:,} does not pickle, so strategy {values['strategy']} cannot send it: "
                f"{_plain(values['part'])} is the cause ({_plain(values['why'])}); leave that out, or use threads"
            )
        case "result-not-picklable":
            return (
                f"The first item's result does not pickle, so strategy {values['strategy']} cannot bring it back: "
                f"{_plain(values['part'])} is the cause ({_plain(values['why'])}); return something simpler, or use threads"
            )
        case "unknown-items":
            return (
                f"Items are a JSON array, @FILE.json, range:START:STOP, lines:FILE, files:FOLDER or generator:NAME, "
                f"not {_quoted(values['value'])}"
            )
        case "no-items":
            return f"{_path(values['value'])} gives no items; give at least one"
        case "too-many-items":
            return f"There are more than {values['most']:,} items; give fewer"
        case "not-json":
            where = f"{_path(values['path'])} is" if values["path"] else "These items are"
            return f"{where} no JSON ({_plain(values['why'])}); write them like [1, 2, 3]"
        case "not-an-array":
            where = f"{_path(values['path'])} holds" if values["path"] else "The items are"
            return f"{where} JSON but no array; write the items like [1, 2, 3]"
        case "not-a-range":
            return f"A range is written range:START:STOP with whole numbers, not {_quoted(values['value'])}"
        case "unreadable":
            return f"{_path(values['path'])} cannot be read ({_plain(values['why'])}); choose another"
        case "no-generator":
            return f"There is no function {_quoted(values['name'])} in {_path(values['path'])} to make the items"
        case "generator-raised":
            return (
                f"{_quoted(values['name'])} failed to make the items ({_plain(values['why'])}); mend it and run again"
            )
        case "no-interpreter":
            return f"There is no program {_path(values['value'])} to run; choose a Python, such as python3"
        case "not-a-python":
            return f"{_path(values['value'])} does not answer as a Python does; choose another interpreter"
        case "too-old-python":
            return f"{_path(values['value'])} is Python {values['version']}, and 3.10 is the oldest that can run jobs"
        case _:
            return None


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
            parts.append(f"so about {short_duration(expected_s)} for {_count(found.jobs, 'job', 'jobs')}")
        case "long":
            parts.append(f"one call takes more than {trial.call_s:.0f} s")
            parts.append(f"so {_count(found.jobs, 'job', 'jobs')} will take more than {short_duration(expected_s)}")
        case "raised":
            parts.append("the first item makes it raise an error")
        case "died":
            parts.append("the first item makes its process die")
        case _:
            parts.append(_count(found.jobs, "job", "jobs"))
    text = ", ".join(parts)
    return text[:1].upper() + text[1:]


def _stalled(values: Mapping[str, Any]) -> str:
    name = strategies()[values["strategy"]].title
    if "pid" not in values:
        return f"Every job has ended, and yet {name} does not return; stop the run"
    when = "between two jobs" if values["task"] is None else f"during job {values['task'] + 1:,}"
    return (
        f"{name} is waiting for a result that will never come: worker PID {values['pid']} {_how_ended(values)} {when}; "
        f"stop the run"
    )


def _how_ended(values: Mapping[str, Any]) -> str:
    if values["signal"] is not None:
        return f"was killed by {values['signal']}"
    return "ended" if values["exit_code"] is None else f"ended with exit code {values['exit_code']}"


def duration(seconds: float) -> str:
    """A rough duration for people: ``"3 hours"``, ``"12 minutes"``, ``"5 s"``."""
    for unit, length in (("years", 31_557_600), ("days", 86_400), ("hours", 3_600), ("minutes", 60)):
        if seconds >= 1.5 * length:
            return f"{seconds / length:,.0f} {unit}"
    return f"{seconds:.0f} s"


def short_duration(seconds: float) -> str:
    """A duration for people in the unit that reads best: ``"12 µs"``, ``"3.4 ms"``, ``"1.2 s"``, ``"12 minutes"``."""
    for limit, scale, unit in ((1e-3, 1e6, "µs"), (1.0, 1e3, "ms"), (90.0, 1.0, "s")):
        if seconds < limit:
            value = seconds * scale
            return f"{value:.0f} {unit}" if value >= 10 else f"{value:.1f} {unit}"
    return duration(seconds)


def size(count: float) -> str:
    """A number of bytes for people: ``"28 B"``, ``"1.2 kB"``, ``"80.0 MB"``."""
    for limit, scale, unit in ((1e3, 1.0, "B"), (1e6, 1e3, "kB"), (1e9, 1e6, "MB")):
        if count < limit:
            return f"{count / scale:.0f} {unit}" if scale == 1.0 else f"{count / scale:.1f} {unit}"
    return f"{count / 1e9:,.1f} GB"


def carried(totals: Totals) -> str:
    """What travelled between the runner and its workers, in one line; empty if nothing did."""
    if not totals.arguments and not totals.results:
        return ""
    there = f"{size(totals.argument_bytes)} to the workers in {_count(totals.arguments, 'message', 'messages')}"
    back = f"{size(totals.result_bytes)} back in {totals.results:,}"
    took = ", ".join(
        f"{verb} took {short_duration(spent_ns / 1e9)}"
        for verb, spent_ns in (("pickling", totals.pickle_ns), ("unpickling", totals.unpickle_ns))
        if spent_ns is not None
    )
    return f"{there}, {back}; {took}" if totals.results else f"{there}; {took}"


def message(found: Message) -> str:
    """What a task's argument or result cost, in one line."""
    parts = [size(found.size / found.tasks)]
    if found.tasks > 1:
        parts[0] = f"about {parts[0]}, one of {found.tasks:,} in {size(found.size)}"
    for verb, spent_ns in (("pickled", found.pickle_ns), ("unpickled", found.unpickle_ns)):
        if spent_ns is not None:
            parts.append(f"{verb} in {short_duration(spent_ns / 1e9)}")
    return ", ".join(parts)


def load(plan: Plan) -> str:
    """What a plan has to do, in a few words."""
    jobs = _count(plan.jobs, "job", "jobs")
    if plan.function is not None:
        path, name = own_function.split(plan.function)
        return f"{name} of {os.path.basename(path)} · {jobs}"
    return f"{plan.workload} · {jobs} of size {plan.size:,}"


def python(found: Python) -> str:
    """A Python, in a few words: ``"Python 3.12.1 · GIL · 2 cores"``."""
    return f"Python {found.version} · {'GIL' if found.gil else 'no GIL'} · {_count(found.cores, 'core', 'cores')}"


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
    match how.reason:
        case "time-limit":
            return "its worker was ended because the job's time was up"
        case "by-hand":
            return f"its worker was killed by hand ({how.signal or 'signal unknown'})"
        case "out-of-memory":
            return "its worker was killed by SIGKILL, most likely because memory ran out"
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


def _path(path: str) -> str:
    # Of a long one, the end tells more.
    return f"“{_plain(path if len(path) <= _PATH_CHARACTERS else '…' + path[-_PATH_CHARACTERS:])}”"


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else "·" for character in text)


def _number(value: int) -> str:
    # Python refuses to write an int of more than 4300 digits, and nobody reads one of 30.
    return f"{value:,}" if abs(value) < 10**30 else "a number of more than 30 digits"


def _gigabytes(count: int) -> str:
    return f"{count / 1e9:,.1f} GB"
