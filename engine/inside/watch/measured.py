"""What a coverage that was at work before anything of ours has measured of it."""

import os
import sys


def forget(file: str) -> None:
    """Have it forget ``file``, whose code runs now and had to be loaded as any other's is.

    The person's own coverage is asked for no more than that; another one than is known measures one file more.
    """
    try:
        measured = sys.modules["coverage"].Coverage.current()._collector.data
        for name in [name for name in measured if _real(name) == _real(file)]:
            del measured[name]
    except Exception:  # whatever it is, it is nothing of ours
        pass


def _real(file: str) -> str:
    return os.path.normcase(os.path.realpath(file))
