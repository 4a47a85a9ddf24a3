"""Whole numbers: ``range:START:STOP`` and ``range:START:STOP:STEP``, as Python's range has them."""

import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ...code import literal
from ...language import mark
from ...problem import PlanError
from ...problems.items import NoItems, NotARange, TooManyItems
from .source import ITEMS_MOST, Imports, Lines, Source


class Numbers(Source):
    """A range."""

    identifier = "range"
    prefix = "range:"
    title = mark("A range")
    meaning = mark("Whole numbers, START:STOP or START:STOP:STEP; STOP is left out.")
    example = "0:100"

    def rest(self, spec: str) -> "str | None":
        """Also of an empty one, of which it says what is wrong."""
        return spec[len(self.prefix) :] if spec.startswith(self.prefix) else None

    def check(self, rest: str) -> str:
        """Raises PlanError if it is no range, or an empty one, or of too many numbers."""
        _range(rest)
        return rest

    def count(self, rest: str) -> int:
        """How many numbers."""
        return len(_range(rest))

    def load(self, rest: str, module: ModuleType) -> "list[Any]":
        """The numbers."""
        return list(_range(rest))

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """Python's own range."""
        return (), (f"items = range({', '.join(literal(int(part)) for part in rest.split(':'))})",)


SOURCE = Numbers()


def _range(text: str) -> range:
    parts = text.split(":")
    # int() would take spaces, underscores and the digits of every script.
    if len(parts) not in (2, 3) or not all(re.fullmatch(r"[+-]?[0-9]{1,4000}", part) for part in parts):
        raise PlanError(NotARange(value=f"range:{text}"))
    try:
        found = range(*map(int, parts))
    except ValueError:  # a step of zero
        raise PlanError(NotARange(value=f"range:{text}")) from None
    if not found:
        raise PlanError(NoItems(value=f"range:{text}"))
    # len() itself fails for a range of more than 2**63 numbers.
    if (found[-1] - found[0]) // found.step >= ITEMS_MOST:
        raise PlanError(TooManyItems(most=ITEMS_MOST))
    return found
