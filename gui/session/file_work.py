"""What is done with run files. In the bridge's thread for files; imported parts are what a start has no time for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.inside.problem import Problem
from engine.trace.run import Run

if TYPE_CHECKING:
    from engine.formats.run_file import Saved
    from engine.supervise.sources import Source


def contents(run: Run, source: "Source", sequential_s: float | None) -> "Saved":
    """What is to be saved. In the bridge's thread."""
    from engine.formats import run_file  # which a start has no time for

    return run_file.saved(run, source, sequential_s)


def opened(path: str) -> "Saved | Problem":
    """What is in a run file, or what is wrong with it. In the bridge's thread."""
    from engine.formats import run_file
    from engine.formats.container import RunFileError

    try:
        return run_file.open_run(path)
    except RunFileError as error:
        return error.problem


def saved(contents: "Callable[[], Saved]", path: str) -> str | Problem:
    """The path that a run was saved at, or why it was not. In the bridge's thread."""
    from engine.formats import run_file
    from engine.formats.container import RunFileError

    try:
        run_file.save(contents(), path)
    except RunFileError as error:
        return error.problem
    return path
