"""concurrent.futures: executors of processes and of threads. The standard library's."""

from __future__ import annotations

import operator
import sys
from functools import partial
from time import perf_counter
from types import CodeType, FunctionType

from .. import calls, evidence, executors, initializers, labels, notes, places, spans
from ..batches import is_batch, is_inner, take_batch
from ..seams import CALLER, LEAF_CALLER, Around, Looked, after, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any

TRIED = ("3.10", "3.11", "3.12", "3.13")
_HOOK = "concurrent.futures.ThreadPoolExecutor"
_MAP = "concurrent.futures.Executor.map"


def _base(module: ModuleType) -> None:
    fit(_MAP, _install_map, module)


def _install_map(module: Any) -> None:
    """The results of a map are taken one by one; what is raised then is on its way as the future is cancelled."""
    take = fitting(module, "_result_or_cancel", ("fut",), ("result", "cancel")).__code__
    cancel = fitting(module.Future, "cancel", ("self",))

    def cancelled(future: Any) -> None:
        call, frame = future.__dict__.get(calls.KEPT), sys._getframe(CALLER)
        error = sys.exc_info()[1] if call is not None and frame.f_code is take else None
        # Not one that the program handles, which the map was called in the midst of.
        if error is not None and error.__traceback__ is not None and error.__traceback__.tb_frame is frame:
            calls.failed(call, error)

    module.Future.cancel = Looked(_MAP, cancel, cancelled)


def _threads(module: ModuleType) -> None:
    fit(_HOOK, install, module)
    if "initializer" in module._worker.__code__.co_varnames:  # from 3.14 on it is called by a context of its own
        fit(f"{_HOOK}.initializer", initializers.install, module, "_worker")
    evidence.prepare()  # now, and not while the first task is waited for


def install(module: Any) -> None:
    """``run`` catches all that the function raises."""
    run_item = fitting(module._WorkItem, "run", ("self",), ("set_running_or_notify_cancel",))
    others = run_item.__code__.co_varnames[1 : run_item.__code__.co_argcount]  # from 3.14 on, a context
    make = fitting(module._WorkItem, "__init__", ("self", "future"))
    submit = fitting(module.ThreadPoolExecutor, "submit", ("self", "fn"), ("_WorkItem",)).__code__
    if make.__code__.co_varnames[2:5] == ("fn", "args", "kwargs"):
        called_by = operator.attrgetter("fn", "args", "kwargs")
        if "_broken" in submit.co_names and "_broken" not in vars(module.ThreadPoolExecutor):
            module.ThreadPoolExecutor._broken = _Asked()
        _after_each(module._WorkItem, make, submit, _submitted(called_by))
    else:  # from 3.14 on
        called_by = operator.attrgetter("task")
        submitted = _submitted(called_by)

        def made(item: Any) -> None:
            frame = sys._getframe(LEAF_CALLER)
            if frame.f_code is submit:
                submitted(item, frame)

        after(_HOOK, module._WorkItem, "__init__", made)

    def begin(item: Any) -> tuple[Any, ...] | None:
        if not hasattr(item, "_parallelogram") or item.future._state == cancelled:
            return None
        given = tuple(map(sys._getframe(CALLER).f_locals.__getitem__, others)) if others else ()
        source, work = item._parallelogram[0], item._parallelogram_work
        del item._parallelogram, item._parallelogram_work
        function, args, kwargs = executors.called(*called_by(item))
        if is_batch(function):
            spans.here.slot["ran"] = "chunk"
            take_batch(function, source, work << 32)
        else:
            spans.here.slot["ran"] = "task"
            spans.begin(source, work << 32, function, args, kwargs)
        return partial(note_end, item.future), *given

    def end(future: Any, _nothing: None) -> None:
        ran = spans.here.slot.pop("ran", None)
        if ran is not None:
            error = future._exception
            if future._state == states.CANCELLED_AND_NOTIFIED:  # in the moment between
                error = states.CancelledError()
            executors.finish(ran, error, "", future._result)

    note_end, states = guarded(_HOOK, end), module._base
    cancelled = states.CANCELLED
    module._WorkItem.run = Around(_HOOK, run_item, begin)


class _Asked:
    """In place of an attribute of executors that ``submit`` asks for first: so it is known which one that is.

    Reading it off the names of the frame takes three times as long. The executor itself is not kept.
    """

    def __get__(self, executor: Any, owner: Any = None) -> Any:
        if executor is None:
            return self
        names = executor.__dict__
        spans.here.kept = names.get(calls.KEPT)
        try:
            return names["_broken"]
        except KeyError:
            raise AttributeError("_broken") from None

    def __set__(self, executor: Any, value: Any) -> None:
        executor.__dict__["_broken"] = value


def _submitted(called_by: Any) -> Any:
    """What is done as ``submit`` makes an item; ``called_by`` gives what it calls, and with which arguments."""

    def submitted(item: Any, frame: FrameType) -> None:
        caller = frame.f_back
        own = places.own_frame(caller)
        function, args, _ = executors.called(*called_by(item))
        is_plain = type(function) is FunctionType
        is_direct = is_plain and own is caller
        if not is_direct:
            inner = function if is_plain else labels.core(function, args)[0]
            if is_inner(inner) or (own is None and not is_batch(function) and not places.is_own(inner)):
                return  # a library's own affair
        kept = calls.kept_of(frame.f_locals["self"])
        source, work, _ = kept
        kept[1] = work + 1
        item._parallelogram, item._parallelogram_work = kept, work
        if is_direct:
            calls.submit(source, work, source, function, own)
        else:
            executors.hand_over(source, work, (function, args, inner), item.future, frame, own)

    return submitted


def _after_each(item_class: Any, make: Any, submit: CodeType, submitted: Any) -> None:
    """As ``seams.after``, in a fraction of the time: with the names of its parameters, and no others.

    Where the program's own code submits a function to an executor that is known already, all of it is done here: a
    call, a tuple or a list more is what can be seen of it.
    """
    is_on = True
    libraries, sites = places.is_known, spans.sites

    def __init__(self: Any, future: Any, fn: Any, args: Any, kwargs: Any) -> None:  # noqa: N807 - it is one
        nonlocal is_on
        make(self, future, fn, args, kwargs)
        frame: Any = sys._getframe(1)
        if frame.f_code is not submit or not is_on:
            return
        try:
            here, caller = spans.here, frame.f_back
            kept, handed = here.kept, here.handed
            if (
                kept is None or handed is None or kept[2] != notes.times or type(fn) is not FunctionType
                or libraries.get(caller.f_code.co_filename, True)
            ):  # fmt: skip
                submitted(self, frame)
                return
            site = sites.get((id(caller.f_code), caller.f_lasti, id(fn.__code__)))
            source, work, _ = kept
            self._parallelogram, self._parallelogram_work = kept, work
            kept[1] = work + 1
            number = site[0] if site is not None else calls.site_of(caller, fn, fn.__code__)
            handed.note(perf_counter(), work, 0, 1, source, source, number)
        except Exception as fault:
            is_on = False
            notes.hook_off(_HOOK, fault)

    item_class.__init__ = dressed(__init__, make)


HOOKS = {
    "concurrent.futures._base": _base,
    "concurrent.futures.process": executors.install,
    "concurrent.futures.thread": _threads,
}
