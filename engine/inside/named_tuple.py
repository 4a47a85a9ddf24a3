"""Named tuples that are made in a tenth of the time: every process of a run makes dozens before it can begin.

To whoever checks types ``NamedTuple`` is ``typing``'s, and its objects are the same. That one compiles a function for
each class, whether anybody calls it or not. Standard library only.
"""

from operator import itemgetter
from typing import TYPE_CHECKING, Any

__all__ = ["NamedTuple"]

if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(tuple):
        """As ``typing.NamedTuple``, of what is used of it here."""

        __slots__ = ()
        _fields = ()
        _field_defaults = {}  # noqa: RUF012 - each class has its own

        def __init_subclass__(cls) -> None:
            cls._fields = cls.__match_args__ = tuple(cls.__annotations__)
            cls._field_defaults = {name: vars(cls)[name] for name in cls._fields if name in vars(cls)}
            for at, name in enumerate(cls._fields):
                setattr(cls, name, property(itemgetter(at)))

        def __new__(cls, *values: Any, **named: Any) -> Any:  # noqa: D102 - the class says it
            missing = cls._fields[len(values) :]
            if missing:
                usual = cls._field_defaults
                named = {**{name: usual[name] for name in missing if name in usual}, **named}
                lacking = [name for name in missing if name not in named]
                if lacking:
                    raise TypeError(f"{cls.__name__} lacks {', '.join(lacking)}")
                values += tuple(named.pop(name) for name in missing)
            if named or len(values) > len(cls._fields):
                raise TypeError(f"{cls.__name__} has no {', '.join(named) or 'more values'}")
            return tuple.__new__(cls, values)

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

        def __repr__(self) -> str:
            shown = ", ".join(f"{name}={value!r}" for name, value in self._asdict().items())
            return f"{type(self).__name__}({shown})"

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def _replace(self, **changed: Any) -> Any:
            return type(self)(**{**self._asdict(), **changed})
