"""Some calls of a function, one by one: the first and the last job, and others that are spread over the list.

More of them while they differ, as long as there is time.
"""

import functools
import math
import pickle
import time
from collections.abc import Callable, Iterator
from typing import Any

from ..records import core_wait

CALLS_MOST = 1_000
_CALLS_LEAST = 4
_FEW, _QUICK = 6, 4
"""So few calls are too few, where another one takes less than this part of the time."""
_ENOUGH_S = 0.05
_SURE = 0.02
_WARM_UP = 1.3
_EMPTY_REPEATS = 50
_HELD_BYTES = 256 << 20
"""Results, and copies of them, are held while they are no more than this, as a run holds them: memory that is used
again costs less.
"""
_SMALL_BYTES = 32
"""A value that is no larger, such as a number, is like those of the jobs by which the constants are measured: what
pickling it takes is in them.
"""
_SHORT_S, _PASS_S, _PASSES = 100e-6, 0.01, 5
"""Calls shorter than that are timed together as well, in passes of so long."""


def spread(jobs: int) -> "Iterator[int]":
    """Jobs in an order of which every beginning covers the list evenly: the first, the last, the middle, the quarters.

    Each once, at most ``CALLS_MOST``.
    """
    seen = set()
    for job in _halving(jobs):
        if job not in seen:
            seen.add(job)
            yield job
            if len(seen) >= min(jobs, CALLS_MOST):
                return


def _halving(jobs: int) -> "Iterator[int]":
    yield 0
    yield jobs - 1
    parts = 2
    while parts < 4 * jobs:
        for part in range(1, parts, 2):
            yield round(part * (jobs - 1) / parts)
        parts *= 2
    yield from range(min(jobs, 4 * CALLS_MOST))


def timed(function: "Callable[[Any], Any]", item: Any) -> "tuple[Any, dict[str, float]]":
    """One call: its result, and what it took. Raises what it raises."""
    queued_ns, inner_s = core_wait.waited_ns(), time.process_time()
    cpu_s, began_s = time.thread_time(), time.perf_counter()
    result = function(item)
    wall_s = time.perf_counter() - began_s
    cpu_s = time.thread_time() - cpu_s
    return result, {
        "wall_s": wall_s,
        "cpu_s": cpu_s,
        "inner_s": time.process_time() - inner_s,
        "queued_s": (core_wait.waited_ns() - queued_ns) / 1e9,
    }


@functools.cache
def _empty_s() -> "tuple[float, float]":
    """What pickling and unpickling take whatever the value is, of which a message has its own share already."""
    packing, unpacking = [], []
    for _ in range(_EMPTY_REPEATS):
        began_s = time.perf_counter()
        data = pickle.dumps(None, pickle.HIGHEST_PROTOCOL)
        packed_s = time.perf_counter()
        pickle.loads(data)  # noqa: S301 - pickled here
        packing.append(packed_s - began_s)
        unpacking.append(time.perf_counter() - packed_s)
    return min(packing), min(unpacking)


def pickled(
    value: Any, names: "tuple[str, str, str]", keep: "Callable[[Any], Any]" = lambda _copy: None
) -> "dict[str, float]":
    """How long pickling and unpickling a value takes, and its size, by ``names``; nothing of what does not pickle.

    To ``keep`` the copy is to have it in the way, so that no memory is used again that a run has to ask for.
    """
    try:
        began_s = time.perf_counter()
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        packed_s = time.perf_counter()
        copy = pickle.loads(data)  # noqa: S301 - pickled here
        ended_s = time.perf_counter()
        keep(copy)
    except BaseException:
        return {}
    empty = _empty_s()
    took = max(packed_s - began_s - empty[0], 0.0), max(ended_s - packed_s - empty[1], 0.0)
    if len(data) <= _SMALL_BYTES:
        took = 0.0, 0.0
    return dict(zip(names, (*took, float(len(data))), strict=True))


def sample(
    function: "Callable[[Any], Any]",
    items: "list[Any]",
    most_s: float,
    may_go_on: "Callable[[], bool]",
    tell: "Callable[..., None]",
) -> "dict[int, float]":
    """Call and tell, until enough is known or the time is up; and some of them again, to see what is warm then.

    Returns:
        What each took, in seconds, by job. Raises what a call raises.
    """
    began_s = time.perf_counter()
    took: dict[int, float] = {}
    held: list[Any] = []
    left = float(_HELD_BYTES)
    for job in spread(len(items)):
        sent = pickled(items[job], ("pickle_s", "unpickle_s", "sent_bytes"))
        result, figures = timed(function, items[job])
        may_hold = left > 0
        back = pickled(result, ("pack_s", "unpack_s", "result_bytes"), held.append if may_hold else lambda _copy: None)
        took[job] = figures["wall_s"]
        tell("call", job=job, carries=bool(sent and back), **figures, **sent, **back)
        left -= 2 * back.get("result_bytes", 0.0)
        if may_hold:
            held.append(result)
        del result
        if not may_go_on():
            return took
        spent_s = time.perf_counter() - began_s
        if len(took) == 2 and took[0] > _WARM_UP * took[job] and spent_s + took[job] < 2 * most_s:
            took[0] = _again(function, items, 0, tell, held if left > 0 else [])
        if is_over(list(took.values()), spent_s, most_s):
            break
    until_s = time.perf_counter() + most_s
    for job, before_s in list(took.items()):
        if time.perf_counter() + before_s > until_s or not may_go_on():
            break
        took[job] = _again(function, items, job, tell, held if left > 0 else [])
        if before_s < _WARM_UP * took[job]:
            break  # it was warm before, as were those after it
    return took


def _again(
    function: "Callable[[Any], Any]", items: "list[Any]", job: int, tell: "Callable[..., None]", held: "list[Any]"
) -> float:
    """Call a job once more. The first calls of a process touch memory, and files, that nobody has touched.

    Its result is ``held``, or what is only cold for want of its memory would be taken for warm.
    """
    result, figures = timed(function, items[job])
    held.append(result)
    tell("again", job=job, **figures)
    return figures["wall_s"]


def is_short(took: "dict[int, float]") -> bool:
    """Whether reading the clocks takes a part of these calls that counts."""
    return sorted(took.values())[len(took) // 2] <= _SHORT_S


def together(call: "Callable[[Any], Any]", items: "list[Any]") -> float:
    """What each call takes where no clock is read between them: the median of some passes over the items."""
    passes: list[float] = []
    repeats = 1
    while len(passes) < _PASSES:
        began_s = time.perf_counter()
        for _repeat in range(repeats):
            for item in items:
                call(item)
        spent_s = time.perf_counter() - began_s
        if spent_s < _PASS_S / 2:
            repeats = max(2 * repeats, round(repeats * _PASS_S / max(spent_s, 1e-6)))
        else:
            passes.append(spent_s / repeats / len(items))
    return sorted(passes)[_PASSES // 2]


def is_over(took: "list[float]", spent_s: float, most_s: float) -> bool:
    """Whether no more calls are made: enough is known, or the time is up.

    But if the last job of the list has taken all of it, and the first was over at once, some more are called, so that
    it is seen which of the two is unlike the others.
    """
    next_s = sorted(took)[(len(took) - 1) // 2]
    if len(took) < _FEW and next_s < most_s / _QUICK:
        return False
    return (spent_s + next_s > most_s and len(took) >= 2) or _is_enough(took, spent_s)


def _is_enough(took: "list[float]", spent_s: float) -> bool:
    """Whether the mean is known well enough by now."""
    count = len(took)
    if count < _CALLS_LEAST or spent_s < _ENOUGH_S:
        return False
    mean = math.fsum(took) / count
    variance = math.fsum((each - mean) ** 2 for each in took) / (count - 1)
    return math.sqrt(variance / count) < _SURE * mean
