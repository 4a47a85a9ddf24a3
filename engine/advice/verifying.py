"""Runs those ways that cannot be told apart, within what is left of the budget."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..inside.plan import Plan
from ..prediction.advice import Doubt
from ..prediction.ranking import Choice, best_of_each, decided, rivals
from ..prediction.ways import LOOP, Way
from .others import Others

_RUNS_MOST, _RUNS_WHILE_BUSY = 4, 2
_BESIDE_S, _LONGER = 0.5, 1.5
"""What a run takes beside itself, and how much longer than predicted it may take before it is not begun."""


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who does what an adviser cannot: ``run`` a plan for so many seconds at most, which gives what it took, or None
    if it did not finish; and ``hear`` of what goes on, as it does.
    """

    run: Callable[[Plan, float], float | None]
    hear: Callable[[Doubt], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """The way to take, what those that were run took, by their place among the choices, and what is to be doubted."""

    best: Choice
    measured_s: Mapping[int, float]
    doubts: tuple[Doubt, ...]


def verified(
    choices: list[Choice],
    most_s: float,
    helpers: Helpers,
    plan_of: Callable[[Way], Plan],
    others: Others,
    *,
    now_s: Callable[[], float] = time.monotonic,
) -> Verified:
    """Run one after the other, for ``most_s`` in all, as long as one that was not may be faster than all that were."""
    until_s = now_s() + most_s
    runs = Runs(choices)
    doubts: list[Doubt] = []
    while (choice := runs.next(until_s - now_s(), is_busy=others.is_busy)) is not None:
        helpers.hear(Doubt("running", {"strategy": choice.way.strategy, "workers": choice.way.workers}))
        left_s = until_s - now_s()
        took_s = helpers.run(plan_of(choice.way), left_s)
        others.look()
        is_stopped = took_s is None and now_s() >= until_s
        runs.take(choice, took_s, left_s if is_stopped else None)
        if took_s is None and not is_stopped:
            doubts.append(Doubt("failed", {"strategy": choice.way.strategy}))
    best, measured_s = runs.best(is_busy=others.is_busy), runs.measured_s
    took_s = measured_s.get(choices.index(best))
    if not measured_s:
        doubts.append(Doubt("unverified"))
    elif took_s is None:
        doubts.append(Doubt("not_run"))
    elif not best.low_s <= took_s <= best.high_s:
        doubts.append(Doubt("outside"))
    return Verified(best, measured_s, tuple(doubts))


class Runs:
    """Which way is run next, and which one to take after that. Pure: told what comes of each run.

    Attributes:
        measured_s: what those took that came to their end, by their place among the choices.
    """

    def __init__(self, choices: list[Choice]) -> None:
        self._choices = choices
        self._close = rivals(choices, _RUNS_MOST)
        others = [choice for choice in best_of_each(choices) if choice not in self._close]
        self._waiting = [*self._close, *sorted(others, key=lambda choice: choice.way.strategy != LOOP)]
        self._failed: list[Choice] = []
        self._loop_lasts_s = 0.0
        self.measured_s: dict[int, float] = {}

    def next(self, left_s: float, *, is_busy: bool) -> Choice | None:
        """The next one for which there is time; None: enough is known, or nothing more can be.

        Whenever something was slower than the plain loop may be, that is the next.
        """
        loop = [choice for choice in self._waiting if choice.way.strategy == LOOP]
        fitting = (
            choice
            for choice in ([*loop, *self._waiting] if self.measured_s else self._waiting)
            if self._is_open(choice, is_busy=is_busy) and choice.predicted_s * _LONGER + _BESIDE_S <= left_s
        )
        return next(fitting, None)

    def take(self, choice: Choice, took_s: float | None, stopped_s: float | None = None) -> None:
        """What came of a run; None if it did not finish. ``stopped_s``: it was stopped then, as the time was up."""
        self._waiting.remove(choice)
        if took_s is not None:
            self.measured_s[self._choices.index(choice)] = took_s
        elif stopped_s is None:
            self._failed.append(choice)
        elif choice.way.strategy == LOOP:
            self._loop_lasts_s = stopped_s

    def best(self, *, is_busy: bool) -> Choice:
        """Which to take."""
        if self.measured_s:
            return decided(self._choices, self.measured_s, self._loop_lasts_s, is_busy=is_busy)
        left = [choice for choice in best_of_each(self._choices) if choice not in self._failed]
        return (left or self._choices)[0]

    def _is_open(self, choice: Choice, *, is_busy: bool) -> bool:
        if not self.measured_s:
            return choice in self._close or bool(self._failed)
        is_left = choice.way.strategy == LOOP or len(self.measured_s) < (_RUNS_WHILE_BUSY if is_busy else _RUNS_MOST)
        return is_left and choice.low_s < min(self.measured_s.values())
