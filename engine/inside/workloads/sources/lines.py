"""The lines of a text file: ``lines:FILE``."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ...code import literal
from ...language import mark
from .source import Imports, Lines, Source, lines_of, read_text


class LinesOfFile(Source):
    """Each line is an item, without its end."""

    identifier = "lines"
    prefix = "lines:"
    title = mark("Lines of a file")
    meaning = mark("Each line of a text file is an item.")
    example = "items.txt"
    dialog = mark("The items")
    kinds = mark("Any file (*)")
    is_path = True

    def load(self, rest: str, module: ModuleType) -> "list[Any]":
        """The lines."""
        return [*lines_of(read_text(rest))]

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """Split as here."""
        return (), (
            f'with open({literal(rest)}, encoding="utf-8-sig") as file:',
            r'    items = file.read().removesuffix("\n").split("\n")',
        )


SOURCE = LinesOfFile()
