"""The bodies of processes and threads: what they run from their start to their end, and the items they take.

A body is a task of a call of its own. Where it loops over a queue, what it does between one item and the next is a task
of the same call, with the numbers from 1 on, and the body only carries them.
"""

from __future__ import annotations

import os

from . import calls, evidence, labels, notes, places, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, FrameType
    from typing import Any

ADAPTERS: dict[tuple[str, str], Callable[[Any], None]] = {}
"""What is done to the process or thread that runs a library's worker, by that function's module and name."""
OWNERS: dict[CodeType, Callable[[FrameType], int]] = {}
"""Whose workers are started by a library's function, by its code: the number of a call or a source, of its frame."""


def target_of(worker: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a Process or a Thread is to call, and with what."""
    target, args = getattr(worker, "_target", None), tuple(getattr(worker, "_args", ()) or ())
    if target is None:
        return type(worker).run, ()
    target, args = labels.core(target, args)
    if getattr(target, "__module__", "") == "torch.multiprocessing.spawn" and args:
        return args[0], tuple(args[2:3])
    return target, args


def adapt(worker: Any) -> bool:
    """Adapt a process or thread that runs a library's worker. Returns whether it does, or something like it."""
    target, _ = target_of(worker)
    adapter = _adapter_of(target)
    if adapter is not None:
        adapter(worker)
    return adapter is not None or not places.is_own(target)


def is_own(target: Any) -> bool:
    """Whether this is a body of the program's own, and no library's worker."""
    return _adapter_of(target) is None and places.is_own(target)


def _adapter_of(target: Any) -> Callable[[Any], None] | None:
    key = str(getattr(target, "__module__", "")), str(getattr(target, "__qualname__", ""))
    return ADAPTERS.get(key)


def begin(worker: Any, by: str, at: tuple[str, int] | None = None, maker: int = 0) -> None:
    """The body of a process or thread of the program's own starts in the calling thread.

    ``at``: where, and ``maker``: in which thread of the same process it was asked for, if that is known.
    """
    target, args = target_of(worker)
    kwargs = dict(getattr(worker, "_kwargs", None) or {})
    call = calls.opened(by, target, None, workers=1, declared=1, at=at, is_body=True, maker=maker)
    evidence.look_into(target)
    text = labels.encoded(labels.arguments(args, kwargs))
    if maker or not _begin_process(call, text):
        spans.begin_as(call, 0, text)
    spans.here.slot["body"] = [call, 1]


def _begin_process(call: int, text: bytes) -> bool:
    """Likewise, of a process that is no fork of one that is watched; returns whether it could be written down."""
    from ..records.body_record import BodyRecord

    here = spans.here
    if here.logs or here.open or not hasattr(os, "pwrite"):
        return False  # what its file runs as it is imported; Windows
    try:
        record = BodyRecord(notes.folder, call, text, is_ahead=False)
    except OSError:
        return False
    here.slot["forked"] = record
    here.open.append((call, 0))
    here.logs.append(record)  # type: ignore[arg-type]
    record.begin()
    return True


def end(error: BaseException | None = None) -> None:
    """It ends, and with it the last of its items, in which it has raised ``error``."""
    slot = spans.here.slot
    if slot.pop("body", None) is not None:
        for _ in range(2 if slot.pop("item", None) is not None else 1):
            if error is None:
                spans.end_quietly()
            else:
                spans.end_with(error)


def is_within() -> bool:
    """Whether the calling thread is in a body of the program's own."""
    return "body" in spans.here.slot


def open_item(queue: int, item: object) -> None:
    """The body has got an item out of the queue that is known by this number."""
    slot = spans.here.slot
    body = slot.get("body")
    if body is None or item is None or "item" in slot or spans.depth() != 1:
        return
    spans.carry()
    spans.begin_as(body[0], body[1], labels.encoded(labels.brief(item)))
    body[1] += 1
    slot["item"] = queue


def close_item(queue: int | None = None) -> None:
    """The item is done with: another is asked for from its queue, or ``task_done`` is called of it; None: whichever."""
    slot = spans.here.slot
    if "item" in slot and queue in (None, slot["item"]):
        del slot["item"]
        spans.end_quietly()


def noted_process(process: Any, is_worker: bool) -> None:
    """A child of multiprocessing begins; if it is no library's worker, its body begins next, and is noted with it."""
    target, _ = target_of(process)
    name = f"{getattr(target, '__module__', '')}.{labels.name_of(target)}"
    note = notes.note if is_worker else notes.hold
    note("process", parent=process._parent_pid, target=name, worker=is_worker)
