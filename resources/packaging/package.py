"""Parallelogram as it is installed: a program, ``python -m parallelogram``.

What a program can use of it, and need not::

    import parallelogram
    with parallelogram.watch("run.pgram"):   # without a path: into the history
        ...

and in a notebook ``%load_ext parallelogram``, then ``%%watch`` above a cell. When the piece or the cell is over, every
library is as it was before.

In the wheel this is the package's ``__init__`` (see pyproject.toml).
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def watch(path: "Any" = None, *, window: bool = False, name: str = "") -> "Any":
    """Have every task of what is done within it watched, and a run file written.

    Args:
        path: the run file; None: into the history, where the window lists it.
        window: open the window with it when it is over.
        name: what the run is called; empty: after the script.

    Returns:
        What ``with`` takes; afterwards its ``path`` is the run file's, and as a text it tells the calls.
    """
    from .engine.notebook import watching

    return watching.watch(path, window=window, name=name)


def load_ipython_extension(shell: "Any") -> None:
    """Called by IPython for ``%load_ext parallelogram``."""
    from .engine.notebook import magic

    magic.register(shell)
