"""What came of a task, and what it cost, in a few words."""

from collections.abc import Mapping
from typing import Any

from ..runner.deaths import Death
from ..trace.details import Details
from ..trace.output import printable
from ..trace.traffic import Message, Totals
from .figures import count, short_duration, size


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


def death_in_brief(how: Death) -> str:
    """How a worker ended, where there is room for two or three words."""
    match how.reason:
        case "time-limit":
            return "time was up"
        case "by-hand":
            return "killed by hand"
        case "out-of-memory":
            return "out of memory"
    if how.signal is not None:
        return f"killed by {how.signal}"
    return "died" if how.exit_code is None else f"exit code {how.exit_code}"


def how_ended(values: Mapping[str, Any]) -> str:
    """How a worker ended, from a problem's values ``signal`` and ``exit_code``."""
    if values["signal"] is not None:
        return f"was killed by {values['signal']}"
    return "ended" if values["exit_code"] is None else f"ended with exit code {values['exit_code']}"


def message(found: Message) -> str:
    """What a task's argument or result cost, in one line."""
    parts = [size(found.size / found.tasks)]
    if found.tasks > 1:
        parts[0] = f"about {parts[0]}, one of {found.tasks:,} in {size(found.size)}"
    for verb, spent_ns in (("pickled", found.pickle_ns), ("unpickled", found.unpickle_ns)):
        if spent_ns is not None:
            parts.append(f"{verb} in {short_duration(spent_ns / 1e9)}")
    return ", ".join(parts)


def carried(totals: Totals) -> str:
    """What travelled between the runner and its workers, in one line; empty if nothing did."""
    if not totals.arguments and not totals.results:
        return ""
    there = f"{size(totals.argument_bytes)} to the workers in {count(totals.arguments, 'message', 'messages')}"
    back = f"{size(totals.result_bytes)} back in {totals.results:,}"
    took = ", ".join(
        f"{verb} took {short_duration(spent_ns / 1e9)}"
        for verb, spent_ns in (("pickling", totals.pickle_ns), ("unpickling", totals.unpickle_ns))
        if spent_ns is not None
    )
    return f"{there}, {back}; {took}" if totals.results else f"{there}; {took}"
