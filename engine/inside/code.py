"""Pieces of a Python script that does what a run did, as a person would write it. Standard library only."""

import json
from collections.abc import Mapping
from typing import Any

from .data_class import dataclass

Import = tuple[str, str]
"""A module, and what of it is imported; empty: the module itself."""

ELAPSED = "elapsed = time.perf_counter() - start"
"""The line by which a script takes the time, once all results are in."""


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to do: a function, and its items.

    Attributes:
        name, initializer: by which names the function is called, and what every worker calls first, if anything.
        imports: what it needs.
        path: lines that come before the imports of the user's own modules, at the script's top level.
        own: the imports of the user's own modules, as lines.
        definitions: the source of constants and functions, each a paragraph at the script's top level.
        lines: what makes ``items``, below the script's guard.
    """

    name: str
    lines: tuple[str, ...]
    imports: tuple[Import, ...] = ()
    path: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    initializer: str = ""
    definitions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Idiom:
    """How a strategy is called.

    Attributes:
        imports: what it needs.
        lines: the call, below the script's guard and timed as it stands there: it gets along with the function's name
            and ``items``, and sets ``elapsed`` (by the line ``ELAPSED``) and, unless ``prints`` is set, ``results``.
        definitions: the source of functions that the workers need, at the script's top level.
        before: what comes before the clock starts.
        in_order: whether ``results`` stand in the order of their items.
        prints: whether the workers print the results themselves, because none of them comes back.
        first: what comes before all imports but the standard library's; it may use ``os``.
    """

    imports: tuple[Import, ...]
    lines: tuple[str, ...]
    definitions: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    in_order: bool = True
    prints: bool = False
    first: tuple[str, ...] = ()


def literal(value: str | int) -> str:
    """A text or a whole number as it is written in Python: ``"fork"``, ``10_000_000``, ``1000``."""
    if isinstance(value, str):
        # JSON's escapes are Python's, but for halves of surrogate pairs that do not belong together.
        return json.dumps(value) if value.isascii() and value.isprintable() else repr(value)
    return f"{value:_}" if abs(value) >= 10_000 else f"{value}"


def keywords(options: Mapping[str, Any]) -> str:
    """Options as arguments of a call: ``processes=2, maxtasksperchild=5``; those that are None are left out."""
    return ", ".join(f"{key}={literal(value)}" for key, value in options.items() if value is not None)
