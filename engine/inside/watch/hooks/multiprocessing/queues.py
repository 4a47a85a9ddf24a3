"""Queues that a body of the program's own loops over.

``_rlock`` is read where a ``get`` begins, and the message is unpickled where it ends.
"""

from __future__ import annotations

import sys
import time

from ... import bodies, places, spans
from ...seams import CALLER, Read, fit, fitting, guarded, tapped

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
        fitting(each, "get", ("self",), ("_rlock", "_ForkingPickler", "res")).__code__
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

    module._ForkingPickler = Pickler(module._ForkingPickler, "res", guarded(hook, got), is_timed=True)
    module.Queue._rlock = Read(hook, "_rlock", begun)
    module.SimpleQueue._rlock = Read(hook, "_rlock", begun)
    module.JoinableQueue._cond = Read(hook, "_cond", is_done)


class Pickler:
    """In place of the pickler that a module of queues uses; tells what has been unpickled."""

    def __init__(self, pickler: Any, name: str, got: Any, *, is_timed: bool) -> None:
        """``name``: of what is unpickled in whoever does that; ``got(item)``: by its frame, ``sys._getframe(CALLER)``;
        ``is_timed``: when it comes is told to who asks for it (see ``executors``).
        """
        self._pickler, self._name, self._is_timed = pickler, name, is_timed
        self._look = guarded("multiprocessing.Queue", self._looked_up)

        def note(item: Any) -> Any:
            got(item)
            return item

        self._note = note

    @property
    def loads(self) -> Any:
        """As the pickler's own, where it is looked up to be called."""
        loads: list[Any] = [self._pickler.loads]
        if self._is_timed or bodies.is_within():
            self._look(loads)
        return loads[-1]

    def _looked_up(self, loads: list[Any]) -> None:
        data = sys._getframe(CALLER).f_locals.get(self._name)
        if data is None:
            return
        if self._is_timed:
            spans.here.slot["received"] = time.perf_counter(), len(data)
        if bodies.is_within():
            loads.append(tapped(loads[0], data if type(data) is bytes else data.getbuffer(), self._note))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._pickler, name)
