"""When the runner was pickling or unpickling, as parts of a run file, and back; files of earlier versions have none."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark, tr
from ..trace.traffic import RunnerTraffic
from .container import Container, WrongError
from .fields import NS_MOST
from .packing import Groups, packed, summed, unpacked

_STRETCHES_MOST = 50_000_000
_GAPS, _TOOK = "busy.gap_ns", "busy.took_ns"
_WHAT = mark("the times of its messages")


def runner_busy_as_parts(traffic: RunnerTraffic) -> Iterator[tuple[str, NDArray[Any]]]:
    """The stretches of time, each by the gap before it and how long it took."""
    busy = traffic.busy()
    yield _GAPS, packed(busy.started - np.concatenate([[0], busy.ended])[: len(busy)])
    yield _TOOK, packed(busy.ended - busy.started)


def runner_busy_of(file: Container) -> "dict[str, NDArray[Any]] | None":
    """The columns of ``RunnerTraffic.handled``; None if they were not kept. Raises WrongError."""
    if not file.holds((_GAPS, _TOOK)):
        return None
    gaps = unpacked(file.part(_GAPS, "u", _STRETCHES_MOST), 0, NS_MOST, _WHAT)
    took = unpacked(file.part(_TOOK, "u", len(gaps)), 0, NS_MOST, _WHAT)
    if len(took) != len(gaps):
        raise WrongError(tr("the numbers of its messages do not agree"))
    ended = summed(gaps + took, Groups(np.array([len(gaps)])), NS_MOST, _WHAT)
    return {"started_ns": ended - took, "took_ns": took.astype(np.float32)}
