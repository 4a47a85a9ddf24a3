"""Where workers × elapsed went: every moment of every worker in exactly one part.

First each slot's time is cut at the events of its lanes (``slots``, ``spans``): what was before, between and after the
tasks. Then the tasks' own time is told apart by what was measured of them (``own_time``). What nothing of this
explains, which is time between tasks that handing over does not take, is *unexplained*.

The parts follow the POP metrics of load balance and communication efficiency (pop-coe.eu), as seconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..inside.records.evidence import BOOTED
from ..inside.strategies import START_METHOD, start_methods
from ..long_work import part, reached
from ..model.alone import Alone
from ..trace.intervals import Intervals
from ..trace.making import making_of
from ..trace.run import Run
from .machine import Machine, machine_of
from .own_time import QUEUES, has_threads, own_time
from .reference import NO_REFERENCE, Reference, site
from .slots import Slots, slots_of
from .spans import Integers, Spans, spans_of
from .stretches import Window, windows_of

PARTS = (
    "computing", "slower", "own_queue", "others", "this_program", "gil", "waiting", "starting", "importing", "pickling",
    "sender", "handover", "chunk", "tail", "collecting", "unused", "replaced", "suspended", "lost",
)  # fmt: skip
"""All parts, in the order in which they are shown."""

# What handing over takes on a machine that has nothing else to do, as the longest of many: a task's share of a loop, a
# message's way through a pipe, and its bytes'.
_TASK_NS = 30_000
_MESSAGE_NS = 400_000
_BYTE_NS = 4.0
# An import takes longer; the first message of a worker that has nothing to import takes longer than the others, too.
_IMPORT_LEAST_NS = 2_000_000
_BY_ABSENCE = "chunk", "tail", "collecting", "unused"
"""What is told of workers that ran nothing, which is not so of those that could not record it."""


def by_known_names(parts: Mapping[str, float]) -> dict[str, float]:
    """Seconds by the names that readers from elsewhere know: who runs a program under this one has it wait for that."""
    found = dict(parts)
    found["own_queue"] += found.pop("this_program")
    return found


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Where workers × elapsed went.

    Attributes:
        workers, elapsed_s: whose product ``budget_s`` is; of several calls the most workers, and the others' sums.
        parts: seconds by the names of ``PARTS``, each at least 0.
        unexplained_s: what is left; with all parts it makes ``budget_s``.
        tasks, messages: how many were recorded.
        alone: what the same tasks take alone; None where that is not known of all, and of those nothing is *slower*.
        machine: what was free of it.
        windows: what it is of, one for each call.
    """

    workers: int
    elapsed_s: float
    budget_s: float
    parts: Mapping[str, float]
    unexplained_s: float
    tasks: int
    messages: int
    alone: Alone | None
    machine: Machine
    windows: tuple[Window, ...] = ()

    def share(self, *names: str) -> float:
        """The share that some parts have of all, 0 to 1."""
        return sum(self.parts[name] for name in names) / self.budget_s if self.budget_s else 0.0


def breakdown_of(run: Run, reference: Reference = NO_REFERENCE) -> Breakdown:
    """Tell where the time of a run that is over went. Pure; any thread.

    ``reference``: what its jobs take alone, if the run itself does not know it.
    """
    windows = windows_of(run)
    alone = [run.alone or reference.get(site(run.call(window.call))) for window in windows]
    found = dict.fromkeys(PARTS, 0.0)
    unexplained_ns = 0.0
    tasks = messages = 0
    for number, (window, its) in enumerate(zip(windows, alone, strict=True)):
        with part(number / len(windows), (number + 1) / len(windows)):
            parts, rest_ns, spans = _of_window(run, window, its)
        for name, spent_ns in parts.items():
            found[name] += max(spent_ns, 0.0)
        unexplained_ns += max(rest_ns, 0.0)
        tasks += int(np.count_nonzero(~spans.is_open))
        messages += spans.messages
    if run.is_largely_unrecorded:
        for name in _BY_ABSENCE:
            unexplained_ns += found[name]
            found[name] = 0.0
    whole = Window(
        1, min((each.from_ns for each in windows), default=0), max((each.to_ns for each in windows), default=0)
    )
    return Breakdown(
        workers=max((each.workers for each in windows), default=1),
        elapsed_s=sum(each.length_ns for each in windows) / 1e9,
        budget_s=sum(each.workers * each.length_ns for each in windows) / 1e9,
        parts={name: spent_ns / 1e9 for name, spent_ns in found.items()},
        unexplained_s=unexplained_ns / 1e9,
        tasks=tasks,
        messages=messages,
        alone=_together(alone),
        machine=machine_of(run, whole),
        windows=tuple(windows),
    )


def _together(alone: Sequence[Alone | None]) -> Alone | None:
    """Of several calls all; None where it is not known of one."""
    known = [each for each in alone if each is not None]
    if not known or len(known) < len(alone):
        return None
    return Alone(*(sum(each) for each in zip(*map(astuple, known), strict=True)))


def _of_window(run: Run, window: Window, alone: Alone | None) -> tuple[dict[str, float], float, Spans]:
    """The parts of one window, and what is left of it, in ns; and its spans."""
    machine = machine_of(run, window)
    slots = slots_of(run, window)
    with part(0.0, 0.4):
        spans = spans_of(run, slots)
    found = dict.fromkeys(PARTS, 0.0)
    with part(0.4, 0.8):
        excess_ns = _around(run, window, slots, spans, found)
    reached(0.8)
    found["lost"] += float(spans.took[spans.is_open].sum())
    with part(0.8, 1.0):
        of_tasks = own_time(run, slots, spans, machine, alone)
    found["suspended"] += of_tasks.pop("suspended")
    found |= of_tasks
    excess_ns -= _waited_between(found, excess_ns, machine, is_handed=spans.messages > 0)
    return found, excess_ns, spans


def _around(run: Run, window: Window, slots: Slots, spans: Spans, found: dict[str, float]) -> float:
    """Tell of the time in which no task ran, in ns; returns that which handing over does not take."""
    busy = run.trace.runner_traffic.busy()
    found["unused"] = float(slots.unused * window.length_ns)
    started = float((slots.born_ns - slots.from_ns)[slots.is_first].sum())
    # Its own time begins where the lane before it has ended.
    replaced = 0.0
    is_new = np.array([each.is_new for each in slots.stretches], np.bool_)
    is_boot = spans.is_first & is_new[spans.lane]
    gaps = spans.started - spans.before
    rest = gaps - spans.messages_before
    reached(0.2)
    imported = _imported(run, slots, spans, is_boot, rest)
    rest = rest - imported
    if not run.imports:
        _tell_imports(spans, found)
    found["pickling"] += float(spans.messages_before.sum() - found["importing"] + spans.messages_after.sum())
    found["importing"] += float(imported.sum())
    halted = np.minimum(slots.stopped_within(spans.lane, spans.before, spans.started), rest)
    found["suspended"] += float(halted.sum())
    rest = rest - halted
    reached(0.4)
    ready = _ready_ns(run, window, slots, spans, is_boot)
    late = np.maximum(np.minimum(spans.submitted, spans.started) - ready, 0)  # it was not there to be run yet
    making, _ = making_of(run.checked)
    made = making.within(ready, spans.started)
    reached(0.6)
    sender = np.minimum(np.maximum(np.maximum(busy.within(ready, spans.started), late), made), rest)
    begun_ns = (spans.started - sender)[is_boot & slots.is_first[spans.lane]]
    found["sender"] = float(sender.sum())
    rest = rest - sender
    is_first = slots.is_first[spans.lane]
    started += float(rest[is_boot & is_first].sum())
    replaced += float(rest[is_boot & ~is_first].sum())
    reached(0.8)
    between = ~is_boot
    handed = np.minimum(rest, most_handing_ns(spans) + spans.bytes_before * _BYTE_NS)[between].sum()
    found["handover"] = float(handed)
    found["starting"] += started
    _tell_ends(window, slots, spans, (busy, int(begun_ns.max()) if len(begun_ns) else window.from_ns), found)
    found["replaced"] += replaced
    return float(rest[between].sum() - handed)


def most_handing_ns(spans: Spans) -> "NDArray[np.int64]":
    """What handing each over takes at the most where nothing else is in the way, but for its bytes, in ns."""
    return _TASK_NS + np.where(spans.bytes_before > 0, _MESSAGE_NS, 0)


def _ready_ns(run: Run, window: Window, slots: Slots, spans: Spans, is_boot: "NDArray[np.bool_]") -> Integers:
    """From when on each span's worker could have begun it. A process that boots waits for itself, until it is there;
    where it has not said when that was, until it begins.
    """
    if forks(run):
        return spans.before
    call = run.call(window.call)
    headers = [each.lane.header for each in slots.stretches]
    is_process = np.array([(it.host, it.pid) != (call.host or it.host, call.pid) for it in headers], np.bool_)
    told = {each.pid: each.values["at_us"] * 1e3 for each in run.evidence if each.kind == BOOTED}
    there = np.array([told.get(it.pid, np.inf) for it in headers], np.float64)
    is_its = is_boot & is_process[spans.lane]
    ready = np.where(is_its, np.clip(there[spans.lane], spans.before, spans.started), spans.before)
    return ready.astype(np.int64)


def forks(run: Run) -> bool:
    """Whether its workers are forked, and so are there at once."""
    plan = run.plan
    return (
        plan.watch is None
        and plan.options.get(START_METHOD.key, start_methods()[0]) == "fork"
        and (plan.strategy != "joblib")
    )


def could_fork(run: Run) -> bool:
    """Whether its workers are processes that this system could fork, and it does not."""
    return "fork" in start_methods() and not has_threads(run) and not forks(run)


def _imported(run: Run, slots: Slots, spans: Spans, is_boot: "NDArray[np.bool_]", room: Integers) -> Integers:
    """How long the worker imported modules before each span, which it does before its first; at most ``room``."""
    told = [round(run.imports.get(each.lane.header.process, 0.0) * 1e9) for each in slots.stretches]
    return np.where(is_boot, np.minimum(np.array([*told, 0], np.int64)[spans.lane], room), 0)


def _tell_imports(spans: Spans, found: dict[str, float]) -> None:
    """Of what the first messages took, that which is beyond what the others do: for files that tell of no imports."""
    firsts, others = spans.messages_before[spans.is_first], spans.messages_before[~spans.is_first]
    others = others[others > 0]
    usual = np.median(others) if len(others) else 0.0
    own = np.maximum(spans.bytes_before[spans.is_first] * _BYTE_NS, usual)
    beyond = firsts - own
    found["importing"] = float(beyond[beyond > _IMPORT_LEAST_NS].sum())


def _tell_ends(
    window: Window, slots: Slots, spans: Spans, known: tuple[Intervals, int], found: dict[str, float]
) -> None:
    """Tell of what is after the last task of each lane; ``known``: when the main process was busy with messages, and
    when the last worker had been started.
    """
    busy, all_begun_ns = known
    idle_from = np.maximum(spans.last, slots.born_ns)
    is_last = slots.to_ns >= window.to_ns
    found["replaced"] += float(np.maximum(slots.to_ns - idle_from, 0)[~is_last].sum())
    lost = np.zeros(len(slots.stretches), np.bool_)
    lost[spans.lane[spans.is_open]] = True
    found["lost"] += float(np.maximum(window.to_ns - idle_from, 0)[is_last & lost].sum())
    lanes = np.flatnonzero(is_last & ~lost)
    idle_from = idle_from[lanes]
    last_ns = min(int(spans.ended.max()), window.to_ns) if len(spans.ended) else window.from_ns
    until = np.maximum(idle_from, last_ns)
    bound = _bound(slots, spans)
    halted = slots.stopped_within(lanes, idle_from, until)
    chunk = np.minimum(bound.within(idle_from, until), until - idle_from - halted)
    found["chunk"] += float(chunk.sum())
    rest = until - idle_from - chunk - halted
    starting = np.clip(np.minimum(until, all_begun_ns) - idle_from, 0, rest)  # what was left was for those to come
    found["starting"] += float(starting.sum())
    found["tail"] += float((rest - starting).sum())
    to_ns = np.full(len(until), window.to_ns)
    after = slots.stopped_within(lanes, until, to_ns)
    handled = np.minimum(busy.within(until, to_ns), to_ns - until - after)
    found["pickling"] += float(handled.sum())
    found["collecting"] += float((to_ns - until - handled - after).sum())
    found["suspended"] += float((halted + after).sum())


def _bound(slots: Slots, spans: Spans) -> Intervals:
    """When tasks had come to a worker and had not begun, as others of the same message were run first."""
    started, ended = [], []
    offset = 0
    for each in slots.stretches:
        count = each.span_count
        first = each.before(each.lane.traffic.received["before"])
        first = first[(first >= 0) & (first < count)]
        if count and len(first):
            last = np.append(first[1:], count) - 1
            holds = last > first
            started.append(spans.started[offset + first[holds]])
            ended.append(spans.started[offset + last[holds]])
        offset += count
    nothing: Integers = np.zeros(0, np.int64)
    return Intervals(np.concatenate([nothing, *started]), np.concatenate([nothing, *ended]))


def _waited_between(found: dict[str, float], excess_ns: float, machine: Machine, *, is_handed: bool) -> float:
    """How much of what handing over does not take was waiting for the lock, a core or the sender; told in ``found``.

    Threads that wait for the lock within their tasks do so between them as well. A message (``is_handed``) passes
    through several threads, each of which waits for a core where all are at work; what else there is between tasks
    waits as they do. Else it waits for the main process, as long as that computes: its threads take turns.
    """
    waits = found["gil"] + found["waiting"]
    locked = excess_ns * found["gil"] / waits if waits else 0.0
    found["gil"] += locked
    excess_ns -= locked
    queues = {name: found[name] for name in QUEUES}
    queued = sum(queues.values())
    wanted = queued + found["computing"] + found["slower"]
    waited = excess_ns * min(max(machine.full if is_handed else 0.0, queued / wanted if wanted else 0.0), 1.0)
    foreign = {"others": 1 - machine.own_of_foreign, "this_program": machine.own_of_foreign}
    for name in QUEUES:
        found[name] += waited * (queues[name] / queued if queued else foreign.get(name, 0.0))
    sent = (excess_ns - waited) * min(machine.beside, 1.0) if is_handed else 0.0
    found["sender"] += sent
    return locked + waited + sent
