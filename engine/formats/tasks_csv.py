"""The tasks of a run as CSV, for spreadsheets: RFC 4180, a row a task.

Besides what has to be quoted is what some spreadsheets would take for separators as well: semicolons and tabs.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return for a formula, and a
formula can send away what stands in the sheet (CWE-1236). So in columns of text such a cell gets an apostrophe in
front, unless it is a number: ``-1.5`` stays what it is. Whoever reads the file by a program takes one apostrophe off
that stands before one of these.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from .. import words
from ..inside.language import english
from ..inside.records.facts import FACTS
from ..model.death import Death
from ..trace.attempts import earlier
from ..trace.lane import Span, State
from ..trace.run import Run
from .call_columns import CallColumns
from .results import RunRecords
from .task_columns import STATES, TaskBlock, TaskColumns, share_of_bytes
from .text_columns import Column, chosen, placed, rows, whole

_OF_ALL = (
    "index", "label", "state", "host", "pid", "thread", "started_s", "ended_s",
    *(fact.field for fact in FACTS), "argument_bytes", "result_bytes", "item", "result",
)  # fmt: skip
_OF_CALLS = ("call", "function", "level", "container")
_OF_ATTEMPTS = ("clock_error_s", "attempts", "earlier")
_TOLD = ("error_type", "error_message", "death")
_QUOTED = re.compile(r'[,;\t"\r\n]')
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*(?:e[+-]?[0-9]+)?|inf|nan)", re.IGNORECASE)


def tasks_as_csv(run: Run, records: RunRecords) -> Iterator[str]:
    """The table as text, some thousand rows at a time. Any thread.

    The columns are those of the JSON (``run_json``); of an error its type and message, of a death a few words. Where
    there are several calls, each task's call and what it is in it stand behind its state. Where an engine may run a
    task again, the last columns are how far the times can be off, how many attempts there were, and what became of
    those before the last. What is not known is an empty cell.

    Args:
        run: a run that is over.
        records: for results and errors.
    """
    names = columns(run)
    yield ",".join(names) + "\r\n"
    calls = CallColumns(run) if run.has_calls else None
    before = None if run.trace.begun is None else earlier(run.trace)
    for block in TaskColumns(run, records).by_task():
        cells = _cells(run, block)
        if calls is not None:
            cells |= {
                "call": whole(calls.calls(block)),
                "function": calls.functions(block, lambda name: "" if name is None else _cell(name)),
                "level": calls.levels(block),
                "container": calls.containers(block, ("False", "True")),
            }
        if before is not None:
            cells |= _attempts(run, block, before)
        separated = [part for name in names for part in (",", cells[name])]
        yield from rows([*separated[1:], "\r\n"], len(block))


def columns(run: Run) -> tuple[str, ...]:
    """The headings of a run's table."""
    after = _OF_ALL.index("state") + 1
    of_calls = _OF_CALLS if run.has_calls else ()
    of_attempts = _OF_ATTEMPTS if run.trace.begun is not None else ()
    return *_OF_ALL[:after], *of_calls, *_OF_ALL[after:], *_TOLD, *of_attempts


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula, and that UTF-8 can hold."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _cells(run: Run, block: TaskBlock) -> dict[str, Column]:
    """The columns that every table has."""
    headers = [lane.header for lane in run.trace.lanes]
    errors, deaths, count = block.errors, block.deaths, len(block)
    failed, died = (np.fromiter(found, np.intp, len(found)) for found in (errors, deaths))
    return {
        "index": whole(block.task),
        "label": whole(block.task + 1),
        "state": chosen(STATES, run.trace.state[block.task]),
        "host": block.texts_of_lane([_cell(header.host) for header in headers]),
        "pid": block.texts_of_lane([str(header.pid) for header in headers]),
        "thread": block.texts_of_lane([str(header.thread) for header in headers]),
        "started_s": block.moment(block.started_ns).or_else(""),
        "ended_s": block.moment(block.ended_ns).or_else(""),
        **{name: cell.or_else("") for name, cell in block.facts.items()},
        "argument_bytes": share_of_bytes(block.arguments).or_else(""),
        "result_bytes": share_of_bytes(block.sent_results).or_else(""),
        "item": block.items.column(_cell),
        "result": block.results.column(_cell),
        "error_type": placed(count, failed, [_cell(error.type) for error in errors.values()]),
        "error_message": placed(count, failed, [_cell(error.message) for error in errors.values()]),
        "death": placed(count, died, [_cell(_told(death)) for death in deaths.values()]),
    }


def _attempts(run: Run, block: TaskBlock, before: Mapping[int, Sequence[Span]]) -> dict[str, Column]:
    """The columns of what may be run more than once."""
    headers = [lane.header for lane in run.trace.lanes]
    spans = [before.get(task, ()) for task in block.task.tolist()]
    counts = np.array([len(each) for each in spans], np.int64)
    told = ["; ".join(_attempt(run, span) for span in each) for each in spans if each]
    return {
        "clock_error_s": block.texts_of_lane([repr(header.clock_error_ns / 1e9) for header in headers]),
        "attempts": whole(counts + block.is_placed),
        "earlier": placed(len(block), np.flatnonzero(counts), [_cell(each) for each in told]),
    }


def _attempt(run: Run, span: Span) -> str:
    header = run.trace.lanes[span.lane].header
    is_lost = span.state is State.LOST
    how = _told(run.attempt_deaths.get(span.lane) or run.deaths.get(span.task, Death())) if is_lost else ""
    return f"{header.host}, PID {header.pid}: {how or STATES[span.state]}"


def _cell(text: str) -> str:
    text = guarded(text)
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


@english()
def _told(death: Death) -> str:
    return words.death_in_brief(death)
