"""What is done with run files. In the bridge's thread for files; imported parts are what a start has no time for."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from engine.inside.problem import Problem
from engine.trace.run import Run

if TYPE_CHECKING:
    from engine.formats.run_file import Saved
    from engine.supervise.sources import Source


class Contents:
    """What gives all that is to be saved of a run, in the bridge's thread; read once, however often it is asked."""

    def __init__(self, run: Run, source: "Source", sequential_s: float | None) -> None:
        """From the run's records; ``sequential_s`` is the plain loop's time, if it is known."""
        self._run, self._source, self._sequential_s = run, source, sequential_s
        self._saved: Saved | None = None

    def __call__(self) -> "Saved":
        """All of it."""
        from engine.formats import run_file  # which a start has no time for

        if self._saved is None:
            self._saved = run_file.saved(self._run, self._source, self._sequential_s)
        return self._saved

    def note_kept(self) -> None:
        """The run is kept: it need not be offered where the program dies before its folder is removed."""
        from engine.supervise.leftovers import mark_kept

        folder: str | None = getattr(self._source, "folder", None)
        if folder is not None:
            mark_kept(folder)


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
