"""A run in a few tables of Markdown, to be pasted into an issue or a chat."""

import re
from collections.abc import Iterator, Sequence

from .. import words
from ..inside.language import tr
from ..insight.speedup import speedup, utilisation
from ..insight.verdict import Why, why
from ..trace.details import Records
from ..trace.hosts import is_spread
from ..trace.lane import Lane
from ..trace.run import Run
from .environment import Environment
from .told_run import UNKNOWN, failures, where

_WORKERS_MOST = 40
_MARKS = re.compile(r"([\\`*_\[\]|~$])")
_PART_LEAST = 0.005


def summary_as_markdown(
    run: Run, records: Records, environment: Environment, sequential_s: float | None
) -> Iterator[str]:
    """The summary, a piece at a time: what was run, its figures, its workers, where it ran, and what went wrong.

    What is not ours in it, such as names and messages, is plain text. Any thread.

    Args:
        run: a run that is over.
        records: for errors.
        environment: where it ran.
        sequential_s: the plain loop's time, if it was run as well.
    """
    plan = run.plan
    options = "".join(f" · {key}={value}" for key, value in plan.options.items())
    name = plain(words.strategy_name(plan.strategy))
    yield f"**{name}** · {plain(words.load(plan))} · {words.workers(plan.workers)}{plain(options)}\n\n"
    found = why(run, records, sequential_s)
    yield from table(["", ""], [*_figures(run, sequential_s), [tr("Where the time went"), _went(found)]])
    for sentence in words.sentences(found):
        yield f"\n{plain(sentence)}\n"
    if run.trace.lanes:
        yield "\n"
        yield from table(_worker_columns(), _workers(run), right=True)
        if len(run.trace.workers) > _WORKERS_MOST:
            yield "\n" + tr("… and {more:,} more workers").format(more=len(run.trace.workers) - _WORKERS_MOST) + "\n"
    yield "\n"
    yield from table([tr("Environment"), ""], [(name, plain(told)) for name, told in where(run, environment)])
    yield from _failures(run, records)


def plain(text: str) -> str:
    """A text that is not ours as Markdown that shows it as it is, in one line."""
    text = _MARKS.sub(r"\\\1", words.plain(text.replace("\n", " ")))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: bool = False) -> Iterator[str]:
    """A table of cells that are Markdown already, a line at a time; numbers stand to the right."""
    yield _row(head)
    yield _row(["---:" if right else "---"] * len(head))
    for row in rows:
        yield _row(row)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _figures(run: Run, sequential_s: float | None) -> list[list[str]]:
    elapsed_s = run.elapsed_s
    busy_s = sum(lane.busy_until(run.until_ns) for lane in run.trace.outermost) / 1e9
    share = None if elapsed_s is None else utilisation(busy_s, run.plan.workers, elapsed_s)
    gain = speedup(sequential_s, run.finished_s)
    return [
        [tr("Outcome"), words.outcome(run.outcome) if run.outcome else UNKNOWN],
        [tr("Elapsed"), words.elapsed_if_known(elapsed_s, UNKNOWN)],
        [tr("Plain loop"), words.elapsed_if_known(sequential_s, UNKNOWN)],
        [tr("Speed-up"), UNKNOWN if gain is None else words.times(gain)],
        [tr("Workers", "how many"), f"{run.plan.workers:,}"],
        [tr("PIDs"), f"{run.process_count():,}"],
        [tr("Utilisation"), UNKNOWN if share is None else f"{share:.0%}"],
    ]


def _went(found: Why) -> str:
    """Where the time of all workers went, the most first."""
    budget_s = found.breakdown.budget_s
    parts = [*found.breakdown.parts.items(), ("unexplained", found.breakdown.unexplained_s)]
    told = [
        f"{words.part(name)} {seconds / budget_s:.0%}"
        for name, seconds in sorted(parts, key=lambda each: -each[1])
        if budget_s and seconds >= _PART_LEAST * budget_s
    ]
    return plain(", ".join(told)) or UNKNOWN


def _worker_columns() -> list[str]:
    return [tr("Worker"), tr("PID"), tr("Jobs", "how many"), tr("Busy time"), tr("Busy", "the share of the time")]


def _workers(run: Run) -> list[list[str]]:
    names_host = is_spread(run)
    return [_worker(run, lanes, names_host=names_host) for lanes in run.trace.workers[:_WORKERS_MOST]]


def _worker(run: Run, lanes: list[Lane], *, names_host: bool) -> list[str]:
    lane = lanes[0]
    busy_s = lane.busy_until(run.until_ns) / 1e9
    share = None if run.elapsed_s is None else utilisation(busy_s, 1, run.elapsed_s)
    pid = f"{lane.header.pid}"
    if names_host:
        pid = tr("{pid} on {host}").format(pid=pid, host=plain(lane.header.host))
    tasks = f"{sum(map(run.trace.task_count, lanes)):,}"
    busy = UNKNOWN if share is None else f"{share:.0%}"
    return [f"{lane.worker + 1}", pid, tasks, words.elapsed(busy_s), busy]


def _failures(run: Run, records: Records) -> Iterator[str]:
    """Why it has not finished, if so, and the first tasks that failed."""
    lines = list(failures(run, records))
    if lines:
        heading = tr("What went wrong")
        yield f"\n**{heading}**\n\n"
    for line in lines:
        yield f"- {plain(line)}\n"
