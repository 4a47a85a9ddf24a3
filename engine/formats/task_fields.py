"""A task as plain data, as the JSON and the table of a run tell it."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from ..inside.records.facts import FACTS
from ..trace.details import Records, details
from ..trace.lane import Span, State
from ..trace.run import Run
from ..trace.traffic import Message


def task_fields(run: Run, reader: Records, index: int, earlier: Sequence[Span] = ()) -> dict[str, Any]:
    """All that is known of one task. Times are seconds since the start of the strategy's call.

    Args:
        run: a run that is over.
        reader: its records, for results and errors.
        index: which task.
        earlier: its attempts before the last; without any, nothing is told of attempts.
    """
    span, tasks = run.trace.span_of(index), run.trace.tasks
    call = tasks.call_of(index)
    fields: dict[str, Any] = {
        "index": index,
        "label": str(index + 1),
        "state": State(run.trace.state[index]).name.lower(),
        "call": call,
        "place": tasks.place_of(index),
        "function": run.call(call).function,
        "parent": run.trace.parent_of(index),
        "submitted_s": since_start_s(run, tasks.submitted_ns_of(index) or 0),
        "level": 0 if span is None else run.trace.lanes[span.lane].level,
        "container": tasks.is_one_container(index),
    }
    if span is None:
        absent = (
            "host",
            "pid",
            "thread",
            "started_s",
            "ended_s",
            *(fact.field for fact in FACTS),
            "item",
            "result",
            "error",
            "death",
        )
        unsent = run.unsent.get(index)
        error = {"error": unsent and dataclasses.asdict(unsent)}
        return fields | dict.fromkeys(absent) | error | _traffic(None, None)
    before = {"attempts": [_attempt(run, reader, each) for each in earlier]} if earlier else {}
    return fields | _span(run, reader, span) | before


def since_start_s(run: Run, at_ns: int) -> float | None:
    """A moment, in seconds since the start of the strategy's call; None for 0, which is none."""
    return run.since_start_s(at_ns) if at_ns else None


def shares(message: Message | None) -> tuple[float | None, float | None, float | None]:
    """A task's share of a message: bytes, and seconds to pickle and to unpickle it; None where nobody knows."""
    if message is None:
        return None, None, None
    pickle_s, unpickle_s = (
        None if spent_ns is None else spent_ns / message.tasks / 1e9
        for spent_ns in (message.pickle_ns, message.unpickle_ns)
    )
    size = message.size if message.tasks == 1 else message.size / message.tasks
    return size, pickle_s, unpickle_s


def _attempt(run: Run, reader: Records, span: Span) -> dict[str, Any]:
    """An attempt before the last: by whom, from when to when (as far as is known), and what came of it."""
    told = _span(run, reader, span)
    names = ("host", "pid", "thread", "started_s", "ended_s", "result", "error", "death")
    return {"state": span.state.name.lower(), **{name: told[name] for name in names}}


def _span(run: Run, reader: Records, span: Span) -> dict[str, Any]:
    header = run.trace.lanes[span.lane].header
    known = details(run, reader, span)
    return {
        "host": header.host,
        "pid": header.pid,
        "thread": header.thread,
        "started_s": run.since_start_s(span.started_ns),
        "ended_s": run.since_start_s(span.ended_ns) if span.ended_ns else None,
        **{fact.field: fact.exported(span.fact(fact.key)) for fact in FACTS},
        "item": known.item,
        "result": known.result,
        "error": known.error and dataclasses.asdict(known.error),
        "death": known.death
        and {key: value for key, value in dataclasses.asdict(known.death).items() if value is not None},
        **_traffic(run.trace.argument(span), run.trace.result(span)),
    }


def _traffic(argument: Message | None, result: Message | None) -> dict[str, float | None]:
    """A task's share of the messages that brought its argument and took its result; None where nobody knows."""
    there = shares(argument)
    back = shares(result)
    return {
        "argument_bytes": there[0],
        "argument_pickle_s": there[1],
        "argument_unpickle_s": there[2],
        "result_bytes": back[0],
        "result_pickle_s": back[1],
    }
