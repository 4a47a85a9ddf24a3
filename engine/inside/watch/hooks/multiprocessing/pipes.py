"""Pipes and managers' queues that a body of the program's own loops over."""

from __future__ import annotations

import sys

from ... import bodies, places
from ...seams import CALLER, Looked, fit, fitting, guarded
from .queues import Pickler

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any

_FRAMES_TO_CALLER_MOST = 3


def install(module: ModuleType) -> None:
    """The seams of ``multiprocessing.connection``, or of one that is like it."""
    fit(f"{module.__name__.partition('.')[0]}.Pipe", _install, module)


def _install(module: Any) -> None:
    hook = f"{module.__name__}.recv"
    base = module._ConnectionBase
    recv = fitting(base, "recv", ("self",), ("_check_readable", "_ForkingPickler", "buf")).__code__
    check = fitting(base, "_check_readable", ("self",))

    def begun(connection: Any) -> None:
        frame = sys._getframe(CALLER)
        if bodies.is_within() and frame.f_code is recv:
            queue, _ = _asked(frame.f_back)
            bodies.close_item(queue or id(connection))

    def got(item: Any) -> None:
        frame = sys._getframe(CALLER)
        if not bodies.is_within() or frame.f_code is not recv or frame.f_back is None:
            return
        queue, method = _asked(frame.f_back)
        if queue:
            if method == "get" and type(item) is tuple and len(item) == 2 and item[0] == "#RETURN":
                bodies.open_item(queue, item[1])
        elif not places.is_library(frame.f_back.f_code.co_filename):
            bodies.open_item(id(frame.f_locals["self"]), item)

    module._ForkingPickler = Pickler(module._ForkingPickler, "buf", guarded(hook, got), is_timed=False)
    base._check_readable = Looked(hook, check, begun)


def _asked(frame: FrameType | None) -> tuple[int, str]:
    """The queue of a manager that ``frame`` asks for an item, or tells of one, and by which method; or nothing."""
    if frame is None or frame.f_code.co_name != "_callmethod" or not frame.f_code.co_filename.endswith("managers.py"):
        return 0, ""
    proxy, method = frame.f_locals["self"], frame.f_locals["methodname"]
    if method not in ("get", "task_done") or "Queue" not in type(proxy).__name__ or not _is_asked_by_own(frame.f_back):
        return 0, ""
    return hash(proxy._id), method


def _is_asked_by_own(frame: FrameType | None) -> bool:
    for _ in range(_FRAMES_TO_CALLER_MOST):
        if frame is None:
            return False
        if not places.is_library(frame.f_code.co_filename):
            return True
        if frame.f_code.co_filename != "<string>" and not frame.f_code.co_filename.endswith("managers.py"):
            return False
        frame = frame.f_back
    return False
