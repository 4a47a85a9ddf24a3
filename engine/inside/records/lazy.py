"""Results that are none yet: what a generator, a map object or a coroutine stands for is computed when it is asked for.

A function that gives one back has not done its work, and has taken no time.
"""

import io
from typing import Any

_KIND_CHARACTERS = 100
_known: "dict[type, str]" = {}


def lazy_kind(value: Any) -> str:
    """The name of the type of a result that nobody has computed yet, such as ``"generator"``; empty for any other.

    That is an awaitable, or an iterator which does not know how much is left in it: those of lists and ranges do, and
    hold what they give. A file is none. In workers, for each result that is no int: asks a type once.
    """
    kind = type(value)
    found = _known.get(kind)
    if found is None:
        found = _known[kind] = _asked(kind)
    return found


def _asked(kind: type) -> str:
    is_awaited = hasattr(kind, "__await__") or hasattr(kind, "__anext__")
    is_iterated = hasattr(kind, "__next__") and not hasattr(kind, "__length_hint__")
    if (is_awaited or is_iterated) and not issubclass(kind, io.IOBase):
        return kind.__name__[:_KIND_CHARACTERS]
    return ""
