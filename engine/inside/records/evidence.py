"""What a process of a run has seen that may be why the run is slow or wrong: kinds, and what is told with each.

Each is told once, by an event of the run folder, and is proved by what is told with it. Standard library only; whoever
reads them does not trust them.
"""

from __future__ import annotations

from collections.abc import Mapping

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

INHERITED = "inherited"
"""A task's function uses what was opened before its process was forked: the global's ``name``, ``what`` it is (one of
``WHATS``), and where that is made: ``file`` and ``line``."""

CARRIED = "carried"
"""A ``function`` is bound to an object, or is one, that travels with each message: so many ``bytes`` with items that
take next to nothing."""

OPENED = "opened"
"""Of a file, by its ``path`` and size in ``bytes``, how many jobs of a ``thread`` have so far opened it to read
(``reads``) and to write (``writes``), of the ``jobs`` that it has begun, or (watched) that have opened any; told again
whenever one of these has doubled, and of the first few each time, where jobs do not come fast."""

REPEATED = "repeated"
"""A ``function`` calls a ``callee`` of its ``file`` at each call, in a ``line``, and gives it nothing of its own: see
``records.repeated``."""

MADE = "made"
"""Of a ``call``, by its process's number of it, how many ``items`` that has made while its jobs ran, and how long that
took, in ``us``; told again whenever that has doubled."""

INITIALIZED = "initialized"
"""Before its first task a worker has called an initializer, a ``function``, which took so many ``us``."""

BOOTED = "booted"
"""A worker that is no fork was there to be handed something at ``at_us``, by ``perf_counter``, and then had to wait."""

CALLER = "caller"
"""The process that called the strategy, which hands jobs over, computed for so many ``us`` in that call."""

MAIN_ONLY = "main-only"
"""The first item made the function miss a ``name`` that its ``file`` sets in the main block alone, in a ``line``."""

FILE, CONNECTION, SOCKET = WHATS = ("file", "connection", "socket")

_FIELDS: dict[str, dict[str, type]] = {
    INHERITED: {"name": str, "what": str, "file": str, "line": int},
    OPENED: {"path": str, "bytes": int, "reads": int, "writes": int, "jobs": int, "thread": int},
    CARRIED: {"function": str, "bytes": int},
    MADE: {"call": int, "items": int, "us": int},
    REPEATED: {"function": str, "callee": str, "file": str, "line": int},
    INITIALIZED: {"function": str, "us": int},
    BOOTED: {"at_us": int},
    CALLER: {"us": int},
    MAIN_ONLY: {"name": str, "file": str, "line": int},
}
_TEXT_CHARACTERS = 500
_WHOLE_MOST = 2**63 - 1


def checked(kind: str, values: Mapping[str, Any]) -> dict[str, Any] | None:
    """What is told with a kind, and no more; None if that is no such kind, or not all of it is there and right."""
    wanted = _FIELDS.get(kind)
    if wanted is None or any(type(values.get(name)) is not type_ for name, type_ in wanted.items()):
        return None
    found = {name: values[name] for name in wanted}
    texts = [value for value in found.values() if type(value) is str]
    wholes = [value for value in found.values() if type(value) is int]
    is_right = all(len(text) <= _TEXT_CHARACTERS for text in texts) and all(0 <= each <= _WHOLE_MOST for each in wholes)
    return found if is_right else None
