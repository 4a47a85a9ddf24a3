"""What a source of items is, and what several of them need."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any

from ...language import mark
from ...phrases import refusal
from ...problem import PlanError
from ...problems.items import GeneratorRaised, Unreadable
from ...records.text import brief_why

ITEMS_MOST = 10_000_000
Imports = Sequence["tuple[str, str]"]
Lines = Sequence[str]


class Source:
    """One kind of items: how a spec of it is written, what it gives, how a form asks for it, how a script makes it.

    A spec is ``prefix`` and the rest. What runs the user's code or reads a file is called in the runner alone.

    Attributes:
        identifier: its name in forms that are remembered.
        prefix: how its specs begin.
        title, meaning, example: what a form shows; marked for translation.
        dialog, kinds: the title of the dialog that asks for its file or folder, and Qt's filter for files; marked.
            No dialog: it is typed; no kinds: it is a folder.
        named: what its rest names in the function's own file: ``"generator"``, ``"list"``; empty: nothing.
        is_path: whether its rest is a path, which is meant from where the person stands.
        is_flow: whether its items are made one by one, as they are taken, by what is the user's.
    """

    identifier = ""
    prefix = ""
    title = meaning = example = ""
    dialog = kinds = ""
    named = ""
    is_path = False
    is_flow = False

    def rest(self, spec: str) -> "str | None":
        """What stands behind the prefix; None if ``spec`` is none of this kind."""
        found = spec.startswith(self.prefix) and len(spec) > len(self.prefix)
        return spec[len(self.prefix) :] if found else None

    def check(self, rest: str) -> str:
        """The rest as a plan has it. Any process; reads no file. Raises PlanError if it cannot be so."""
        return absolute(rest) if self.is_path else rest

    def count(self, _rest: str) -> int:
        """How many items there are; 0 where that takes reading a file or running what is the user's."""
        return 0

    def load(self, rest: str, module: ModuleType) -> "Iterable[Any]":
        """The items, which may be made as they are taken. Raises PlanError where they cannot be had, also then.

        Args:
            rest: a checked one.
            module: the function's.
        """
        raise NotImplementedError

    def script(self, rest: str, names: "Mapping[str, str]") -> "tuple[Imports, Lines]":
        """What a script imports, and the lines by which it makes ``items``.

        Args:
            rest: a checked one.
            names: by what names the script has what it has taken out of the function's file.
        """
        raise NotImplementedError


def absolute(path: str) -> str:
    """A path that a person has written, from where they stand."""
    return os.path.abspath(os.path.expanduser(path))


def read_text(path: str) -> str:
    """A text file. Raises PlanError."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except OSError as error:
        raise PlanError(unreadable(path, error)) from None
    except UnicodeDecodeError:
        raise PlanError(Unreadable(field="items", path=path, why=mark("it is no UTF-8 text"))) from None


def unreadable(path: str, error: OSError) -> Unreadable:
    """What to say of a file that the system does not let read."""
    return Unreadable(field="items", path=path, **refusal(error))


def each_of(name: str, make: "Callable[[], Iterable[Any]]") -> "Iterator[Any]":
    """What ``make()`` gives, one after the other. Raises PlanError where it fails; ``name`` is its own."""
    try:
        yield from make()
    except GeneratorExit:  # enough was taken
        raise
    except BaseException as error:
        raise PlanError(GeneratorRaised(name=name, why=brief_why(error))) from None


def lines_of(text: str) -> "list[str]":
    """The lines of a text without their ends, as an editor shows them."""
    # Not by splitlines, which also splits where no editor shows a new line.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.removesuffix("\n").split("\n") if text else []
