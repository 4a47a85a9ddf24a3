"""A JSON array that stands in the spec itself: ``[1, 2, 3]``."""

import ast
import json
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ...code import literal
from ...language import mark
from ...problem import PlanError
from ...problems.items import NoItems, NotAnArray, NotJson
from .source import Imports, Lines, Source

_WIDTH = 100
_LITERAL_CHARACTERS = 20_000


class Array(Source):
    """A JSON array, which may begin with blanks."""

    identifier = "json"
    title = mark("A JSON list")
    meaning = mark("The values of a list, as JSON has them.")
    example = '[1, "two", [3, 4]]'

    def rest(self, spec: str) -> "str | None":
        """All of it."""
        return spec if spec.lstrip().startswith("[") else None

    def check(self, rest: str) -> str:
        """Raises PlanError if it is no array, or an empty one."""
        parsed(rest)
        return rest

    def count(self, rest: str) -> int:
        """How many elements."""
        return len(parsed(rest))

    def load(self, rest: str, module: ModuleType) -> "list[Any]":
        """Its elements."""
        return parsed(rest)

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """A list of Python's, where that says the same and can be read; else as it is."""
        items = json.loads(rest)
        if len(rest) <= _LITERAL_CHARACTERS:
            import pprint  # which takes memory, and so each fork of the runner longer

            try:
                shown = pprint.pformat(items, width=_WIDTH, compact=True, sort_dicts=False)
                if ast.literal_eval(shown) == items:
                    return (), _list(shown)
            except (ValueError, SyntaxError, RecursionError, MemoryError):  # infinity, and what is nested too deeply
                pass
        return (("json", ""),), (f"items = json.loads({literal(rest)})",)


SOURCE = Array()


def parsed(text: str, path: str = "") -> "list[Any]":
    """The elements of a JSON array, which stands in the file ``path`` if it is named. Raises PlanError."""
    try:
        items = json.loads(text)
    except ValueError as error:
        raise PlanError(NotJson(path=path, why=str(error))) from None
    except RecursionError:
        raise PlanError(NotJson(path=path, why=mark("it is nested too deeply"))) from None
    if not isinstance(items, list):
        raise PlanError(NotAnArray(path=path, kind=type(items).__name__))
    if not items:
        raise PlanError(NoItems(value=path or text))
    return items


def _list(shown: str) -> "tuple[str, ...]":
    if "\n" not in shown:
        return (f"items = {shown}",)
    # Without its brackets, which stand on lines of their own, as a formatter has them.
    inner = f" {shown[1:-1]},".split("\n")
    return ("items = [", *(f"   {line}" for line in inner), "]")
