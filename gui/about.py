"""What the program is, and the versions of what it is made of."""

import contextlib
import importlib.metadata
import platform

from PySide6.QtCore import qVersion

from engine import __version__
from engine.inside.language import tr

_PARTS = ("PySide6-Essentials", "pyqtgraph", "numpy", "joblib", "psutil")


def about_text() -> str:
    """It as plain text."""
    what = tr(
        "Runs a function in parallel by the way you pick, and shows live which process handled each job and how long "
        "the whole run took."
    )
    versions = [f"Python {platform.python_version()}", f"Qt {qVersion()}"]
    for name in _PARTS:
        with contextlib.suppress(importlib.metadata.PackageNotFoundError):  # a frozen program may not say of each
            versions.append(f"{name} {importlib.metadata.version(name)}")
    return "\n\n".join([f"Parallelogram {__version__}", what, ", ".join(versions), tr("MIT licence")])
