"""A run in the Trace Event Format, as JSON, for Perfetto (ui.perfetto.dev) and whatever else reads it.

Each worker is a thread's track with a slice for each of its tasks (``"ph": "X"``), and there is no other such slice; a
task within another is on the same track, within the other's slice.
What is no task is on tracks of its own, as nestable asynchronous events of these categories:

    call      the strategy's call
    spawn     from a worker's birth to its first task
    waiting   between a worker's tasks, and after its last one while the call goes on
    attempt   a task that went down with its worker and was run again
    suspended when a worker was suspended
    silent    when a worker of another host was not heard of
    ended     that a worker was killed, or died, a moment
    inner     a process that a task has started

A slice's arguments say which attempt at its task it is, and of how many, where there were several. A process of another
host has its name behind its own, and for its label how far its times can be off.

How many tasks ran, and each worker's CPU and memory, are counters.

What Perfetto makes of such a file, by its trace processor: it drops events of negative times, so none is written; it
drops a slice that reaches into the next of its track; of a time in microseconds it takes the double, times 1000, cut
off, so that 1 % of all come out a nanosecond early; and older versions take a character that is written by its number
for an error, and all times for nanoseconds if ``displayTimeUnit`` says so. The format itself: "Trace Event Format",
Google, 2016.
"""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .. import words
from ..inside.language import english
from ..inside.strategies import strategies
from ..trace.lane import Lane, Span
from ..trace.run import Run
from ..trace.running import LaneTimes, running_count
from .perfetto_slices import SEPARATOR, SliceWriter, plain
from .results import RunRecords
from .task_columns import TaskColumns
from .text_columns import microseconds, rows, whole
from .tracks import Track, Tracks

_COUNTS_MOST = 100_000
_INNER_FROM = 1_000_000  # their tracks' numbers, above all lanes'


def run_as_perfetto(run: Run, records: RunRecords) -> Iterator[str]:
    """The file as text, an event a line, some thousand at a time, so that millions take no memory. Any thread.

    Times are microseconds since the start of the strategy's call, as exact decimals of the nanoseconds.

    Args:
        run: a run that is over.
        records: for results and errors.
    """
    yield '{"traceEvents": [\n'
    pieces = _Events(run, records).all()
    yield next(pieces).removeprefix(SEPARATOR)
    yield from pieces
    with english():
        load = words.load(run.plan)
    about = {"program": "Parallelogram", "plan": load, "strategy": run.plan.strategy}
    if run.engine is not None:
        about["engine"] = words.engine(run)
    about |= {"outcome": run.outcome.value if run.outcome else "", "garbled": str(run.trace.garbled)}
    yield f'\n],\n"otherData": {_json({key: plain(text) for key, text in about.items()})}}}\n'


class _Events:
    """The events of a run, each a line of JSON."""

    def __init__(self, run: Run, records: RunRecords) -> None:
        self._run = run
        self._tracks = Tracks(run)
        # No real task is before the call; but where one is said to be, no time may be negative.
        firsts = [span.started_ns for lane in run.trace.lanes if (span := _first(lane)) is not None]
        self._start_ns = min([run.started_ns or firsts[0], *firsts]) if firsts else run.started_ns
        self._open_tasks = _open_tasks(run)
        self._slices = SliceWriter(TaskColumns(run, records), self._start_ns)
        way = strategies().get(run.plan.strategy)
        self._workers_stay = (
            way is not None and not way.worker_ends_with_task and len(run.trace.workers) <= run.plan.workers
        )

    def all(self) -> Iterator[str]:
        """All of them, each after a separator."""
        for event in (*self._names(), *self._call()):
            yield SEPARATOR + event
        for lane, track in zip(self._run.trace.lanes, self._tracks.of_lane, strict=True):
            for event in self._spawn(lane, track):
                yield SEPARATOR + event
            yield from self._slices.lane(lane, track, shows_open=lane.number in self._open_tasks)
            for event in (*self._last(lane, track), *self._befallen(lane, track)):
                yield SEPARATOR + event
        for event in self._inner():
            yield SEPARATOR + event
        yield from self._counts()
        for event in self._samples():
            yield SEPARATOR + event

    def _names(self) -> Iterator[str]:
        for process in self._tracks.processes:
            names: dict[str, dict[str, Any]] = {
                "process_name": {"name": plain(process.name)},
                "process_sort_index": {"sort_index": process.position},
            }
            if process.clock_error_ns:
                told = f"clock ± {process.clock_error_ns / 1e6:.3g} ms"
                names["process_labels"] = {"labels": told}
            for name, its in names.items():
                yield _json({"ph": "M", "pid": process.pid, "name": name, "args": its})
        for track in dict.fromkeys(self._tracks.of_lane):
            for name, args in {
                "thread_name": {"name": track.name},
                "thread_sort_index": {"sort_index": track.number},
            }.items():
                yield _json({"ph": "M", "pid": track.pid, "tid": track.tid, "name": name, "args": args})

    def _call(self) -> Iterator[str]:
        run = self._run
        if not run.started_ns:
            return
        args: dict[str, Any] = {"strategy": run.plan.strategy, "workers": run.plan.workers}
        if run.error is not None:
            args["error"] = plain(run.error.line)
        times_ns = (run.started_ns, max(run.until_ns, run.started_ns))
        way = strategies().get(run.plan.strategy)
        title = run.plan.strategy if way is None else way.title
        yield from self._async(self._tracks.runner, "call", title, times_ns, args)

    def _spawn(self, lane: Lane, track: Track) -> Iterator[str]:
        first, spawned_ns = _first(lane), self._run.spawned_ns(lane)
        if spawned_ns is not None and first is not None and spawned_ns < first.started_ns:
            yield from self._async(track, "spawn", "spawn", (spawned_ns, first.started_ns))

    def _last(self, lane: Lane, track: Track) -> Iterator[str]:
        """What is behind a lane's last slice: the task that went down with it, or the time to the call's end."""
        run, span = self._run, lane.running
        if span is not None and lane.number not in self._open_tasks:
            args = {"index": span.task, "state": span.state.name.lower(), **self._slices.attempt(span)}
            times_ns = (span.started_ns, run.span_end_ns(span))
            yield from self._async(track, "attempt", f"job {span.task + 1}, taken down", times_ns, args)
        ended_ns = lane.last_ended_ns() if span is None else 0
        if ended_ns and ended_ns < run.until_ns and self._workers_stay and not lane.level:
            yield from self._async(track, "waiting", "waiting", (ended_ns, run.until_ns))

    def _befallen(self, lane: Lane, track: Track) -> Iterator[str]:
        """When a lane's worker was suspended, when it was not heard of, and that it was ended, at that moment."""
        run, process = self._run, lane.header.process
        if lane.level:
            return
        for from_ns, to_ns in run.incidents.suspended(process, run.until_ns):
            yield from self._async(track, "suspended", "suspended", (self._late(from_ns), self._late(to_ns)))
        for from_ns, to_ns in run.incidents.silent(process, run.until_ns):
            yield from self._async(track, "silent", "not heard of", (self._late(from_ns), self._late(to_ns)))
        end = run.incidents.end_of(process)
        if end is not None:
            with english():
                name = words.incident(end)
            yield from self._async(track, "ended", plain(name), (self._late(end.at_ns),) * 2, {"by_you": end.by_you})

    def _inner(self) -> Iterator[str]:
        """What jobs have started, each on a track of its own of its worker's process."""
        run = self._run
        lanes: dict[tuple[str, int], Track] = {}
        for lane, track in zip(run.trace.lanes, self._tracks.of_lane, strict=True):
            lanes.setdefault((lane.header.host, lane.header.pid), track)
        started = [(worker, life) for worker, all_of in run.lives.inner().items() for life in all_of]
        tracks = [(lanes.get(worker), life) for worker, life in started]
        inner = [(track, life) for track, life in tracks if track is not None]
        for number, (track, life) in enumerate(inner):
            name = plain(f"{life.name} (PID {life.process.pid})")
            its_own = dataclasses.replace(track, number=_INNER_FROM + number)
            times_ns = (self._late(life.born_ns), self._late(run.life_end_ns(life)))
            yield from self._async(its_own, "inner", name, times_ns)

    def _late(self, at_ns: int) -> int:
        return max(at_ns, self._start_ns)

    def _async(
        self, track: Track, category: str, name: str, times_ns: tuple[int, int], args: dict[str, Any] | None = None
    ) -> Iterator[str]:
        """A time on a track of its own, one for each worker and category, on which none overlaps another."""
        fields = {"cat": category, "id": hex(track.number), "name": name}
        for phase, at_ns, more in zip("be", times_ns, ({"args": args} if args else {}, {}), strict=True):
            head = f'{{"ph": "{phase}", "pid": {track.pid}, "tid": {track.tid}, "ts": {self._at(at_ns)}, '
            yield head + _json(fields | more).removeprefix("{")

    def _counts(self) -> Iterator[str]:
        """How many tasks ran: at each moment when that changed, or, of very many, at moments of equal distance."""
        lanes = [
            LaneTimes(lane.column("started_ns"), lane.ended_ns, self._open_ns(lane))
            for lane in self._run.trace.outermost
        ]
        at_ns = _edges_ns(self._run.trace.outermost, [lane.open_ns for lane in lanes if lane.open_ns is not None])
        count = running_count(at_ns, lanes)
        changes = np.diff(count, prepend=-1) != 0
        head = f'{SEPARATOR}{{"ph": "C", "pid": {self._tracks.runner.pid}, "ts": '
        told = ', "name": "tasks running", "args": {"tasks": '
        if changes.any():
            at, running = microseconds(at_ns[changes] - self._start_ns), whole(count[changes])
            yield from rows([head, at, told, running, "}}"], len(at))

    def _open_ns(self, lane: Lane) -> tuple[int, int] | None:
        return None if lane.running is None else (lane.running.started_ns, self._run.span_end_ns(lane.running))

    def _samples(self) -> Iterator[str]:
        """CPU and memory of each worker, from the start of the call on; of one that was found to be gone, none then."""
        moments, columns = self._run.samples.columns()
        names = [columns[name] for name in ("slot", "cpu", "is_known", "rss")]
        first, there = 0, set[int]()
        for since_ns, at_ns, last in zip(
            *(moments[name].tolist() for name in ("since_ns", "at_ns", "rows")), strict=True
        ):
            if at_ns > self._start_ns:
                from_ = self._at(max(since_ns, self._start_ns))
                now = set[int]()
                for slot, cpu, is_known, rss in zip(*(column[first:last].tolist() for column in names), strict=True):
                    process = self._tracks.of_process.get(self._run.samples.processes[slot])
                    if process is not None:
                        now.add(process)
                        yield _counter(process, "memory", from_, "bytes", int(rss))
                        if is_known:
                            yield _counter(process, "CPU", from_, "cores", round(cpu, 6))
                for process in sorted(there - now):
                    yield _counter(process, "memory", self._at(at_ns), "bytes", 0)
                    yield _counter(process, "CPU", self._at(at_ns), "cores", 0)
                there = now
            first = last

    def _at(self, at_ns: int) -> str:
        return _microseconds(at_ns - self._start_ns)


def _first(lane: Lane) -> Span | None:
    return lane.span(0) if lane.span_count() else None


def _open_tasks(run: Run) -> set[int]:
    """The lanes whose span without an end is its task's slice: where the task is, or was last."""
    last: dict[int, Span] = {}
    for lane in run.trace.lanes:
        span = lane.running
        if span is None:
            continue
        placed = run.trace.span_of(span.task)
        before = last.get(span.task)
        if placed == span or (placed is None and (before is None or before.started_ns <= span.started_ns)):
            last[span.task] = span
    return {span.lane for span in last.values()}


def _edges_ns(lanes: list[Lane], opens_ns: list[tuple[int, int]]) -> "NDArray[np.int64]":
    """When tasks began and ended, ascending; of very many, so many moments of equal distance."""
    edges = [np.array(opens_ns, np.int64).reshape(-1)]
    for lane in lanes:
        edges += [lane.column("started_ns"), lane.ended_ns(np.arange(len(lane)))]
    edges = [each for each in edges if len(each)]
    if sum(map(len, edges)) <= _COUNTS_MOST:
        return np.sort(np.concatenate([np.zeros(0, np.int64), *edges]))
    first, last = min(int(each.min()) for each in edges), max(int(each.max()) for each in edges)
    return np.append(np.arange(first, last, max((last - first) // _COUNTS_MOST, 1)), last)


def _counter(pid: int, name: str, at: str, unit: str, value: float) -> str:
    return f'{{"ph": "C", "pid": {pid}, "ts": {at}, "name": "{name}", "args": {{"{unit}": {value}}}}}'


def _microseconds(time_ns: int) -> str:
    """Nanoseconds, from 0 on, as an exact decimal of microseconds."""
    whole, rest = divmod(time_ns, 1_000)
    return f"{whole}.{rest:03d}"


def _json(fields: dict[str, Any]) -> str:
    return json.dumps(fields, ensure_ascii=False)
