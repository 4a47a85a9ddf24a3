"""Has Qt's binding and numpy imported without what they do beside that. Called before anything else of either is."""

import builtins
import os

_BLAS_THREADS = "OPENBLAS_NUM_THREADS"


def import_lean() -> None:
    """Import both. Main thread, once, at the program's start."""
    _import_numpy()
    _import_qt()


def _import_numpy() -> None:
    """Its linear algebra, which nothing here uses, would start a thread a core, each of which spins for a while."""
    before = os.environ.get(_BLAS_THREADS)
    os.environ[_BLAS_THREADS] = "1"
    import numpy  # noqa: F401 - for what it does when it is imported

    # The tasks inherit the environment, and are to have as many threads as without us.
    if before is None:
        del os.environ[_BLAS_THREADS]
    else:
        os.environ[_BLAS_THREADS] = before


def _import_qt() -> None:
    """From then on every import would read the module's source, to see whether Qt is imported there as well.

    The binding goes by that once names in snake case are asked for (``from __feature__ import snake_case``), which
    nobody does here; and it is a sixth of all that a start takes.
    """
    import PySide6.QtCore  # noqa: F401 - for what it does when it is imported

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
