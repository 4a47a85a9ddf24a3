"""The paths of the files in a folder, sorted: ``files:FOLDER``."""

import os
from collections.abc import Mapping
from types import ModuleType
from typing import Any

from ...code import literal
from ...language import mark
from ...problem import PlanError
from .source import Imports, Lines, Source, unreadable


class Folder(Source):
    """The path of each file is an item."""

    identifier = "files"
    prefix = "files:"
    title = mark("Files of a folder")
    meaning = mark("The path of each file is an item.")
    example = mark("folder")
    dialog = mark("The folder")
    is_path = True

    def load(self, rest: str, module: ModuleType) -> "list[Any]":
        """The paths."""
        try:
            return sorted(entry.path for entry in os.scandir(rest) if entry.is_file())
        except OSError as error:
            raise PlanError(unreadable(rest, error)) from None

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """Listed as here."""
        listed = f"entry.path for entry in os.scandir({literal(rest)}) if entry.is_file()"
        return (("os", ""),), (f"items = sorted({listed})",)


SOURCE = Folder()
