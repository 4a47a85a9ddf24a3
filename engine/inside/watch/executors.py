"""What the executors of concurrent.futures, of loky, and of others like them have in common."""

from __future__ import annotations

import sys
from types import FunctionType

from . import calls, evidence, initializers, labels, places, spans
from .batches import is_batch, is_inner, take_batch
from .seams import LEAF_CALLER, after, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any

    from ..records.seam_log import TextOf

_ERRORS_RETURNED = ("_ExceptionWithTraceback",)
_BETWEEN = ("submit", "<listcomp>")  # a derived executor's own; before 3.12 a comprehension has a frame


def install(module: ModuleType) -> None:
    """The seams of an executor of processes: ``concurrent.futures.process``, or one that is like it."""
    fit(f"{module.__name__}.submit", _submit, module)
    fit(f"{module.__name__}.worker", _worker, module)
    fit(f"{module.__name__}.initializer", initializers.install, module, "_process_worker")


def _submit(module: Any) -> None:
    """In the parent: each submission makes a ``_WorkItem``, under the executor's lock."""
    fitting(module._WorkItem, "__init__", ("self", "future", "fn", "args", "kwargs"))
    submit = fitting(module.ProcessPoolExecutor, "submit", ("self", "fn"), ("_WorkItem", "_queue_count")).__code__

    def submitted(item: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code is submit:
            executor = frame.f_locals["self"]
            inner = labels.core(item.fn, item.args)[0]
            if not is_inner(inner):
                source, own = calls.kept_of(executor)[0], places.own_frame(frame.f_back)
                hand_over(source, executor._queue_count, (item.fn, item.args, inner), item.future, frame, own)

    after(f"{module.__name__}.submit", module._WorkItem, "__init__", submitted)


def _worker(module: Any) -> None:
    """In the worker: a call is unpickled just before it is made, and what came of it is put into a ``_ResultItem``."""
    fitting(module._CallItem, "__init__", ("self", "work_id", "fn", "args", "kwargs"))
    fitting(module._ResultItem, "__init__", ("self", "work_id", "exception", "result"))
    hook = f"{module.__name__}.worker"
    note_taken = guarded(hook, _taken)

    def __setstate__(self: Any, state: dict[str, Any]) -> None:  # noqa: N807 - it is one
        self.__dict__.update(state)
        note_taken(self)

    def given(answer: Any) -> None:
        ran = spans.here.slot.pop("ran", None)
        if ran is not None:
            error = answer.exception
            finish(ran, getattr(error, "exc", error), str(getattr(error, "tb", "")), answer.result)

    module._CallItem.__setstate__ = __setstate__
    after(hook, module._ResultItem, "__init__", given)


def _taken(item: Any) -> None:
    index, slot = item.work_id << 32, spans.here.slot
    received = slot.pop("received", None)
    if received is not None:
        _note_received(item, *received)
    function = labels.core(item.fn)[0]
    # Which executor this worker is of, its parent knows.
    if getattr(function, "__name__", "") == "_process_chunk":
        inner = labels.core(item.fn, item.args)[1]
        if len(inner) == 2:
            slot["ran"] = "chunk"
            evidence.look_into(inner[0])
            item.args = (spans.timed(0, index, inner[1], _text_of(inner[0])),)
    elif is_inner(function):
        return
    elif is_batch(item.fn):
        slot["ran"] = "chunk"
        take_batch(item.fn, 0, index)
    else:
        slot["ran"] = "task"
        evidence.look_into(item.fn)
        spans.begin(0, index, item.fn, item.args, item.kwargs)


def _note_received(item: Any, began_s: float, size: int) -> None:
    spans.note_message(size, began_s, is_sent=False)
    if size >= evidence.MUCH_BYTES:
        function, args = labels.core(item.fn, item.args)
        if getattr(function, "__name__", "") == "_process_chunk" and len(args) > 1:
            chunk = args[1]
            evidence.note_carried(args[0], [each for several in chunk for each in several], size)
        elif not is_batch(item.fn):
            evidence.note_carried(item.fn, item.args, size)


def _text_of(function: Any) -> TextOf:
    def text(args: Any) -> bytes:
        return labels.text(function, tuple(args))

    return text


def finish(ran: str, error: BaseException | None, told: str, result: object) -> None:
    """What was taken is over: a ``"chunk"`` or a ``"task"``."""
    if error is None and type(result).__name__ in _ERRORS_RETURNED:  # joblib hands errors on as results
        error, told = getattr(result, "exc", None), str(getattr(result, "tb", ""))
    if ran == "chunk":
        spans.end_chunk(error, told, result)
    elif error is None:
        spans.end(result)
    else:
        spans.end_with(error, told)


def called(function: Any, args: Any, kwargs: Any) -> tuple[Any, Any, Any]:
    """What is called, with what: under what distributed has around the methods of its actors."""
    if type(function) is FunctionType and function.__name__ == "_run_actor" and is_inner(function) and len(args) > 2:
        return args[0], tuple(args[1]), args[2]
    return function, args, kwargs


def hand_over(  # noqa: PLR0917 - at each submission
    source: int, work: int, called: tuple[Any, Any, Any], future: Any, frame: FrameType, own: FrameType | None
) -> None:
    """Something is being submitted.

    ``called``: function and arguments, and the function itself under what is around it; ``future``: what it gives;
    ``frame`` is ``submit``'s, ``own`` the program's own.
    """
    function, args, inner = called
    batch = spans.here.slot.pop("batch", None)
    if batch is not None and is_batch(function):
        calls.hand_over(source, work, *batch)
        return
    mapped = _map_frame(frame)
    if mapped is None:
        calls.submit(source, work, source, inner, own)
        return
    known = calls.kept_in(mapped)
    if known is None:
        known = [_map_call(frame.f_locals["self"], mapped), 0]
        calls.keep_in(mapped, known)
    is_chunk = getattr(inner, "__name__", "") == "_process_chunk"
    count = len(args[0]) if is_chunk and args and type(args[0]) in (tuple, list) else 1
    calls.hand_over(source, work, known[0], known[1], count)
    known[1] += count
    future.__dict__[calls.KEPT] = known[0]


def _map_frame(frame: FrameType) -> FrameType | None:
    """The frame of ``Executor.map`` that has called ``submit``, if one has."""
    outer = frame.f_back
    while outer is not None and outer.f_code.co_name in _BETWEEN:
        outer = outer.f_back
    if outer is not None and outer.f_code.co_name == "map" and outer.f_code.co_filename.endswith("_base.py"):
        return outer
    return None


def _map_call(executor: Any, frame: FrameType) -> int:
    names, chunksize = frame.f_locals, 1
    outer = frame.f_back
    if outer is not None and outer.f_code.co_name == "map" and "chunksize" in outer.f_locals:
        names, chunksize = outer.f_locals, outer.f_locals["chunksize"]
    lengths = [calls.length(each) for each in names.get("iterables", ())]
    known = [each for each in lengths if each is not None]
    declared = min(known) if known and len(known) == len(lengths) else None
    by = f"{calls.executor_name(executor)}.map"
    return calls.opened(
        by, names["fn"], frame, workers=getattr(executor, "_max_workers", None), chunksize=chunksize, declared=declared
    )
