"""Where the items of a run of one's own function come from: a short text, the *spec*.

    [1, 2, 3]               a JSON array
    @FILE.json              a JSON array in a file
    range:START:STOP        whole numbers, as Python's range has them; range:START:STOP:STEP too
    lines:FILE              the lines of a text file
    files:FOLDER            the paths of the files in a folder, sorted
    generator:NAME          what a generator function of the function's own file yields

The program checks a spec's form; only the runner reads what it names.
"""

import itertools
import json
import os
import re
from types import ModuleType
from typing import Any

from ..language import mark
from ..problem import PlanError
from ..problems.items import (
    GeneratorRaised,
    NoGenerator,
    NoItems,
    NotAnArray,
    NotARange,
    NotJson,
    TooManyItems,
    UnknownItems,
    Unreadable,
)
from ..records.text import brief_why

ITEMS_MOST = 10_000_000
_FIELD = "items"


def check(spec: str) -> str:
    """The spec with its paths made absolute. Any process; reads no file.

    Raises:
        PlanError: it is no spec.
    """
    kind, _, rest = spec.partition(":")
    if spec.lstrip().startswith("["):
        _parsed(spec)
        return spec
    if spec.startswith("@") and len(spec) > 1:
        return f"@{_absolute(spec[1:])}"
    if kind == "range":
        _range(rest)
        return spec
    if kind in ("lines", "files") and rest:
        return f"{kind}:{_absolute(rest)}"
    if kind == "generator" and rest.isidentifier():
        return spec
    raise PlanError(UnknownItems(value=spec))


def _absolute(path: str) -> str:
    return os.path.abspath(os.path.expanduser(path))


def known_count(spec: str) -> int:
    """How many items a checked spec gives, if that is known without reading a file or running a generator; else 0."""
    if spec.startswith("range:"):
        return len(_range(spec.partition(":")[2]))
    return len(_parsed(spec)) if spec.lstrip().startswith("[") else 0


def load(spec: str, module: ModuleType) -> list[Any]:
    """The items. In the runner: it reads files, and may run what is the user's.

    Args:
        spec: a checked one.
        module: the function's, where a generator is looked for.

    Raises:
        PlanError: they cannot be read, there are none, or more than ten million.
    """
    kind, _, rest = spec.partition(":")
    if spec.lstrip().startswith("["):
        items = _parsed(spec)
    elif spec.startswith("@"):
        items = _parsed(_read(spec[1:]), spec[1:])
    elif kind == "range":
        items = list(_range(rest))
    elif kind == "lines":
        # Not by splitlines, which also splits where no editor shows a new line.
        text = _read(rest)
        items = text.removesuffix("\n").split("\n") if text else []
    elif kind == "files":
        items = _files(rest)
    else:
        items = _generated(rest, module)
    if not items:
        raise PlanError(NoItems(value=spec))
    if len(items) > ITEMS_MOST:
        raise PlanError(TooManyItems(most=ITEMS_MOST))
    return items


def _parsed(text: str, path: str = "") -> list[Any]:
    try:
        items = json.loads(text)
    except ValueError as error:
        raise PlanError(NotJson(path=path, why=str(error))) from None
    except RecursionError:
        raise PlanError(NotJson(path=path, why=mark("it is nested too deeply"))) from None
    if not isinstance(items, list):
        raise PlanError(NotAnArray(path=path, kind=type(items).__name__))
    if not items:
        raise PlanError(NoItems(value=path or text))
    return items


def _range(text: str) -> range:
    parts = text.split(":")
    # int() would take spaces, underscores and the digits of every script.
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"[+-]?[0-9]{1,4000}", part) for part in parts):
        raise PlanError(NotARange(value=f"range:{text}"))
    try:
        found = range(*map(int, parts))
    except ValueError:  # a step of zero
        raise PlanError(NotARange(value=f"range:{text}")) from None
    if not found:
        raise PlanError(NoItems(value=f"range:{text}"))
    # len() itself fails for a range of more than 2**63 numbers.
    if (found[-1] - found[0]) // found.step >= ITEMS_MOST:
        raise PlanError(TooManyItems(most=ITEMS_MOST))
    return found


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except OSError as error:
        raise PlanError(Unreadable(field=_FIELD, path=path, why=error.strerror or str(error))) from None
    except UnicodeDecodeError:
        raise PlanError(Unreadable(field=_FIELD, path=path, why=mark("it is no UTF-8 text"))) from None


def _files(path: str) -> list[Any]:
    try:
        found = sorted(entry.path for entry in os.scandir(path) if entry.is_file())
    except OSError as error:
        raise PlanError(Unreadable(field=_FIELD, path=path, why=error.strerror or str(error))) from None
    return found


def _generated(name: str, module: ModuleType) -> list[Any]:
    generator = getattr(module, name, None)
    if not callable(generator):
        raise PlanError(NoGenerator(name=name, path=str(module.__file__)))
    try:
        # One too many is enough to tell that there are too many.
        return list(itertools.islice(generator(), ITEMS_MOST + 1))
    except BaseException as error:
        raise PlanError(GeneratorRaised(name=name, why=brief_why(error))) from None
