"""Functions and items as short text, made without asking them.

No ``__repr__`` of the program's is called: it may be slow, print, count, or compute (a lazy array's does). What is not
built in is told by its type, and an array by its shape.
"""

from __future__ import annotations

import itertools
from types import FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TEXT_CHARACTERS = 200
_ARRAYS = ("numpy", "pandas", "torch", "scipy", "polars", "jax", "xarray", "cupy")
_NUMBERS = (int, float, bool, complex, type(None))
_BRACKETS: dict[Any, tuple[str, str]] = {list: ("[", "]"), tuple: ("(", ")")}
_DEPTH_MOST = 2
_ELEMENTS = 4
_WRAPPERS = ("MemorizedFunc", "NotMemorizedFunc", "_TracebackCapturingWrapper", "SafeFunction")
_PICKLE_WRAPPERS = ("CloudpickledObjectWrapper", "CloudpickledCallableObjectWrapper")


def brief(value: object, depth: int = 0) -> str:
    """A value in a few words, such as ``[1, 2, 'a']`` or ``<ndarray (3, 4)>``."""
    kind = type(value)
    if kind in _NUMBERS:
        return f"<int of {value.bit_length()} bits>" if kind is int and value.bit_length() > 999 else repr(value)  # type: ignore[attr-defined]
    if kind is str:
        return repr(value[:TEXT_CHARACTERS])  # type: ignore[index]
    if kind is bytes or kind is bytearray:
        return repr(bytes(value[:64]))  # type: ignore[index]
    if depth < _DEPTH_MOST:
        if kind in (list, tuple, set, frozenset):
            return _several(value, kind, depth)
        if kind is dict:
            pairs = itertools.islice(value.items(), _ELEMENTS)  # type: ignore[attr-defined]
            inner = [f"{brief(key, _DEPTH_MOST)}: {brief(each, depth + 1)}" for key, each in pairs]
            return "{" + ", ".join(inner + _more(len(value))) + "}"  # type: ignore[arg-type]
    if kind is range:
        return repr(value)
    return f"<{kind.__name__}{_shape(value, kind)}>"


def _several(value: Any, kind: type, depth: int) -> str:
    inner = [brief(each, depth + 1) for each in itertools.islice(value, _ELEMENTS)] + _more(len(value))
    opening, closing = _BRACKETS.get(kind, ("{", "}"))
    return f"{opening}{', '.join(inner)}{',' if kind is tuple and len(value) == 1 else ''}{closing}"


def _more(count: int) -> list[str]:
    return [f"… {count} in all"] if count > _ELEMENTS else []


def _shape(value: Any, kind: type) -> str:
    if kind.__module__.partition(".")[0] not in _ARRAYS:
        return ""
    shape = getattr(value, "shape", None)
    return f" {tuple(shape)}" if shape is not None else ""


def core(function: Any, args: tuple[Any, ...] = ()) -> tuple[Any, tuple[Any, ...]]:
    """The function itself and its arguments, under partials, contexts and what libraries put around them."""
    if type(function) is FunctionType:
        return function, args
    for _ in range(6):
        kind = type(function).__name__
        if kind == "partial":
            function, args = function.func, (*function.args, *args)
        elif kind == "builtin_function_or_method" and args and _is_context_run(function):
            function, args = args[0], tuple(args[1:])
        elif kind == "_FuncWrapper":
            function = function.function
        elif kind in _WRAPPERS:
            function = function.func
        elif kind in _PICKLE_WRAPPERS and "_obj" in function.__dict__:
            function = function.__dict__["_obj"]
        else:
            break
    return function, args


def _is_context_run(function: Any) -> bool:
    return bool(function.__name__ == "run" and type(function.__self__).__name__ == "Context")


def name_of(function: Any) -> str:
    """What a function is called, without its module."""
    function = core(function)[0]
    name = getattr(function, "__qualname__", None)
    return str(name if name is not None else type(function).__qualname__).replace("<locals>.", "")


def text(function: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None) -> bytes:
    """What is told of a task's item: the arguments of its function, in UTF-8."""
    function, args = core(function, args)
    if kwargs and getattr(function, "__name__", "") == "_fit_and_score":
        return encoded(_fold(kwargs))
    return encoded(arguments(args, kwargs))


def arguments(args: tuple[Any, ...], kwargs: dict[str, Any] | None = None) -> str:
    """Arguments as they would stand in a call; a single one as it is."""
    told = [brief(each, 1 if len(args) > 1 else 0) for each in args[:_ELEMENTS]]
    told += _more(len(args))
    for key, value in itertools.islice((kwargs or {}).items(), _ELEMENTS):
        told.append(f"{key}={brief(value, 1)}")
    return ", ".join(told)


def encoded(told: str) -> bytes:
    """A text in UTF-8, cut."""
    return told[:TEXT_CHARACTERS].encode("utf-8", "backslashreplace")


def _fold(kwargs: dict[str, Any]) -> str:
    """Which fit of a search of scikit-learn's this is."""
    told = ["fit"]
    for key, word in (("split_progress", "fold"), ("candidate_progress", "candidate")):
        progress = kwargs.get(key)
        if progress:
            told.append(f"{word} {progress[0] + 1}/{progress[1]}")
    for key, value in itertools.islice((kwargs.get("parameters") or {}).items(), 2 * _ELEMENTS):
        told.append(f"{key}={brief(value, 1)}")
    return ", ".join(told)
