"""What is told of the parent's side: calls, what single tasks are submitted to, and from where."""

from __future__ import annotations

import json
import sys
from time import perf_counter

from . import labels, notes, places, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

KEPT = "_parallelogram"  # an attribute of executors and the like, and a name in a frame of theirs
_TRACEBACK_CHARACTERS = 4_000
_SIZED = (list, tuple, range, dict, set, frozenset, str, bytes)


def opened(
    by: str, function: Any, frame: FrameType | None, *, id_: int = 0, workers: int | None = None,
    chunksize: int | None = None, declared: int | None = None, at: tuple[str, int] | None = None,
    is_body: bool = False, is_numbered_through: bool = False, maker: int = 0,
) -> int:  # fmt: skip
    """A call has begun in the calling thread.

    Args:
        by: the public name of what was called.
        function: what its tasks call; None where they differ.
        frame: from where outward the program's own code is looked for.
        id_: its number, if it has one already.
        workers, chunksize, declared: how many there are, how large a chunk is, how many tasks it announces.
        at: the file and the line that have called, where they are known already.
        is_body: it is the body of a process or a thread.
        maker: the thread that has called, where it is another one; native.
        is_numbered_through: its tasks have their places as numbers, and not those of a message and in it.

    Returns:
        The call's number.
    """
    id_ = id_ or spans.new_id()
    file, line = at or places.place(frame or sys._getframe(1))
    notes.note(
        "call", id=id_, by=by, function=labels.name_of(function) if function is not None else None, file=file,
        line=line, workers=workers, chunksize=chunksize, declared=declared, parent=spans.parent(),
        level=spans.depth(), body=is_body, through=is_numbered_through, **({"thread": maker} if maker else {}),
    )  # fmt: skip
    return id_


def source_of(owner: Any, by: str, workers: int | None) -> int:
    """The number of what single tasks are submitted to, by ``owner``'s method ``by``."""
    kept: dict[tuple[str, int], int] = owner.__dict__.setdefault(KEPT, {})
    key = by, notes.times
    if key not in kept:
        kept[key] = spans.new_id()
        file, line = places.place(sys._getframe(1))
        notes.note("source", id=kept[key], by=by, file=file, line=line, workers=workers)
    return kept[key]


def kept_in(frame: FrameType) -> Any:
    """What ``keep_in`` has kept in this frame; it goes with the frame."""
    return frame.f_locals.get(KEPT)


def keep_in(frame: FrameType, what: object) -> None:
    """Keep something for as long as the frame is there."""
    frame.f_locals[KEPT] = what


def hand_over(group: int, work: int, call: int, first: int, count: int) -> None:
    """What is known as (group, work) elsewhere is so many tasks of a call, from ``first`` on."""
    spans.hand_over(perf_counter(), work, first, count, call, group, 0)


def submit(group: int, work: int, source: int, function: Any, own: FrameType | None, *, count: int = 1) -> None:
    """What is known as (group, work) elsewhere is a task, or so many, submitted to a source.

    ``function``: without what is around it; ``own``: the frame of the program's own code that has called, if any.
    """
    site = site_of(own, function, getattr(function, "__code__", None) or type(function))
    spans.hand_over(perf_counter(), work, 0, count, source, group, site)


def site_of(own: FrameType | None, function: Any, what: Any) -> int:
    """The number of the place where ``own`` is, for what it calls there: ``function``'s code, or its type."""
    # By its identity, as the hash of a code object goes through all of it; and kept, so that it stays its own.
    where, at = (own.f_code, own.f_lasti) if own is not None else (None, 0)
    key = id(where), at, id(what)
    known = spans.sites.get(key)
    if known is None:
        known = spans.sites[key] = spans.new_id(), where, what
        file, line = places.place(own) if own is not None else ("", 0)
        notes.note("site", id=known[0], file=file, line=line, function=labels.name_of(function))
    return known[0]


def length(iterable: Any) -> int | None:
    """How many items there are, if that can be had without asking what is the program's."""
    return len(iterable) if type(iterable) in _SIZED else None


def closed(call: int) -> None:
    """A call has ended."""
    notes.note("call-end", id=call)


def failed(call: int, error: BaseException) -> None:
    """A call raises ``error`` in its caller, or will."""
    notes.note("call-error", id=call, error=_told(error))


def source_failed(call: int, messages: int, error: BaseException) -> None:
    """What a call takes its items from has raised ``error`` after so many messages; so will the call, in that order."""
    notes.note("source-error", id=call, messages=messages, error=_told(error))


def _told(error: BaseException) -> dict[str, str]:
    told: dict[str, str] = json.loads(spans.error_text(error, str(getattr(error.__cause__, "tb", ""))))
    return told | {"traceback": told["traceback"][-_TRACEBACK_CHARACTERS:]}


def kept_of(executor: Any, by: str = "", workers: int | None = None) -> list[int]:
    """Of an executor of concurrent.futures, loky or the like: source, how many it has counted, ``notes.times``."""
    kept: list[int] | None = executor.__dict__.get(KEPT)
    if kept is None or kept[2] != notes.times:
        kept = executor.__dict__[KEPT] = [spans.new_id(), 0, notes.times]
        file, line = places.place(sys._getframe(1))
        by, workers = by or executor_name(executor), workers or getattr(executor, "_max_workers", None)
        notes.note("source", id=kept[0], by=by, file=file, line=line, workers=workers)
    return kept


def executor_name(executor: Any) -> str:
    """The public name of an executor's class, or of the library's that it derives from."""
    for kind in type(executor).__mro__:
        library = kind.__module__
        if library.startswith("distributed."):
            return "dask"
        if library.startswith("concurrent.futures."):
            return f"concurrent.futures.{kind.__name__}"
        if "loky." in library and kind.__name__ == "ProcessPoolExecutor":
            return "loky.ProcessPoolExecutor"
    return type(executor).__qualname__
