"""The runner's notes, as lines of JSON appended to one file of the run folder.

``{"event": "ready", …}`` once it can take a plan; ``{"event": "refused", …}`` if it could not set up the run;
``{"event": "checked", …}`` once a function of one's own was tried; ``{"event": "died", "pid": …, "code": …}`` for each
child that has ended, and ``{"event": "taken-down", "pid": …}`` before the strategy ends one itself;
``{"event": "thread-died", "why": …}`` for a thread of the runner; ``{"event": "handed", …}`` before tasks are
handed over, to keep going. From a worker, once: ``{"event": "odd", "code": …, "values": {…}}`` (see ``odd``); and
``{"event": "imported", "pid": …, "seconds": …}`` where it had to import modules to unpickle a message.
``{"event": "mapped", "bytes": …}`` for each array that joblib has written to a file. From the guardian:
``{"event": "runner-ended", "code": …}``; ``{"event": "orphan-died", …}`` likewise of a process whose parent was dead;
``{"event": "cleared", "pids": […]}`` before it ends what is left. A line is one ``write``, which no other writer can
split.
"""

import json
import os
from typing import Any

from .layout import EVENTS_NAME

_LINE_BYTES = 65_536


def note(folder: str, event: str, **fields: Any) -> None:
    """Append one event. Any process. Raises OSError if the folder is gone or full."""
    descriptor = os.open(
        os.path.join(folder, EVENTS_NAME),
        os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0),
        0o600,
    )
    try:
        os.write(descriptor, json.dumps({"event": event, **fields}).encode("ascii") + b"\n")
    finally:
        os.close(descriptor)


def parse(line: bytes) -> dict[str, Any]:
    """One line back; a line that is none, too long or not an event gives an empty dictionary."""
    if len(line) > _LINE_BYTES:
        return {}
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return fields if isinstance(fields, dict) and isinstance(fields.get("event"), str) else {}
