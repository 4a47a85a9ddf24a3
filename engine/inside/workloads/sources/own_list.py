"""A list, range or other collection of the function's own file: ``list:NAME``."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from ...language import mark
from ...problem import PlanError
from ...problems.items import NoSuchList, NotIterable
from .source import Imports, Lines, Source, each_of


class OwnList(Source):
    """What stands in the file's own variable."""

    identifier = "list"
    prefix = "list:"
    title = mark("A list of the file")
    meaning = mark("A list, a range or another collection that the same file has at its top level.")
    named = "list"

    def rest(self, spec: str) -> "str | None":
        """A name."""
        found = super().rest(spec)
        return found if found is not None and found.isidentifier() else None

    def load(self, rest: str, module: ModuleType) -> "Iterable[Any]":
        """Its elements."""
        found = getattr(module, rest, None)
        if found is None:
            raise PlanError(NoSuchList(name=rest, path=str(module.__file__)))
        if not isinstance(found, Iterable):
            raise PlanError(NotIterable(name=rest, kind=type(found).__name__))
        return each_of(rest, lambda: found)

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """A list of it."""
        return (), (f"items = list({names[rest]})",)


SOURCE = OwnList()
