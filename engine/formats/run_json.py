"""A run as one JSON object, the command line's contract (``--json``)."""

import dataclasses
from typing import Any

from .. import words
from ..insight.speedup import speedup
from ..records.reader import FolderReader
from ..trace.details import details
from ..trace.run import Run
from ..trace.trace import Lane, Span, State

FORMAT = "parallelogram-run"
VERSION = 1


def run_as_json(run: Run, reader: FolderReader, sequential_s: float | None) -> dict[str, Any]:
    """The object, ready for ``json.dump``. Times are seconds since the start of the strategy's call.

    Args:
        run: a run that is over.
        reader: its records, for results and errors.
        sequential_s: the plain loop's time, if it was run as well.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "plan": run.plan.fields(),
        "outcome": run.outcome and run.outcome.value,
        "reason": words.problem(run.reason) if run.reason else None,
        "elapsed_s": run.elapsed_s,
        "sequential_s": sequential_s,
        "speedup": speedup(sequential_s, run.finished_s),
        "tasks": [_task(run, reader, index) for index in range(run.plan.jobs)],
        "workers": [_worker(lane, run.seen_ns) for lane in run.trace.lanes],
        "own_cpu_share": run.own_cpu_share,
    }


def _task(run: Run, reader: FolderReader, index: int) -> dict[str, Any]:
    span = run.trace.span_of(index)
    fields: dict[str, Any] = {
        "index": index,
        "label": str(index + 1),
        "state": State(run.trace.state[index]).name.lower(),
    }
    if span is None:
        absent = ("host", "pid", "thread", "started_s", "ended_s", "cpu_s", "result", "error", "death")
        return fields | dict.fromkeys(absent)
    return fields | _span(run, reader, span)


def _span(run: Run, reader: FolderReader, span: Span) -> dict[str, Any]:
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
    }


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
