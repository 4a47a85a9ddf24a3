"""dask on this machine: its threads and processes, and the workers of distributed (see ``distributed``)."""

from __future__ import annotations

import itertools
import os
from _thread import allocate_lock

from .. import calls, labels, notes, places, spans
from ..seams import dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("2026.8",)
_calls: dict[tuple[int, int, str], tuple[int, Any]] = {}
_locks: dict[int, Any] = {}


def begin(key: object) -> None:
    """A task of dask's with this key starts in the calling thread."""
    spans.begin_as(*told(key))


def told(key: object, function: Any = None, args: Any = (), kwargs: Any = None) -> tuple[int, int, bytes]:
    """Of a task with this key: the call that it is of, its number, and its item.

    There is a call for each function of the program's own, and one for all that dask has put together of several.
    """
    is_own = function is not None and places.code_of(function) is not None and places.is_own(function)
    pid = os.getpid()
    which = pid, notes.times, labels.name_of(function) if is_own else ""
    with _locks.setdefault(pid, allocate_lock()):
        if which not in _calls:
            _calls[which] = calls.opened("dask", function if is_own else None, None), itertools.count()
    call, numbers = _calls[which]
    item = labels.text(function, tuple(args), kwargs) if is_own else labels.encoded(str(key))
    return call, next(numbers) << 32, item


def _local(module: ModuleType) -> None:
    fit("dask.local", _install, module)


def _install(module: Any) -> None:
    """It catches all that the task raises."""
    original = fitting(module, "execute_task", ("key", "task_info"))

    def end(found: Any) -> None:
        if found[2]:
            spans.end_with(RuntimeError("see the program's own output"))
        else:
            spans.end_quietly()

    note_begin, note_end = guarded("dask.local", begin), guarded("dask.local", end)

    def execute_task(key: Any, task_info: Any, *args: Any, **kwargs: Any) -> Any:
        note_begin(key)
        found = original(key, task_info, *args, **kwargs)
        note_end(found)
        return found

    module.execute_task = dressed(execute_task, original)


HOOKS = {"dask.local": _local}
