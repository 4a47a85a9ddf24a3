"""Which part of a value does not pickle."""

import contextlib
from collections.abc import Callable
from typing import Any

from .text import brief_why

_DEPTH_MOST = 6
_PARTS_MOST = 10_000


def unpicklable_part(value: Any, pickled: Callable[[Any], bytes], name: str) -> tuple[str, str] | None:
    """The innermost attribute or element that keeps ``value`` from being pickled. In the runner.

    Args:
        value: the whole.
        pickled: pickles one value, and raises what pickling raises.
        name: what the whole is called.

    Returns:
        Where the part is, such as ``"item.connection.lock"``, and why it does not pickle; None if all of it does.
    """
    why = _why(value, pickled)
    if why is None:
        return None
    seen = {id(value)}
    for _ in range(_DEPTH_MOST):
        for step, part in _parts(value):
            if id(part) not in seen and (inner := _why(part, pickled)) is not None:
                seen.add(id(part))
                name, value, why = name + step, part, inner
                break
        else:
            break
    return name, why


def _why(value: Any, pickled: Callable[[Any], bytes]) -> str | None:
    try:
        pickled(value)
    except BaseException as error:
        return brief_why(error)
    return None


def _parts(value: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    # Looking may run what is the user's, too, such as a __getattr__ or a __repr__; then what was found by then will do.
    with contextlib.suppress(BaseException):
        if isinstance(value, dict):
            found += ((f"[{key!r:.40}]", part) for key, part in list(value.items())[:_PARTS_MOST])
        elif isinstance(value, (list, tuple)):
            found += ((f"[{number}]", part) for number, part in enumerate(value[:_PARTS_MOST]))
        found += ((f".{key}", part) for key, part in list(getattr(value, "__dict__", {}).items())[:_PARTS_MOST])
    return found
