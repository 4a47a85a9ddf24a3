"""What is known of a worker: briefly beside the pointer, and all of it where it is selected."""

from engine import words
from engine.inside.language import tr
from engine.insight.speedup import utilisation
from engine.trace.lane import Lane
from engine.trace.run import Run

from ..look.badges import badge
from .told import Rows, Told

_HOST_CHARACTERS = 120


def spawn_rows(run: Run, lane: Lane) -> Rows:
    """What is known of a worker's beginning; empty if nothing is."""
    spawned_ns = run.spawned_ns(lane)
    if spawned_ns is None:
        return []
    first_ns = lane.first_started_ns
    return [
        (tr("Worker"), f"{lane.worker + 1} · PID {words.pid(run, lane)}"),
        (tr("Began"), words.exact(run.since_start_s(spawned_ns))),
        (tr("First job after"), words.exact((first_ns - spawned_ns) / 1e9)),
    ]


def lane_rows(run: Run, lane: Lane) -> Rows:
    """What is known of a worker, in one line each."""
    found = badge(run, lane)
    rows = [*_who(lane), (tr("Jobs", "how many"), f"{lane.span_count():,}")]
    return [*rows, (tr("State"), str(found)), *_silence(run, lane)] if found is not None else rows


def worker(run: Run, lane: Lane) -> Told:
    """All that is known of a worker."""
    busy_s = lane.busy_until(run.until_ns) / 1e9
    share = utilisation(busy_s, 1, run.since_start_s(run.until_ns))
    counted = run.trace.task_count(lane)
    found, spawned_ns = badge(run, lane), run.spawned_ns(lane)
    rows = [*_who(lane), (tr("Jobs", "how many"), f"{counted:,}")]
    if spawned_ns is not None:
        rows.append((tr("Began"), words.elapsed(run.since_start_s(spawned_ns))))
    if lane.span_count():
        rows.append((tr("First job"), words.elapsed(run.since_start_s(lane.first_started_ns))))
    told = words.elapsed(busy_s) if share is None else f"{words.elapsed(busy_s)} ({min(share, 1.0):.0%})"
    rows.append((tr("Busy time"), told))
    if len(lane):
        rows.append((tr("Per job"), _spread(lane)))
    imports_s = run.imports.get(lane.header.process)
    if imports_s:
        rows.append((tr("Imported for"), words.elapsed(imports_s)))
    if found is not None:
        rows += [(tr("State"), str(found)), *_silence(run, lane)]
    befallen = run.incidents.of(lane.header.process)
    if befallen:
        lines = [f"{words.elapsed(run.since_start_s(each.at_ns))}  {words.incident(each)}" for each in befallen]
        rows.append((tr("Signals"), "\n".join(lines)))
    name = words.lane(lane.worker, lane.level)
    return Told(f"{name[:1].upper()}{name[1:]}", tr("selected"), tuple(rows))


def _spread(lane: Lane) -> str:
    return tr("{mean} on average, {least} to {most}").format(
        mean=words.short_duration(lane.busy_ns / len(lane) / 1e9),
        least=words.short_duration(lane.shortest_ns / 1e9),
        most=words.short_duration(lane.longest_ns / 1e9),
    )


def _who(lane: Lane) -> Rows:
    is_thread = lane.header.thread != lane.header.pid
    thread = [(tr("Thread"), str(lane.header.thread))] if is_thread else []
    host = words.readable(lane.header.host, _HOST_CHARACTERS)
    return [("PID", str(lane.header.pid)), *thread, (tr("Host"), host), *clock_rows(lane)]


def _silence(run: Run, lane: Lane) -> Rows:
    since_ns = run.incidents.silent_since_ns(lane.header.process)
    return [(tr("Not heard of for"), words.elapsed((run.until_ns - since_ns) / 1e9))] if since_ns else []


def clock_rows(lane: Lane) -> Rows:
    """How far its times can be off, where another host's clock has told them."""
    error_ns = lane.header.clock_error_ns
    return [(tr("Clock"), words.clock(error_ns))] if error_ns else []
