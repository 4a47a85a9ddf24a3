"""The tasks of a run as CSV, for spreadsheets: RFC 4180, a row a task.

Besides what has to be quoted is what some spreadsheets would take for separators as well: semicolons and tabs.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return for a formula, and a
formula can send away what stands in the sheet (CWE-1236). So in columns of text such a cell gets an apostrophe in
front, unless it is a number: ``-1.5`` stays what it is. Whoever reads the file by a program takes one apostrophe off
that stands before one of these.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .. import words
from ..inside.language import english
from ..inside.records.facts import FACTS
from ..model.death import Death
from ..trace.details import Records
from ..trace.run import Run
from .task_fields import task_fields

_COPIED = (
    "index", "label", "state", "host", "pid", "thread", "started_s", "ended_s",
    *(fact.field for fact in FACTS), "argument_bytes", "result_bytes", "item", "result",
)  # fmt: skip
_OF_CALLS = ("call", "function", "level", "container")
_TOLD = ("error_type", "error_message", "death")
_QUOTED = re.compile(r'[,;\t"\r\n]')
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*(?:e[+-]?[0-9]+)?|inf|nan)", re.IGNORECASE)


def tasks_as_csv(run: Run, records: Records) -> Iterator[str]:
    """The table as text, a row at a time. Any thread.

    The columns are those of the JSON (``run_json``); of an error its type and message, of a death a few words. Where
    there are several calls, each task's call and what it is in it stand behind its state. What is not known is an empty
    cell.

    Args:
        run: a run that is over.
        records: for results and errors.
    """
    copied = _copied(run)
    yield _row(columns(run))
    for index in range(run.trace.jobs):
        fields = task_fields(run, records, index)
        error = fields["error"] or {"type": None, "message": None}
        death = None if fields["death"] is None else _told(Death(**fields["death"]))
        row = [*(fields[name] for name in copied), error["type"], error["message"], death]
        yield _row(guarded(cell) if isinstance(cell, str) else cell for cell in row)


def columns(run: Run) -> tuple[str, ...]:
    """The headings of a run's table."""
    return *_copied(run), *_TOLD


def _copied(run: Run) -> tuple[str, ...]:
    """The columns that are as in the JSON."""
    after = _COPIED.index("state") + 1
    return (*_COPIED[:after], *_OF_CALLS, *_COPIED[after:]) if run.has_calls else _COPIED


def guarded(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula, and that UTF-8 can hold."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


@english()
def _told(death: Death) -> str:
    return words.death_in_brief(death)


def _row(cells: Iterable[Any]) -> str:
    return ",".join(map(_cell, cells)) + "\r\n"


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    if not _QUOTED.search(text):
        return text
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
