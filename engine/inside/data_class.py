"""Data classes that are made in a quarter of the time: a program that starts makes hundreds of them first.

To whoever checks types they are ``dataclasses.dataclass``, and so they are to ``fields``, ``replace``, ``asdict`` and
``match``. That one compiles six functions for each class, whether anybody calls them or not. Here they share theirs,
and ``__init__`` is compiled when the first object is made. Standard library only.
"""

import dataclasses
from operator import attrgetter
from typing import TYPE_CHECKING

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass
    from typing import Any
else:

    def dataclass(*, slots: bool, frozen: bool = False, eq: bool = True, kw_only: bool = False) -> "Callable[..., Any]":
        """As ``dataclasses.dataclass``, of what is used of it here: what a class has itself, it keeps."""
        plain = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots, kw_only=kw_only)

        def made(raw: type) -> type:
            own = set(vars(raw))
            raw.__doc__ = raw.__doc__ or raw.__name__  # installed, none has a text, and one is made of its signature
            kind = plain(raw)
            methods = {"__init__": _init_when_needed(kind), "__repr__": _repr}
            if eq:
                methods |= _comparing(kind, frozen)
            if frozen:
                methods |= _FROZEN
            for name, method in methods.items():
                # Python itself gives a class no hash that has a way to be equal.
                if name not in own or (name == "__hash__" and raw.__hash__ is None and "__eq__" in own):
                    setattr(kind, name, method)
            return kind

        return made


def _init_when_needed(kind: "type[Any]") -> "Callable[..., None]":
    def __init__(self: "Any", *values: "Any", **named: "Any") -> None:  # noqa: N807 - what it is
        kind.__init__ = _init(kind)
        kind.__init__(self, *values, **named)

    return __init__


def _init(kind: "type[Any]") -> "Any":
    """The ``__init__`` of ``kind``: its source, in which each default is a name, compiled."""
    known: dict[str, object] = {"_set": object.__setattr__, "_missing": dataclasses.MISSING}
    first: list[str] = []
    last: list[str] = []
    body: list[str] = []
    for field in dataclasses.fields(kind):
        name, given = field.name, field.name
        default = f"_default_{name}"
        if field.default_factory is not dataclasses.MISSING:
            known[default] = field.default_factory
            given = f"{default}() if {name} is _missing else {name}" if field.init else f"{default}()"
            asked = f"{name}=_missing"
        elif field.default is not dataclasses.MISSING:
            known[default] = field.default
            given = name if field.init else default
            asked = f"{name}={default}"
        elif field.init:
            asked = name
        else:
            continue
        body.append(f"_set(self, {name!r}, {given})")
        if field.init:
            (last if field.kw_only else first).append(asked)
    if hasattr(kind, "__post_init__"):
        body.append("self.__post_init__()")
    taken = ", ".join(["self", *first, *(["*", *last] if last else [])])
    exec(f"def __init__({taken}):\n " + "\n ".join(body or ["pass"]), known)  # noqa: S102 - of names of fields alone
    return known["__init__"]


def _repr(self: "Any") -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _comparing(kind: "type[Any]", is_frozen: bool) -> "dict[str, Any]":
    """What makes two objects equal whose fields are; and has them hashed so, if they do not change."""
    names = [field.name for field in dataclasses.fields(kind) if field.compare]
    # One alone is taken twice, so that it makes a tuple as well.
    values: Any = attrgetter(*(names if len(names) > 1 else names * 2)) if names else lambda _self: ()

    def __eq__(self: "Any", other: object) -> bool:  # noqa: N807 - what it is
        return values(self) == values(other) if type(self) is type(other) else NotImplemented

    def __hash__(self: "Any") -> int:  # noqa: N807 - what it is
        return hash(values(self))

    return {"__eq__": __eq__, "__hash__": __hash__ if is_frozen else None}


def _refuse_to_set(self: "Any", name: str, value: object) -> None:
    _refuse(self, name, "assign to")
    object.__setattr__(self, name, value)


def _refuse_to_delete(self: "Any", name: str) -> None:
    _refuse(self, name, "delete")
    object.__delattr__(self, name)


def _refuse(self: "Any", name: str, what: str) -> None:
    """What a class adds that is made of it, and is no data class, is its own affair."""
    kind = type(self)
    if "__dataclass_fields__" in vars(kind) or name in kind.__dataclass_fields__:
        raise dataclasses.FrozenInstanceError(f"cannot {what} field {name!r}")


def _values(self: "Any") -> "list[Any]":
    return [getattr(self, field.name) for field in dataclasses.fields(self)]


def _take_values(self: "Any", values: "list[Any]") -> None:
    for field, value in zip(dataclasses.fields(self), values, strict=True):
        object.__setattr__(self, field.name, value)


_FROZEN: "dict[str, Any]" = {
    "__setattr__": _refuse_to_set,
    "__delattr__": _refuse_to_delete,
    "__getstate__": _values,
    "__setstate__": _take_values,
}
