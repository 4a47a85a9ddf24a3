"""How long a worker's initializer took, which is told at its first task: until then the worker has no run folder."""

import threading
from typing import Any

_NS_PER_US = 1_000


class _Noted(threading.local):
    values: "dict[str, Any] | None" = None


_noted = _Noted()


def note(name: str, took_ns: int) -> None:
    """The calling thread has called its initializer."""
    _noted.values = {"function": name[:200], "us": took_ns // _NS_PER_US}


def look() -> "dict[str, Any] | None":
    """What the calling thread has noted (see ``evidence.INITIALIZED``), once."""
    found, _noted.values = _noted.values, None
    return found
