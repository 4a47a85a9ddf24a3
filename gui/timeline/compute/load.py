"""What goes on beside the lanes at a moment, as figures and as words."""

import numpy as np

from engine import words
from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.model.measured import ProcessSample
from engine.trace.lane import Lane
from engine.trace.run import SAMPLE_HOLDS_NS, Run
from engine.trace.running import LaneTimes, running_count

_LINES_MOST = 16


@dataclass(frozen=True, slots=True)
class Load:
    """At one moment; None: not known.

    Attributes:
        running: how many tasks were running.
        workers: the cores that the workers used together.
        cores: the share of all cores that was in use; own: by this program itself; both from 0 to 1.
        rss_bytes: the memory of all workers together; processes: theirs, one by one.
    """

    running: int | None = None
    workers: float | None = None
    cores: float | None = None
    own: float | None = None
    rss_bytes: int | None = None
    processes: tuple[ProcessSample, ...] = ()


def lane_times(run: Run) -> list[LaneTimes]:
    """When each worker ran tasks, whatever these had within them."""
    until = run.until_ns
    return [_times(lane, until) for lane in run.trace.outermost]


def load_at(run: Run, at_ns: int | None) -> Load:
    """What went on at a moment; None: what goes on now, of which nothing is known once the run is over."""
    if at_ns is None and not run.is_live:
        return Load()
    if at_ns is None:
        running, at_ns = run.trace.busy_workers(), run.seen_ns
    elif not run.started_ns <= at_ns <= run.until_ns:
        return Load()
    else:
        running = int(running_count(np.array([at_ns], np.int64), lane_times(run))[0])
    sample = run.samples.at(at_ns, SAMPLE_HOLDS_NS)
    if sample is None:
        return Load(running)
    return Load(
        running,
        sum(part.cpu or 0.0 for part in sample.processes),
        sample.cores,
        sample.own,
        sum(part.rss_bytes for part in sample.processes),
        sample.processes,
    )


def process_lines(load: Load) -> str:
    """What each worker takes, a line each, the largest first."""
    largest = sorted(load.processes, key=lambda part: (-(part.cpu or 0.0), -part.rss_bytes))
    lines = [words.process_load(part.process.pid, part.cpu, part.rss_bytes) for part in largest[:_LINES_MOST]]
    if len(largest) > _LINES_MOST:
        lines.append(tr("and {count:,} more").format(count=len(largest) - _LINES_MOST))
    return "\n".join(lines)


def _times(lane: Lane, until: int) -> LaneTimes:
    open_ns = None if lane.running is None else (lane.running.started_ns, lane.gone_ns or until)
    return LaneTimes(lane.column("started_ns"), lane.ended_ns, open_ns)
