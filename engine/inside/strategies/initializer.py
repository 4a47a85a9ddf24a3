"""What every worker calls once before its first task."""

import json
import time
from collections.abc import Callable
from typing import Any

from ..data_class import dataclass
from ..problem import PlanError
from ..problems.initializers import InitargsNoArray, NotAName
from ..records import initialized


@dataclass(frozen=True, slots=True)
class Initializer:
    """A function of the same file as the user's own, and its arguments. It pickles as the function does.

    Attributes:
        name: how a script calls it.
        arguments: plain data.
        function: the function itself; None where nothing is called.
    """

    name: str
    arguments: "tuple[Any, ...]" = ()
    function: "Callable[..., Any] | None" = None

    def __call__(self) -> None:
        """Call it, in a worker. Raises what it raises."""
        if self.function is not None:
            began_ns = time.perf_counter_ns()
            self.function(*self.arguments)
            initialized.note(self.name, time.perf_counter_ns() - began_ns)

    def code(self) -> str:
        """The call, as it is written in Python."""
        return f"{self.name}({', '.join(map(repr, self.arguments))})"


def check(name: str, arguments: str) -> None:
    """Raise PlanError unless ``name`` is a name, and ``arguments`` a JSON array. Any process; imports nothing."""
    if not all(part.isidentifier() for part in name.split(".")):
        raise PlanError(NotAName(value=name))
    arguments_in(arguments)


def arguments_in(text: str) -> "tuple[Any, ...]":
    """The values of a JSON array; none for an empty text. Raises PlanError."""
    try:
        found = json.loads(text or "[]", parse_constant=_refuse)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise PlanError(InitargsNoArray(value=text))
    return tuple(found)


def _refuse(constant: str) -> None:
    raise ValueError(constant)  # NaN and the infinities are no JSON
