"""Where a file really is. Standard library only."""

import os


def real_path(path: str) -> str:
    """``path``, absolute and without links; as it is where the system does not say, as Windows of some drives."""
    try:
        return os.path.realpath(path)
    except OSError:
        return os.path.abspath(path)
