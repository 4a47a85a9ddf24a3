"""``with parallelogram.watch():`` around a piece of a script or a notebook.

Nothing is left behind in the program: when the piece is over, every library is as it was before.
"""

import contextlib
import io
import os
import sys
from types import TracebackType

from .. import words
from ..commands.kept import keep
from ..commands.own_window import open_window
from ..commands.table import print_lines
from ..commands.watch_report import print_watched
from ..formats.run_file import save, saved
from ..inside.plan import Plan, Watch
from ..insight.verdict import why
from ..supervise.within import Within, is_watched
from ..trace.run import Run


class Watched:
    """What is watched between entering and leaving it; as a text, what is told of that in a terminal.

    Attributes:
        error: what it has raised, where that does not come out of it.
        path: the run file; None before it is written, where the history keeps nothing, and in a process that is watched
            already, where this does nothing.
    """

    def __init__(self, path: "str | os.PathLike[str] | None" = None, *, window: bool = False, name: str = "") -> None:
        """Nothing is watched yet.

        Args:
            path: the run file to write; None: into the history.
            window: open the window with it when it is over.
            name: what it is called; empty: after the script.
        """
        self.error: BaseException | None = None
        self.path: str | None = None
        self._wanted = None if path is None else os.path.abspath(os.fspath(path))
        self._has_window = window
        self._plan = Plan.watching(Watch((name,) if name else tuple(sys.argv) or ("",)))
        self._within: Within | None = None
        self._told = ""

    def __enter__(self) -> "Watched":
        """Watch from now on. Raises PlanError if the run folder cannot be made."""
        if not is_watched():
            self._within = Within(self._plan)
            try:
                self._within.begin()
            except BaseException:
                self._within.close()
                raise
        return self

    def __exit__(
        self, _type: type[BaseException] | None, error: BaseException | None, _traceback: TracebackType | None
    ) -> None:
        """Watch no more, and write the run file. Raises RunFileError if that cannot be."""
        within, self._within = self._within, None
        if within is None:
            return
        within.end()
        try:
            run = Run(self._plan)
            for batch in within.batches(error or self.error):
                run.apply(batch)
            made = saved(run, within.reader)
            self._told = _told(run, within)
            if self._wanted is None:
                self.path = keep(made)
            else:
                save(made, self._wanted)
                self.path = self._wanted
        finally:
            within.close()
        if self._has_window and self.path is not None:
            open_window(self.path)

    def __str__(self) -> str:
        """The calls, and where the time went; empty as long as it is not over."""
        return self._told


def watch(path: "str | os.PathLike[str] | None" = None, *, window: bool = False, name: str = "") -> Watched:
    """Of what is done within it, every task is watched; see ``Watched`` for the arguments."""
    return Watched(path, window=window, name=name)


def _told(run: Run, within: Within) -> str:
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        print_watched(run)
        if run.trace.lanes:
            print_lines(["", *words.sentences(why(run, within.reader))])
    return text.getvalue()
