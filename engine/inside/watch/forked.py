"""The body of a process that is about to be forked, as its parent has it ready.

What the child would have to do first (a record file, two notes, a look into its function) costs it a page for nearly
all that is touched. So its parent does it, and tells of the child in one note once it knows its PID.
"""

from __future__ import annotations

import os
import sys
from _thread import get_ident
from time import perf_counter

from . import bodies, evidence, labels, notes, places, spans
from .seams import guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any

    from ..records.body_record import BodyRecord

_FRAMES_MOST = 8
_TARGETS_MOST = 1_000
starts: dict[CodeType, str] = {}
"""The code of each library's ``start``, and that library's name for what it starts."""
_targets: dict[tuple[int, int], tuple[Any, str, bool]] = {}


def ask() -> None:
    """In the parent: a process is about to be started; if that is by a fork, its body is made ready."""
    slot = spans.here.slot
    left = slot.pop("ready", None)
    if left is not None:  # it could not be started
        left.discard()
    slot["asked"] = perf_counter()


def _before() -> None:
    slot = spans.here.slot
    if "asked" not in slot:
        return
    frame, left = sys._getframe(1), _FRAMES_MOST
    while frame.f_code not in starts:
        if frame.f_back is None or not left:
            return
        frame, left = frame.f_back, left - 1
    process, by = frame.f_locals["self"], starts[frame.f_code]
    target, args = bodies.target_of(process)
    known = _known(target)
    if known is None:
        return
    from ..records.body_record import BodyRecord

    call, (_, name, is_worth_a_look) = spans.new_id(), known
    item = labels.arguments(args, getattr(process, "_kwargs", None))
    slot["ready"] = record = BodyRecord(notes.folder, call, labels.encoded(item))
    file, line = places.place(frame)
    notes.note("forked", id=call, by=by, function=name, file=file, line=line, asked=slot["asked"])
    spans.nexts[get_ident()] = here = spans.Here()
    here.slot.update(forked=record, body=[call, 1])
    if is_worth_a_look:
        here.slot["look"] = target
    here.open.append((call, 0))
    here.logs.append(record)  # type: ignore[arg-type]


def _known(target: Any) -> tuple[Any, str, bool] | None:
    """Of a function its code, its name, and whether to look into it; None of what is no body of the program's own.

    Asked again where its file has other globals by now: they may hold what is open.
    """
    code = getattr(target, "__code__", None)
    key = id(code), len(getattr(target, "__globals__", ()))
    known = _targets.get(key)
    if known is None:
        name = labels.name_of(target) if bodies.is_own(target) else ""
        known = code, name, bool(name) and evidence.is_worth_a_look(target)
        if code is not None:  # which is kept, so that its identity stays its own
            if len(_targets) >= _TARGETS_MOST:
                _targets.clear()
            _targets[key] = known
    return known if known[1] else None


def is_told() -> bool:
    """In the parent: the process is there. Whether its body was made ready, and so it is told of."""
    record: BodyRecord | None = spans.here.slot.pop("ready", None)
    if record is None:
        return False
    del spans.nexts[get_ident()]
    record.go()
    return True


def begin(record: BodyRecord) -> None:
    """In the child: its body, which its parent had ready, starts now."""
    look = spans.here.slot.get("look")
    if look is not None:
        evidence.look_into(look)
    record.begin()


def end() -> None:
    """In the child: its body is over; whatever it runs now has a record file of its own."""
    if "forked" in spans.here.slot:
        spans.here.logs[0] = None


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=guarded("multiprocessing.Process", _before))
