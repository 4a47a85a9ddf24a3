"""The calls of a run, and which task is of which, as parts of a run file, and back; none of them need be there."""

import dataclasses
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..inside.language import mark, tr
from ..trace.calls import Call, Calls
from ..trace.tasks import Tasks
from ..trace.trace import Trace
from .container import Container, WrongError
from .fields import NS_MOST
from .packing import Groups, differences, packed, summed, unpacked

LEVELS_MOST = 1_000
_CALLS_MOST = 10_000_000
_TEXT_MOST_BYTES = 1 << 20
_TEXTS_MOST_BYTES = 256 << 20
_WRONG = mark("its calls")
_PARTS = ("call.length", "call.texts", "task.call", "task.place", "task.submitted_ns", "task.is_container")


def calls_as_parts(trace: Trace) -> Iterator[tuple[str, NDArray[Any]]]:
    """Those of a trace, with the levels of its lanes; of a plan's, which has one call, the levels alone."""
    yield "lane.level", packed(np.array([min(lane.level, LEVELS_MOST) for lane in trace.lanes], np.int64))
    belongs = trace.tasks.belongs_as_columns()
    if belongs is None:
        return
    calls = trace.tasks.calls
    texts = [_as_text(call) if calls.is_told(number) else b"null" for number, call in enumerate(calls)]
    yield "call.length", packed(np.array([len(text) for text in texts], np.int64))
    yield "call.texts", np.frombuffer(b"".join(texts), np.uint8)
    yield "task.call", packed(belongs["call"])
    yield "task.place", packed(belongs["place"])
    whole = Groups(np.array([len(trace.tasks)]))
    yield "task.submitted_ns", packed(differences(belongs["submitted_ns"], whole))
    yield "task.is_container", belongs["is_container"].astype(np.uint8)


def levels_of(file: Container, lanes: int) -> list[int]:
    """The level of each of so many lanes; 0 where none was written. Raises WrongError if there are no such levels."""
    found = file.optional("lane.level", "u", lanes)
    levels = unpacked(np.zeros(lanes, np.uint8) if found is None else found, 0, LEVELS_MOST, mark("its levels"))
    if len(levels) != lanes:
        raise WrongError(tr("{what} cannot be so").format(what=tr("its levels")))
    return list(levels.tolist())


def tasks_of(file: Container, state: "NDArray[np.uint8]", *, is_planned: bool) -> Tasks:
    """The tasks of these states, of the calls that were written; all of one call where none were.

    Raises:
        WrongError: the calls that are there cannot be so.
    """
    if is_planned:
        return Tasks.restored(state, None, None)
    count = len(state)
    if not file.holds(_PARTS):
        zeros = np.zeros(count, np.int64)
        columns: dict[str, NDArray[Any]] = {"call": zeros.astype(np.int32), "place": zeros - 1, "submitted_ns": zeros}
        return Tasks.restored(state, Calls.restored([None]), columns | {"is_container": zeros != 0})
    calls = Calls.restored(_calls(file))
    call = unpacked(file.part("task.call", "u", count), 0, len(calls) - 1, _WRONG)
    place = unpacked(file.part("task.place", "u i", count), -1, 2**63 - 1, _WRONG)
    waited = unpacked(file.part("task.submitted_ns", "u i", count), -NS_MOST, NS_MOST, _WRONG)
    container = file.part("task.is_container", "u1", count)
    if {len(call), len(place), len(waited), len(container)} != {count} or (count and int(container.max()) > 1):
        raise WrongError(tr("{what} cannot be so").format(what=tr("its calls")))
    submitted_ns = summed(waited, Groups(np.array([count])), NS_MOST, _WRONG)
    columns = {"call": call.astype(np.int32), "place": place, "submitted_ns": submitted_ns}
    return Tasks.restored(state, calls, columns | {"is_container": container.astype(np.bool_)})


def _as_text(call: Call) -> bytes:
    return json.dumps(dataclasses.asdict(call)).encode("ascii")


def _calls(file: Container) -> "list[Call | None]":
    lengths = unpacked(file.part("call.length", "u", _CALLS_MOST), 0, _TEXT_MOST_BYTES, _WRONG)
    texts = file.part("call.texts", "u1", _TEXTS_MOST_BYTES).tobytes()
    if int(lengths.sum()) != len(texts):
        raise WrongError(tr("the lengths of its texts cannot be so"))
    ends = np.cumsum(lengths)
    return [_call(texts[end - length : end]) for end, length in zip(ends.tolist(), lengths.tolist(), strict=True)]


def _call(text: bytes) -> Call | None:
    """A call; None if nothing was told of it."""
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WrongError(tr("{what} cannot be so").format(what=tr("its calls"))) from error
    if fields is not None and not isinstance(fields, dict):
        raise WrongError(tr("{what} cannot be so").format(what=tr("its calls")))
    return None if fields is None else Call.of_fields(fields)
