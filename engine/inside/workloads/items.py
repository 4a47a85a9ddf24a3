"""The items of a run of one's own function: a short text, the *spec*, says where they come from.

    [1, 2, 3]               a JSON array
    @FILE                   the values of a data file, by its ending: .json, .jsonl, .csv, .npy, .parquet
    range:START:STOP        whole numbers, as Python's range has them; range:START:STOP:STEP too
    lines:FILE              the lines of a text file
    files:FOLDER            the paths of the files in a folder, sorted
    glob:PATTERN            the paths that fit a pattern, sorted
    list:NAME               a list, a range or another collection of the function's own file
    generator:NAME          what a generator function of the function's own file yields

The program checks a spec's form; only the runner reads what it names. Each kind is a file in ``sources``.
"""

import itertools
from collections.abc import Iterator
from types import ModuleType
from typing import Any

from ..problem import PlanError
from ..problems.items import NoItems, TooManyItems, UnknownItems
from .sources import ITEMS_MOST, SOURCES, Source


def check(spec: str) -> str:
    """The spec with its paths made absolute. Any process; reads no file.

    Raises:
        PlanError: it is no spec.
    """
    source, rest = source_of(spec)
    checked = source.check(rest)
    return spec if checked == rest else source.prefix + checked


def source_of(spec: str) -> "tuple[Source, str]":
    """The kind of a spec, and what stands behind its prefix. Raises PlanError if it is of none."""
    for source in SOURCES:
        rest = source.rest(spec)
        if rest is not None:
            return source, rest
    raise PlanError(UnknownItems(value=spec))


def file_of(spec: str) -> "str | None":
    """The file that items are read from; None if they are from none, or it is no spec. Any process; reads no file."""
    try:
        source, rest = source_of(spec)
        return source.check(rest) if source.is_path and source.kinds else None
    except PlanError:
        return None


def known_count(spec: str) -> int:
    """How many items a checked spec gives, if that is known without reading a file or running a generator; else 0."""
    source, rest = source_of(spec)
    return source.count(rest)


def flow(spec: str, module: ModuleType) -> "Iterator[Any] | None":
    """The items of a checked spec, one by one, as they are made; None of those that are not made so. In the runner.

    Taking one raises PlanError where it cannot be made.
    """
    source, rest = source_of(spec)
    return iter(source.load(rest, module)) if source.is_flow else None


def load(spec: str, module: ModuleType) -> "list[Any]":
    """The items. In the runner: it reads files, and may run what is the user's.

    Args:
        spec: a checked one.
        module: the function's, where a list or a generator is looked for.

    Raises:
        PlanError: they cannot be read, there are none, or more than ten million.
    """
    source, rest = source_of(spec)
    # One too many is enough to tell that there are too many.
    items = list(itertools.islice(source.load(rest, module), ITEMS_MOST + 1))
    if not items:
        raise PlanError(NoItems(value=spec))
    if len(items) > ITEMS_MOST:
        raise PlanError(TooManyItems(most=ITEMS_MOST))
    return items
