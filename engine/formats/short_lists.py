"""The short lists of a run as parts of a run file, and back: who died or helped, what was unsent or printed."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import tr
from ..model.death import Death
from ..model.measured import Helper
from ..model.outcome import TaskError
from ..supervise.helpers import KINDS, OTHER
from ..trace.run import Run
from .container import Container, WrongError
from .packing import packed, unpacked

PRINTED_MOST_BYTES = 4 << 20
ERROR_CHARACTERS = 70_000
_UNSENT_MOST_BYTES = 2 << 30
_HELPERS_MOST = 50_000
PIECES_MOST = 100_000
Printed = list[tuple[int, bytes]]


def lists_as_parts(run: Run, printed: Printed) -> Iterator[tuple[str, NDArray[Any]]]:
    """All of them. ``printed`` are pieces of what was printed, by PID."""
    hows = {how: number for number, how in enumerate(dict.fromkeys(run.deaths.values()))}
    helpers = run.helpers[:_HELPERS_MOST]
    yield "death.task", _numbers(list(run.deaths))
    yield "death.how", _numbers([hows[how] for how in run.deaths.values()])
    texts = [json.dumps(error_as_fields(error)).encode("ascii") for error in run.unsent.values()]
    yield "unsent.task", _numbers(list(run.unsent))
    yield "unsent.length", _numbers([len(text) for text in texts])
    yield "unsent.texts", as_bytes(b"".join(texts))
    yield "helper.pid", _numbers([helper.pid for helper in helpers])
    yield "helper.kind", _numbers([KINDS.index(each.kind if each.kind in KINDS else OTHER) for each in helpers])
    yield "printed.pid", _numbers([pid for pid, _ in printed])
    yield "printed.length", _numbers([len(data) for _, data in printed])
    yield "printed.bytes", as_bytes(b"".join(data for _, data in printed))


def error_as_fields(error: TaskError) -> dict[str, str]:
    """An error as plain data, of which no text is longer than can be read again."""
    return {name: text[:ERROR_CHARACTERS] for name, text in dataclasses.asdict(error).items()}


def deaths_of(file: Container, hows: list[Death], jobs: int) -> dict[int, Death]:
    """How the worker of each lost task ended; ``hows`` are the different ways. Raises WrongError."""
    tasks = _tasks(file, "death.task", jobs)
    how = _beside(file, "death.how", len(tasks), len(hows) - 1)
    return {task: hows[number] for task, number in zip(tasks, how, strict=True)}


def unsent_of(file: Container, jobs: int) -> dict[int, TaskError]:
    """Why each unsent task was not. Raises WrongError."""
    tasks = _tasks(file, "unsent.task", jobs)
    lengths = _beside(file, "unsent.length", len(tasks), _UNSENT_MOST_BYTES)
    return {
        task: TaskError.from_json(text)
        for task, text in zip(tasks, _cut(file, "unsent.texts", lengths, _UNSENT_MOST_BYTES), strict=True)
    }


def helpers_of(file: Container) -> tuple[Helper, ...]:
    """The processes that ran no task. Raises WrongError."""
    pids = _pids(file, "helper.pid", _HELPERS_MOST)
    kinds = _beside(file, "helper.kind", len(pids), len(KINDS) - 1)
    return tuple(Helper(pid, KINDS[kind]) for pid, kind in zip(pids, kinds, strict=True))


def printed_of(file: Container) -> Printed:
    """What was printed. Raises WrongError."""
    pids = _pids(file, "printed.pid", PIECES_MOST)
    lengths = _beside(file, "printed.length", len(pids), PRINTED_MOST_BYTES)
    return list(zip(pids, _cut(file, "printed.bytes", lengths, PRINTED_MOST_BYTES), strict=True))


def as_bytes(data: bytes) -> NDArray[np.uint8]:
    """Bytes as a part."""
    return np.frombuffer(data, np.uint8)


def _numbers(numbers: list[int]) -> NDArray[Any]:
    return packed(np.array(numbers, np.int64))


def _tasks(file: Container, name: str, jobs: int) -> list[int]:
    """A column of tasks, each of which is there once."""
    tasks: list[int] = unpacked(file.part(name, "u", jobs), 0, jobs - 1, tr("its {name}").format(name=name)).tolist()
    if len(set(tasks)) != len(tasks):
        raise WrongError(tr("its {name} cannot be so").format(name=name))
    return tasks


def _beside(file: Container, name: str, count: int, most: int) -> list[int]:
    """A column of ``count`` numbers from 0 to ``most``."""
    found: list[int] = unpacked(file.part(name, "u", count), 0, most, tr("its {name}").format(name=name)).tolist()
    if len(found) != count:
        raise WrongError(tr("its {name} cannot be so").format(name=name))
    return found


def _pids(file: Container, name: str, count_most: int) -> list[int]:
    found: list[int] = unpacked(file.part(name, "u", count_most), 0, 2**62, tr("its {name}").format(name=name)).tolist()
    return found


def _cut(file: Container, name: str, lengths: list[int], most: int) -> Iterator[bytes]:
    """The texts of these lengths that stand in a part one after the other."""
    whole = file.part(name, "u1", most)
    if sum(lengths) != len(whole):
        raise WrongError(tr("the lengths of its texts cannot be so"))
    at = 0
    for length in lengths:
        yield whole[at : at + length].tobytes()
        at += length
