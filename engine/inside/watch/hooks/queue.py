"""Queues of threads: what a thread of the program's own gets out of one. The standard library's."""

from __future__ import annotations

import sys

from .. import bodies, places
from ..seams import CALLER, Read, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("3.10", "3.11", "3.12", "3.13")
_HOOK = "queue.Queue"


def _install(module: Any) -> None:
    get = fitting(module.Queue, "get", ("self", "block", "timeout"), ("not_empty", "_get")).__code__
    done = fitting(module.Queue, "task_done", ("self",), ("all_tasks_done",)).__code__

    def begun(queue: Any) -> None:
        if bodies.is_within() and sys._getframe(CALLER).f_code is get:
            bodies.close_item(id(queue))

    def is_done(queue: Any) -> None:
        if bodies.is_within() and sys._getframe(CALLER).f_code is done:
            bodies.close_item(id(queue))

    def got(queue: Any, item: object) -> None:
        frame = sys._getframe(CALLER)
        if not bodies.is_within() or frame.f_code is not get:
            return
        caller = frame.f_back
        if caller is not None and caller.f_code.co_filename == frame.f_code.co_filename:  # get_nowait
            caller = caller.f_back
        if caller is not None and not places.is_library(caller.f_code.co_filename):
            bodies.open_item(id(queue), item)

    note_got = guarded(_HOOK, got)
    for each in (module.Queue, module.LifoQueue, module.PriorityQueue):
        each._get = _leaf(fitting(each, "_get", ("self",)), note_got)
    module.Queue.not_empty = Read(_HOOK, "not_empty", begun)
    module.Queue.all_tasks_done = Read(_HOOK, "all_tasks_done", is_done)


def _leaf(original: Any, note_got: Any) -> Any:
    def _get(self: Any) -> Any:
        item = original(self)
        note_got(self, item)
        return item

    return dressed(_get, original)


def _queue(module: ModuleType) -> None:
    fit(_HOOK, _install, module)


HOOKS = {"queue": _queue}
