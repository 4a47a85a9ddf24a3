"""The tasks of a run as lines of JSON, many at a time."""

import dataclasses
import itertools
import json
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from ..model.death import Death
from ..trace.attempts import earlier
from ..trace.run import Run
from .call_columns import CallColumns
from .results import RunRecords
from .task_columns import STATES, TaskBlock, TaskColumns, share_of_bytes, share_of_time
from .text_columns import Column, beside, chosen, either, placed, rows, whole

_NULL = "null"
_OF_ATTEMPT = ("host", "pid", "thread", "started_s", "ended_s", "result", "error", "death")


def tasks_as_json(run: Run, records: RunRecords) -> Iterator[str]:
    """A line for each task, each after a comma: all that is known of it.

    Times are seconds since the start of the strategy's call.

    Args:
        run: a run that is over.
        records: its own.
    """
    calls, columns = CallColumns(run), TaskColumns(run, records)
    attempts = _attempts(columns, calls)
    for block in columns.by_task():
        told = [attempts.get(task, "") for task in block.task.tolist()] if attempts else [""]
        more = chosen(told, np.arange(len(block)) if attempts else np.zeros(len(block), np.intp))
        yield from rows([",\n  {", *_named(_fields(run, block, calls)), more, "}"], len(block))


def _named(fields: "Mapping[str, Column]") -> "list[Column | str]":
    """The inside of an object."""
    (first, column), *others = fields.items()
    return [f'"{first}": ', column, *(part for name, column in others for part in (f', "{name}": ', column))]


def _attempts(columns: TaskColumns, calls: CallColumns) -> dict[int, str]:
    """The attempts at each task before the last one, of tasks that have such: by whom, when, and what came of them."""
    before = earlier(columns.run.trace)
    if not before:
        return {}
    spans = [span for of_task in before.values() for span in of_task]
    block = columns.of_spans(spans)
    fields = _fields(columns.run, block, calls)
    state = {"state": chosen([json.dumps(state) for state in STATES], block.state)}
    told = "".join(rows(["{", *_named(state | {name: fields[name] for name in _OF_ATTEMPT}), "}\n"], len(block)))
    lines = iter(told.split("\n"))
    texts = {task: ", ".join(itertools.islice(lines, len(of_task))) for task, of_task in before.items()}
    return {task: f', "attempts": [{text}]' for task, text in texts.items()}


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
