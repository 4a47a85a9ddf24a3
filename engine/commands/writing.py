"""Writes what a command was asked to write into a file."""

import argparse
import os
import sys
from collections.abc import Iterable

from ..formats.whole_file import whole_file
from ..inside.phrases import refusal
from ..inside.problem import PlanError
from ..inside.real_path import real_path
from ..inside.workloads import function as own_function
from ..inside.workloads.items import file_of
from ..problems.arguments import GivenTwice, NotWritable
from ..problems.exports import NotExported

_FORBIDDEN = frozenset('<>:"|?*')
"""What no name of a file has on Windows."""


def check_outputs(arguments: argparse.Namespace, *read: str | None) -> None:
    """Better said before the run than after it. Raises PlanError if what ``--json`` or ``--save`` names cannot be
    written, is both, or is the file of the function or of its items, or one of ``read``.
    """
    save: str | None = getattr(arguments, "save", None)
    function: str | None = getattr(arguments, "function", None)
    needed = (
        *read,
        own_function.split(function)[0] if function else None,
        file_of(getattr(arguments, "items", None) or ""),
    )
    check_writable("json", arguments.json if arguments.json != "-" else None)
    check_writable("save", save)
    check_apart(arguments.json, save, *needed)
    check_apart(save, *needed)


def check_writable(field: str, path: str | None) -> None:
    """Raises PlanError if ``path``, where there is one, cannot be written."""
    if path is None:
        return
    folder, name = os.path.split(path)
    if os.path.exists(path):
        # A run file takes the place of the one before, and so needs the folder as well.
        is_fit = os.path.isfile(path) and os.access(folder or ".", os.W_OK | os.X_OK) if field == "save" else True
        can_be_written = is_fit and not os.path.isdir(path) and os.access(path, os.W_OK)
    else:
        can_be_written = bool(name) and os.access(folder or ".", os.W_OK | os.X_OK)
    if os.name == "nt" and not _FORBIDDEN.isdisjoint(name):
        can_be_written = False
    if not can_be_written:
        raise PlanError(NotWritable(field=field, value=path))


def check_apart(path: str | None, *others: str | None) -> None:
    """Raises PlanError if ``path``, where there is one, is one of ``others``, which are read, or written as well."""
    for other in filter(None, others):
        if path and _is_same(path, other):
            raise PlanError(GivenTwice(value=path))


def _is_same(path: str, other: str) -> bool:
    try:
        return os.path.samefile(path, other)
    except OSError:  # it is not there yet
        return real_path(path) == real_path(other)


def write_json(path: str, pieces: Iterable[str]) -> None:
    """Write the text to ``path``, or to standard output if that is ``-``. Raises PlanError if it cannot be written."""
    if path == "-":
        if sys.stdout is not None:
            sys.stdout.writelines(pieces)
        return
    try:
        with whole_file(path) as file:
            file.writelines(piece.encode("utf-8") for piece in pieces)
    except OSError as error:
        raise PlanError(NotExported(path=path, **refusal(error))) from error
