"""A run as one JSON object, the command line's contract (``--json``)."""

import json
from collections.abc import Iterator
from typing import Any

from .. import words
from ..inside.language import english
from ..insight.memory import Memory, memory_by_pid
from ..insight.speedup import speedup
from ..trace.details import Records
from ..trace.lane import Lane
from ..trace.run import Run
from .task_fields import task_fields

FORMAT = "parallelogram-run"
VERSION = 1


def run_as_json(run: Run, reader: Records, sequential_s: float | None) -> Iterator[str]:
    """The object as text, piece by piece, a line a task, so that a run of millions of tasks takes no memory to write.

    Times are seconds since the start of the strategy's call.
    ``items_s`` is how long it took to make the items of a function of one's own before the call (null for a built-in
    one); ``items_taken_over``: an earlier run of the same jobs has made them. ``function_bytes`` goes with each message
    (null where none carries it); ``mapped_bytes`` joblib has written to files that its workers map. Of ``cores``,
    ``others_cores`` were used by other programs on average. A worker's ``importing_s`` is what it took to import
    modules for what it got, ``memory_bytes`` the most that was sampled of it, ``memory_growth_bytes`` by how much that
    grew with each job; null where it did not, or nobody knows. The ``reason`` of a run that is finished says that its
    jobs have computed nothing.

    Args:
        run: a run that is over.
        reader: its records, for results and errors.
        sequential_s: the plain loop's time, if it was run as well.
    """
    with english():
        reason = words.problem(run.reason) if run.reason else None
    head = {
        "format": FORMAT,
        "version": VERSION,
        "plan": run.plan.fields(),
        "outcome": run.outcome and run.outcome.value,
        "reason": reason,
        "items_s": None if run.checked is None else run.checked.made.items_s,
        "items_taken_over": run.checked is not None and run.checked.made.is_taken_over,
        "elapsed_s": run.elapsed_s,
        "sequential_s": sequential_s,
        "speedup": speedup(sequential_s, run.finished_s),
    }
    memory = memory_by_pid(run)
    tail = {
        "workers": [
            _worker(lane, run.until_ns, memory.get(lane.header.pid), run.imports.get(lane.header.pid))
            for lane in run.trace.lanes
        ],
        "helpers": [{"pid": helper.pid, "kind": helper.kind} for helper in run.helpers],
        "function_bytes": run.checked and run.checked.found.function_bytes,
        "mapped_bytes": run.mapped_bytes,
        "own_cpu_share": run.own_cpu_share,
        "cores": run.python and run.python.cores,
        "others_cores": run.others_cores,
    }
    yield json.dumps(head, indent=1).removesuffix("\n}") + ',\n "tasks": ['
    for index in range(run.plan.jobs):
        yield (",\n  " if index else "\n  ") + json.dumps(task_fields(run, reader, index))
    yield "\n ],\n" + json.dumps(tail, indent=1).removeprefix("{\n") + "\n"


def _worker(lane: Lane, until_ns: int, memory: Memory | None, importing_s: float | None) -> dict[str, Any]:
    header = lane.header
    tasks = lane.span_count()
    return {
        "host": header.host,
        "pid": header.pid,
        "thread": header.thread,
        "tasks": tasks,
        "busy_s": lane.busy_until(until_ns) / 1e9,
        "importing_s": importing_s,
        "memory_bytes": memory and memory.most_bytes,
        "memory_growth_bytes": memory and memory.grew_bytes,
    }
