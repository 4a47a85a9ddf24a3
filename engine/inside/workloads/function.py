"""The user's own function: ``FILE.py:NAME``, or ``FILE.ipynb:NAME`` (see ``notebook``).

The program checks the reference's form; only the runner and its workers import the file. It is imported under its own
name, with its folder on the path, so that it pickles by reference and every worker finds it, whatever the start method.
"""

import contextlib
import functools
import importlib
import inspect
import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any

from ..data_class import dataclass
from ..language import mark
from ..problem import PlanError
from ..problems.files import (
    BadFileName,
    DoesNotParse,
    ImportFailed,
    ImportMisses,
    NamedLikeLibrary,
    NoFile,
    NotANotebook,
    NotAReference,
    OpenQuotation,
    Shadowed,
)
from ..problems.functions import IsAsync, IsGenerator, NoFunction, NotCallable, NotOneArgument
from ..problems.initializers import NoSuchInitializer
from ..real_path import as_spelt, real_path
from ..records.text import brief_why
from ..strategies.initializer import Initializer, arguments_in
from . import notebook

_SIGNATURE_CHARACTERS = 200
SUFFIXES = (".py", notebook.SUFFIX)
"""What the name of a file with functions ends in."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A function that can be called with one item, or with the parts of one, and its module."""

    function: Callable[..., Any]
    module: ModuleType


def split(reference: str) -> tuple[str, str]:
    """``FILE.py:NAME`` as path and name; the name is empty if there is none."""
    path, colon, name = reference.rpartition(":")
    return (path, name) if colon and path.endswith(SUFFIXES) else (reference, "")


def check(reference: str) -> str:
    """The reference with its path made absolute. Any process; imports nothing.

    Raises:
        PlanError: it has not the form FILE.py:NAME, there is no such file, or the file cannot be imported by its name.
    """
    path, name = split(reference)
    if not path.endswith(SUFFIXES) or not all(part.isidentifier() for part in name.split(".")):
        raise PlanError(NotAReference(value=reference))
    path = os.path.abspath(os.path.expanduser(path))
    if not os.path.isfile(path):
        raise PlanError(NoFile(path=path))
    if not path.endswith(notebook.SUFFIX):
        module_name(path)
    return f"{path}:{name}"


def split_arguments(text: str) -> list[str]:
    """The words of a command line, as a shell would find them. Raises PlanError where a quotation mark is left open."""
    import shlex  # which few runs need

    words = shlex.shlex(text, posix=True, punctuation_chars=False)
    words.whitespace_split, words.commenters = True, ""
    if os.name == "nt":
        words.escape = ""  # it separates folders there
    try:
        return list(words)
    except ValueError:
        raise PlanError(OpenQuotation(value=text)) from None


def load(
    reference: str,
    arguments: Sequence[str] = (),
    *,
    takes_parts: bool = False,
    folder: str = "",
    besides: Sequence[str] = (),
) -> Loaded:
    """Import the file and find the function. In the runner's main thread: it runs what is the user's.

    From then on ``sys.argv`` is what the file would see if it were started with ``arguments``; it goes to the workers
    with every start method.

    Args:
        reference: a checked one.
        arguments: what stands behind the file on its command line.
        takes_parts: it is called with the parts of an item, however many.
        folder: where a module is made of a notebook; every worker finds it there.
        besides: what else of the file is wanted, where it is a notebook.

    Raises:
        PlanError: the file cannot be imported, or has no such function, or it cannot be called so.
    """
    path, name = split(reference)
    sys.argv[:] = [path, *arguments]
    module = _imported(_as_module(path, folder, [name, *besides]))
    try:
        function = functools.reduce(getattr, name.split("."), module)
    except AttributeError:
        raise PlanError(NoFunction(name=name, path=path)) from None
    except BaseException as error:  # the module has a __getattr__ of its own
        raise PlanError(ImportFailed(path=path, why=brief_why(error))) from None
    _check_callable(function, name, takes_parts=takes_parts)
    return Loaded(function, module)  # type: ignore[arg-type]


def initializer(module: ModuleType, name: str | None, arguments: str | None) -> Initializer | None:
    """What every worker calls first, of the function's own module; None without a name. Raises PlanError."""
    if name is None:
        return None
    function: object = None
    with contextlib.suppress(Exception):  # the module may have a __getattr__ of its own
        function = functools.reduce(getattr, name.split("."), module)
    if not callable(function):
        raise PlanError(NoSuchInitializer(name=name))
    return Initializer(name, arguments_in(arguments or ""), function)


def module_name(path: str) -> tuple[str, str]:
    """The name to import the file by, and the folder it is found from: for a module of a package, the package's."""
    folder, file = os.path.split(as_spelt(path))
    parts = [file.removesuffix(".py")]
    while os.path.isfile(os.path.join(folder, "__init__.py")):
        folder, package = os.path.split(as_spelt(folder))
        parts.insert(0, package)
    if parts[-1] == "__init__" and len(parts) > 1:
        del parts[-1]
    for part in parts:
        if "." in part or part in ("", "__main__"):
            raise PlanError(BadFileName(path=path))
    if parts[0] in sys.stdlib_module_names:
        raise PlanError(NamedLikeLibrary(name=parts[0], path=path))
    return ".".join(parts), folder


def _as_module(path: str, folder: str, wanted: Sequence[str]) -> str:
    """The file that is imported: the notebook's module, where it is a notebook."""
    if not path.endswith(notebook.SUFFIX):
        return path
    try:
        module = notebook.write(path, folder, wanted)
    except (OSError, ValueError) as error:
        raise PlanError(NotANotebook(path=path, why=str(error))) from None
    notebook.put_on_path(path)
    return module


def _imported(path: str) -> ModuleType:
    name, folder = module_name(path)
    _put_on_path(folder)
    try:
        module = importlib.import_module(name)
    except SyntaxError as error:
        raise PlanError(DoesNotParse(path=error.filename or path, line=error.lineno, why=error.msg)) from None
    except ModuleNotFoundError as error:
        raise PlanError(ImportMisses(path=path, module=error.name or str(error))) from None
    except BaseException as error:
        if isinstance(error, ValueError) and _has_null_byte(path):  # a SyntaxError from Python 3.11.4 on
            raise PlanError(DoesNotParse(path=path, line=None, why=str(error))) from None
        raise PlanError(ImportFailed(path=path, why=brief_why(error))) from None
    found = getattr(module, "__file__", None) or ""
    if real_path(found) != real_path(path):
        raise PlanError(Shadowed(name=name, path=path, other=found or mark("a built-in module")))
    return module


def _has_null_byte(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"\0" in file.read()
    except OSError:
        return False


def _put_on_path(folder: str) -> None:
    # Before what is installed, so that it is found; after the standard library, so that a neighbour called random.py
    # does not take the place of what the libraries import.
    if folder in sys.path:
        return
    installed = (number for number, entry in enumerate(sys.path) if _is_installed(entry))
    sys.path.insert(next(installed, len(sys.path)), folder)


def _is_installed(entry: str) -> bool:
    # Frozen, all is in one folder; the standard library is found there first in any case (see engine/frozen.py).
    is_bundle = getattr(sys, "frozen", False) and entry == sys.prefix
    return is_bundle or entry.endswith(("site-packages", "dist-packages"))


def _check_callable(function: Any, name: str, *, takes_parts: bool) -> None:
    if not callable(function):
        raise PlanError(NotCallable(name=name, kind=type(function).__name__))
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        raise PlanError(IsAsync(name=name))
    if inspect.isgeneratorfunction(function):
        raise PlanError(IsGenerator(name=name))
    if takes_parts:
        return
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # written in C, without one
        return
    try:
        signature.bind(None)
    except TypeError:
        raise PlanError(NotOneArgument(name=name, signature=_cut(signature))) from None


def _cut(signature: inspect.Signature) -> str:
    return str(signature)[:_SIGNATURE_CHARACTERS]
