"""concurrent.futures: executors of processes and of threads. The standard library's."""

from __future__ import annotations

import operator
import sys
from types import CodeType, FunctionType

from .. import calls, evidence, executors, labels, notes, places, spans
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
    evidence.prepare()  # now, and not while the first task is waited for


def _install(module: Any) -> None:
    """``run`` catches all that the function raises, so that what is around it is in no traceback."""
    run_item = fitting(module._WorkItem, "run", ("self",), ("set_running_or_notify_cancel",))
    make = fitting(module._WorkItem, "__init__", ("self", "future"))
    submit = fitting(module.ThreadPoolExecutor, "submit", ("self", "fn"), ("_WorkItem",)).__code__
    if make.__code__.co_varnames[2:5] == ("fn", "args", "kwargs"):
        called_by = operator.attrgetter("fn", "args", "kwargs")
        _after_each(module._WorkItem, make, _submitted(submit, called_by))
    else:  # from 3.14 on
        called_by = operator.attrgetter("task")
        after(_HOOK, module._WorkItem, "__init__", _submitted(submit, called_by))

    def begin(item: Any) -> None:
        source, work = item._parallelogram
        del item._parallelogram
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
        if not hasattr(self, "_parallelogram"):
            run_item(self, *args)
            return
        future = self.future
        note_begin(self)
        try:
            run_item(self, *args)
        finally:
            note_end(future)
            del self, future, args  # they would live on with the traceback of what was raised

    module._WorkItem.run = dressed(run, run_item)


def _submitted(submit: CodeType, called_by: Any) -> Any:
    """What is done as an item is made; ``called_by`` gives its function, its arguments, and those with names."""

    def submitted(item: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code is not submit:
            return
        caller = frame.f_back
        kept, own = calls.kept_of(frame.f_locals["self"]), places.own_frame(caller)
        function, args, _ = called_by(item)
        is_plain = type(function) is FunctionType
        is_direct = is_plain and own is caller
        if not is_direct:
            inner = function if is_plain else labels.core(function, args)[0]
            if is_inner(inner) or (own is None and not is_batch(function) and not places.is_own(inner)):
                return  # a library's own affair
        source, work, _ = kept
        kept[1] = work + 1
        item._parallelogram = source, work
        if is_direct:
            calls.submit(source, work, source, function, own)
        else:
            executors.hand_over(source, work, (function, args, inner), frame, own)

    return submitted


def _after_each(item_class: Any, make: Any, body: Any) -> None:
    """As ``seams.after``, in a third of the time: with the names of its parameters, and no others."""
    is_on = True

    def __init__(self: Any, future: Any, fn: Any, args: Any, kwargs: Any) -> None:  # noqa: N807 - it is one
        nonlocal is_on
        make(self, future, fn, args, kwargs)
        if is_on:
            try:
                body(self)
            except Exception as fault:
                is_on = False
                notes.hook_off(_HOOK, fault)

    item_class.__init__ = dressed(__init__, make)


HOOKS = {"concurrent.futures.process": executors.install, "concurrent.futures.thread": _threads}
