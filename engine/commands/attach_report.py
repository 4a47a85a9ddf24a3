"""A program that was looked at from outside, in the terminal: its functions, its processes, and what was not seen."""

from collections.abc import Iterator, Sequence

import numpy as np

from .. import words
from ..inside.language import marked, tr
from ..insight.memory import cpu_by_process, memory_by_process
from ..supervise.attachable import Candidate
from ..supervise.helpers import CHILD, FORK_SERVER, LOKY_TRACKER, RESOURCE_TRACKER
from ..trace.calls import Call
from ..trace.run import Run
from .table import print_facts, print_table

_ROWS_MOST = 40
_HELPERS = (FORK_SERVER, LOKY_TRACKER, RESOURCE_TRACKER)


def print_candidates(found: Sequence[Candidate]) -> None:
    """Print the Python processes that can be looked at."""
    rows = [
        [
            str(each.pid), words.plain(" ".join(each.command[1:]) or each.command[0]), words.duration(each.cpu_s),
            words.size(each.rss_bytes), words.plain(each.folder),
        ]
        for each in found
    ]  # fmt: skip
    if not rows:
        print(tr("None of your Python programs runs at the moment."))
        return
    print_table([tr("PID"), tr("Program"), tr("CPU time"), tr("Memory"), tr("Folder")], rows, "> >>", left_out=(4,))


def print_attached(run: Run) -> None:
    """Print where its threads were, and what its processes took."""
    functions = sorted(_functions(run), key=lambda each: -each[2])
    if functions:
        whole_s = max((run.elapsed_s or 0.0), 1e-9)
        rows = [_function_row(call, pids, seconds, whole_s) for call, pids, seconds in functions[:_ROWS_MOST]]
        columns = [tr("Function"), tr("Place", "in the source"), tr("PIDs"), tr("Seen there"), tr("Threads", "so many")]
        print_table(columns, rows, "  >>>")
        print()
    processes = list(_process_rows(run))
    if processes:
        columns = [tr("PID"), tr("Process"), tr("CPU"), tr("Memory")]
        print_table(columns, processes, "> >>")
        print()
    print_facts(_facts(run))


def _functions(run: Run) -> Iterator[tuple[Call, set[int], float]]:
    """Each function, the PIDs that were in it, and for how long all of their threads were, in seconds."""
    for number, call in run.calls():
        pids, spent_ns = set(), 0
        for task in np.flatnonzero(run.trace.tasks.of_calls([number])).tolist():
            span = run.trace.span_of(task)
            if span is not None:
                pids.add(run.trace.lanes[span.lane].header.pid)
                spent_ns += run.span_end_ns(span) - span.started_ns
        yield call, pids, spent_ns / 1e9


def _function_row(call: Call, pids: set[int], seconds: float, whole_s: float) -> list[str]:
    return [
        words.function(call), words.place(call), f"{len(pids):,}", words.elapsed(seconds), f"{seconds / whole_s:.1f}",
    ]  # fmt: skip


def _process_rows(run: Run) -> Iterator[list[str]]:
    memory, cpu = memory_by_process(run), cpu_by_process(run)
    for process in sorted({lane.header.process for lane in run.trace.lanes}, key=lambda each: each.pid):
        used, known = cpu.get(process), memory.get(process)
        yield [
            str(process.pid),
            _kind(run, process.pid, CHILD),
            "" if used is None else words.cores(used),
            "" if known is None else words.size(known.most_bytes),
        ]
    for helper in run.helpers:
        yield [str(helper.pid), _kind(run, helper.pid, helper.kind), "", ""]


def _kind(run: Run, pid: int, kind: str) -> str:
    if pid == run.runner_pid:
        return tr("main process")
    return words.helper(kind) if kind in _HELPERS else tr("child process")


def _facts(run: Run) -> Iterator[tuple[str, str]]:
    if run.elapsed_s is not None:
        yield tr("Looked at for"), words.elapsed(run.elapsed_s)
    for what, why in run.unseen:
        yield tr("Not seen"), f"{words.plain(what)}: {marked(why)}"
