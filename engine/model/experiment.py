"""Several plans that belong together: repeats, a comparison, a sweep, or a run and its plain loop."""

import dataclasses
import os
from collections.abc import Collection, Iterator
from dataclasses import field

from ..inside.data_class import dataclass
from ..inside.plan import Plan

REPEATS_MOST = 1_000
_SEQUENTIAL = "sequential"


@dataclass(frozen=True, slots=True)
class Turn:
    """One run of an experiment: which plan, by its number from 0 on, and in which round, from 1 on."""

    plan: int
    round: int


@dataclass(frozen=True, slots=True)
class Experiment:
    """Which plans are run, how often, in which order, and what came of it so far. Plain data; no I/O.

    The plans take turns in rounds, and every other round goes backwards, so that a machine that grows slower or faster
    is fair to all of them.

    Attributes:
        plans: of the same jobs, each another way of doing them.
        repeats: how many rounds there are.
        loop: the number of a plain loop that is run once for all others, which are told by it; None: there is none, or
            it is one of the ways and takes its turns.
        done: the turns that are over, and what each took, in seconds; None of one that did not finish.
        given_up: the numbers of those that cannot be run.
        identifier: by which the history knows what belongs together; another one for each.
    """

    plans: tuple[Plan, ...]
    repeats: int = 1
    loop: int | None = None
    done: tuple[tuple[Turn, float | None], ...] = ()
    given_up: frozenset[int] = frozenset()
    identifier: str = field(default_factory=lambda: os.urandom(4).hex(), compare=False)

    @classmethod
    def with_loop(cls, plan: Plan) -> "Experiment":
        """A run, and then the plain loop of the same jobs; a plain loop needs no other."""
        return cls((plan,)) if plan.strategy == _SEQUENTIAL else cls((plan, plan.sequential()), loop=1)

    @classmethod
    def of_ways(cls, plans: tuple[Plan, ...], repeats: int, *, with_loop: bool) -> "Experiment":
        """Several ways of the same jobs; with the plain loop once before all others, if it is none of them."""
        if not with_loop or any(plan.strategy == _SEQUENTIAL for plan in plans):
            return cls(plans, repeats)
        loop = dataclasses.replace(plans[0].sequential(), skip_trial=plans[0].skip_trial)  # it is the first to be run
        return cls((loop, *plans), repeats, loop=0)

    @property
    def ways(self) -> int:
        """How many ways are held against each other, or repeated."""
        return len(self.plans) - (self.loop is not None)

    def next(self, settled: Collection[int] = ()) -> Turn | None:
        """The next turn; None if there is none.

        ``settled``: the numbers of those of which more runs would tell nothing new.
        """
        return next(self._coming(settled), None)

    def to_come(self, settled: Collection[int] = ()) -> tuple[Turn, ...]:
        """All turns that are still to come, the next one first."""
        return tuple(self._coming(settled))

    def plan(self, turn: Turn) -> Plan:
        """What is run in a turn. A function of one's own is tried once, not before each run."""
        plan = self.plans[turn.plan]
        was_tried = plan.function is not None and bool(self.done)
        return dataclasses.replace(plan, skip_trial=True) if was_tried else plan

    def with_run(self, turn: Turn, elapsed_s: float | None) -> "Experiment":
        """The experiment once that turn is over; ``elapsed_s``: what it took, None if it did not finish."""
        return dataclasses.replace(self, done=(*self.done, (turn, elapsed_s)))

    def without(self, plan: int) -> "Experiment":
        """The experiment once it is known that plan number ``plan`` cannot be run."""
        return dataclasses.replace(self, given_up=self.given_up | {plan})

    def stopped(self) -> "Experiment":
        """The experiment with nothing to come any more."""
        return dataclasses.replace(self, given_up=frozenset(range(len(self.plans))))

    def elapsed_s(self) -> tuple[tuple[float, ...], ...]:
        """What the runs of each plan took, in seconds, as far as they finished."""
        found: list[list[float]] = [[] for _ in self.plans]
        for turn, took_s in self.done:
            if took_s is not None:
                found[turn.plan].append(took_s)
        return tuple(map(tuple, found))

    def _coming(self, settled: Collection[int]) -> Iterator[Turn]:
        last = self._place(self.done[-1][0]) if self.done else -1
        for place in range(last + 1, self.repeats * len(self.plans)):
            turn = self._turn(place)
            is_over = turn.plan in self.given_up or turn.plan in settled or (turn.round > 1 and turn.plan == self.loop)
            if not is_over:
                yield turn

    def _turn(self, place: int) -> Turn:
        """The turn at a place, from 0 on, of all that there would be if none were left out."""
        before, at = divmod(place, len(self.plans))
        return Turn(len(self.plans) - 1 - at if before % 2 else at, before + 1)

    def _place(self, turn: Turn) -> int:
        before = turn.round - 1
        at = len(self.plans) - 1 - turn.plan if before % 2 else turn.plan
        return before * len(self.plans) + at
