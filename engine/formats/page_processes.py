"""What the script of a page draws beside the tasks: the process that calls the strategy, workers that got none, what
tasks have started, and what befell a worker.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import words
from ..inside.language import tr
from ..inside.worker import Process
from ..insight.caller import births_ns, handled_columns, has_caller
from ..insight.inner_processes import by_thread, in_rows
from ..model.incident import What
from ..model.measured import Life
from ..trace.lane import Lane
from ..trace.run import Run
from .leb128 import leb128

_HANDLED_COLUMNS = 20_000
_NAME_CHARACTERS = 60
_SIGNS = {What.SUSPENDED: "suspended", What.CONTINUED: "good"}


def processes_data(run: Run, lanes: Sequence[Lane]) -> dict[str, Any]:
    """All of it. Any thread.

    Args:
        run: it is over.
        lanes: those that are drawn; idle workers are drawn below them, and counted on.
    """
    idle = run.lives.idle(run.trace.lanes) if run.plan.watch is None else ()
    rows = {lane.header.process: number for number, lane in reversed(list(enumerate(lanes))) if not lane.level}
    rows |= {life.process: len(lanes) + at for at, life in enumerate(idle)}
    pids = {lane.header.process: words.pid(run, lane) for lane in lanes}
    return {
        "caller": _caller(run) if has_caller(run) else None,
        "idle": [_idle(run, life) for life in idle],
        "inner": _inner(run, lanes),
        "incidents": [
            [rows.get(each.process, -1), _seconds(run, each.at_ns), _SIGNS.get(each.what, "error"),
             f"{words.incident(each)} · PID {pids.get(each.process, each.process.pid)}"]
            for each in run.incidents
        ],
        "suspended": [times for process, row in rows.items() for times in _suspended(run, process, row)],
    }  # fmt: skip


def _caller(run: Run) -> dict[str, Any]:
    """Its row. ``handled``: the steps to where it begins and ends to pickle or unpickle, of ``columns`` in all."""
    births = births_ns(run)
    until_ns = max(run.until_ns, run.started_ns + 1)
    handled = handled_columns(
        run, from_ns=run.started_ns, until_ns=until_ns, columns=_HANDLED_COLUMNS, width=_HANDLED_COLUMNS
    )
    return {
        "name": tr("main · PID {pid}").format(pid=run.runner_pid),
        "told": words.caller(run, len(births)),
        "until_s": _seconds(run, until_ns),
        "births": _steps(np.array([max(each - run.started_ns, 0) for each in births], np.int64)),
        "handled": _steps(np.array(handled, np.int64).reshape(-1)),
        "columns": _HANDLED_COLUMNS,
    }


def _idle(run: Run, life: Life) -> dict[str, Any]:
    return {
        "name": tr("worker"),
        "sub": f"PID {life.process.pid}",
        "born_s": _seconds(run, life.born_ns),
        "until_s": _seconds(run, run.life_end_ns(life)),
        "is_gone": bool(life.gone_ns),
    }


def _inner(run: Run, lanes: Sequence[Lane]) -> list[list[Any]]:
    """For each worker whose tasks have started any: its lane, how many rows, and what stands in which."""
    by_worker = by_thread(run)
    found = []
    for number, lane in enumerate(lanes):
        lives = by_worker.pop((lane.header.host, lane.header.pid, lane.header.thread), ()) if not lane.level else ()
        if lives:
            placed, count = in_rows(run, lives)
            found.append([number, count, [_started(run, row, life) for row, life in placed]])
    return found


def _started(run: Run, row: int, life: Life) -> list[Any]:
    pid = f"PID {life.process.pid}"
    told = f"{words.readable(life.name, _NAME_CHARACTERS)} · {pid}" if life.name else pid
    return [row, _seconds(run, life.born_ns), _seconds(run, run.life_end_ns(life)), told]


def _suspended(run: Run, process: Process, row: int) -> list[list[Any]]:
    found = run.incidents.suspended(process, run.until_ns)
    return [[row, _seconds(run, from_ns), _seconds(run, to_ns)] for from_ns, to_ns in found]


def _seconds(run: Run, at_ns: int) -> float:
    return round(max(run.since_start_s(at_ns), 0.0), 9)


def _steps(ascending: "NDArray[np.int64]") -> str:
    return leb128(np.diff(ascending, prepend=0))
