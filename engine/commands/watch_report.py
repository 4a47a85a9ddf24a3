"""A program that was watched and is over, in the terminal: its calls, its workers, and what is told of it."""

from collections.abc import Iterator, Sequence

import numpy as np

from .. import words
from ..inside.language import marked, tr
from ..model.outcome import Outcome
from ..model.task import State
from ..trace.calls import Call
from ..trace.run import Run
from .report import not_kept
from .table import print_facts, print_table

_ROWS_MOST = 40
_PIDS_MOST = 8
_LOST_MOST = 4


def print_watched(run: Run, that_go_on: Sequence[int] = (), still: Sequence[str] = ()) -> None:
    """Print it.

    Args:
        run: the run, which is over.
        that_go_on: the PIDs of those that the program has left running.
        still: what was told of tasks that had computed nothing for long, and did not merely sleep.
    """
    calls = sorted(run.calls(), key=lambda each: each[1].started_ns)
    if calls:
        columns = [
            tr("Call"), tr("Function"), tr("Place", "in the source"), tr("Jobs", "how many"), tr("PIDs"), tr("Start"),
            tr("Duration"), tr("State"),
        ]  # fmt: skip
        print_table(columns, [_call_row(run, *each) for each in calls[:_ROWS_MOST]], "   >>>> ", left_out=(4, 5))
        if len(calls) > _ROWS_MOST:
            print(tr("… and {more:,} more calls (--json writes them all)").format(more=len(calls) - _ROWS_MOST))
        print()
    print_facts([*_facts(run, that_go_on), *((tr("Stuck", "jobs"), f"{told}.") for told in still)])


def _call_row(run: Run, number: int, call: Call) -> list[str]:
    is_its = run.trace.tasks.of_calls([number])
    is_container = run.trace.tasks.is_container
    if len(is_container):
        is_its = is_its & ~is_container
    tasks = np.flatnonzero(is_its)
    lanes = {int(lane) for lane in run.trace.tasks.lane[tasks]} - {-1}
    pids = {run.trace.lanes[lane].header.pid for lane in lanes}
    known = call.declared if call.declared is not None else call.handed
    count = f"{len(tasks):,}" if known is None or known <= len(tasks) else f"{len(tasks):,} / {known:,}"
    return [
        call.by or "",
        call.function or "",
        _place(call),
        count,
        f"{len(pids):,}",
        words.elapsed(run.since_start_s(call.started_ns)) if call.started_ns else "",
        words.elapsed((call.ended_ns - call.started_ns) / 1e9) if call.ended_ns else "",
        _states(run, tasks),
    ]


def _place(call: Call) -> str:
    file = words.plain((call.file or "").rpartition("/")[2])
    return f"{file}:{call.line}" if call.line else file


def _states(run: Run, tasks: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> str:
    counts = np.bincount(run.trace.state[tasks], minlength=len(State))
    told = [
        f"{int(counts[state]):,} {words.state(state)}"
        for state in (State.ERROR, State.LOST, State.INTERRUPTED, State.CANCELLED)
        if counts[state]
    ]
    return ", ".join(told) or (words.state(State.DONE) if len(tasks) else "")


def _facts(run: Run, that_go_on: Sequence[int]) -> Iterator[tuple[str, str]]:
    if run.elapsed_s is not None:
        yield tr("Total runtime"), words.elapsed(run.elapsed_s)
    counted = sum(int(run.trace.counts[state]) for state in State)
    workers = {(lane.header.host, lane.header.pid) for lane in run.trace.lanes}
    told = words.count(counted, tr("{n} job"), tr("{n} jobs"))
    yield (
        tr("Jobs", "how many"),
        tr("{jobs} in {processes}").format(
            jobs=told, processes=words.count(len(workers), tr("{n} process"), tr("{n} processes"))
        )
        if counted
        else told,
    )
    if run.outcome is not Outcome.FINISHED and run.reason is not None:
        yield tr("Outcome"), run.reason.told_afterwards()
    lost = [task for task in run.deaths if not run.trace.tasks.is_one_container(task)]
    for task in lost[:_LOST_MOST]:
        yield tr("Lost"), f"{words.task_name(run, task)}: {words.death(run.deaths[task])}"
    if len(lost) > _LOST_MOST:
        yield "", tr("… and {more:,} more").format(more=len(lost) - _LOST_MOST)
    yield from not_kept(run)
    for what, why in run.unseen:
        yield tr("Not seen"), f"{words.plain(what)}: {marked(why)}"
    if that_go_on:
        pids = ", ".join(map(str, that_go_on[:_PIDS_MOST])) + (" …" if len(that_go_on) > _PIDS_MOST else "")
        text = words.count(len(that_go_on), tr("{n} process of the program"), tr("{n} processes of the program"))
        yield tr("Goes on"), f"{text} (PID {pids})"
