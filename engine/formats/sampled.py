"""The samples of a run as parts of a run file, and back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark, marked
from ..inside.worker import Process
from ..trace.lane import Lane
from ..trace.samples import MOMENTS_MOST, Samples
from .container import Container, WrongError
from .fields import NS_MOST
from .packing import packed, unpacked

_PIDS_MOST = 200_000
_ROWS_MOST = 100_000_000
_CORES_MOST = 1e6
_BYTES_MOST = 1e18
_WRONG = mark("its samples cannot be so")
_SHARES = ("cores", "own")
_SHARE_MOST = 1.001  # 1 but for the rounding
_WHOLE = {"since_ns": NS_MOST, "at_ns": NS_MOST, "rows": _ROWS_MOST, "rss": 2**62}
_MOMENTS = tuple(f"moment.{name}" for name in (*_WHOLE, *_SHARES))
_OTHERS = "moment.others"
_UNKNOWN = -1.0
_WHOSE = ("sampled.host", "sampled.start")
_ALL = ("sampled.pid", *_MOMENTS, "row.slot", "row.is_known", "row.cpu", "row.rss")


def samples_as_parts(samples: Samples, hosts: Sequence[str]) -> Iterator[tuple[str, NDArray[Any]]]:
    """All of them; none need be there. ``hosts`` are those of the run file, among which the samples' are."""
    moments, rows = samples.columns()
    yield "sampled.pid", packed(np.array([process.pid for process in samples.processes], np.int64))
    numbers = {host: number for number, host in enumerate(hosts)}
    yield "sampled.host", packed(np.array([numbers[process.host] for process in samples.processes], np.int64))
    yield "sampled.start", packed(np.array([process.start for process in samples.processes], np.int64))
    for name in _WHOLE:
        yield f"moment.{name}", packed(moments[name])
    for name in _SHARES:
        yield f"moment.{name}", moments[name]
    yield _OTHERS, np.where(np.isfinite(moments["others"]), moments["others"], _UNKNOWN)
    yield "row.slot", packed(rows["slot"])
    yield "row.is_known", rows["is_known"].astype(np.uint8)
    yield "row.cpu", rows["cpu"]
    yield "row.rss", rows["rss"]


def samples_of(file: Container, most_bytes: int, hosts: Sequence[str], lanes: Sequence[Lane]) -> Samples:
    """The samples that were written; none if they are not all there.

    Format 1 has PIDs alone, which are taken for those of the lanes' processes.

    Raises:
        WrongError: what is there is none.
    """
    if not file.holds(_ALL):
        file.holds((*_ALL, *_WHOSE, _OTHERS))  # whose they were tells nothing alone
        return Samples()
    pids = unpacked(file.part("sampled.pid", "u", _PIDS_MOST), 0, 2**62, mark("its samples")).tolist()
    moments: dict[str, NDArray[Any]] = {}
    for name, most in _WHOLE.items():
        moments[name] = unpacked(file.part(f"moment.{name}", "u", MOMENTS_MOST), 0, most, mark("its samples"))
    for name in _SHARES:
        moments[name] = _within(file.part(f"moment.{name}", "f8", MOMENTS_MOST), _SHARE_MOST)
    moments["others"] = _others(file, len(moments["at_ns"]))
    if len({len(column) for column in moments.values()}) > 1:
        raise WrongError(marked(_WRONG))
    since_ns, at_ns, ends = (moments[name] for name in ("since_ns", "at_ns", "rows"))
    is_right = (np.diff(at_ns) > 0).all() and (np.diff(since_ns) >= 0).all() and (np.diff(ends) >= 0).all()
    if not is_right or (since_ns >= at_ns).any():
        raise WrongError(marked(_WRONG))
    count = int(ends[-1]) if len(ends) else 0
    rows: dict[str, NDArray[Any]] = {
        "slot": unpacked(file.part("row.slot", "u", count), 0, len(pids) - 1, mark("its samples")).astype(np.int32),
        "is_known": unpacked(file.part("row.is_known", "u1", count), 0, 1, mark("its samples")).astype(np.bool_),
        "cpu": _within(file.part("row.cpu", "f8", count), _CORES_MOST),
        "rss": _within(file.part("row.rss", "f8", count), _BYTES_MOST),
    }
    if {len(column) for column in rows.values()} != {count}:
        raise WrongError(marked(_WRONG))
    processes = _processes(file, pids, hosts) or _guessed(pids, lanes)
    return Samples.restored(processes, most_bytes, moments, rows)


def _others(file: Container, count: int) -> NDArray[Any]:
    """What other programs used at each moment; NaN where nobody knows, as in files of before there was this."""
    if not file.holds((_OTHERS,)):
        return np.full(count, np.nan)
    told = file.part(_OTHERS, "f8", MOMENTS_MOST)
    return np.where(told == _UNKNOWN, np.nan, _within(np.where(told == _UNKNOWN, 0.0, told), _CORES_MOST))


def _processes(file: Container, pids: Sequence[int], hosts: Sequence[str]) -> list[Process]:
    """Whom the samples are of; empty if that is not told."""
    if not file.holds(_WHOSE):
        return []
    host = unpacked(file.part("sampled.host", "u", len(pids)), 0, len(hosts) - 1, mark("its samples")).tolist()
    start = unpacked(file.part("sampled.start", "u", len(pids)), 0, 2**62, mark("its samples")).tolist()
    if not len(host) == len(start) == len(pids):
        raise WrongError(marked(_WRONG))
    found = [Process(hosts[number], pid, ticks) for number, pid, ticks in zip(host, pids, start, strict=True)]
    if len(set(found)) != len(found):
        raise WrongError(marked(_WRONG))
    return found


def _guessed(pids: Sequence[int], lanes: Sequence[Lane]) -> list[Process]:
    """Whom the PIDs name: the workers' processes, in the order of their lanes where one PID is of several.

    Where it is of several hosts, nobody knows, since those of one alone were sampled.
    """
    known: defaultdict[int, list[Process]] = defaultdict(list)
    for lane in lanes:
        if lane.header.process not in known[lane.header.pid]:
            known[lane.header.pid].append(lane.header.process)
    found = []
    for pid in pids:
        named = known[pid]
        is_clear = len({process.host for process in named}) == 1
        found.append(named.pop(0) if is_clear else Process("", pid))
    return found


def _within(numbers: NDArray[Any], most: float) -> NDArray[Any]:
    if not ((numbers >= 0) & (numbers <= most)).all():  # which no NaN is
        raise WrongError(marked(_WRONG))
    return numbers
