"""``main.py run``: the jobs by one strategy."""

import argparse
import sys
from typing import Any

from .. import words
from ..formats import RUN_FILE_SUFFIX
from ..formats.container import RunFileError
from ..formats.run_file import Saved, save, saved
from ..formats.run_json import run_as_json
from ..insight.speedup import speedup, utilisation
from ..problem import PlanError
from ..records.reader import FolderReader
from ..trace.details import details, of_unsent
from ..trace.lane import Span, State
from ..trace.run import Outcome, Run
from . import plan_arguments
from .execute import executed, refusal
from .kept import keep
from .table import print_table
from .writing import check_writable, write_json

_ROWS_MOST = 40
_RESULT_CHARACTERS = 60


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "run", help="run the jobs by one strategy", description=main.__doc__, allow_abbrev=False
    )
    plan_arguments.add_strategy(parser)
    plan_arguments.add_load(parser)
    parser.add_argument("--baseline", action="store_true", help="also run the plain loop, and tell the speed-up")
    parser.add_argument("--json", metavar="PATH|-", help="write all that was recorded as JSON; -: to standard output")
    parser.add_argument("--save", metavar=f"RUN{RUN_FILE_SUFFIX}", help="save the run, to be opened in the window")
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the jobs by one strategy and show which process handled each."""
    plan = plan_arguments.plan_of(arguments, arguments.strategy)
    timeout_s = plan_arguments.timeout_of(arguments)
    check_writable("json", arguments.json if arguments.json != "-" else None)
    check_writable("save", arguments.save)
    with executed(plan, timeout_s, arguments.quiet) as (run, supervisor):
        if (refused := refusal(run)) is not None:
            raise PlanError.of(refused)
        sequential_s = None
        if arguments.baseline and plan.strategy == "sequential":
            sequential_s = run.finished_s
        elif arguments.baseline and run.outcome is not Outcome.CANCELLED:
            with executed(run.plan.sequential(), timeout_s, arguments.quiet) as (baseline, loop):
                sequential_s = baseline.finished_s
                keep(saved(baseline, loop.reader, sequential_s))
        what = saved(run, supervisor.reader, sequential_s)
        keep(what)
        is_saved = arguments.save is None or _is_saved(what, arguments.save)
        if arguments.json is not None:
            write_json(arguments.json, run_as_json(run, supervisor.reader, sequential_s))
        if arguments.json != "-":
            _print_run(run, supervisor.reader, sequential_s, arguments.baseline)
    loop_is_missing = arguments.baseline and sequential_s is None
    return 0 if run.outcome is Outcome.FINISHED and is_saved and not loop_is_missing else 1


def _is_saved(what: Saved, path: str) -> bool:
    """Save the run; where that fails, say why."""
    try:
        save(what, path)
    except RunFileError as error:
        print(f"parallelogram: {words.problem(error.problem)}.", file=sys.stderr)
        return False
    return True


def _print_run(run: Run, reader: FolderReader, sequential_s: float | None, wanted_baseline: bool) -> None:
    plan = run.plan
    python = words.python(run.python) if run.python is not None else ""
    print(f"{plan.strategy} · {words.load(plan)} · {words.workers(plan.workers)} · {python}\n")
    rows = [_task_row(run, reader, task) for task in range(min(plan.jobs, _ROWS_MOST))]
    print_table(["Task", "State", "PID", "Start (s)", "Duration (s)", "CPU (s)", "Result"], rows, "  >>>>")
    if plan.jobs > _ROWS_MOST:
        print(f"… and {plan.jobs - _ROWS_MOST:,} more tasks (--json writes them all)")
    print()
    elapsed_s = run.elapsed_s or 0.0
    busy = []
    for lane in run.trace.lanes:
        busy_s = lane.busy_until(run.seen_ns) / 1e9
        share = utilisation(busy_s, 1, elapsed_s)
        busy.append([
            f"worker {lane.number + 1}", str(lane.header.pid), f"{lane.span_count():,}", f"{busy_s:.3f}",
            "–" if share is None else f"{share:.0%}",
        ])  # fmt: skip
    print_table(["Worker", "PID", "Tasks", "Busy (s)", "Busy"], busy[:_ROWS_MOST], " >>>>")
    print()
    if run.elapsed_s is not None:
        print(f"Total runtime  {run.elapsed_s:.3f} s")
    gain = speedup(sequential_s, run.finished_s)
    if gain is not None:
        print(f"Plain loop     {sequential_s:.3f} s\nSpeed-up       {words.times(gain)}")
    elif wanted_baseline:
        print("Plain loop     did not finish, so there is no speed-up to tell")
    carried = words.carried(run.trace.totals())
    if carried:
        print(f"Carried        {carried}")
    outcome = run.outcome.value if run.outcome else ""
    print(f"Outcome        {outcome}{f': {words.problem(run.reason)}' if run.reason else ''}")
    if run.own_cpu_share is not None:
        print(f"Own CPU share  {run.own_cpu_share:.1%} of the machine, taken by this program during the run")
    if run.dropped_bytes:
        print(f"Not kept       {words.size(run.dropped_bytes)} of what the jobs printed, which came too fast")
    if run.unrecorded or run.trace.garbled:
        print(f"Not recorded   {run.unrecorded + run.trace.garbled:,} tasks")


def _task_row(run: Run, reader: FolderReader, task: int) -> list[str]:
    span = run.trace.span_of(task)
    state = State(run.trace.state[task]).name.lower()
    if span is None:
        return [f"job {task + 1}", state, "", "", "", "", _cut(words.result(of_unsent(run, task)))]
    return [
        f"job {task + 1}",
        state,
        str(run.trace.lanes[span.lane].header.pid),
        f"{run.since_start_s(span.started_ns):.3f}",
        f"{(span.ended_ns - span.started_ns) / 1e9:.3f}" if span.ended_ns else "",
        "" if span.cpu_ns is None else f"{span.cpu_ns / 1e9:.3f}",
        _result(run, reader, span),
    ]


def _result(run: Run, reader: FolderReader, span: Span) -> str:
    return _cut(words.result(details(run, reader, span)))


def _cut(text: str) -> str:
    return text if len(text) <= _RESULT_CHARACTERS else text[:_RESULT_CHARACTERS] + "…"
