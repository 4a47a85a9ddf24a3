"""The paths that a pattern fits, sorted: ``glob:PATTERN``, in which ``**`` stands for any folders."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ...code import literal
from ...language import mark
from .source import Imports, Lines, Source


class Pattern(Source):
    """The path of each file that fits is an item."""

    identifier = "glob"
    prefix = "glob:"
    title = mark("Files that fit a pattern")
    meaning = mark("The path of each file that fits, such as photos/*.jpg; ** stands for all folders below.")
    example = "photos/*.jpg"
    is_path = True

    def load(self, rest: str, module: ModuleType) -> "list[Any]":
        """The paths."""
        import glob  # which takes memory, and so each fork of the runner longer

        return sorted(glob.glob(rest, recursive=True))

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """Python's own glob."""
        return (("glob", ""),), (f"items = sorted(glob.glob({literal(rest)}, recursive=True))",)


SOURCE = Pattern()
