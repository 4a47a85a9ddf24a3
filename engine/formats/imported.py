"""What importing took in the workers of a run, as parts of a run file, and back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark, marked, tr
from ..inside.plan_field import Seconds
from ..inside.worker import Process
from .container import Container, WrongError
from .packing import packed, unpacked

_PROCESSES_MOST = 10_000_000
_WHAT = mark("what its workers imported")
_NAMES = ("imported.host", "imported.pid", "imported.start", "imported.s")


def imports_as_parts(imports: Mapping[Process, float], hosts: Sequence[str]) -> Iterator[tuple[str, NDArray[Any]]]:
    """The seconds of each process, if there is one; ``hosts`` are those of the run file, among which theirs are."""
    if not imports:
        return
    numbers = {host: number for number, host in enumerate(hosts)}
    columns = (
        packed(np.array([numbers[process.host] for process in imports], np.int64)),
        packed(np.array([process.pid for process in imports], np.int64)),
        packed(np.array([process.start for process in imports], np.int64)),
        np.array(list(imports.values()), np.float64),
    )
    yield from zip(_NAMES, columns, strict=True)


def imports_of(file: Container, hosts: Sequence[str]) -> dict[Process, float]:
    """Those that were written; none if they are not all there. Raises WrongError if what is there is none."""
    if not file.holds(_NAMES):
        return {}
    most = (len(hosts) - 1, 2**62, 2**62)
    host, pid, start = (
        unpacked(file.part(name, "u", _PROCESSES_MOST), 0, limit, _WHAT).tolist()
        for name, limit in zip(_NAMES, most, strict=False)
    )
    seconds = file.part(_NAMES[-1], "f8", _PROCESSES_MOST)
    is_right = ((seconds >= 0) & (seconds <= Seconds.most)).all()  # which no NaN is
    if not is_right or not len(host) == len(pid) == len(start) == len(seconds):
        raise WrongError(tr("{what} cannot be so").format(what=marked(_WHAT)))
    processes = [Process(hosts[number], *which) for number, *which in zip(host, pid, start, strict=True)]
    return dict(zip(processes, seconds.tolist(), strict=True))
