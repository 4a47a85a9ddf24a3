"""Files, sockets and connections that a function uses and that were opened before its process was forked.

Such a process shares them with all others that were forked from the same one: a file's position, a connection's words.
That it does is told only where it is certain: the function, or one of the same file that it calls, loads a global that
holds one; no function of that file gives the global another value; and the file was imported before the fork.

Standard library only; what is seldom needed is imported where it is.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterator
from types import CodeType, FunctionType

from . import forks
from .callees import callees, names
from .evidence import CONNECTION, FILE, SOCKET
from .once import Once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DATABASES = ("psycopg2", "psycopg", "pymysql", "MySQLdb")
_NO_FILE = (":memory:", "")
_looked_into = Once()
_looked_by = 0


def look(function: Any) -> list[dict[str, Any]]:
    """What ``function`` uses so (see ``evidence.INHERITED``), the first time in this process; else nothing. Any thread.

    Never raises. Takes some microseconds, and some milliseconds where there is something to tell.
    """
    global _looked_by
    if forks.parents_modules is None:
        return []
    if _looked_by != os.getpid():
        _looked_by = os.getpid()
        _looked_into.clear()
    function = getattr(function, "__func__", function)
    if not isinstance(function, FunctionType) or not _looked_into.is_first(function.__code__):
        return []
    try:
        return list(_told(function))
    except Exception:  # noqa: BLE001 - it is the person's objects that are looked at, and nothing is certain then
        return []


def is_worth_a_look(function: Any) -> bool:
    """In the parent: whether a worker will have to look closer; if so, what it needs for that is imported, once."""
    function = getattr(function, "__func__", function)
    try:
        if not isinstance(function, FunctionType) or not any(_used(function, sys.modules)):
            return False
    except Exception:  # noqa: BLE001 - as above
        return True
    import ast
    import dis

    del ast, dis
    return True


def _told(function: FunctionType) -> Iterator[dict[str, Any]]:
    for name, what, user in _used(function, forks.parents_modules or frozenset()):
        line = _line_of(name, what, user) if _loads(user.__code__, name) else 0
        if line:
            yield {"name": name, "what": what, "file": user.__code__.co_filename, "line": line}


def _used(function: FunctionType, modules: Container[str]) -> Iterator[tuple[str, str, FunctionType]]:
    """Names of globals, what each holds, and the function that uses it: of ``function`` and those that it calls."""
    if function.__globals__.get("__name__") not in modules:
        return
    told = set()
    for user in callees(function):
        for name in names(user.__code__):
            value = user.__globals__.get(name)
            what = _what(value) if value is not None and name not in told else ""
            if what:
                told.add(name)
                yield name, what, user


def _loads(code: CodeType, name: str) -> bool:
    """Whether it loads the global: an attribute may have the same name. What reads by offsets shares no position."""
    import dis

    if "pread" in code.co_names:
        return False
    if any(each.opname == "LOAD_GLOBAL" and each.argval == name for each in dis.get_instructions(code)):
        return True
    return any(_loads(inner, name) for inner in code.co_consts if isinstance(inner, CodeType))


def _what(value: Any) -> str:
    """What a global holds, if that is one that is open and would be shared; else empty."""
    kind = type(value)
    library = kind.__module__.partition(".")[0]
    if library in ("io", "_io"):
        return FILE if not value.closed and _has_position(value) else ""
    if library in ("socket", "ssl"):
        return SOCKET if _is_a_line(value) else ""
    if library == "sqlite3" and kind.__name__ == "Connection":
        return CONNECTION
    if library in _DATABASES and kind.__name__.lower() == "connection":
        return CONNECTION
    return ""


def _is_a_line(value: Any) -> bool:
    """Whether it is an open socket with one other end: several may accept from one, or send parcels by it."""
    import socket

    if not isinstance(value, socket.socket) or value.fileno() < 0 or value.type != socket.SOCK_STREAM:
        return False
    return not value.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)


def _has_position(file: Any) -> bool:
    """Whether it is a file of a disk, and not one to whose end all writers append."""
    import fcntl
    import stat

    try:
        number = file.fileno()
    except (OSError, ValueError):
        return False
    is_appended = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_APPEND
    return number > 2 and stat.S_ISREG(os.fstat(number).st_mode) and not is_appended


def _line_of(name: str, what: str, user: FunctionType) -> int:
    """The line that makes the global where the file is imported; 0: none, or something else may have made it since."""
    import ast

    with open(user.__code__.co_filename, "rb") as file:
        tree = ast.parse(file.read())
    if any(isinstance(node, ast.Global) and name in node.names for node in ast.walk(tree)):
        return 0
    for node in _top(tree):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets: list[Any] = node.targets if isinstance(node, ast.Assign) else [node.target]
            value = node.value
        elif isinstance(node, ast.withitem):
            targets, value = [node.optional_vars], node.context_expr
        else:
            continue
        names = {each.id for target in targets if target for each in ast.walk(target) if isinstance(each, ast.Name)}
        if name in names and value is not None:
            return 0 if what == CONNECTION and _is_in_memory(value) else value.lineno
    return 0


def _top(node: Any) -> Iterator[Any]:
    """All nodes that are run where the file is imported: those of functions and classes are not."""
    import ast

    for inner in ast.iter_child_nodes(node):
        if not isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            yield inner
            yield from _top(inner)


def _is_in_memory(value: Any) -> bool:
    """Whether a connection is made to a database of the process's own memory, or there is none in a file at all."""
    import ast

    if any(isinstance(each, ast.Constant) and each.value in _NO_FILE for each in ast.walk(value)):
        return True
    return not any(_is_disk_file(number) for number in os.listdir("/proc/self/fd") if int(number) > 2)


def _is_disk_file(number: str) -> bool:
    import stat

    try:
        return stat.S_ISREG(os.stat(f"/proc/self/fd/{number}").st_mode)
    except OSError:
        return False
