"""``%load_ext parallelogram`` in IPython and Jupyter: ``%%watch [--window] [PATH.pgram]`` above a cell."""

import shlex
from typing import Any

from ..inside.language import choose, of_system, tr
from .watching import Watched

_WINDOW = "--window"


def register(shell: Any) -> None:
    """Give an IPython shell the magic ``%%watch``."""
    choose(of_system())

    def watch(line: str, cell: str) -> None:
        """Run the cell, and tell which process handled each job of its parallel parts."""
        words = shlex.split(line)
        paths = [word for word in words if not word.startswith("-")]
        unknown = [word for word in words if word.startswith("-") and word != _WINDOW]
        if unknown or len(paths) > 1:
            print(tr("Write: %%watch [--window] [PATH.pgram]"))
            return
        with Watched(paths[0] if paths else None, window=_WINDOW in words, name="%%watch") as watched:
            # It shows what the cell raises itself, and raises nothing.
            watched.error = shell.run_cell(cell).error_in_exec
        print(watched, end="")
        if watched.path is not None:
            print(tr("The run is in {path}").format(path=watched.path))

    shell.register_magic_function(watch, magic_kind="cell", magic_name="watch")
