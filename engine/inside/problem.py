"""What a person has to mend: data, and the sentence that tells it. Standard library only.

Each kind is a class of its own, in ``problems/`` here, or in the engine's where it cannot arise in the user's Python:
its code, the field of the plan it belongs to, what its sentence speaks of, and the sentence. That is all there is to a
new one::

    class TooManyItems(Problem):
        code = "too-many-items"
        field = "items"
        most: int

        def told(self) -> str:
            return tr("There are more than {most:,} items; give fewer").format(most=self.most)

``raise PlanError(TooManyItems(most=10))``. Where it belongs to one of several fields, ``field: str`` is one more value.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from .language import tr
from .phrases import quoted

_Kind = TypeVar("_Kind", bound="Problem")
_known: "dict[str, type[Problem]]" = {}

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_options: object) -> "Any":
        """Tells a type checker alone."""
        return lambda kind: kind


# Dataclasses to whoever checks types. They are made without the code that dataclasses write for each, which takes a
# runner longer than all else it imports.
@dataclass_transform(frozen_default=True, kw_only_default=True)
class Problem:
    """Something a person has to mend. It does not change, travels in a pickle, and equals what says the same.

    Attributes:
        code: which problem, for programs: in JSON, in events and in run files.
        field: the plan's field it belongs to, or what else it is about.
    """

    code: str
    field: str

    def __init_subclass__(cls) -> None:
        """Known by its code from now on."""
        code = cls.__dict__.get("code")
        if code is not None and _known.setdefault(code, cls) is not cls:
            raise TypeError(f"two problems are called {code}")

    def __init__(self, **given: Any) -> None:
        found = {}
        for name in self.kinds():
            if name not in given and not hasattr(type(self), name):
                raise TypeError(f"{type(self).__name__} lacks {name}")
            found[name] = given.pop(name) if name in given else getattr(type(self), name)
        if given:
            raise TypeError(f"{type(self).__name__} has no {', '.join(given)}")
        self.__dict__.update(found)

    @classmethod
    def kinds(cls) -> "dict[str, Any]":
        """The types of what it is made of, by name."""
        mine = [kind for kind in reversed(cls.__mro__) if issubclass(kind, Problem) and kind is not Problem]
        return {name: annotation for kind in mine for name, annotation in kind.__annotations__.items()}

    @property
    def values(self) -> "Mapping[str, Any]":
        """What the sentence speaks of: data that JSON can carry. What has a default is left out while it is that."""
        kind, nothing = type(self), object()
        return {
            name: value
            for name, value in self.__dict__.items()
            if name not in ("code", "field") and value != getattr(kind, name, nothing)
        }

    def told(self) -> str:
        """One plain sentence that says what is wrong and how to mend it, without a full stop at its end."""
        raise NotImplementedError

    def told_afterwards(self) -> str:
        """The same of a run that is over, which need not be stopped any more."""
        return self.told()

    def changed(self: _Kind, **values: Any) -> _Kind:
        """The same with other values."""
        return type(self)(**{**self.__dict__, **values})

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} does not change")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} does not change")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.code, self.field))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


class UnknownProblem(Problem):
    """One that somebody else tells of, such as a newer version, and that is not known here, or not with such values."""

    code: str
    field: str
    given: "Mapping[str, Any]"

    @property
    def values(self) -> "Mapping[str, Any]":
        """As they were given."""
        return self.given

    def told(self) -> str:
        """That it is not known."""
        return tr(
            "Something is wrong that this version does not know, {code}; a newer Parallelogram may tell what it is"
        ).format(code=quoted(self.code))


class PlanError(ValueError):
    """A plan that cannot be run; ``problem`` says why."""

    def __init__(self, problem: Problem) -> None:
        """Refuse it because of ``problem``."""
        super().__init__(problem)
        self.problem = problem


def known() -> "Mapping[str, type[Problem]]":
    """Every kind of problem whose module is imported, by its code; see ``engine.problems.every`` for all of them."""
    return _known
