"""Which tasks the table shows, and in which order: worked out by another thread, however many there are."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from engine.inside.data_class import dataclass
from engine.inside.problem import Problem
from engine.trace.lane import State
from engine.trace.run import Run

from ..session.session import Session

if TYPE_CHECKING:
    from engine.formats.results import RunRecords

_AGAIN_S = 0.5
_TIMES_ITS_COST = 20
_SWITCH_S = 0.0005


@dataclass(frozen=True, slots=True)
class Wanted:
    """The order of one of ``engine.formats.task_order.KEYS``, and what is left of the tasks.

    Attributes:
        key: empty: as they come.
        query: what they have to fit, as the search has it; what that does not understand is looked for in their items.
        state: None: any.
    """

    key: str = ""
    descending: bool = False
    query: str = ""
    state: State | None = None

    @property
    def is_filtering(self) -> bool:
        """Whether some may be left out."""
        return bool(self.query) or self.state is not None


class TaskRows(QObject):
    """The tasks of the session's run as they are wanted. Main thread.

    Attributes:
        wanted: what was asked for last.
        tasks: the task in each row; None: all of them, as they come.
        problem: what of the query cannot be understood.

    Signals:
        changed: there are others, or in another order.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.wanted = Wanted()
        self.tasks: NDArray[np.int32] | None = None
        self.problem: Problem | None = None
        self._asked: object = None
        self._answered: object = None
        self._is_asking = False
        self._not_before_s = 0.0

    def want(self, wanted: Wanted) -> None:
        """Show others, or in another order, as soon as that is known."""
        if wanted != self.wanted:
            self.wanted = wanted
            self._not_before_s = 0.0
            self.refresh()

    def reset(self) -> None:
        """Another run is shown, in the same order, all of it."""
        self.wanted = replace(self.wanted, query="", state=None)
        self.tasks = self.problem = self._answered = None
        self._not_before_s = 0.0
        self.refresh()

    def refresh(self) -> None:
        """Ask anew if anything is another by now, now and then."""
        run, wanted = self._session.run, self.wanted
        is_by_index = not wanted.is_filtering and wanted.key in ("", "index")
        if run is None or (is_by_index and not wanted.descending):
            if self.tasks is not None or self.problem is not None:
                self.tasks = self.problem = self._answered = None
                self.changed.emit()
            return
        if is_by_index:
            if self.tasks is None or len(self.tasks) != run.trace.jobs or self._answered != (run, wanted):
                self._show((run, wanted), np.arange(run.trace.jobs, dtype=np.int32)[::-1])
            return
        state = run, wanted, run.trace.counts.tobytes(), run.over
        if self._is_asking or state == self._answered or time.monotonic() < self._not_before_s:
            return
        self._is_asking = True
        began_s = time.monotonic()
        what = partial(_arranged_soon, run, cast("RunRecords | None", self._session.reader), wanted)
        self._session.work(what, partial(self._take, state, began_s), is_looked_at=True)

    def row_of(self, task: int) -> int | None:
        """The row of a task, if it is shown."""
        if self.tasks is None:
            return task
        found = np.flatnonzero(self.tasks == task)
        return int(found[0]) if len(found) else None

    def task_at(self, row: int) -> int:
        """The task in a row."""
        return row if self.tasks is None else int(self.tasks[row])

    def _take(
        self, state: "tuple[Run, Wanted, bytes, bool]", began_s: float, answer: "NDArray[np.int32] | Problem"
    ) -> None:
        self._is_asking = False
        now_s = time.monotonic()
        if state[0] is not self._session.run or state[1] != self.wanted:
            self.refresh()  # something else is wanted by now
            return
        self._not_before_s = now_s + max(_AGAIN_S, _TIMES_ITS_COST * (now_s - began_s) if not state[0].over else 0.0)
        self._show(state, answer)

    def _show(self, state: object, answer: "NDArray[np.int32] | Problem") -> None:
        self._answered = state
        is_problem = isinstance(answer, Problem)
        self.problem = answer if isinstance(answer, Problem) else None
        self.tasks = np.zeros(0, np.int32) if isinstance(answer, Problem) else answer
        if is_problem or self.tasks is not None:
            self.changed.emit()


def _arranged_soon(run: Run, records: "RunRecords | None", wanted: Wanted) -> "NDArray[np.int32] | Problem":
    with taking_turns_soon():
        return arranged(run, records, wanted)


@contextmanager
def taking_turns_soon() -> Iterator[None]:
    """In the block no thread keeps the others for long from going on, such as one that explains the run meanwhile."""
    before_s = sys.getswitchinterval()
    sys.setswitchinterval(_SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(before_s)


def arranged(run: Run, records: "RunRecords | None", wanted: Wanted) -> "NDArray[np.int32] | Problem":
    """The tasks as they are wanted, or what is wrong with the query. Any thread."""
    from engine.formats.task_order import task_order  # which a start has no time for

    found = task_order(run, records, wanted.key or "index", descending=wanted.descending)
    if wanted.state is not None:
        found = found[run.trace.state[found] == wanted.state]
    if wanted.query:
        from engine.insight.search import matches

        answer = matches(run, wanted.query, records)
        if answer.problem is not None and not wanted.query.startswith("item"):
            quoted = wanted.query.replace('"', "")
            answer = matches(run, f'item:"{quoted}"', records)
        if answer.problem is not None:
            return answer.problem
        fits = np.zeros(run.trace.jobs, np.bool_)
        fits[answer.tasks] = True
        found = found[fits[found]]
    return found
