"""What a field of a plan is: one entry, from which whatever shows it, asks for it or keeps it is made."""

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any, ClassVar

from .data_class import dataclass
from .problem import PlanError
from .problems.plans import NoText, NotPositive, NotWhole, OutOfRange

_ENTRY = "entry"
_UNIT = "_s"


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``least`` to ``most``."""

    least: int
    most: int
    metavar: ClassVar[str] = "N"

    def checked(self, name: str, value: Any) -> int:
        """``value``, if it is one. Raises PlanError about the field ``name``."""
        if not isinstance(value, int) or isinstance(value, bool):
            raise PlanError(NotWhole(field=name, value=value, least=self.least, most=self.most))
        if not self.least <= value <= self.most:
            raise PlanError(OutOfRange(field=name, value=value, least=self.least, most=self.most))
        return value

    def told(self, value: int) -> str:
        """``value`` as text."""
        return f"{value:,}"


@dataclass(frozen=True, slots=True)
class Seconds:
    """A time in seconds, to the millisecond."""

    least: ClassVar[float] = 0.001
    most: ClassVar[float] = 1e8
    metavar: ClassVar[str] = "SECONDS"

    def checked(self, name: str, value: Any) -> float:
        """``value``, if it is one. Raises PlanError about the field ``name``."""
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not is_number or not self.least <= value <= self.most:
            raise PlanError(NotPositive(field=name, value=value))
        return value  # type: ignore[no-any-return]  # a whole number stays one

    def told(self, value: float) -> str:
        """``value`` as text: ``"2.5 s"``, ``"1,000 s"``."""
        return f"{value:,.6f}".rstrip("0").rstrip(".") + " s"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no; no where it is not set."""

    def checked(self, name: str, value: Any) -> bool:
        """Whether ``value`` holds."""
        return bool(value)

    def told(self, value: bool) -> str:
        """``value`` as text; nothing for no."""
        return "yes" if value else ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text; ``metavar`` stands for it in the help."""

    metavar: str = "TEXT"

    def checked(self, name: str, value: Any) -> str:
        """``value``, if it is one that a command line can carry. Raises PlanError about the field ``name``."""
        if not isinstance(value, str) or "\0" in value:
            raise PlanError(NoText(field=name, value=value))
        return value

    def told(self, value: str) -> str:
        """``value``."""
        return value


@dataclass(frozen=True, slots=True)
class Texts:
    """At most so many texts; ``metavar`` stands for some of them in the help."""

    most: int
    metavar: str

    def checked(self, name: str, value: Any) -> "tuple[str, ...]":
        """``value``, if it is a list of texts. Raises PlanError about the field ``name``."""
        if not isinstance(value, (list, tuple)) or len(value) > self.most:
            raise PlanError(NoText(field=name, value=value))
        return tuple(Text().checked(name, each) for each in value)

    def told(self, value: "tuple[str, ...]") -> str:
        """``value`` as a command line."""
        import shlex  # which the runner does not need

        return shlex.join(value)


@dataclass(frozen=True, slots=True)
class Other:
    """What is a kind of its own, and is asked for, checked and told by code of its own."""

    def checked(self, name: str, value: Any) -> Any:
        """``value``."""
        return value

    def told(self, value: Any) -> str:
        """Nothing."""
        return ""


Kind = Whole | Seconds | Flag | Text | Texts | Other


class Differs(Enum):
    """What two plans are that have other values of a field."""

    WORK = "other work"
    """Their times do not compare."""
    WAY = "another way of doing the work"
    NOTHING = "the same"


@dataclass(frozen=True, slots=True)
class PlanField:
    """All that is known of a field of a plan. Texts for people are marked, and translated where they are shown.

    Attributes:
        kind: what it takes.
        title: its name; empty for what no person sets or sees.
        explanation: what it does, for hovering.
        help: that for the command line; empty: as ``explanation``.
        usual: what holds where it is not set, for ``{default}`` in ``help``.
        option: its name on the command line, without the dashes; empty: made from its key.
        caption: its name in the form, with the key that leads there; empty: as ``title``.
        spoken: its name for screen readers; empty: as ``title``.
        subject: its name in a sentence that says what is wrong with it; empty: as ``title``.
        way: what is said of a plan that has it, in a few words, with ``{value}``; empty: its title and the value.
        unsaid: what is said, in English, in a script that cannot do it; likewise.
        differs: what plans are that differ in it.
        is_setting: it stands by itself: it needs no other field, and its row of the form, its option of the command
            line and its place in the run file are made from this entry alone.
        key, default: its name, and its value where it is not set (``dataclasses.MISSING`` if each plan has one of its
            own); both are set by ``entries``.
    """

    kind: Kind
    title: str = ""
    explanation: str = ""
    help: str = ""
    usual: str = ""
    option: str = ""
    caption: str = ""
    spoken: str = ""
    subject: str = ""
    way: str = ""
    unsaid: str = ""
    differs: Differs = Differs.WAY
    is_setting: bool = False
    key: str = ""
    default: Any = None

    @property
    def metadata(self) -> "Mapping[str, Any]":
        """What makes a field of a dataclass the one that this describes."""
        return {_ENTRY: self}

    @property
    def name(self) -> str:
        """The key without the unit, by which problems go."""
        return self.key[: -len(_UNIT)] if isinstance(self.kind, Seconds) else self.key

    @property
    def flag(self) -> str:
        """The option of the command line, such as ``"--task-timeout"``."""
        return "--" + (self.option or self.name.replace("_", "-"))

    @property
    def object_name(self) -> str:
        """The name of its widget, such as ``"taskTimeout"``."""
        first, *others = self.name.split("_")
        return first + "".join(word.capitalize() for word in others)

    def is_set(self, value: Any) -> bool:
        """Whether ``value`` is another one than what holds where nobody has set it."""
        return bool(value != self.default)

    def checked(self, value: Any) -> Any:
        """``value``, if a plan can have it; for None, what holds where it is not set. Raises PlanError."""
        is_unset = value is None and self.default is not dataclasses.MISSING
        return self.default if is_unset else self.kind.checked(self.name, value)

    def told(self, value: Any) -> str:
        """``value`` as text, which is for programs, and for comparing; empty for None."""
        return "" if value is None else self.kind.told(value)


def entries(plan: type) -> Mapping[str, PlanField]:
    """The fields of a dataclass of which each has a ``PlanField`` for its metadata, by key."""
    return {
        each.name: dataclasses.replace(each.metadata[_ENTRY], key=each.name, default=each.default)
        for each in dataclasses.fields(plan)
    }
