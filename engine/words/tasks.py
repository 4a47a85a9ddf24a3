"""What came of a task, and what it cost, in a few words."""

from ..inside.language import mark, marked, tr
from ..inside.phrases import count, size
from ..inside.records.facts import CPU
from ..model.death import Death
from ..trace.details import Details
from ..trace.lane import Span, State
from ..trace.output import printable
from ..trace.traffic import Message, Totals
from .figures import at_a_glance, short_duration

_SEVERAL = 1.1  # threads: less is what other work in the process takes, such as the collection of garbage
_ON_A_CORE = 0.97  # of a task's time is all of it: the two clocks are not read at one moment
_STATES = {
    State.WAITING: mark("waiting"),
    State.RUNNING: mark("running"),
    State.DONE: mark("done"),
    State.ERROR: mark("error"),
    State.LOST: mark("lost"),
    State.CANCELLED: mark("cancelled"),
    State.INTERRUPTED: mark("interrupted"),
}
STATES = tuple(_STATES.values())
"""The word of each state, marked."""


def state(found: State) -> str:
    """What has become of a task, in a word."""
    return marked(_STATES[found])


def item(known: Details) -> str:
    """What a task works on, in one line; empty if nobody knows."""
    return printable((known.item or "").partition("\n")[0])


def cores_used(span: Span) -> str:
    """In how many threads a task computed, if it was more than its own; else empty."""
    cpu_ns, inner_ns = span.fact(CPU.key), span.fact("inner_cpu")
    took_ns = span.ended_ns - span.started_ns
    if not span.ended_ns or not cpu_ns or not inner_ns or cpu_ns < _SEVERAL * took_ns:
        return ""
    return tr("about {n:.1f} threads or processes").format(n=cpu_ns / took_ns)


def on_cores(took_s: float, cpu_s: float) -> str:
    """How long a task took, and how much of it a core was its own, where that was not all of the time."""
    took, share = at_a_glance(took_s), cpu_s / took_s if took_s > 0 else 1.0
    if share < _ON_A_CORE and (on := at_a_glance(cpu_s)) != took:
        return tr("{took}, a core for {on}").format(took=took, on=on)
    if share > _SEVERAL:
        return tr("{took}, on {n:.1f} cores").format(took=took, n=share)
    return took


def result(known: Details) -> str:
    """What came of a task, in one line: its result, its error, or how its worker died; empty if nothing is known."""
    if known.error is not None:
        return printable(known.error.line.partition("\n")[0])
    if known.death is not None:
        return death(known.death)
    return printable((known.result or "").partition("\n")[0])


def death(how: Death) -> str:
    """How a worker ended, in a few words."""
    match how.reason:
        case "time-limit":
            return tr("its worker was ended because the job's time was up")
        case "by-hand" if how.signal is None:
            return tr("its worker was killed by you (signal unknown)")
        case "by-hand":
            return tr("its worker was killed by you ({signal})").format(signal=how.signal)
        case "out-of-memory":
            return tr("its worker was killed by SIGKILL, most likely because memory ran out")
    if how.signal is not None:
        return tr("its worker was killed by {signal}").format(signal=how.signal)
    if how.exit_code is not None:
        return tr("its worker ended with exit code {exit_code}").format(exit_code=how.exit_code)
    return tr("its worker ended, and nobody saw how")


def death_in_brief(how: Death) -> str:
    """How a worker ended, where there is room for two or three words."""
    match how.reason:
        case "time-limit":
            return tr("time was up")
        case "by-hand":
            return tr("killed by you")
        case "out-of-memory":
            return tr("out of memory")
    if how.signal is not None:
        return tr("killed by {signal}").format(signal=how.signal)
    if how.exit_code is not None:
        return tr("exit code {exit_code}").format(exit_code=how.exit_code)
    return tr("died", "a worker, nobody saw how")


def message(found: Message) -> str:
    """What a task's argument or result cost, in one line."""
    parts = [size(found.size / found.tasks)]
    if found.tasks > 1:
        parts[0] = tr("about {share}, one of {tasks:,} in {size}").format(
            share=parts[0], tasks=found.tasks, size=size(found.size)
        )
    for text, spent_ns in ((tr("pickled in {time}"), found.pickle_ns), (tr("unpickled in {time}"), found.unpickle_ns)):
        if spent_ns is not None:
            parts.append(text.format(time=short_duration(spent_ns / 1e9)))
    return ", ".join(parts)


def carried(totals: Totals, mapped_bytes: int = 0) -> str:
    """What travelled between the runner and its workers, in one line; empty if nothing did.

    ``mapped_bytes``: what was written to files that the workers map, and is in no message.
    """
    if not totals.arguments and not totals.results:
        return ""
    messages = count(totals.arguments, tr("{n} message"), tr("{n} messages"))
    parts = [tr("{size} to the workers in {messages}").format(size=size(totals.argument_bytes), messages=messages)]
    if totals.results:
        parts.append(
            tr("{size} back in {n:,}", "that many messages").format(size=size(totals.result_bytes), n=totals.results)
        )
    if mapped_bytes:
        parts.append(tr("{size} written to files that the workers map").format(size=size(mapped_bytes)))
    took = ", ".join(
        text.format(time=short_duration(spent_ns / 1e9))
        for text, spent_ns in (
            (tr("pickling took {time}"), totals.pickle_ns),
            (tr("unpickling took {time}"), totals.unpickle_ns),
        )
        if spent_ns  # of a program that is watched the main process's end is not known
    )
    return "; ".join(told for told in (", ".join(parts), took) if told)
