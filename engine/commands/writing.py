"""Writes what a command was asked to write into a file."""

import contextlib
import os
import sys
from collections.abc import Iterable

from ..inside.problem import PlanError
from ..problems.arguments import NotWritable


def check_writable(field: str, path: str | None) -> None:
    """Better said before the run than after it. Raises PlanError if ``path``, where there is one, cannot be written."""
    if path is None:
        return
    folder, name = os.path.split(path)
    if os.path.exists(path):
        # A run file takes the place of the one before, and so needs the folder as well.
        is_fit = os.path.isfile(path) and os.access(folder or ".", os.W_OK | os.X_OK) if field == "save" else True
        can_be_written = is_fit and not os.path.isdir(path) and os.access(path, os.W_OK)
    else:
        can_be_written = bool(name) and os.access(folder or ".", os.W_OK | os.X_OK)
    if not can_be_written:
        raise PlanError(NotWritable(field=field, value=path))


def write_json(path: str, pieces: Iterable[str]) -> None:
    """Write the text to ``path``, or to standard output if that is ``-``. Raises PlanError if it cannot be written."""
    if path == "-":
        if sys.stdout is not None:
            sys.stdout.writelines(pieces)
        return
    if not os.path.isfile(path) and os.path.exists(path):  # a device, a pipe
        target, made_as = path, path
    else:
        # What was there stays until the new one is whole.
        target = os.path.realpath(path)
        made_as = f"{target}.{os.getpid()}.new"
    try:
        with open(made_as, "w", encoding="utf-8") as file:
            file.writelines(pieces)
        if made_as != target:
            os.replace(made_as, target)
    except BaseException as error:
        if made_as != target:
            with contextlib.suppress(OSError):
                os.unlink(made_as)
        if not isinstance(error, OSError):
            raise
        raise PlanError(NotWritable(field="json", value=path)) from error
