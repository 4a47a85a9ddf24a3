"""The constants of this machine: measured once for each Python, kept in the data folder, and measured anew when they no
longer hold.
"""

import contextlib
import dataclasses
import hashlib
import json
import math
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable

from .. import __version__
from ..history.place import machine_folder
from ..inside.cores import usable_cores
from ..inside.plan import make_plan
from ..inside.probing.order import Order
from ..prediction.constants import Constants, Costs
from .probes import Answer, Line, probed

_MOST_S = 40.0
_CHANGED = 1.6
"""By so much the reference may be slower or faster before the constants are measured anew."""
_OF_NORMAL = 1.48
"""The standard deviation by the median of absolute distances, of what is distributed normally."""
_TOLD_S, _TOLD_LEAST = 8e-3, 6
"""Runs that are shorter, and fewer than so many, say nothing of the noise."""
_NOISE, _NOISE_LEAST, _NOISE_MOST = 0.05, 0.02, 0.3
_NOISY, _AGAIN_S = 0.12, 600.0
"""Constants with so much noise are measured anew, where the machine is not busy, but no sooner than so long after."""
_PIPE_S = 0.5e-9
"""Where there is no fork to measure it with."""


def constants_for(
    python: str | None,
    reference_s: float,
    most_s: float,
    say: Callable[[], None],
    *,
    is_busy: Callable[[], bool] = lambda: False,
) -> tuple[Constants, bool]:
    """What is kept for a Python, if it still holds; else what is measured now, and kept. And whether it could be.

    What was measured on a busy machine, or in part, or was noisy, holds until it is asked for on one that is not busy.

    Args:
        python: the interpreter; None: the one that runs the program.
        reference_s: what the reference took just now; 0: nobody has looked.
        most_s: what cannot be measured in so many seconds is what it usually is.
        say: called before anything is measured, which takes some seconds.
        is_busy: tells whether other programs were at work up to now; asked again once all is measured.

    Raises:
        PlanError: nothing could be started.
    """
    path = os.path.join(machine_folder(), f"{_fingerprint(python)}.json")
    was_busy = is_busy()
    kept = _kept(path)
    if kept is not None and _holds(kept[0], reference_s) and (not kept[1] or was_busy):
        return kept[0], True
    say()
    plan = make_plan(strategy="sequential", workload="tiny", jobs=1, size=1, python=python)
    order = Order(wants_costs=True, strategies=_IN_ORDER)
    answer = probed(plan, order, min(most_s, _MOST_S))
    found = of_answer(answer)
    if answer.told("cost"):
        _keep(path, found, is_busy=was_busy or is_busy() or not answer.is_whole)
    return found, answer.is_whole


def of_answer(answer: Answer) -> Constants:
    """What the lines of the probe say; of a strategy that they say too little of, what is usual. Pure."""
    spent: dict[str, dict[tuple[int, int], list[float]]] = {}
    first_s: dict[str, list[float]] = {}
    for line in answer.told("cost"):
        key = int(line["workers"]), int(line["jobs"])
        spent.setdefault(str(line["strategy"]), {}).setdefault(key, []).append(float(line["spent_s"]))
    for line in answer.told("first"):
        first_s.setdefault(str(line["strategy"]), []).append(float(line["spent_s"]))
    lacking = {str(line["strategy"]) for line in answer.told("lacks")}
    costs = {name: usual for name, usual in USUAL.items() if name not in lacking}
    for strategy, found in spent.items():
        with contextlib.suppress(KeyError):  # there was no time for some
            costs[strategy] = _COSTS.get(strategy, _of_messages)({key: _middle(each) for key, each in found.items()})
    if "sequential" in spent and first_s.get("sequential"):  # the records are begun within it
        costs["sequential"] = dataclasses.replace(costs["sequential"], start_s=_middle(first_s["sequential"]))
    if "joblib" in spent:  # what it imports when it is called first is of its start
        first = _middle(first_s.get("joblib") or next(iter(spent["joblib"].values()))[:1])
        costs["joblib"] = dataclasses.replace(costs["joblib"], start_s=max(first, costs["joblib"].start_s))
    own_s = _figure(answer.told("own"), "job_s")
    costs = {name: _without(cost, own_s) if name in spent else cost for name, cost in costs.items()}
    apart_s: dict[str, list[float]] = {}
    for line in answer.told("apart"):
        apart_s.setdefault(str(line["strategy"]), []).append(float(line["message_s"]))
    for name, cost in costs.items():
        middle_s = _middle(apart_s[name]) if name in apart_s else USUAL[name].apart_s
        costs[name] = dataclasses.replace(cost, apart_s=middle_s)
    byte_s = _figure(answer.told("pipe"), "byte_s", _PIPE_S)
    turning = max(_figure(answer.told("turning"), "times", 1.0), 1.0)
    noise = _noise([each for found in spent.values() for each in found.values()])
    return Constants(costs, byte_s, _figure(answer.told("ready"), "reference_s"), turning, noise)


def _middle(took_s: list[float]) -> float:
    """The median; of an even number the lower one of the two."""
    return sorted(took_s)[(len(took_s) - 1) // 2]


def _noise(groups: Iterable[list[float]]) -> float:
    """How far apart runs of the same are, as a standard deviation of the logarithm: by the middle of all distances
    from their own median, which one slow run does not change; as is usual where hardly any was run twice.
    """
    off = [abs(math.log(each / _middle(group))) for group in groups if _middle(group) > _TOLD_S for each in group]
    off = [each for each in off if each]
    if len(off) < _TOLD_LEAST:
        return _NOISE
    return min(max(_OF_NORMAL * _middle(off), _NOISE_LEAST), _NOISE_MOST)


def _of_loop(spent: dict[tuple[int, int], float]) -> Costs:
    start_s, many_s = spent[1, 1], max(spent.values())
    return Costs(start_s, 0.0, 0.0, _each(many_s - start_s, max(jobs for _, jobs in spent)))


def _of_messages(spent: dict[tuple[int, int], float]) -> Costs:
    """By two workers with a job each, four, many messages, and many jobs in a message for each of two workers."""
    two_s = spent[2, 2]
    each_s = min(max((spent[4, 4] - two_s) / 2, 0.0), two_s / 2)
    many = sorted(jobs for workers, jobs in spent if workers == 2 and jobs > 2)
    if not many:
        raise KeyError("many")
    message_s = _each(spent[2, many[0]] - two_s, many[0] - 2)
    job_s = _each(spent[2, many[1]] - two_s, many[1] / 2) if len(many) > 1 else 0.0
    return Costs(two_s - each_s, each_s, message_s, job_s)


def _of_processes(spent: dict[tuple[int, int], float]) -> Costs:
    two_s, jobs = spent[2, 2], max(jobs for _, jobs in spent)
    if jobs == 2:
        raise KeyError("many")
    each_s = _each(spent[2, jobs] - two_s, jobs - 2)
    return Costs(max(two_s - 2 * each_s, 0.0), each_s, 0.0, 0.0)


USUAL = {
    "sequential": Costs(20e-6, 0.0, 2e-6, 2e-6),
    "threads": Costs(0.5e-3, 0.1e-3, 20e-6, 0.0),
    "pool": Costs(8e-3, 2e-3, 60e-6, 4e-6, 0.3e-3),
    "executor": Costs(8e-3, 2e-3, 150e-6, 4e-6, 0.3e-3),
    "joblib": Costs(0.5, 0.03, 400e-6, 4e-6),
    "process": Costs(2e-3, 3e-3, 0.0, 0.0),
}
"""As it is on machines of today: for what there was no time to measure."""
_IN_ORDER = tuple(USUAL)


def _without(cost: Costs, own_s: float) -> Costs:
    """The same without what the job itself takes."""
    job_s, message_s = (max(each - own_s, 1e-7) if each else 0.0 for each in (cost.job_s, cost.message_s))
    return dataclasses.replace(cost, job_s=job_s, message_s=message_s)


_COSTS = {"sequential": _of_loop, "process": _of_processes}


def _each(seconds: float, count: float) -> float:
    return max(seconds / count, 1e-7)


def _figure(lines: Iterable[Line], name: str, otherwise: float = 0.0) -> float:
    return next((float(line[name]) for line in lines), otherwise)


def _holds(kept: Constants, reference_s: float) -> bool:
    if not reference_s or not kept.reference_s:
        return True
    return 1 / _CHANGED < reference_s / kept.reference_s < _CHANGED


def _fingerprint(python: str | None) -> str:
    """What the constants are of: this machine, its cores that can be used, the system, and the Python."""
    path = os.path.realpath(python or sys.executable)
    with contextlib.suppress(OSError):
        path += f" {os.stat(path).st_mtime_ns}"
    parts = (
        __version__,
        platform.node(),
        platform.machine(),
        platform.release(),
        _processor(),
        str(usable_cores()),
        path,
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
            return next((line.partition(":")[2].strip() for line in file if line.startswith("model name")), "")
    except OSError:
        return platform.processor()


def _kept(path: str) -> tuple[Constants, bool] | None:
    """The constants, and whether they are to be doubted, as the machine was busy then, or noisy, and that a while ago;
    None if there are none, or unreadable.
    """
    try:
        with open(path, encoding="utf-8") as file:
            fields, made_s = json.load(file), os.fstat(file.fileno()).st_mtime
        found = Constants.of_fields(fields)
        is_noisy = found.noise > _NOISY and time.time() - made_s >= _AGAIN_S
        return found, bool(fields.get("busy")) or is_noisy
    except (OSError, ValueError, RecursionError):
        return None


def _keep(path: str, found: Constants, *, is_busy: bool = False) -> None:
    """Where that fails, they are measured again the next time."""
    made_as = f"{path}.{os.getpid()}.new"
    with contextlib.suppress(OSError):
        os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
        with open(made_as, "w", encoding="utf-8") as file:
            json.dump({**found.fields(), "busy": is_busy}, file)
        os.replace(made_as, path)
