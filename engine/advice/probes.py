"""Has a probe done in the user's Python, in processes of its own, and reads what it tells. In the asking thread."""

import contextlib
import json
import os
import time
from collections.abc import Callable
from typing import Any

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..inside.probing.order import LINES_NAME, Order
from ..inside.problem import PlanError, Problem
from ..inside.problems.modules import RunnerDied
from ..inside.records import events
from ..inside.runner import PLAN_NAME
from ..inside.workloads import function as own_function
from ..problems import problem_of
from ..problems.starting import EndedEarly
from ..supervise import leftovers
from ..supervise.handle import Handle
from ..supervise.sources import FolderSource

Line = dict[str, Any]

_LOOK_S = 0.05
_LINES_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What a probe has told: its lines, whether it came to its end, and how long it took."""

    lines: tuple[Line, ...]
    is_whole: bool
    spent_s: float

    def told(self, what: str) -> list[Line]:
        """The lines of a kind."""
        return [line for line in self.lines if line["told"] == what]


def probed(plan: Plan, order: Order, most_s: float, heard: Callable[[Line], None] = lambda _line: None) -> Answer:
    """Have it done, and wait for it; every process of it is gone then, even if this is interrupted.

    Args:
        plan: whose function, items and Python are meant.
        order: what to do.
        most_s: it is ended after so many seconds; what was told until then is kept.
        heard: called with each line as it comes.

    Raises:
        PlanError: it cannot be started, or the function or the items cannot be loaded.
    """
    began_s = time.monotonic()
    handle = Handle(plan.python)
    try:
        try:
            with open(os.path.join(handle.folder, PLAN_NAME), "w", encoding="utf-8") as file:
                file.write(plan.to_json())
            order.write(handle.folder)
        except OSError as error:
            raise leftovers.not_writable(handle.folder, error) from error
        handle.order(b"start\n")
        lines: list[Line] = []
        while True:
            is_over = handle.is_gone or time.monotonic() - began_s > most_s
            for line in _lines(handle.folder)[len(lines) :]:
                lines.append(line)
                heard(line)
            if is_over:
                break
            handle.wait(_LOOK_S)
        is_whole = bool(lines) and lines[-1]["told"] == "end"
        if not any(line["told"] == "ready" for line in lines):
            _raise_why(plan, handle)
        return Answer(tuple(lines), is_whole, time.monotonic() - began_s)
    finally:
        handle.order(b"stop\n")
        handle.close()
        handle.remove_folder()


def _lines(folder: str) -> list[Line]:
    """All whole lines so far. What the user's own code may have written in between is left out."""
    try:
        with open(os.path.join(folder, LINES_NAME), "rb") as file:
            text = file.read(_LINES_BYTES)
    except OSError:
        return []
    found = []
    for line in text.split(b"\n")[:-1]:
        with contextlib.suppress(ValueError, RecursionError):
            fields = json.loads(line)
            if isinstance(fields, dict) and isinstance(fields.get("told"), str):
                found.append(fields)
    return found


def _raise_why(plan: Plan, handle: Handle) -> None:
    """Raise why a probe has not begun, if that is known; it may just have had no time."""
    source = FolderSource(handle.folder)
    for event in source.events():
        match event:
            case events.Refused(field, code, values):
                raise PlanError(problem_of(field, code, values))
            case events.RunnerEnded(_, code):
                raise PlanError(_ended(plan, f"exit status {code}"))


def _ended(plan: Plan, why: str) -> Problem:
    if plan.function is None:
        return RunnerDied(why=why)
    path, _ = own_function.split(plan.function)
    return EndedEarly(path=path, why=why)
