"""Runs those ways that cannot be told apart, within what is left of the budget.

First each of some ways once; then those that came close take turns, until it is known which is the fastest, or the time
is up. What a run takes corrects what is foretold of the others.
"""

import math
import statistics
import time
from collections.abc import Callable, Iterable, Mapping

from ..inside.data_class import dataclass
from ..inside.plan import Plan
from ..prediction.advice import Doubt
from ..prediction.learning import learned, noise_of
from ..prediction.ranking import Choice, best_of_each, decided, rivals
from ..prediction.ways import LOOP, Way
from .others import Others

WAYS_MOST, _WAYS_WHILE_BUSY = 5, 2
"""So many ways are run at the most."""
_RIVALS_MOST = 4
_TIMES_MOST, _TIMES_WHILE_BUSY, _TIMES_IF_LUCKY = 4, 3, 3
_CLOSE, _CLOSE_MOST, _CLOSE_NOISE = 0.11, 0.3, 2.0
"""So much slower than the best so far, as a logarithm, a way is run again, as it may be the best all the same: at the
least, and at the most; in between so many times the noise of a run.
"""
_BESIDE_S, _LONGER = 0.3, 1.3
"""What a run takes beside itself, and how much longer than predicted it may take before it is not begun."""
_GRIDS_SHARE, _GRIDS_ROUNDS, _GRIDS_LEAST_S = 0.135, 3, 2.0


def runs_take_s(choices: Iterable[Choice], trial_s: float = 0.0) -> float:
    """How long the runs may take at most: with the trial a seventh of what trying all ways three times takes, or some
    seconds.
    """
    grid_s = sum(choice.predicted_s + _BESIDE_S for choice in choices) * _GRIDS_ROUNDS
    return max(_GRIDS_SHARE * grid_s - trial_s, _GRIDS_LEAST_S)


@dataclass(frozen=True, slots=True)
class Helpers:
    """Who does what an adviser cannot: ``run`` a plan for so many seconds at most, which gives what it took, or None
    if it did not finish; and ``hear`` of what goes on, as it does.
    """

    run: Callable[[Plan, float], float | None]
    hear: Callable[[Doubt], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """What the runs have shown.

    Attributes:
        best: the way to take.
        choices: all of them, in the order in which they were given, each as foretold before it was run itself.
        measured_s: what those that were run took, by their place among these; of several runs the median.
        doubts: what is to be doubted.
    """

    best: Choice
    choices: tuple[Choice, ...]
    measured_s: Mapping[int, float]
    doubts: tuple[Doubt, ...]


def verified(
    choices: list[Choice],
    most_s: float,
    helpers: Helpers,
    plan_of: Callable[[Way], Plan],
    others: Others,
    *,
    ways_most: int = WAYS_MOST,
    spare_s: float = 0.0,
    noise: float = 0.05,
    now_s: Callable[[], float] = time.monotonic,
) -> Verified:
    """Run one after the other, for ``most_s`` in all, as long as one that was not may be faster than all that were.

    Args:
        choices: as they are foretold, the first to be run before all others.
        most_s: in seconds.
        helpers: who runs them.
        plan_of: gives the plan of a way.
        others: who looks at other programs.
        ways_most: no more ways are run, but for the plain loop and in place of one that fails.
        spare_s: beyond ``most_s``, what the first of them may take to make the items, which the others are handed, and
            what it takes to run those again that other programs have disturbed.
        noise: of a run, as ``Constants`` has it.
        now_s: the clock.
    """
    until_s = now_s() + most_s
    runs = Runs(choices, noise, ways_most)
    doubts: list[Doubt] = []
    are_made = False
    while (choice := runs.next(until_s - now_s(), is_busy=others.were_busy)) is not None:
        helpers.hear(Doubt("running", {"strategy": choice.way.strategy, "workers": choice.way.workers}))
        begun_s = now_s()
        left_s, items_s = until_s - begun_s, 0.0 if are_made else spare_s
        took_s = helpers.run(plan_of(choice.way), left_s + items_s)
        others.look()
        is_stopped = took_s is None and now_s() >= until_s + items_s
        if took_s is not None:
            making_s = max(now_s() - begun_s - took_s - _BESIDE_S, 0.0)
            again_s = took_s * _LONGER + _BESIDE_S if others.were_busy else 0.0
            more_s = min((0.0 if are_made else making_s) + again_s, spare_s)
            until_s, spare_s, are_made = until_s + more_s, spare_s - more_s, True
        runs.take(choice, took_s, left_s if is_stopped else None, is_busy=others.were_busy)
        failed = Doubt("failed", {"strategy": choice.way.strategy})
        if took_s is None and not is_stopped and failed not in doubts:
            doubts.append(failed)
    best, known = runs.best()
    took_s = known.get(best)
    if not known:
        doubts.append(Doubt("foretold" if doubts else "unverified"))
    elif took_s is None:
        doubts.append(Doubt("not_run"))
    elif not best.low_s <= took_s <= best.high_s:
        doubts.append(Doubt("outside"))
    measured_s = {runs.choices.index(choice): took_s for choice, took_s in known.items()}
    return Verified(best, tuple(runs.choices), measured_s, tuple(doubts))


class Runs:
    """Which way is run next, and which one to take after that. Pure: told what comes of each run.

    Attributes:
        choices: all of them, in the order in which they were given; those that were not run as they are foretold now.
    """

    def __init__(self, choices: list[Choice], noise: float, ways_most: int = WAYS_MOST) -> None:
        self.choices = list(choices)
        self._before, self._noise, self._ways_most = list(choices), noise, ways_most
        close = rivals(choices, _RIVALS_MOST)
        others = [choice for choice in best_of_each(choices) if choice not in close]
        others.sort(key=lambda choice: choice.way.strategy != LOOP)
        variants = [each for each in _best_of_workers(choices) if each not in close and each not in others]
        self._close = [choices.index(choice) for choice in close]
        self._waiting = [choices.index(choice) for choice in (*close, *variants, *others)]
        self._failed: list[int] = []
        self._loop_lasts_s = 0.0
        self._took_s: dict[int, list[float]] = {}
        self._undisturbed_s: dict[int, list[float]] = {}
        self._foretold: dict[int, Choice] = {}

    def next(self, left_s: float, *, is_busy: bool) -> Choice | None:
        """The next one for which there is time; None: enough is known, or nothing more can be.

        Whenever something was slower than the plain loop may be, that is the next.
        """
        loop = [number for number in self._waiting if self._is_loop(number)]
        waiting = (
            number
            for number in ([*loop, *self._waiting] if self._took_s else self._waiting)
            if self._is_open(number, is_busy=is_busy)
        )
        for number in (*waiting, *(self._disturbed() if is_busy else self._to_be_repeated())):
            if self._lasts_s(number) * _LONGER + _BESIDE_S <= left_s:
                return self.choices[number]
        return None

    def take(
        self, choice: Choice, took_s: float | None, stopped_s: float | None = None, *, is_busy: bool = False
    ) -> None:
        """What came of a run; None if it did not finish.

        Args:
            choice: what was run.
            took_s: how long it took.
            stopped_s: it was stopped then, as the time was up.
            is_busy: other programs were at work meanwhile.
        """
        number = self.choices.index(choice)
        if number in self._waiting:
            self._waiting.remove(number)
        if took_s is not None:
            self._foretold.setdefault(number, choice)
            self._took_s.setdefault(number, []).append(took_s)
            if not is_busy:
                self._undisturbed_s.setdefault(number, []).append(took_s)
            seen_noise = noise_of(self._undisturbed_s.values(), self._noise)
            self.choices = learned(self._before, self._medians(), self._foretold, self._noise, seen_noise)
        elif stopped_s is None:
            self._failed.append(number)
            self._took_s.pop(number, None)
            self._undisturbed_s.pop(number, None)
        elif self._is_loop(number) and number not in self._took_s:
            self._loop_lasts_s = stopped_s

    def best(self) -> tuple[Choice, dict[Choice, float]]:
        """Which to take, and what those took that were run."""
        measured_s = self._medians()
        known = {self.choices[number]: took_s for number, took_s in measured_s.items()}
        if measured_s:
            times = {number: len(self._undisturbed_s.get(number, ())) for number in measured_s}
            # What was foretold before others were run does not compare with what was foretold after that.
            alike = learned(self._before, measured_s, {}, self._noise)
            best = decided(alike, measured_s, self._loop_lasts_s, runs=times)
            return self.choices[alike.index(best)], known
        failed = [self.choices[number] for number in self._failed]
        left = [choice for choice in best_of_each(self.choices) if choice not in failed]
        return (left or self.choices)[0], known

    def _medians(self) -> dict[int, float]:
        """Of the runs that nobody has disturbed, where there are such; of two the shorter one, as others may have."""
        return {
            number: statistics.median_low(self._undisturbed_s.get(number) or took_s)
            for number, took_s in self._took_s.items()
        }

    def _is_loop(self, number: int) -> bool:
        return self._before[number].way.strategy == LOOP

    def _lasts_s(self, number: int) -> float:
        return max(self._took_s.get(number, [self.choices[number].predicted_s]))

    def _is_open(self, number: int, *, is_busy: bool) -> bool:
        if not self._took_s:
            return number in self._close or bool(self._failed)
        most = min(self._ways_most, _WAYS_WHILE_BUSY) if is_busy else self._ways_most
        is_left = self._is_loop(number) or len(self._took_s) < most
        return is_left and self.choices[number].low_s < min(self._medians().values())

    def _disturbed(self) -> list[int]:
        """Those that were never run but beside other programs, where there are several: one such run says nothing."""
        again = [
            number
            for number, took_s in self._took_s.items()
            if number not in self._undisturbed_s and len(took_s) < _TIMES_WHILE_BUSY
        ]
        return sorted(again, key=lambda number: len(self._took_s[number])) if len(self._took_s) > 1 else []

    def _to_be_repeated(self) -> list[int]:
        """Those that came close to the best, where there are several; the one that was run least is the first. What
        only ran beside other programs may be close as far as is foretold of it. A best that is faster than was thought
        possible may have been lucky: it is run until that is its middle time. And what was to be faster than the best,
        but was slower than was thought possible, may have been unlucky: it has a second run.
        """
        took_s = self._medians()
        least_s = min(took_s.values(), default=0.0)
        close_s = least_s * math.exp(min(max(_CLOSE_NOISE * self._noise, _CLOSE), _CLOSE_MOST))
        times = {number: len(self._undisturbed_s.get(number, ())) for number in took_s}
        near = [
            number
            for number in took_s
            if took_s[number] <= close_s or (not times[number] and self.choices[number].low_s < least_s)
        ]
        again = [number for number in near if len(self._took_s[number]) < _TIMES_MOST]
        if len(near) == 1:
            again = [n for n in again if took_s[n] < self.choices[n].low_s and times[n] < _TIMES_IF_LUCKY]
        once = {n: self.choices[n] for n, each_s in took_s.items() if times[n] == 1 and each_s > least_s}
        unlucky = {n for n, each in once.items() if each.predicted_s < least_s and took_s[n] > each.high_s}
        again = sorted(unlucky.union(again), key=lambda number: (times[number], took_s[number]))
        return again if len(took_s) > 1 else []


def _best_of_workers(choices: Iterable[Choice]) -> list[Choice]:
    """Of each strategy, and each number of workers, the first, in order."""
    found: dict[tuple[str, int], Choice] = {}
    for choice in choices:
        found.setdefault((choice.way.strategy, choice.way.workers), choice)
    return list(found.values())
