"""dask on this machine: its threads and processes, and the workers of distributed (see ``distributed``)."""

from __future__ import annotations

import itertools
import os
from _thread import allocate_lock

from .. import calls, labels, notes, spans
from ..seams import dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("2026.8",)
_calls: dict[tuple[int, int], tuple[int, Any]] = {}
_locks: dict[int, Any] = {}


def begin(key: object) -> None:
    """A task of dask's with this key starts in the calling thread."""
    pid = os.getpid()
    which = pid, notes.times
    with _locks.setdefault(pid, allocate_lock()):
        if which not in _calls:
            _calls[which] = calls.opened("dask", None, None), itertools.count()
    call, numbers = _calls[which]
    spans.begin_as(call, next(numbers) << 32, labels.encoded(str(key)))


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
