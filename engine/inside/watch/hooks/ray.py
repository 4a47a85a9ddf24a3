"""Ray on this machine: what its workers run, tasks and the methods of actors.

Ray calls a function that it was given, from code that has no frame. In its place stands an object whose ``__call__`` is
looked up just before: that is the start, and Ray then calls the function itself. The end is where Ray begins to
serialize what was returned, or makes an error of what was raised, in the frame in which it has called. So results are
not seen; nor are coroutines and generators, which go on after they have returned. The arguments are told as they are
sorted into those with names and those without, just before.
"""

from __future__ import annotations

import itertools
import sys
from _thread import allocate_lock

from .. import calls, labels, notes, places, spans
from ..seams import CALLER, LEAF_CALLER, Looked, UnfitError, after, dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import FrameType, ModuleType
    from typing import Any

TRIED = ("2.60",)
_HOOK = "ray"
_SLOT = "ray"
_ARGUMENTS = "ray-arguments"
_GOES_ON = 0x20 | 0x80 | 0x200  # code flags: a generator, a coroutine, both
_NOT_TASKS = ("__init__", "__ray_terminate__", "__ray_ready__", "__ray_call__")
_calls: dict[tuple[str, int], tuple[int, Any]] = {}
_lock = allocate_lock()


def _manager(module: ModuleType) -> None:
    fit(_HOOK, _install, module)


def _install(module: Any) -> None:
    if getattr(module.FunctionExecutionInfo, "_fields", ()) != ("function", "function_name", "max_calls"):
        raise UnfitError("FunctionExecutionInfo has other fields")
    get = fitting(
        module.FunctionActorManager, "get_execution_info", ("self", "job_id", "function_descriptor"),
        ("_function_execution_info",),
    )  # fmt: skip
    stood_in = guarded(_HOOK, _stood_in)

    def get_execution_info(self: Any, job_id: Any, function_descriptor: Any) -> Any:
        info = get(self, job_id, function_descriptor)
        found = stood_in(info)
        return info if found is None else found

    module.FunctionActorManager.get_execution_info = dressed(get_execution_info, get)


def _stood_in(info: Any) -> Any:
    """The same with an object in the function's place; None if it is to stay as it is."""
    function = info.function
    method = getattr(function, "method", function)
    while not places.is_own(method) and hasattr(method, "__wrapped__"):  # Ray's own tracing is around an actor's
        method = method.__wrapped__
    name = str(getattr(function, "name", info.function_name)).rpartition(".")[2]
    code = places.code_of(method)
    if isinstance(function, _Called) or name in _NOT_TASKS or code is None or places.is_library(code.co_filename):
        return None
    if code.co_flags & _GOES_ON:
        notes.note("not-shown", what=f"ray {name}", goes_on=True)
        return None
    return info._replace(function=_Called(function, name, method))


class _Starts:
    """``__call__`` of what stands in a function's place: it is looked up just before it is called."""

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        if instance is None:
            return self
        _note_begin(instance)
        return instance._function


class _Called:
    __call__ = _Starts()

    def __init__(self, function: Any, name: str, method: Any) -> None:
        self._function, self._called, self._method = function, name, method

    def __getattr__(self, name: str) -> Any:
        return getattr(self._function, name)


def _begin(called: Any) -> None:
    slot = spans.here.slot
    if _SLOT in slot:  # it returned nothing at all, and nobody has seen when
        del slot[_SLOT]
        spans.carry()
        spans.end_quietly()
    key = called._called, notes.times
    with _lock:
        if key not in _calls:
            code = places.code_of(called._method)
            at = (code.co_filename, code.co_firstlineno) if code is not None else ("", 0)
            _calls[key] = calls.opened("ray", called._method, None, at=at), itertools.count()
    call, numbers = _calls[key]
    slot[_SLOT] = _caller(CALLER + 1)
    spans.begin_as(call, next(numbers) << 32, slot.pop(_ARGUMENTS, b""))


_note_begin = guarded(_HOOK, _begin)


def _caller(depth: int) -> FrameType | None:
    """The frame from which Ray itself was called; in a thread of its own there is none."""
    try:
        return sys._getframe(depth)
    except ValueError:
        return None


def _is_end(depth: int) -> bool:
    slot = spans.here.slot
    if _SLOT not in slot or slot[_SLOT] is not _caller(depth + 1):
        return False
    del slot[_SLOT]
    return True


def _signature(module: ModuleType) -> None:
    fit(_HOOK, _install_arguments, module)


def _install_arguments(module: Any) -> None:
    recover = fitting(module, "recover_args", ("flattened_args",), ("kwargs",))

    # As text, and not themselves: what Ray holds for a task is let go as soon as the task is over.
    def sorted_out(args: Any, kwargs: Any) -> None:
        spans.here.slot[_ARGUMENTS] = labels.encoded(labels.arguments(tuple(args), kwargs))

    note_sorted = guarded(_HOOK, sorted_out)

    def recover_args(flattened_args: Any) -> Any:
        args, kwargs = recover(flattened_args)
        note_sorted(args, kwargs)
        return args, kwargs

    module.recover_args = dressed(recover_args, recover)


def _serialization(module: ModuleType) -> None:
    fit(_HOOK, _install_end, module)


def _install_end(module: Any) -> None:
    serialize = fitting(module.SerializationContext, "serialize", ("self", "value"))

    def returned(_context: Any) -> None:
        if _is_end(CALLER + 1):
            spans.end_quietly()

    module.SerializationContext.serialize = Looked(_HOOK, serialize, returned)


def _exceptions(module: ModuleType) -> None:
    fit(_HOOK, _install_errors, module)


def _install_errors(module: Any) -> None:
    fitting(module.RayTaskError, "__init__", ("self", "function_name", "traceback_str", "cause"))

    def raised(error: Any) -> None:
        if _is_end(LEAF_CALLER + 1):
            spans.end_with(error.cause, str(error.traceback_str))

    after(_HOOK, module.RayTaskError, "__init__", raised)


HOOKS = {
    "ray._common.signature": _signature,
    "ray._private.function_manager": _manager,
    "ray._private.serialization": _serialization,
    "ray.exceptions": _exceptions,
}
