"""What every call of a function makes anew, though it is given nothing of the call: ``model = load_model()``.

Told only where the code itself says so: before any branch of it, the function binds a name of its own to what another
function of its file gives back, which is given constants at most, and whose name says that it loads something. Whether
that takes long is not asked. Standard library only.
"""

from __future__ import annotations

from types import FunctionType

from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_LOADS = ("load", "read", "open", "connect", "build", "init", "setup", "set_up", "model")
_CONSTANTS = ("LOAD_CONST", "LOAD_SMALL_INT", "LOAD_CONST_IMMORTAL")
_NOTHING = ("PRECALL", "PUSH_NULL", "CACHE", "RESUME", "EXTENDED_ARG", "NOP", "COPY_FREE_VARS", "MAKE_CELL")
_CALLS = ("CALL", "CALL_FUNCTION")
_looked_into = Once()


def look(function: Any) -> dict[str, Any] | None:
    """What ``function`` makes anew (see ``evidence.REPEATED``), the first time in this process. Never raises."""
    function = getattr(function, "__func__", function)
    if not isinstance(function, FunctionType) or not _looked_into.is_first(function.__code__):
        return None
    return found(function)


def found(function: Any) -> dict[str, Any] | None:
    """Likewise, however often it was asked."""
    function = getattr(function, "__func__", function)
    if not isinstance(function, FunctionType):
        return None
    code = function.__code__
    names = {name for name in code.co_names if _is_loader(function, name)}
    try:
        called = _called_at(function, names) if names else None
    except Exception:  # noqa: BLE001 - nothing is certain then
        called = None
    if called is None:
        return None
    name, line = called
    return {"function": code.co_name[:200], "callee": name[:200], "file": code.co_filename, "line": line}


def _is_loader(function: FunctionType, name: str) -> bool:
    value = function.__globals__.get(name)
    is_own = isinstance(value, FunctionType) and value.__globals__ is function.__globals__
    return is_own and any(word in name.lower() for word in _LOADS)


def _called_at(function: FunctionType, names: set[str]) -> tuple[str, int] | None:
    """Which of these it calls so, and in which line."""
    import dis

    called, constants, is_called, line = "", 0, False, 0
    for each in dis.get_instructions(function):
        line = each.starts_line if type(each.starts_line) is int else getattr(each, "line_number", None) or line
        name = each.opname
        if is_called:
            if name.startswith(("STORE_FAST", "STORE_DEREF")):
                return called, line
            called, is_called = "", False
        if "JUMP" in name or name.startswith(("FOR_", "SEND", "SETUP", "RETURN")):
            return None
        if name == "LOAD_GLOBAL":
            called, constants = (each.argval if each.argval in names else ""), 0
        elif name in _CONSTANTS:
            constants += 1
        elif name in _CALLS and called and each.arg == constants:
            is_called = True
        elif name not in _NOTHING:
            called = ""
    return None
