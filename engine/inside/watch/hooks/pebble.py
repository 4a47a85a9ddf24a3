"""Pebble: ProcessPool and ThreadPool, and what is decorated to run in a process or thread of its own."""

from __future__ import annotations

import sys
from _thread import get_native_id

from .. import bodies, calls, executors, labels, places, spans
from ..seams import CALLER, LEAF_CALLER, UnfitError, after, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any

TRIED = ("5.1", "5.2")
_CHUNK = "process_chunk"
_AT = "_parallelogram_at"


def _base(module: ModuleType) -> None:
    fit("pebble.schedule", _install_schedule, module)


def _install_schedule(module: Any) -> None:
    """Each thing that is scheduled makes a ``Task``."""
    fitting(module.Task, "__init__", ("self", "identifier", "future", "timeout", "payload"))

    def scheduled(task: Any) -> None:
        frame = sys._getframe(LEAF_CALLER)
        if frame.f_code.co_name != "schedule" or "/pebble/pool/" not in frame.f_code.co_filename:
            return
        pool, payload = frame.f_locals["self"], task.payload
        if frame.f_code.co_filename.endswith("process.py"):
            source = calls.kept_of(pool._pool_manager.worker_manager, "pebble.ProcessPool")[0]
        else:
            source = calls.kept_of(pool._context, "pebble.ThreadPool")[0]
            task._parallelogram = source
        function, args, count = payload.function, payload.args, 1
        if getattr(function, "__name__", "") == _CHUNK:
            function, chunk = args
            args, count = (), len(chunk)
        own, function = places.own_frame(frame.f_back), labels.core(*_called(function, args))[0]
        calls.submit(source, task.id, source, function, own, count=count)

    after("pebble.schedule", module.Task, "__init__", scheduled)


def _process(module: ModuleType) -> None:
    caller = "process_tasks" if hasattr(module, "process_tasks") else "worker_process"  # before 5.2
    fit("pebble.ProcessPool", _install, module, "process_execute", caller)


def _thread(module: ModuleType) -> None:
    fit("pebble.ThreadPool", _install, module, "execute", "execute_next_task")


def _common(module: ModuleType) -> None:
    fit("pebble.concurrent.process", _install_single, module)


def _install_single(module: Any) -> None:
    """What is decorated runs in a process of its own, once; of which call, its parent knows."""
    original = fitting(module, "process_execute", ("function",))
    outer = fitting(module, "function_handler", ("function", "args", "kwargs"), ("process_execute",)).__code__

    def begin(function: Any, args: Any, kwargs: Any) -> bool:
        if sys._getframe(CALLER).f_code is not outer:
            return False
        spans.begin(0, 0, *_called(function, args), kwargs)
        return True

    module.process_execute = _around("pebble.common.process_execute", original, begin)


def _process_of_its_own(module: ModuleType) -> None:
    fit(module.__name__, _install_process, module, module.__name__)


def _install_process(module: Any, by: str) -> None:
    """In the parent: what is in the place of the function that was decorated starts a process."""
    decorate = fitting(module, "_process_wrapper", ("function",))
    codes = [each for each in decorate.__code__.co_consts if getattr(each, "co_name", "") == "wrapper"]
    if len(codes) != 1 or not {"function", "launch_process"} <= {*codes[0].co_freevars, *codes[0].co_names}:
        raise UnfitError("_process_wrapper does not launch a process")

    def owner(frame: FrameType) -> int:
        call = calls.opened(by, frame.f_locals["function"], frame, workers=1, declared=1)
        spans.hand_over(spans.here.slot["asked"], 0, 0, 1, call, call, 0)
        return call

    bodies.OWNERS[codes[0]] = owner


def _thread_of_its_own(module: ModuleType) -> None:
    fit(module.__name__, _install_thread, module, module.__name__)


def _install_thread(module: Any, by: str) -> None:
    """Likewise, in a thread of its own; where it was asked for stands in its future until then."""
    outer = fitting(module, "_function_handler", ("function", "args", "kwargs", "future"), ("execute",)).__code__
    fitting(module.common, "launch_thread", ("name", "function", "daemon"))

    def begin(function: Any, args: Any, kwargs: Any) -> bool:
        frame = sys._getframe(CALLER)
        if frame.f_code is not outer:
            return False
        at, maker = getattr(frame.f_locals["future"], _AT, (None, 0))
        call = calls.opened(by, function, None, workers=1, declared=1, at=at, maker=maker)
        spans.begin(call, 0, function, args, kwargs)
        return True

    def launched() -> None:
        frame = sys._getframe(CALLER)
        setattr(frame.f_locals["future"], _AT, (places.place(frame), get_native_id()))

    execute = _around(by, fitting(module.common.shared, "execute", ("function",)), begin)
    module.common = _Common(module.common, execute, guarded(by, launched))


class _Common:
    """In place of ``pebble.common`` within one module: with another ``execute``; told where a thread is launched."""

    def __init__(self, common: Any, execute: Any, note: Any) -> None:
        self._common, self.execute, self._note = common, execute, note

    @property
    def launch_thread(self) -> Any:
        self._note()
        return self._common.launch_thread

    def __getattr__(self, name: str) -> Any:
        return getattr(self._common, name)


def _install(module: Any, name: str, caller: str) -> None:
    """What calls the function catches all that it raises, so that what is around it is in no traceback."""
    original = fitting(module, name, ("function",))
    outer = fitting(module, caller, (), (name,)).__code__
    chunk = fitting(module, _CHUNK, ("function", "chunk"))

    def begin(function: Any, args: Any, kwargs: Any) -> bool:
        frame = sys._getframe(CALLER)
        slot = spans.here.slot
        if frame.f_code is outer:
            task = frame.f_locals["task"]
            slot["pebble"] = [getattr(task, "_parallelogram", 0), task.id << 32]
        key = slot.get("pebble")
        if function is chunk or key is None:
            return False
        spans.begin(key[0], key[1], *_called(function, args), kwargs)
        key[1] += 1
        return True

    module.__dict__[name] = _around(f"{module.__name__}.{name}", original, begin)


def _called(function: Any, args: Any) -> tuple[Any, Any]:
    """What was decorated, and its arguments: a process that is no fork looks it up by its name."""
    common: Any = sys.modules["pebble.common.process"]
    if function is getattr(common, "_trampoline", None) and len(args) > 1:
        return common._registered_functions.get(args[0], function), tuple(args[2:])
    return function, args


def _around(hook: str, original: Any, begin: Any) -> Any:
    """What calls a function and catches what that raises, with a task begun before it and ended after it."""
    if not hasattr(sys.modules.get("pebble.common.shared"), "Result"):  # before 5.1
        raise UnfitError("it gives no Result")

    def end(result: Any) -> None:
        value = result.value
        if result.status.name == "SUCCESS":
            spans.end(value)
        else:
            error = getattr(value, "exception", value)
            told = str(getattr(value, "traceback", "") or getattr(error, "traceback", "") or "")
            executors.finish("task", error, told, None)

    note_begin, note_end = guarded(hook, begin), guarded(hook, end)

    def execute(function: Any, *args: Any, **kwargs: Any) -> Any:
        is_task = note_begin(function, args, kwargs)
        result = original(function, *args, **kwargs)
        if is_task:
            note_end(result)
        return result

    return dressed(execute, original)


HOOKS = {
    "pebble.common.process": _common,
    "pebble.asynchronous.process": _process_of_its_own,
    "pebble.concurrent.process": _process_of_its_own,
    "pebble.asynchronous.thread": _thread_of_its_own,
    "pebble.concurrent.thread": _thread_of_its_own,
    "pebble.pool.base_pool": _base,
    "pebble.pool.process": _process,
    "pebble.pool.thread": _thread,
}
