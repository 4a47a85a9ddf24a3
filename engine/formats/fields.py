"""Plain data that is not trusted, looked into field by field."""

import math
from collections.abc import Callable, Collection
from typing import Any, TypeVar

from ..inside.language import tr
from .container import WrongError

NS_MOST = 9 * 10**18
WHOLE_MOST = 2**63 - 1
T = TypeVar("T")


class Fields:
    """An object of JSON. Each method raises WrongError unless the field is there and is such a one."""

    def __init__(self, fields: object) -> None:
        """Look into ``fields``, which must be an object."""
        if not isinstance(fields, dict):
            raise WrongError(tr("its head is not as it should be"))
        self._fields: dict[str, Any] = fields

    def names(self) -> Collection[str]:
        """The names of all its fields."""
        return self._fields.keys()

    def any(self, name: str) -> Any:
        """Whatever it is."""
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
        """One of the ``known`` texts."""
        value = self.any(name)
        if not isinstance(value, str) or value not in known:
            raise WrongError(tr("there is no {name} like that").format(name=name))
        return value

    def items(self, name: str, most: int) -> list[Any]:
        """A list of at most so many."""
        value = self.any(name)
        if not isinstance(value, list) or len(value) > most:
            raise WrongError(tr("{name} cannot be so").format(name=name))
        return value

    def optional(self, name: str, read: Callable[[str], T]) -> T | None:
        """What ``read`` gives of the field, None if that is null."""
        return None if self.any(name) is None else read(name)

    def inner(self, name: str) -> "Fields":
        """An object."""
        return Fields(self.any(name))
