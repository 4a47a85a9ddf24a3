"""Threads of the program's own. The standard library's."""

from __future__ import annotations

import sys
from _thread import get_native_id

from .. import undo
from ..seams import CALLER, Around, Read, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("3.10", "3.11", "3.12", "3.13")
_HOOK = "threading.Thread"


def _install(module: Any) -> None:
    """``_bootstrap_inner`` catches all that the body raises, for which it reads ``_invoke_excepthook``; ``_limbo`` is
    written at each start.
    """
    thread_class = module.Thread
    original = fitting(thread_class, "_bootstrap_inner", ("self",), ("run", "_limbo", "_invoke_excepthook"))
    start = fitting(thread_class, "start", ("self",), ("_limbo",))
    if type(module._limbo) is not dict:
        from ..seams import UnfitError

        raise UnfitError("_limbo is no dictionary")

    # What this needs imports threading itself, and a thread may be started before that is done.
    def begin(thread: Any) -> tuple[Any] | None:
        from .. import bodies

        if bodies.adapt(thread):
            return None
        at, maker = thread.__dict__.pop("_parallelogram_start", (("", 0), get_native_id()))
        bodies.begin(thread, _HOOK, at, maker)
        return (note_end,)

    def end(_nothing: None) -> None:
        from .. import bodies

        if bodies.is_within():
            bodies.end()

    def raised(_thread: Any) -> None:
        from .. import bodies

        error = sys.exc_info()[1]
        if sys._getframe(CALLER).f_code is original.__code__ and bodies.is_within():
            bodies.end(None if isinstance(error, SystemExit) else error)

    def started(thread: Any) -> None:
        from .. import bodies, places

        frame = sys._getframe(CALLER)
        if frame.f_code is start.__code__ and places.is_own(bodies.target_of(thread)[0]):
            thread._parallelogram_start = places.place(frame), get_native_id()

    note_end, note_started = guarded(_HOOK, end), guarded(_HOOK, started)

    class Limbo(dict):  # type: ignore[type-arg]
        def __setitem__(self, thread: Any, value: Any) -> None:
            super().__setitem__(thread, value)
            note_started(thread)

    def put_back() -> None:
        with module._active_limbo_lock:
            before.clear()
            before.update(module._limbo)
            module._limbo = before

    before = module._limbo
    undo.at_end(put_back)
    module._limbo = Limbo(before)
    thread_class._invoke_excepthook = Read(_HOOK, "_invoke_excepthook", raised)
    thread_class._bootstrap_inner = Around(_HOOK, original, begin)


def _threading(module: ModuleType) -> None:
    fit(_HOOK, _install, module)


HOOKS = {"threading": _threading}
