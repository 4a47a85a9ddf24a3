"""dask on this machine: its threads and processes, and the workers of distributed (see ``distributed``)."""

from __future__ import annotations

import itertools
import os
import sys
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
    """It catches all that the task raises, and has it packed."""
    parameters = "key", "task_info", "dumps", "loads", "get_id", "pack_exception"
    original = fitting(module, "execute_task", parameters)

    def end(found: Any, packing: _Packing) -> None:
        if found[2]:
            spans.end_with(packing.error or RuntimeError("see the program's own output"))
        else:
            spans.end_quietly()

    note_begin, note_end = guarded("dask.local", begin), guarded("dask.local", end)

    def execute_task(  # noqa: PLR0917 - as the original's
        key: Any, task_info: Any, dumps: Any, loads: Any, get_id: Any, pack_exception: Any
    ) -> Any:
        note_begin(key)
        packing = _Packing(pack_exception)
        found = original(key, task_info, dumps, loads, get_id, packing)
        note_end(found, packing)
        packing.error = None  # whose traceback leads here
        return found

    module.execute_task = dressed(execute_task, original)


class _Packing:
    """In place of what packs an exception: keeps which one that is, as it is looked up to be called."""

    def __init__(self, pack: Any) -> None:
        self._pack = pack
        self.error: BaseException | None = None

    @property
    def __call__(self) -> Any:
        self.error = sys.exc_info()[1]
        return self._pack


HOOKS = {"dask.local": _local}
