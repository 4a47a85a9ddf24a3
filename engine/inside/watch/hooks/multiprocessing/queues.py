"""Queues that a body of the program's own loops over.

``_rlock`` is read where a ``get`` begins, and the message is unpickled where it ends.
"""

from __future__ import annotations

import sys
import time

from ... import bodies, places, spans
from ...seams import CALLER, Read, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any


def install(module: ModuleType) -> None:
    """The seams of ``multiprocessing.queues``, or of one that is like it."""
    fit(f"{module.__name__.partition('.')[0]}.Queue", _install, module)


def _install(module: Any) -> None:
    hook = f"{module.__name__}.get"
    gets = {
        fitting(each, "get", ("self",), ("_rlock", "_ForkingPickler")).__code__
        for each in (module.Queue, module.SimpleQueue)
    }
    done = fitting(module.JoinableQueue, "task_done", ("self",), ("_cond",)).__code__

    def begun(queue: Any) -> None:
        if bodies.is_within() and sys._getframe(CALLER).f_code in gets:
            bodies.close_item(id(queue))

    def is_done(queue: Any) -> None:
        if bodies.is_within() and sys._getframe(CALLER).f_code is done:
            bodies.close_item(id(queue))

    def got(item: object) -> None:
        frame = sys._getframe(CALLER)
        if not bodies.is_within() or frame.f_code not in gets:
            return
        queue, caller = frame.f_locals["self"], frame.f_back
        if caller is not None and caller.f_code.co_filename == frame.f_code.co_filename:  # get_nowait
            caller = caller.f_back
        if caller is not None and not places.is_library(caller.f_code.co_filename):
            bodies.open_item(id(queue), item)

    module._ForkingPickler = Pickler(module._ForkingPickler, guarded(hook, got))
    module.Queue._rlock = Read(hook, "_rlock", begun)
    module.SimpleQueue._rlock = Read(hook, "_rlock", begun)
    module.JoinableQueue._cond = Read(hook, "_cond", is_done)


class Pickler:
    """In place of the pickler that a module of queues uses; tells what has been unpickled."""

    def __init__(self, pickler: Any, got: Any) -> None:
        """``got(item)``: by whoever is ``sys._getframe(CALLER)`` there."""
        self._pickler, self._got = pickler, got

    def loads(self, data: Any, /, *args: Any, **kwargs: Any) -> Any:
        """As the pickler's own."""
        # For what is told of the message as it is unpickled, as an executor's worker does.
        spans.here.slot["received"] = time.perf_counter(), len(data)
        item = self._pickler.loads(data, *args, **kwargs)
        self._got(item)
        return item

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pickler, name)
