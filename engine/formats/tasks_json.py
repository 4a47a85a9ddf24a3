"""The tasks of a run as lines of JSON, many at a time."""

import dataclasses
import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ..model.death import Death
from ..trace.run import Run
from .call_columns import CallColumns
from .results import RunRecords
from .task_columns import STATES, TaskBlock, TaskColumns, share_of_bytes, share_of_time
from .text_columns import Column, beside, chosen, either, placed, rows, whole

_NULL = "null"


def tasks_as_json(run: Run, records: RunRecords) -> Iterator[str]:
    """A line for each task, each after a comma: all that is known of it.

    Times are seconds since the start of the strategy's call.

    Args:
        run: a run that is over.
        records: its own.
    """
    calls = CallColumns(run)
    for block in TaskColumns(run, records).by_task():
        fields = _fields(run, block, calls)
        parts = [part for name, column in fields.items() for part in (f', "{name}": ', column)]
        yield from rows([",\n  {" + str(parts[0]).removeprefix(", "), *parts[1:], "}"], len(block))


def _fields(run: Run, block: TaskBlock, calls: CallColumns) -> dict[str, Column]:
    """The values of all fields, in their order."""
    headers = [lane.header for lane in run.trace.lanes]
    there, back = block.arguments, block.sent_results
    return {
        "index": whole(block.task),
        "label": beside('"', whole(block.task + 1), '"'),
        "state": chosen([json.dumps(state) for state in STATES], run.trace.state[block.task]),
        "call": whole(calls.calls(block)),
        "place": calls.places(block).or_else(_NULL),
        "function": calls.functions(block, json.dumps),
        "parent": calls.parents(block).or_else(_NULL),
        "submitted_s": calls.submitted(block).or_else(_NULL),
        "level": calls.levels(block),
        "container": calls.containers(block, ("false", "true")),
        "host": block.texts_of_lane([json.dumps(header.host) for header in headers], _NULL),
        "pid": block.texts_of_lane([str(header.pid) for header in headers], _NULL),
        "thread": block.texts_of_lane([str(header.thread) for header in headers], _NULL),
        "started_s": block.moment(block.started_ns).or_else(_NULL),
        "ended_s": block.moment(block.ended_ns).or_else(_NULL),
        **{name: cell.or_else(_NULL) for name, cell in block.facts.items()},
        "item": block.items.column(json.dumps, '"', _NULL),
        "result": block.results.column(json.dumps, '"', _NULL),
        "error": _objects(block, {row: dataclasses.asdict(error) for row, error in block.errors.items()}),
        "death": _objects(block, {row: _death(death) for row, death in block.deaths.items()}),
        "argument_bytes": share_of_bytes(there).or_else(_NULL),
        "argument_pickle_s": share_of_time(there, there.pickle_ns).or_else(_NULL),
        "argument_unpickle_s": share_of_time(there, there.unpickle_ns).or_else(_NULL),
        "result_bytes": share_of_bytes(back).or_else(_NULL),
        "result_pickle_s": share_of_time(back, back.pickle_ns).or_else(_NULL),
    }


def _death(death: Death) -> dict[str, Any]:
    return {key: told for key, told in dataclasses.asdict(death).items() if told is not None}


def _objects(block: TaskBlock, found: "Mapping[int, Mapping[str, Any]]") -> Column:
    """An object in some rows, and none in the others."""
    at, is_there = np.fromiter(found, np.intp, len(found)), np.zeros(len(block), np.bool_)
    is_there[at] = True
    return either(is_there, placed(len(block), at, [json.dumps(fields) for fields in found.values()]), _NULL)
