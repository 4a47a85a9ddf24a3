"""What a generator function of the function's own file yields: ``generator:NAME``."""

from collections.abc import Iterable, Mapping
from types import ModuleType
from typing import Any

from ...language import mark
from ...problem import PlanError
from ...problems.items import NoGenerator
from .source import Imports, Lines, Source, each_of


class Generator(Source):
    """What calling it gives, one after the other."""

    identifier = "generator"
    prefix = "generator:"
    title = mark("A generator")
    meaning = mark("What a generator function of the same file yields.")
    named = "generator"
    is_flow = True

    def rest(self, spec: str) -> "str | None":
        """A name."""
        found = super().rest(spec)
        return found if found is not None and found.isidentifier() else None

    def load(self, rest: str, module: ModuleType) -> "Iterable[Any]":
        """What it yields."""
        generator = getattr(module, rest, None)
        if not callable(generator):
            raise PlanError(NoGenerator(name=rest, path=str(module.__file__)))
        return each_of(rest, generator)

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """A list of it."""
        return (), (f"items = list({names[rest]}())",)


SOURCE = Generator()
