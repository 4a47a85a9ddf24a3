"""What a person has to mend, as data. Standard library only."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person has to mend; ``words.problem`` makes the sentence.

    Attributes:
        field: the plan's field it belongs to.
        code: which problem.
        values: what the sentence speaks of; data that JSON can carry.
    """

    field: str
    code: str
    values: Mapping[str, Any]


class PlanError(ValueError):
    """A plan that cannot be run; ``problem`` says why."""

    def __init__(self, field: str, code: str, **values: Any) -> None:
        """Refuse ``field`` for the reason ``code``."""
        super().__init__(field, code, values)
        self.problem = Problem(field, code, values)

    @classmethod
    def of(cls, problem: Problem) -> "PlanError":
        """The error that says ``problem``."""
        return cls(problem.field, problem.code, **problem.values)
