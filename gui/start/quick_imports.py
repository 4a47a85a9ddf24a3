"""Has Qt's binding and numpy imported without what they do beside that. Called before anything else of either is."""

import builtins
import re

from engine.inside.language import tr
from engine.lean_numpy import import_numpy

from .display import NoWindowError

_LIBRARY = re.compile(r"([\w.+-]+\.so[\w.]*): cannot open shared object file")


def import_lean() -> None:
    """Import both. Main thread, once, at the program's start. Raises NoWindowError: Qt cannot be imported."""
    import_numpy()
    _import_qt()


def _import_qt() -> None:
    """From then on every import would read the module's source, to see whether Qt is imported there as well.

    The binding goes by that once names in snake case are asked for (``from __feature__ import snake_case``), which
    nobody does here; and it is a sixth of all that a start takes.
    """
    try:
        import PySide6.QtCore
    except ImportError as error:
        raise NoWindowError(not_loaded(str(error))) from error
    finally:
        own = getattr(builtins, "__orig_import__", None)
        if own is not None:
            builtins.__import__ = own
    try:
        import PySide6.QtWidgets  # noqa: F401 - what else would miss a library
    except ImportError as error:
        raise NoWindowError(not_loaded(str(error))) from error


def not_loaded(why: str) -> str:
    """The sentence for what a loader of libraries says: that Qt cannot be used here."""
    library = _LIBRARY.search(why)
    if library is not None:
        told = tr("Qt needs {library}, which this system does not have, so no window can be opened.")
        return told.format(library=library[1])
    from engine import words  # which a start has no time for

    return tr("Qt cannot be loaded here ({why}), so no window can be opened.").format(why=words.brief(why))
