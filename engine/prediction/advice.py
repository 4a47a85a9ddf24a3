"""What was found of the ways, as plain data."""

from collections.abc import Mapping
from dataclasses import field

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from .ranking import Choice

Value = float | int | str


@dataclass(frozen=True, slots=True)
class Doubt:
    """What speaks against relying on it: what it is (see ``words.worth``), with its figures by name."""

    what: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Advice:
    """Which way to take.

    Attributes:
        plan: the plan of the best way; None where nothing is known of the jobs.
        best: that way, and what it was foretold to take; None likewise.
        choices: all ways: the best, those that were run, and the others, each the fastest first; empty likewise.
        measured_s: what those took that were run, by their number among ``choices``.
        loop: the plain loop among them.
        jobs, calls: how many jobs there are, and how many of them were called for the trial.
        worth_from_s: from what the plain loop takes on, going parallel is worth it on this machine, for even jobs.
        spent_s: how long all of it took.
        doubts: what speaks against relying on it.
    """

    plan: Plan | None
    best: Choice | None
    choices: tuple[Choice, ...]
    measured_s: Mapping[int, float]
    loop: Choice | None
    jobs: int
    calls: int
    worth_from_s: float | None
    spent_s: float
    doubts: tuple[Doubt, ...] = ()

    def took_s(self, choice: Choice) -> float | None:
        """What one of the choices took when it was run; None if it was not."""
        return self.measured_s.get(self.choices.index(choice))

    @property
    def verified_s(self) -> float | None:
        """What the best took when it was run; None if it was not."""
        return self.took_s(self.best) if self.best is not None else None

    @property
    def is_within(self) -> bool | None:
        """Whether that is within the interval that was foretold; None if it was not run."""
        took_s = self.verified_s
        if took_s is None or self.best is None:
            return None
        return self.best.low_s <= took_s <= self.best.high_s
