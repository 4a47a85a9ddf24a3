"""A run as one JSON object, the command line's contract (``--json``)."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

from ..inside.language import english
from ..inside.worker import Process
from ..insight.memory import Memory, cpu_by_process, memory_by_process
from ..insight.speedup import speedup
from ..insight.verdict import why
from ..trace.calls import Call
from ..trace.hosts import hosts_of
from ..trace.lane import Lane
from ..trace.run import Run
from .befallen import incidents_as_json, lives_as_json
from .results import RunRecords
from .tasks_json import tasks_as_json
from .why_json import why_as_fields

FORMAT = "parallelogram-run"
VERSION = 2


def run_as_json(run: Run, reader: RunRecords, sequential_s: float | None) -> Iterator[str]:
    """The object as text, a line a task, some thousand at a time, so that millions of tasks take no memory.

    Times are seconds since the start of the strategy's call.
    ``items_s`` is how long it took to make the items of a function of one's own before the call (null for a built-in
    one); ``items_meanwhile``: within the call, as the strategy took them; ``items_taken_over``: an earlier run of the
    same jobs has made them. ``function_bytes`` goes with each message (null where none carries it);
    ``mapped_bytes`` joblib has written to files that its workers map. Of ``cores``,
    ``others_cores`` were used by other programs on average. A worker's ``importing_s`` is what it took to import
    modules for what it got, ``cpu_cores`` how many cores its process used on average over the samples,
    ``memory_bytes`` the most that was sampled of it, ``memory_growth_bytes`` by how much that grew with each job; null
    where it did not, or nobody knows. ``processes`` are workers that have run no task and what tasks have started,
    ``incidents`` who was suspended, let go on, or killed. The ``reason`` of a run that is finished says
    that its jobs have computed nothing.

    Args:
        run: a run that is over.
        reader: its records, for results and errors.
        sequential_s: the plain loop's time, if it was run as well.
    """
    with english():
        reason = run.reason.told() if run.reason else None
    head = {
        "format": FORMAT,
        "version": VERSION,
        "plan": run.plan.fields(),
        "outcome": run.outcome and run.outcome.value,
        "reason": reason,
        "items_s": None if run.checked is None else run.checked.made.items_s,
        "items_meanwhile": run.checked is not None and run.checked.made.is_flow,
        "items_taken_over": run.checked is not None and run.checked.made.is_taken_over,
        "elapsed_s": run.elapsed_s,
        "sequential_s": sequential_s,
        "speedup": speedup(sequential_s, run.finished_s),
        "exit_status": run.exit_status,
        "engine": _engine(run),
        "calls": _calls(run),
    }
    memory, cpu = memory_by_process(run), cpu_by_process(run)
    tail = {
        "workers": [_worker(run, lanes, memory, cpu) for lanes in run.trace.workers],
        "hosts": _hosts(run),
        "helpers": [{"pid": helper.pid, "kind": helper.kind} for helper in run.helpers],
        "processes": lives_as_json(run),
        "incidents": incidents_as_json(run),
        "function_bytes": run.checked and run.checked.found.function_bytes,
        "mapped_bytes": run.mapped_bytes,
        "own_cpu_share": run.own_cpu_share,
        "cores": run.python and run.python.cores,
        "others_cores": run.others_cores,
        "why": why_as_fields(why(run, reader, sequential_s)),
        "unseen": [{"what": what, "why": why} for what, why in run.unseen],
    }
    yield json.dumps(head, indent=1).removesuffix("\n}") + ',\n "tasks": ['
    tasks = tasks_as_json(run, reader)
    yield next(tasks, "").removeprefix(",")
    yield from tasks
    yield "\n ],\n" + json.dumps(tail, indent=1).removeprefix("{\n") + "\n"


def _calls(run: Run) -> list[dict[str, Any]]:
    """All calls; ``tasks`` is how many of each one's are known, ``unseen`` how many ran and left no record."""
    counts = run.trace.tasks.counts_by_call()
    return [_call(run, number, call, int(counts[number])) for number, call in run.calls()]


def _call(run: Run, number: int, call: Call, tasks: int) -> dict[str, Any]:
    return {
        "id": number,
        "by": call.by,
        "function": call.function,
        "file": call.file,
        "line": call.line,
        "host": call.host or None,
        "pid": call.pid or None,
        "thread": call.thread or None,
        "parent": run.trace.parent_of_call(call),
        "workers": call.workers,
        "chunksize": call.chunksize,
        "tasks": tasks,
        "declared": call.declared,
        "handed": call.handed,
        "unseen": call.unseen,
        "started_s": _since_start_s(run, call.started_ns),
        "ended_s": _since_start_s(run, call.ended_ns),
        "error": call.error and dataclasses.asdict(call.error),
    }


def _engine(run: Run) -> dict[str, Any] | None:
    engine = run.engine
    return None if engine is None else {"name": engine.name, "version": engine.version, "address": engine.address}


def _hosts(run: Run) -> list[dict[str, Any]]:
    """Where the workers were: how far the times of each host can be off, and whether it is the run's own."""
    return [
        {
            "host": host.name,
            "clock_error_s": host.clock_error_ns / 1e9,
            "workers": len(host.workers),
            "is_here": host.is_here,
        }
        for host in hosts_of(run)
    ]


def _since_start_s(run: Run, at_ns: int) -> float | None:
    """A moment, in seconds since the start of the strategy's call; None for 0, which is none."""
    return run.since_start_s(at_ns) if at_ns else None


def _worker(
    run: Run, lanes: list[Lane], memory_of: Mapping[Process, Memory], cpu_of: Mapping[Process, float]
) -> dict[str, Any]:
    """A worker, by its lanes of all levels; it is busy while a task runs in the outermost."""
    header = lanes[0].header
    memory = memory_of.get(header.process)
    return {
        "host": header.host,
        "pid": header.pid,
        "thread": header.thread,
        "clock_error_s": header.clock_error_ns / 1e9,
        "tasks": sum(run.trace.task_count(lane) for lane in lanes),
        "busy_s": lanes[0].busy_until(run.until_ns) / 1e9,
        "importing_s": run.imports.get(header.process),
        "cpu_cores": cpu_of.get(header.process),
        "memory_bytes": memory and memory.most_bytes,
        "memory_growth_bytes": memory and memory.grew_bytes,
    }
