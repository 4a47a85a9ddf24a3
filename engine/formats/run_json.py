"""A run as one JSON object, the command line's contract (``--json``)."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

from .. import words
from ..insight.speedup import speedup
from ..trace.details import Records, details
from ..trace.lane import Lane, Span, State
from ..trace.run import Run
from ..trace.traffic import Message

FORMAT = "parallelogram-run"
VERSION = 1


def run_as_json(run: Run, reader: Records, sequential_s: float | None) -> Iterator[str]:
    """The object as text, piece by piece, a line a task, so that a run of millions of tasks takes no memory to write.

    Times are seconds since the start of the strategy's call.

    Args:
        run: a run that is over.
        reader: its records, for results and errors.
        sequential_s: the plain loop's time, if it was run as well.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "plan": run.plan.fields(),
        "outcome": run.outcome and run.outcome.value,
        "reason": words.problem(run.reason) if run.reason else None,
        "elapsed_s": run.elapsed_s,
        "sequential_s": sequential_s,
        "speedup": speedup(sequential_s, run.finished_s),
    }
    tail = {
        "workers": [_worker(lane, run.seen_ns) for lane in run.trace.lanes],
        "helpers": [{"pid": helper.pid, "kind": helper.kind} for helper in run.helpers],
        "own_cpu_share": run.own_cpu_share,
    }
    yield json.dumps(head, indent=1).removesuffix("\n}") + ',\n "tasks": ['
    for index in range(run.plan.jobs):
        yield (",\n  " if index else "\n  ") + json.dumps(_task(run, reader, index))
    yield "\n ],\n" + json.dumps(tail, indent=1).removeprefix("{\n") + "\n"


def _task(run: Run, reader: Records, index: int) -> dict[str, Any]:
    span = run.trace.span_of(index)
    fields: dict[str, Any] = {
        "index": index,
        "label": str(index + 1),
        "state": State(run.trace.state[index]).name.lower(),
    }
    if span is None:
        absent = ("host", "pid", "thread", "started_s", "ended_s", "cpu_s", "result", "error", "death")
        unsent = run.unsent.get(index)
        error = {"error": unsent and dataclasses.asdict(unsent)}
        return fields | dict.fromkeys(absent) | error | _traffic(None, None)
    return fields | _span(run, reader, span)


def _span(run: Run, reader: Records, span: Span) -> dict[str, Any]:
    header = run.trace.lanes[span.lane].header
    known = details(run, reader, span)
    return {
        "host": header.host,
        "pid": header.pid,
        "thread": header.thread,
        "started_s": run.since_start_s(span.started_ns),
        "ended_s": run.since_start_s(span.ended_ns) if span.ended_ns else None,
        "cpu_s": None if span.cpu_ns is None else span.cpu_ns / 1e9,
        "result": known.result,
        "error": known.error and dataclasses.asdict(known.error),
        "death": known.death
        and {key: value for key, value in dataclasses.asdict(known.death).items() if value is not None},
        **_traffic(run.trace.argument(span), run.trace.result(span)),
    }


def _traffic(argument: Message | None, result: Message | None) -> dict[str, float | None]:
    """A task's share of the messages that brought its argument and took its result; None where nobody knows."""
    there = _shares(argument)
    back = _shares(result)
    return {
        "argument_bytes": there[0],
        "argument_pickle_s": there[1],
        "argument_unpickle_s": there[2],
        "result_bytes": back[0],
        "result_pickle_s": back[1],
    }


def _shares(message: Message | None) -> tuple[float | None, float | None, float | None]:
    if message is None:
        return None, None, None
    pickle_s, unpickle_s = (
        None if spent_ns is None else spent_ns / message.tasks / 1e9
        for spent_ns in (message.pickle_ns, message.unpickle_ns)
    )
    size = message.size if message.tasks == 1 else message.size / message.tasks
    return size, pickle_s, unpickle_s


def _worker(lane: Lane, seen_ns: int) -> dict[str, Any]:
    header = lane.header
    tasks = lane.span_count()
    return {
        "host": header.host,
        "pid": header.pid,
        "thread": header.thread,
        "tasks": tasks,
        "busy_s": lane.busy_until(seen_ns) / 1e9,
    }
