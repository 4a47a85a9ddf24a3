"""``main.py run``: the jobs by one strategy."""

import argparse
from collections.abc import Iterator
from typing import Any

from .. import words
from ..formats import RUN_FILE_SUFFIX
from ..formats.container import RunFileError
from ..formats.run_file import Saved, save, saved
from ..formats.run_json import run_as_json
from ..insight.speedup import speedup, utilisation
from ..language import tr
from ..problem import PlanError
from ..records.reader import FolderReader
from ..streams import complain
from ..trace.details import details, of_unsent
from ..trace.lane import Span, State
from ..trace.run import Outcome, Run
from . import plan_arguments
from .execute import executed, refusal
from .kept import keep
from .table import print_facts, print_table
from .writing import check_writable, write_json

_ROWS_MOST = 40
_RESULT_CHARACTERS = 60


def add_to(verbs: Any) -> None:
    """Declare the verb."""
    parser: argparse.ArgumentParser = verbs.add_parser(
        "run",
        help=tr("run the jobs by one strategy"),
        description=tr("Run the jobs by one strategy and show which process handled each."),
    )
    plan_arguments.add_strategy(parser)
    plan_arguments.add_load(parser)
    parser.add_argument("--baseline", action="store_true", help=tr("also run the plain loop, and tell the speed-up"))
    parser.add_argument(
        "--json", metavar="PATH|-", help=tr("write all that was recorded as JSON; -: to standard output")
    )
    parser.add_argument("--save", metavar=f"RUN{RUN_FILE_SUFFIX}", help=tr("save the run, to be opened in the window"))
    parser.set_defaults(main=main)


def main(arguments: argparse.Namespace) -> int:
    """Run the jobs by one strategy and show which process handled each."""
    plan_arguments.take_fitting_size(arguments, [arguments.strategy])
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
            try:
                with executed(run.plan.sequential(), timeout_s, arguments.quiet) as (baseline, loop):
                    sequential_s = baseline.finished_s
                    keep(saved(baseline, loop.reader, sequential_s))
            except KeyboardInterrupt:  # of the loop alone: the run itself is over
                keep(saved(run, supervisor.reader))
                raise
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
        complain(f"{words.problem(error.problem)}.")
        return False
    return True


def _print_run(run: Run, reader: FolderReader, sequential_s: float | None, wanted_baseline: bool) -> None:
    plan = run.plan
    python = words.python(run.python) if run.python is not None else ""
    print(f"{plan.strategy} · {words.load(plan)} · {words.workers(plan.workers)} · {python}\n")
    rows = [_task_row(run, reader, task) for task in range(min(plan.jobs, _ROWS_MOST))]
    columns = [
        tr("Task"), tr("State"), tr("PID"), tr("Start"), tr("Duration"), tr("CPU"), tr("Result"),
    ]  # fmt: skip
    print_table(columns, rows, "  >>>>", left_out=(5, 3))
    if plan.jobs > _ROWS_MOST:
        print(tr("… and {more:,} more tasks (--json writes them all)").format(more=plan.jobs - _ROWS_MOST))
    print()
    elapsed_s = run.elapsed_s or 0.0
    busy = []
    for lane in run.trace.lanes:
        busy_s = lane.busy_until(run.until_ns) / 1e9
        share = utilisation(busy_s, 1, elapsed_s)
        name = tr("worker {number}").format(number=lane.number + 1)
        busy.append([
            name, str(lane.header.pid), f"{lane.span_count():,}", words.elapsed(busy_s),
            "–" if share is None else f"{share:.0%}",
        ])  # fmt: skip
    columns = [tr("Worker"), tr("PID"), tr("Tasks", "how many"), tr("Busy time"), tr("Busy", "the share of the time")]
    print_table(columns, busy[:_ROWS_MOST], " >>>>")
    print()
    print_facts(_facts(run, sequential_s, wanted_baseline))


def _facts(run: Run, sequential_s: float | None, wanted_baseline: bool) -> Iterator[tuple[str, str]]:
    """What is told of the run as a whole: what it is called, and what it is."""
    if run.elapsed_s is not None:
        yield tr("Total runtime"), words.elapsed(run.elapsed_s)
    gain = speedup(sequential_s, run.finished_s)
    if gain is not None and sequential_s is not None:
        yield tr("Plain loop"), words.elapsed(sequential_s)
        yield tr("Speed-up"), words.times(gain)
    elif wanted_baseline:
        yield tr("Plain loop"), tr("did not finish, so there is no speed-up to tell")
    carried = words.carried(run.trace.totals())
    if carried:
        yield tr("Carried"), carried
    outcome = words.outcome(run.outcome) if run.outcome else ""
    yield tr("Outcome"), f"{outcome}{f': {words.why(run.reason)}' if run.reason else ''}"
    if run.own_cpu_share is not None:
        text = tr("{share:.1%} of the machine, taken by this program during the run")
        yield tr("Own CPU share"), text.format(share=run.own_cpu_share)
    if run.dropped_bytes:
        text = tr("{size} of what the jobs printed, which came too fast")
        yield tr("Not kept"), text.format(size=words.size(run.dropped_bytes))
    if run.unrecorded or run.trace.garbled:
        yield tr("Not recorded"), tr("{n:,} tasks").format(n=run.unrecorded + run.trace.garbled)


def _task_row(run: Run, reader: FolderReader, task: int) -> list[str]:
    span = run.trace.span_of(task)
    name = tr("job {number}").format(number=task + 1)
    state = words.state(State(run.trace.state[task]))
    if span is None:
        return [name, state, "", "", "", "", _cut(words.result(of_unsent(run, task)))]
    return [
        name,
        state,
        str(run.trace.lanes[span.lane].header.pid),
        words.elapsed(run.since_start_s(span.started_ns)),
        words.elapsed((span.ended_ns - span.started_ns) / 1e9) if span.ended_ns else "",
        "" if span.cpu_ns is None else words.elapsed(span.cpu_ns / 1e9),
        _result(run, reader, span),
    ]


def _result(run: Run, reader: FolderReader, span: Span) -> str:
    return _cut(words.result(details(run, reader, span)))


def _cut(text: str) -> str:
    return text if len(text) <= _RESULT_CHARACTERS else text[:_RESULT_CHARACTERS] + "…"
