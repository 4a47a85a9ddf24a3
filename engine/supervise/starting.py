"""How the program starts others, so that none of them is left behind half started.

Windows makes a process that stands still, which is let go on by who has made it; where that one is killed between the
two, it stands there for ever. So the program is in a Job object, by which they end together, at such moments only.
"""

import contextlib
import functools
import os
import threading
from collections.abc import Iterator
from typing import Any

_LOCK = threading.Lock()
_starting = 0  # how many threads are at it


@contextlib.contextmanager
def starting() -> Iterator[None]:
    """Whoever is started within ends if this process is killed meanwhile. Any thread; does nothing but on Windows."""
    job = _job() if os.name == "nt" else None
    if job is None:
        yield
        return
    _count(job, 1)
    try:
        yield
    finally:
        _count(job, -1)


def _count(job: Any, more: int) -> None:
    global _starting
    with _LOCK, contextlib.suppress(OSError):
        _starting += more
        job.hold(_starting > 0)


@functools.cache
def _job() -> Any:
    from ..inside import windows

    with contextlib.suppress(OSError):
        return windows.Job(is_held=False)
    return None
