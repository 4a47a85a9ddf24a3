"""concurrent.futures: executors of processes and of threads. The standard library's."""

from __future__ import annotations

import sys
from types import FunctionType

from .. import calls, executors, labels, places, spans
from ..batches import is_batch, is_inner, take_batch
from ..seams import LEAF_CALLER, after, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("3.10", "3.11", "3.12", "3.13")
_HOOK = "concurrent.futures.ThreadPoolExecutor"


def _threads(module: ModuleType) -> None:
    fit(_HOOK, _install, module)
    spans.prepare()  # now, and not while the first task is waited for


def _install(module: Any) -> None:
    """``run`` catches all that the function raises, so that what is around it is in no traceback."""
    run_item = fitting(module._WorkItem, "run", ("self",), ("set_running_or_notify_cancel",))
    fitting(module._WorkItem, "__init__", ("self", "future"))
    submit = fitting(module.ThreadPoolExecutor, "submit", ("self", "fn"), ("_WorkItem",)).__code__

    def submitted(item: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code is not submit:
            return
        kept, own = calls.kept_of(frame.f_locals["self"]), places.own_frame(frame.f_back)
        function, args, _ = called_by(item)
        inner = function if type(function) is FunctionType else labels.core(function, args)[0]
        if is_inner(inner) or (own is None and not is_batch(function) and not places.is_own(inner)):
            return  # a library's own affair
        source, work = kept[:2]
        kept[1] += 1
        item._parallelogram = source, work
        executors.hand_over(source, work, (function, args, inner), frame, own)

    def begin(item: Any) -> None:
        source, work = item.__dict__.pop("_parallelogram")
        function, args, kwargs = called_by(item)
        if is_batch(function):
            spans.here.slot["ran"] = "chunk"
            take_batch(function, source, work << 32)
        else:
            spans.here.slot["ran"] = "task"
            spans.begin(source, work << 32, function, args, kwargs)

    def end(future: Any) -> None:
        ran = spans.here.slot.pop("ran", None)
        if ran is not None:
            executors.finish(ran, future._exception, "", future._result)

    note_begin, note_end = guarded(_HOOK, begin), guarded(_HOOK, end)

    def run(self: Any, *args: Any) -> None:
        if "_parallelogram" not in self.__dict__:
            run_item(self, *args)
            return
        future = self.future
        note_begin(self)
        try:
            run_item(self, *args)
        finally:
            note_end(future)
            del self, future, args  # they would live on with the traceback of what was raised

    after(_HOOK, module._WorkItem, "__init__", submitted)
    module._WorkItem.run = dressed(run, run_item)


def called_by(item: Any) -> tuple[Any, Any, Any]:
    """Function, arguments and named ones of an item; from 3.14 on it has them together."""
    return (item.fn, item.args, item.kwargs) if "fn" in item.__dict__ else item.task


HOOKS = {"concurrent.futures.process": executors.install, "concurrent.futures.thread": _threads}
