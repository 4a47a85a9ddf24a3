"""What a job's function tells before it is called: what it uses, makes anew or carries, which may be why it is slow.

Each is told once a process, or once a function (see ``records.evidence``).
"""

from __future__ import annotations

import sys

from ..records.once import Once
from . import labels, notes, spans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MUCH_BYTES = 500_000
"""Of a message of so many bytes it is worth asking whose they are."""

_INHERITED = f"{__package__.rpartition('.')[0]}.records.inherited"
_BY_NAME = ("function", "builtin_function_or_method", "type")  # which are pickled as their names
_SMALL = (int, float, bool, type(None))
_carried: set[str] = set()
_looked_into = Once()
_is_prepared = False


def prepare() -> None:
    """Import what is needed here and for the first record: once in a parent, rather than in each of its children."""
    global _is_prepared
    if _is_prepared:
        return
    _is_prepared = True
    from ..records import inherited, repeated
    from . import openings

    del inherited, repeated, openings
    spans.prepare()


def look_into(function: Any) -> None:
    """A function is about to be called in a worker: tell what it uses that was opened before the fork and what it makes
    anew each time, and hear what it opens. Once a function.
    """
    function = labels.core(function)[0]
    code = getattr(function, "__code__", None)
    if code is None or not _looked_into.is_first(code):
        return
    spans.to_forget(_looked_into.clear)
    from ..records import repeated
    from . import openings

    inherited = sys.modules.get(_INHERITED)
    if inherited is not None:  # else this process was not forked by one that is watched
        for values in inherited.look(function):
            notes.note("evidence", kind="inherited", values=values)
    again = repeated.look(function)
    if again is not None:
        notes.note("evidence", kind="repeated", values=again)
    openings.look(function)


def is_worth_a_look(function: Any) -> bool:
    """In a parent: whether ``look_into`` would have anything to do in a child that is to call the function."""
    from ..records import inherited, repeated
    from . import openings

    function = labels.core(function)[0]
    return inherited.is_worth_a_look(function) or repeated.found(function) is not None or openings.is_opening(function)


def note_carried(function: Any, items: Any, size: int) -> None:
    """A message of so many bytes has come, with a function and some items: tell, once, if it is the function's."""
    kind = type(function).__name__
    if kind not in _carried and kind not in _BY_NAME and all(type(item) in _SMALL for item in items):
        _carried.add(kind)
        values = {"function": labels.name_of(function)[: labels.TEXT_CHARACTERS], "bytes": size}
        notes.note("evidence", kind="carried", values=values)
