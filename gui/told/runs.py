"""What is known of the whole run, in words."""

from typing import TYPE_CHECKING

from engine import words
from engine.inside.language import tr
from engine.inside.records.events import AT_ONCE
from engine.trace.run import Run

from .told import Rows, Told

if TYPE_CHECKING:
    from engine.insight.verdict import Why


def whole_run(run: Run, why: "Why | None") -> Told:
    """What it was, what it took, and what is to be said of it."""
    rows: Rows = [(tr("What"), words.load(run.plan)), (tr("How"), words.way(run.plan))]
    if run.python is not None:
        rows.append((tr("Python"), words.python(run.python)))
    if run.engine is not None:
        rows.append((tr("Engine"), words.engine(run)))
    if told := words.clock_of_hosts(run):
        rows.append((tr("Clock"), told))
    if run.elapsed_s is not None:
        rows.append((tr("Elapsed"), words.elapsed(run.elapsed_s)))
    made = run.checked.made if run.checked is not None else AT_ONCE
    if made.items_s >= words.ITEMS_TOLD_S:
        rows.append((tr("Items"), words.items_made(made)))
    if run.imports:
        rows.append((tr("Imports"), words.importing(run.imports)))
    carried = words.carried(run.trace.totals(), run.mapped_bytes)
    if carried:
        rows.append((tr("Sent"), carried))
    if run.samples.most_bytes:
        rows.append((tr("Memory"), tr("{size} at most").format(size=words.size(run.samples.most_bytes))))
    if run.others_cores is not None:
        rows.append((tr("Other programs"), words.cores(run.others_cores)))
    if run.own_cpu_share is not None:
        rows.append((tr("This program"), tr("{share:.1%} of the machine").format(share=run.own_cpu_share)))
    more = [
        words.count(run.incidents.more, tr("{n} more signal or death"), tr("{n} more signals and deaths")),
        words.count(run.lives.more, tr("{n} more process"), tr("{n} more processes")),
    ]
    left_out = [told for told, count in zip(more, (run.incidents.more, run.lives.more), strict=True) if count]
    if left_out:
        rows.append((tr("Not kept"), ", ".join(left_out)))
    findings = list(words.sentences(why)) if why is not None else []
    return Told(tr("The whole run"), tr("nothing selected"), tuple(rows), "\n\n".join(findings))


def no_run() -> Told:
    """There is no run yet."""
    return Told(
        tr("Nothing selected"),
        "",
        (),
        tr("Click a bar, a worker or a row, or drag over the chart: what is known of it comes here."),
    )
