"""Runs those ways that cannot be told apart, within what is left of the budget."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..inside.plan import Plan
from ..prediction.advice import Doubt
from ..prediction.ranking import Choice, best_of_each, decided, rivals
from ..prediction.ways import LOOP, Way

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
    now_s: Callable[[], float] = time.monotonic,
    *,
    is_busy: bool = False,
) -> Verified:
    """Run one after the other, for ``most_s`` in all, as long as one that was not may be faster than all that were."""
    until_s = now_s() + most_s
    measured_s: dict[int, float] = {}
    doubts: list[Doubt] = []
    close = rivals(choices, _RUNS_MOST)
    others = [choice for choice in best_of_each(choices) if choice not in close]
    waiting = [*close, *sorted(others, key=lambda choice: choice.way.strategy != LOOP)]
    failed: list[Choice] = []
    most = _RUNS_WHILE_BUSY if is_busy else _RUNS_MOST
    for choice in waiting:
        left_s = until_s - now_s()
        may_be_faster = choice.low_s < min(measured_s.values()) if measured_s else choice in close or failed
        if not may_be_faster or choice.predicted_s * _LONGER + _BESIDE_S > left_s or len(measured_s) >= most:
            continue
        helpers.hear(Doubt("running", {"strategy": choice.way.strategy, "workers": choice.way.workers}))
        took_s = helpers.run(plan_of(choice.way), left_s)
        if took_s is not None:
            measured_s[choices.index(choice)] = took_s
        elif now_s() < until_s:
            doubts.append(Doubt("failed", {"strategy": choice.way.strategy}))
            failed.append(choice)
    if not measured_s:
        left = [choice for choice in waiting if choice not in failed]
        return Verified((left or choices)[0], {}, (*doubts, Doubt("unverified")))
    best = decided(choices, measured_s, is_busy=is_busy)
    if not best.low_s <= measured_s[choices.index(best)] <= best.high_s:
        doubts.append(Doubt("outside"))
    return Verified(best, measured_s, tuple(doubts))
