"""The attempts at the tasks of a run as parts of a run file, and back; there are none of runs that try a task once."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark
from ..model.death import Death
from ..trace.run import Run
from ..trace.trace import Trace
from .container import Container, WrongError
from .packing import Groups, differences, packed, summed, unpacked

_FAILED, _LANE, _HOW = "attempt.failed", "attempt.lane", "attempt.how"
_WHAT = mark("the attempts at its jobs")


def attempts_as_parts(run: Run, hows: Sequence[Death]) -> Iterator[tuple[str, NDArray[Any]]]:
    """Which spans ended in an error, as a task's state tells of its last one only; and how lanes ended, of ``hows``."""
    if run.trace.begun is None:
        return
    first, failed = 0, [np.zeros(0, np.int64)]
    for lane in run.trace.lanes:
        failed.append(lane.failed() + np.int64(first))
        first += len(lane)
    found = np.concatenate(failed)
    yield _FAILED, packed(differences(found, Groups(np.array([len(found)]))))
    yield _LANE, packed(np.array(list(run.attempt_deaths), np.int64))
    yield _HOW, packed(np.array([hows.index(how) for how in run.attempt_deaths.values()], np.int64))


def failed_attempts_of(file: Container, spans: int) -> NDArray[np.bool_]:
    """Which of all spans, lane by lane, ended in an error. Raises WrongError."""
    steps = unpacked(file.part(_FAILED, "u", spans), 0, spans, _WHAT)
    failed = np.zeros(spans, np.bool_)
    failed[summed(steps, Groups(np.array([len(steps)])), spans - 1, _WHAT)] = True
    return failed


def attempt_deaths_of(file: Container, hows: Sequence[Death], trace: Trace) -> dict[int, Death]:
    """How each lane ended that has lost a task which was tried again. Raises WrongError."""
    if trace.begun is None:
        return {}
    lanes = unpacked(file.part(_LANE, "u", len(trace.lanes)), 0, len(trace.lanes) - 1, _WHAT).tolist()
    numbers = unpacked(file.part(_HOW, "u", len(lanes)), 0, len(hows) - 1, _WHAT).tolist()
    if len(lanes) != len(numbers):
        raise WrongError(_WHAT)
    return {lane: hows[number] for lane, number in zip(lanes, numbers, strict=True)}
