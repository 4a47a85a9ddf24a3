"""What is known of a range of time that was dragged over."""

from engine import words
from engine.inside.language import mark, marked, tr
from engine.insight.excerpt import excerpt
from engine.insight.range_figures import RangeFigures
from engine.trace.run import Run

from .jobs import job_name
from .told import Rows, Told

_PARTS = {
    "computing": mark("computing"),
    "queued": mark("waiting for a core"),
    "waiting": mark("waiting in the job"),
    "open": mark("in jobs that have not ended"),
    "idle": mark("no job to run"),
}


def time_range(run: Run, seconds: tuple[float, float], figures: RangeFigures | None) -> Told:
    """What happened from when to when, in seconds since the run's start; ``figures`` where they are known by now."""
    from_s, to_s = seconds
    from_ns, to_ns = (run.started_ns + round(at_s * 1e9) for at_s in seconds)
    found = excerpt(run.trace, from_ns, to_ns, run.until_ns)
    rows: Rows = [
        (tr("From, to"), words.from_to(from_s, to_s)),
        (tr("Jobs", "how many"), f"{found.tasks:,}"),
    ]
    if found.failed:
        rows.append((tr("Failed"), f"{found.failed:,}"))
    if figures is not None and figures.ended:
        rows.append((tr("Median"), words.elapsed(figures.median_ns / 1e9)))
        rows.append((tr("95th percentile"), words.elapsed(figures.high_ns / 1e9)))
        longest = [f"{job_name(run, task)}  {words.elapsed(took_ns / 1e9)}" for task, took_ns in figures.longest]
        rows.append((tr("Longest"), "\n".join(longest)))
    elif found.mean_ns is not None:
        rows.append((tr("Mean"), words.elapsed(found.mean_ns / 1e9)))
    if figures is not None:
        shares = [(name, share) for name, share in figures.shares.items() if share >= 0.0005]
        rows.append((tr("Workers’ time"), "\n".join(f"{share:.1%}  {marked(_PARTS[name])}" for name, share in shares)))
    return Told(words.exact(to_s - from_s), tr("selected"), tuple(rows))
