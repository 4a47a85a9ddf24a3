"""Plain data that is not trusted, looked into field by field."""

import math
from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeVar

from ..inside.language import tr
from .container import UnknownError, WrongError

NS_MOST = 9 * 10**18
WHOLE_MOST = 2**63 - 1
_CHOICE_CHARACTERS = 1_000
T = TypeVar("T")


class Fields:
    """An object of JSON. Each method that reads a field raises WrongError unless it is there and is such a one."""

    def __init__(self, fields: object, name: str = "") -> None:
        """Look into ``fields``, which must be an object; ``name`` is its own, in whatever it is of."""
        if not isinstance(fields, dict):
            raise WrongError(tr("its head is not as it should be"))
        self._fields: dict[str, Any] = fields
        self._name = name
        self._read: set[str] = set()
        self._inner: dict[str, Fields] = {}

    def names(self) -> Collection[str]:
        """The names of all its fields."""
        return self._fields.keys()

    def unread(self) -> Iterator[str]:
        """The names of those that nobody has read, here and in the objects within: such as ``"plan.priority"``."""
        for name in self._fields:
            if name not in self._read:
                yield f"{self._name}{name}"
        for inner in self._inner.values():
            yield from inner.unread()

    def any(self, name: str) -> Any:
        """Whatever it is."""
        self._read.add(name)
        try:
            return self._fields[name]
        except KeyError as error:
            raise WrongError(tr("it lacks {name}").format(name=name)) from error

    def whole(self, name: str, most: int = WHOLE_MOST, least: int = 0) -> int:
        """A whole number."""
        value = self.any(name)
        if type(value) is not int or not least <= value <= most:
            raise WrongError(tr("{name} cannot be so").format(name=name))
        return value

    def number(self, name: str, most: float = 1e18) -> float:
        """A number from 0 on."""
        value = self.any(name)
        if type(value) not in (int, float) or not 0 <= value <= most or not math.isfinite(value):
            raise WrongError(tr("{name} cannot be so").format(name=name))
        return float(value)

    def flag(self, name: str) -> bool:
        """Yes or no."""
        value = self.any(name)
        if not isinstance(value, bool):
            raise WrongError(tr("{name} cannot be so").format(name=name))
        return value

    def text(self, name: str, most: int = 1_000) -> str:
        """A text of at most so many characters."""
        value = self.any(name)
        if not isinstance(value, str) or len(value) > most:
            raise WrongError(tr("{name} cannot be so").format(name=name))
        return value

    def choice(self, name: str, known: Collection[str]) -> str:
        """One of the ``known`` texts. Raises UnknownError if it is another one, which a newer program may know."""
        value = self.text(name, _CHOICE_CHARACTERS)
        if value not in known:
            raise UnknownError(tr("there is no {name} like that").format(name=name), f"{name} {value}")
        return value

    def items(self, name: str, most: int) -> list[Any]:
        """A list of at most so many."""
        value = self.any(name)
        if not isinstance(value, list) or len(value) > most:
            raise WrongError(tr("{name} cannot be so").format(name=name))
        return value

    def numbers(self, name: str, most_count: int) -> tuple[float, ...]:
        """A list of at most so many numbers from 0 on."""
        each = Fields({str(place): value for place, value in enumerate(self.items(name, most_count))}, f"{name}.")
        return tuple(each.number(place) for place in each.names())

    def given(self, name: str, read: Callable[[str], T], default: T) -> T:
        """What ``read`` gives of the field, ``default`` if it is not there."""
        return read(name) if name in self._fields else default

    def optional(self, name: str, read: Callable[[str], T]) -> T | None:
        """What ``read`` gives of the field, None if that is null."""
        return None if self.any(name) is None else read(name)

    def inner(self, name: str) -> "Fields":
        """An object; the same one each time."""
        if name not in self._inner:
            self._inner[name] = Fields(self.any(name), f"{self._name}{name}.")
        return self._inner[name]
