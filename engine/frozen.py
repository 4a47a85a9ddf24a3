"""What a frozen executable must divert: the children that are started with its own command line.

Frozen, the program is its own interpreter: whatever is started "with Python", by ``sys.executable``, is the program
itself. multiprocessing, loky and ``runner.launch`` start their children so, and each of these would open a window or
begin the run anew, without end. So ``main.py`` calls ``divert`` before anything else.

The known forms, after any interpreter flags such as ``-B`` or ``-X utf8``:

    -c CODE …                      one call of a known function, such as multiprocessing's resource tracker
    -c BOOT ALIAS MODULE ARGUMENT  the engine's own (``runner.launch``): guardian, runner, short questions
    -m MODULE …                    loky's workers on POSIX
    --multiprocessing-fork …       spawned workers

No code is ever executed: it is parsed, and must be the import of a known function and its call with plain values. What
looks like a child and is none of these, and whatever else is started inside a run, ends with status 70.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from typing import Any, NoReturn

from .inside import launch
from .inside.data_class import dataclass
from .inside.records.environment import RUN

UNKNOWN = 70
"""The exit status of a child that nobody knows (EX_SOFTWARE of sysexits(3))."""

_LOKY = "joblib.externals.loky.backend"
_FUNCTIONS = {
    "multiprocessing.resource_tracker": "main",
    "multiprocessing.forkserver": "main",
    "multiprocessing.spawn": "spawn_main",
    f"{_LOKY}.resource_tracker": "main",
    f"{_LOKY}.popen_loky_win32": "main",
}
_SCRIPTS = (f"{_LOKY}.popen_loky_posix",)
_SPAWNED = "--multiprocessing-fork"
_FLAGS = re.compile(r"-([bBdEIiOPqRsSuvx]+|[WX].*)")
_FLAGS_WITH_VALUE = ("-W", "-X")


class UnknownChildError(Exception):
    """A command line looks like a child's, and is none that is known."""


@dataclass(frozen=True, slots=True)
class Child:
    """What a child is to do.

    Attributes:
        module: the module that it imports.
        function: the function of it that it calls; empty: the module is run as a script.
        values, named: what it is called with.
        argv: ``sys.argv`` as Python would have it.
        path_first: what has to come first on the path; empty: nothing.
    """

    module: str
    function: str
    values: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)
    argv: tuple[str, ...] = ()
    path_first: str = ""


def divert() -> None:
    """Be the child that the command line asks for, and exit. Returns if it is a person's. Main thread, first of all."""
    try:
        child = child_of(sys.argv[1:])
    except UnknownChildError as error:
        _refuse(str(error))
    if child is not None:
        _be(child)
    if RUN in os.environ:
        _refuse("it was started inside a run, where it is no more than its own Python")


def child_of(arguments: Sequence[str]) -> Child | None:
    """The child that ``arguments`` (without the program) are the command line of; None: they are a person's.

    Raises:
        UnknownChildError: they look like a child's.
    """
    rest = _without_flags(arguments)
    if not rest:
        return None
    if rest[0] == "-c":
        return _of_code(rest[1:])
    if rest[0] == "-m":
        if len(rest) < 2 or rest[1] not in _SCRIPTS:
            raise UnknownChildError(f"no module is known as {' '.join(rest[1:2])!r}")
        return Child(rest[1], "", argv=tuple(rest[1:]))
    if rest[0] == _SPAWNED:
        return _of_handles(rest[1:])
    return None


def _without_flags(arguments: Sequence[str]) -> list[str]:
    """Without what subprocess._args_from_interpreter_flags() puts first."""
    rest = list(arguments)
    while rest and _FLAGS.fullmatch(rest[0]):
        del rest[: 2 if rest[0] in _FLAGS_WITH_VALUE else 1]
    return rest


def _of_code(rest: list[str]) -> Child:
    if not rest:
        raise UnknownChildError("-c has no code")
    code, *more = rest
    argv = ("-c", *more)
    if code == launch.BOOT:
        if len(more) != 3 or os.path.realpath(more[0]) != os.path.realpath(launch.ALIAS):
            raise UnknownChildError("the engine is somewhere else")
        if more[1] not in launch.modules():
            raise UnknownChildError(f"the engine has no {more[1]!r}")
        return Child(more[1], "main", (more[2],), argv=argv, path_first=more[0])
    module, function, values, named = _call_in(code, list(argv))
    if _FUNCTIONS.get(module) != function:
        raise UnknownChildError(f"no code is known that calls {function!r} of {module!r}")
    return Child(module, function, values, named, argv)


def _call_in(code: str, argv: list[str]) -> tuple[str, str, tuple[Any, ...], dict[str, Any]]:
    """Module, function, and arguments of ``from MODULE import FUNCTION; FUNCTION(…)``, maybe after ``import sys``.

    Its arguments are literals, or ``sys.argv[1:]``, as Python from 3.13.13 on passes it to the fork server.
    """
    import ast

    def value(node: ast.expr) -> Any:
        return argv[1:] if ast.unparse(node) == "sys.argv[1:]" else ast.literal_eval(node)

    try:
        match ast.parse(code).body:
            case [
                *before,
                ast.ImportFrom(str(module), [ast.alias(imported, None)], 0),
                ast.Expr(ast.Call(ast.Name(called), arguments, keywords)),
            ] if called == imported and [ast.unparse(node) for node in before] in ([], ["import sys"]):
                named: dict[str, Any] = {}
                for keyword in keywords:
                    named.update({keyword.arg: value(keyword.value)} if keyword.arg else value(keyword.value))
                return module, called, tuple(value(node) for node in arguments), named
    except (SyntaxError, ValueError, TypeError, RecursionError, MemoryError):
        pass
    raise UnknownChildError(f"no code is known as {code[:200]!r}")


def _of_handles(rest: list[str]) -> Child:
    """The forms of a spawned worker: ``name=number …`` (multiprocessing), or ``number`` (loky on Windows)."""
    argv = ("-c", _SPAWNED, *rest)  # where spawn_main looks for it
    try:
        if len(rest) == 1 and rest[0].isdigit():
            # Frozen, loky does not say whose the handle is, and then looks for it in this process, where it is none.
            from .inside.parent import parent_pid

            named: dict[str, int | None] = {"pipe_handle": int(rest[0]), "parent_pid": parent_pid()}
            return Child(f"{_LOKY}.popen_loky_win32", "main", named=named, argv=argv)
        pairs = (pair.split("=") for pair in rest)
        named = {name: None if number == "None" else int(number) for name, number in pairs}
    except ValueError:
        named = {}
    if "pipe_handle" not in named or not set(named) <= {"pipe_handle", "parent_pid", "tracker_fd"}:
        raise UnknownChildError(f"no worker is known as {' '.join(rest)[:200]!r}")
    return Child("multiprocessing.spawn", "spawn_main", named=named, argv=argv)


def _be(child: Child) -> NoReturn:
    import importlib
    import runpy
    import traceback
    import types

    sys.argv[:] = child.argv
    have_streams()
    _put_library_first()
    # As under the engine's other name in any other Python, the user's own modules may be called so.
    ours = __name__.partition(".")[0]
    for name in [name for name in sys.modules if name.partition(".")[0] == ours]:
        del sys.modules[name]
    if child.path_first:
        sys.path[:] = [child.path_first, *(entry for entry in sys.path if entry)]
    try:
        if not child.function:
            runpy.run_module(child.module, run_name="__main__", alter_sys=True)
            sys.exit(0)
        # As with -c, there is no main module for a spawned worker to import anew.
        sys.modules["__main__"] = types.ModuleType("__main__")
        function: Callable[..., Any] = getattr(importlib.import_module(child.module), child.function)
        function(*child.values, **child.named)
    except Exception:  # noqa: BLE001 - as Python does; a windowed program would tell of it in a window
        traceback.print_exc()
        sys.exit(1)
    sys.exit(0)


def have_streams() -> None:
    """Give a child the standard streams that it was started without, as Windows does where no terminal is.

    They lead nowhere, but are real: a run's output is led elsewhere by their numbers, and loky's workers die of an
    error if there is no standard error.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is not None:
            continue
        try:
            os.fstat(number)
        except OSError:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
        # A line is written as soon as it is whole, whoever has led it elsewhere meanwhile.
        stream = open(number, mode, buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _put_library_first() -> None:
    """Have the standard library's modules come from the program, though the user's folder stands before it.

    In the program they lie with what is installed, which the user's folder has to come before (see
    ``workloads.function``).
    """
    from importlib.machinery import ModuleSpec, PathFinder

    own = [entry for entry in sys.path if entry.startswith(sys.prefix)]

    class LibraryFirst:
        @staticmethod
        def find_spec(name: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
            is_librarys = path is None and name in sys.stdlib_module_names
            return PathFinder.find_spec(name, own, target) if is_librarys else None

    sys.meta_path.insert(sys.meta_path.index(PathFinder), LibraryFirst)


def _refuse(why: str) -> NoReturn:
    if sys.stderr is not None:
        sys.stderr.write(f"parallelogram: This is no child of the program that it knows: {why}.\n")
    sys.exit(UNKNOWN)
