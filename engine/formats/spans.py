"""The lanes, spans, states and messages of a run as parts of a run file, and back.

Spans stand lane by lane, in their order. As no two of a lane overlap, a span is the gap before it and what it took.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark, tr
from ..inside.records.layout import ROLE_WORKER
from ..inside.records.reader import Header
from ..model.cells import TASKS_MOST
from ..trace.lane import Lane, Span, State
from ..trace.trace import Trace
from ..trace.traffic import LaneTraffic, RunnerTraffic
from .attempts import failed_attempts_of
from .calls import levels_of, tasks_of
from .container import Container, WrongError
from .fields import NS_MOST
from .packing import Groups, Integers, differences, packed, summed, unpacked
from .runner_busy import runner_busy_as_parts, runner_busy_of
from .saved_facts import facts_as_parts, facts_of

LANES_MOST = 200_000
SPANS_MOST = 10_000_000
MESSAGES_MOST = 50_000_000
_SIZE_MOST = 2**62
_HEADER = {
    "pid": 2**32,
    "start_ticks": 2**62,
    "thread": 2**62,
    "born_ns": NS_MOST,
    "opened_ns": NS_MOST,
    "wall_ns": 2**62,
}
_CLOCK_ERRORS = "lane.clock_error_ns"
_MESSAGE = ("number", "size", "took_ns", "before")
_WAYS = ("received", "sent")
_TRAFFIC = (
    *(f"lane.{way}" for way in _WAYS), *(f"{way}.{name}" for way in _WAYS for name in _MESSAGE),
    "runner.size", "runner.took_ns",
)  # fmt: skip
"""What tells what travelled: all of it, or, as the sums would be wrong otherwise, none."""
Parts = dict[str, NDArray[Any]]
_OPEN_STATES = (State.LOST, State.CANCELLED, State.INTERRUPTED)


def hosts_of(trace: Trace) -> list[str]:
    """The different hosts of its lanes, in their order."""
    return list(dict.fromkeys(lane.header.host for lane in trace.lanes))


def trace_as_parts(trace: Trace) -> Iterator[tuple[str, NDArray[Any]]]:
    """What is needed of a trace, but the names of its hosts."""
    lanes = trace.lanes
    numbers = {host: number for number, host in enumerate(hosts_of(trace))}
    for name, most in _HEADER.items():  # which are a worker's own words, and may be anything
        yield f"lane.{name}", packed(np.array([min(getattr(lane.header, name), most) for lane in lanes], np.int64))
    yield "lane.host", packed(np.array([numbers[lane.header.host] for lane in lanes], np.int64))
    yield "lane.gone_ns", packed(np.array([lane.gone_ns for lane in lanes], np.int64))
    yield from _open_spans(trace)
    groups = Groups(np.array([len(lane) for lane in lanes], np.int64))
    yield "lane.spans", packed(groups.counts)
    columns = {name: _joined([lane.column(name) for lane in lanes]) for name in ("started_ns", "busy_ns")}
    took_ns = differences(columns["busy_ns"], groups)
    ended_ns = columns["started_ns"] + took_ns
    gap_ns = columns["started_ns"].astype(np.int64)
    gap_ns[1:] -= ended_ns[:-1]
    gap_ns[groups.starts] = 0
    yield "lane.first_ns", packed(columns["started_ns"][groups.starts])
    yield "span.gap_ns", packed(gap_ns)
    yield "span.took_ns", packed(took_ns)
    task = _joined([lane.column("task") for lane in lanes])
    yield "span.task", packed(differences(task, Groups(np.array([len(task)]))))
    yield "task.state", trace.state


def measured_as_parts(trace: Trace) -> Iterator[tuple[str, NDArray[Any]]]:
    """What was measured of a trace, none of which need be there."""
    lanes = trace.lanes
    errors_ns = [min(lane.header.clock_error_ns, NS_MOST) for lane in lanes]
    if any(errors_ns):
        yield _CLOCK_ERRORS, packed(np.array(errors_ns, np.int64))
    yield from facts_as_parts(trace)
    for way in _WAYS:
        messages = [getattr(lane.traffic, way) for lane in lanes]
        counts = Groups(np.array([len(each) for each in messages], np.int64))
        yield f"lane.{way}", packed(counts.counts)
        for name in _MESSAGE:
            column = _joined([each[name] for each in messages])
            yield f"{way}.{name}", packed(differences(column, counts) if name in ("number", "before") else column)
    sizes, pickling_ns = trace.runner_traffic.by_number()
    yield "runner.size", packed(sizes)
    yield "runner.took_ns", packed(pickling_ns)
    yield from runner_busy_as_parts(trace.runner_traffic)


def _open_spans(trace: Trace) -> Iterator[tuple[str, NDArray[Any]]]:
    spans = [lane.running for lane in trace.lanes if lane.running is not None]
    placed = [trace.span_of(span.task) == span for span in spans]
    yield "open.lane", packed(np.array([span.lane for span in spans], np.int64))
    yield "open.task", packed(np.array([span.task for span in spans], np.int64))
    yield "open.started_ns", packed(np.array([span.started_ns for span in spans], np.int64))
    yield "open.state", packed(np.array([span.state for span in spans], np.int64))
    yield "open.placed", packed(np.array(placed, np.int64))


def _joined(columns: "Sequence[NDArray[Any]]", kind: type[np.generic] = np.int64) -> NDArray[Any]:
    return np.concatenate(columns) if columns else np.zeros(0, kind)


def trace_of(
    file: Container,
    planned: int | None,
    hosts: Sequence[str],
    pickle_ns: int,
    unpickle_ns: int,
    *,
    reruns: bool = False,
) -> Trace:
    """The trace that was written; what was measured of it, as far as that is there.

    Args:
        file: to read from.
        planned: how many tasks there must be; None: however many there are.
        hosts: those of its lanes.
        pickle_ns, unpickle_ns: the runner's own sums.
        reruns: a task may have been run more than once.

    Raises:
        WrongError: what is there is no trace.
    """
    state = file.part("task.state", "u1", TASKS_MOST if planned is None else planned)
    jobs = len(state) if planned is None else planned
    if len(state) != jobs or (jobs and int(state.max()) >= len(State)):
        raise WrongError(tr("the states of its jobs cannot be so"))
    tasks = tasks_of(file, state, is_planned=planned is not None)
    headers = _headers(file, hosts)
    spans, groups = _spans(file, len(headers), jobs, SPANS_MOST if reruns else jobs)
    failed = failed_attempts_of(file, len(spans["task"])) if reruns else _failed(state, spans["task"], jobs)
    facts = facts_of(file, groups)
    traffic, runner = _traffic(file, groups, pickle_ns, unpickle_ns)
    gone_ns = _for_lanes(file, "gone_ns", len(headers), NS_MOST)
    lanes = []
    for number, (rows, messages) in enumerate(zip(groups.slices(), traffic, strict=True)):
        lane_failed = np.flatnonzero(failed[rows]).astype(np.int32)
        columns = {name: column[rows] for name, column in spans.items()}
        columns["busy_ns"] = np.cumsum(columns["busy_ns"])
        lane = Lane.restored(number, headers[number], columns, lane_failed, messages, facts=facts[number])
        lane.gone_ns = int(gone_ns[number])
        lanes.append(lane)
    placed = _take_open_spans(file, lanes, state)
    return Trace.restored(tasks, lanes, placed, runner, reruns=reruns)


def _headers(file: Container, hosts: Sequence[str]) -> list[Header]:
    host = unpacked(
        file.part("lane.host", "u", LANES_MOST), 0, len(hosts) - 1, mark("the hosts of its workers")
    ).tolist()
    columns = [_for_lanes(file, name, len(host), most).tolist() for name, most in _HEADER.items()]
    levels, errors = levels_of(file, len(host)), _clock_errors_of(file, len(host))
    return [
        Header(
            str(number),
            hosts[host_],
            pid,
            start_ticks,
            thread,
            born_ns,
            opened_ns,
            wall_ns,
            ROLE_WORKER,
            level=level,
            clock_error_ns=error_ns,
        )
        for number, (host_, level, error_ns, pid, start_ticks, thread, born_ns, opened_ns, wall_ns) in enumerate(
            zip(host, levels, errors, *columns, strict=True)
        )
    ]


def _clock_errors_of(file: Container, lanes: int) -> list[int]:
    """How far the times of each lane can be off; 0 for all if that is not told."""
    found = file.optional(_CLOCK_ERRORS, "u", lanes)
    if found is None:
        return [0] * lanes
    errors: list[int] = unpacked(found, 0, NS_MOST, mark("the clocks of its workers")).tolist()
    if len(errors) != lanes:
        raise WrongError(tr("the clocks of its workers cannot be so"))
    return errors


def _for_lanes(file: Container, name: str, count: int, most: int) -> Integers:
    found = unpacked(file.part(f"lane.{name}", "u", count), 0, most, tr("the {name} of its workers").format(name=name))
    if len(found) != count:
        raise WrongError(tr("the {name} of its workers cannot be so").format(name=name))
    return found


def _spans(file: Container, lanes: int, jobs: int, most: int) -> tuple[Parts, Groups]:
    """The lanes' columns one after the other (in place of ``busy_ns`` what each span took), and where each lane is."""
    groups = Groups(_for_lanes(file, "spans", lanes, most))
    count = int(groups.counts.sum())
    if count > most:
        raise WrongError(tr("there are more spans in it than jobs"))
    first_ns = unpacked(file.part("lane.first_ns", "u", lanes), 0, NS_MOST, mark("the times of its spans"))
    gap_ns = unpacked(file.part("span.gap_ns", "u", count), 0, NS_MOST, mark("the times of its spans"))
    took_ns = unpacked(file.part("span.took_ns", "u", count), 0, NS_MOST, mark("the times of its spans"))
    task = unpacked(file.part("span.task", "u i", count), -SPANS_MOST, SPANS_MOST, mark("the jobs of its spans"))
    lengths = {len(gap_ns), len(took_ns), len(task)}
    if lengths != {count} or len(first_ns) != len(groups.starts) or (count and gap_ns[groups.starts].any()):
        raise WrongError(tr("the numbers of its spans do not agree"))
    gap_ns[groups.starts] = first_ns
    gap_ns += took_ns
    if count and int(gap_ns.min()) < 0:  # a sum of two that is beyond 64 bits
        raise WrongError(tr("the times of its spans cannot be so"))
    ended_ns = summed(gap_ns, groups, NS_MOST, mark("the times of its spans"))
    tasks = summed(task, Groups(np.array([count])), jobs - 1, mark("the jobs of its spans"))
    columns: Parts = {
        "task": tasks.astype(np.int32),
        "started_ns": ended_ns - took_ns,
        "busy_ns": took_ns,
        "cell": np.arange(count, dtype=np.uint32),
    }
    return columns, groups


def _failed(state: "NDArray[np.uint8]", task: "NDArray[np.int32]", jobs: int) -> "NDArray[np.bool_]":
    """Which spans ended in an error. Raises WrongError if they do not agree with the tasks' states."""
    is_ended = np.zeros(jobs, np.bool_)
    is_ended[task] = True
    if int(np.count_nonzero(is_ended)) != len(task):
        raise WrongError(tr("a job of it has ended twice"))
    states = state[task]
    failed: NDArray[np.bool_] = (states == State.ERROR) | (states == State.INTERRUPTED)
    done = int(np.count_nonzero(states == State.DONE))
    if done + int(np.count_nonzero(failed)) != len(task) or done != int(np.count_nonzero(state == State.DONE)):
        raise WrongError(tr("the states of its jobs and its spans do not agree"))
    return failed


def _traffic(
    file: Container, spans: Groups, pickle_ns: int, unpickle_ns: int
) -> tuple[list[LaneTraffic], RunnerTraffic]:
    """What each lane's messages were, and the runner's; none, and no sums of theirs, if they are not all there."""
    handled = runner_busy_of(file)
    if not file.holds(_TRAFFIC):
        return [LaneTraffic() for _ in spans.counts], RunnerTraffic()
    received, sent = (_messages(file, way, spans) for way in _WAYS)
    lanes = [LaneTraffic.restored(*both) for both in zip(received, sent, strict=True)]
    sizes = unpacked(file.part("runner.size", "u", MESSAGES_MOST), 0, _SIZE_MOST, mark("the sizes of its messages"))
    took_ns = unpacked(file.part("runner.took_ns", "u", len(sizes)), 0, NS_MOST, mark("the times of its messages"))
    if len(took_ns) != len(sizes) or (len(sizes) and not sizes[-1]):
        raise WrongError(tr("the runner's messages cannot be so"))
    return lanes, RunnerTraffic.restored(sizes, took_ns, pickle_ns, unpickle_ns, handled=handled)


def _messages(file: Container, way: str, spans: Groups) -> "list[Mapping[str, Integers]]":
    groups = Groups(_for_lanes(file, way, len(spans.counts), MESSAGES_MOST))
    count = int(groups.counts.sum())
    columns: dict[str, Integers] = {}
    for name in _MESSAGE:
        kinds, least = ("u i", -_SIZE_MOST) if name == "number" else ("u", 0)
        columns[name] = unpacked(file.part(f"{way}.{name}", kinds, count), least, _SIZE_MOST, mark("its messages"))
        if len(columns[name]) != count:
            raise WrongError(tr("the numbers of its messages do not agree"))
    columns["number"] = summed(columns["number"], groups, MESSAGES_MOST, mark("the numbers of its messages"))
    columns["before"] = summed(columns["before"], groups, SPANS_MOST, mark("the places of its messages"))
    if (groups.taken(spans.counts) < columns["before"][groups.ends[groups.counts > 0] - 1]).any():
        raise WrongError(tr("the places of its messages cannot be so"))
    return [{name: column[rows] for name, column in columns.items()} for rows in groups.slices()]


def _take_open_spans(file: Container, lanes: list[Lane], state: "NDArray[np.uint8]") -> list[bool]:
    """Give each lane its open span; for each lane whether its task is there."""
    limits = {
        "lane": len(lanes) - 1,
        "task": len(state) - 1,
        "started_ns": NS_MOST,
        "state": len(State) - 1,
        "placed": 1,
    }
    columns = []
    for name, most in limits.items():
        columns.append(unpacked(file.part(f"open.{name}", "u", len(lanes)), 0, most, mark("its open spans")).tolist())
        if len(columns[-1]) != len(columns[0]):
            raise WrongError(tr("the numbers of its open spans do not agree"))
    placed = [False] * len(lanes)
    placed_tasks = set()
    before = -1
    for lane, task, started_ns, its_state, is_placed in zip(*columns, strict=True):
        is_right = lane > before and its_state in _OPEN_STATES and not (is_placed and task in placed_tasks)
        has_ended = is_placed and state[task] in (State.DONE, State.WAITING)
        if not is_right or has_ended or started_ns < lanes[lane].last_ended_ns():
            raise WrongError(tr("its open spans cannot be so"))
        lanes[lane].running = Span(lane, len(lanes[lane]), task, State(its_state), started_ns, 0)
        placed[lane] = bool(is_placed)
        if is_placed:
            placed_tasks.add(task)
        before = lane
    return placed
