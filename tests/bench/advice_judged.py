"""Judges the way that is advised for one workload: it against the best of the whole grid.

First every way of the grid is run once, which tells what the grid takes and whether the intervals hold. Then those that
came close take turns, which tells the best of the grid. Then the advised way, the best, and the plain loop where it
matters, take turns anew, and only these runs are compared: of ways that are equal, one that was chosen for its short
runs had luck, and would be held against one that had none. They go on until it is known to a fortieth how many times
as long the one takes, whatever that is: who stops at what he likes to see is wrong more often.

What is compared is the median of the quotients of runs that followed each other, as this machine's speed changes; and
from where to where that median is, by chance, in nine cases of ten. Where the machine is so slow that the time would
not do, the slowest ways, as foretold, are left out of the grid.

What other programs had more than a seventh of the machine meanwhile is measured again, up to three times: on a machine
that is shared, nobody else knows that something is measured.
"""

import itertools
import os
import random
import statistics
import time
from contextlib import closing
from dataclasses import dataclass

from engine import words
from engine.advice.adviser import DEFAULT_BUDGET_S, Asked, advise
from engine.advice.others import Others
from engine.advice.verifying import Helpers
from engine.commands.execute import executed
from engine.inside.plan import make_plan
from engine.insight.statistics import are_apart
from engine.prediction.advice import Advice
from engine.prediction.ranking import Choice, best_of_each
from engine.prediction.ways import LOOP, plan_of
from engine.supervise.items_once import ItemsOnce

from .quotient import Quotient, compared

EACH_S = 34.0
"""What a workload takes, about."""
_MOST_S = 60.0
"""What it may take where its runs differ much."""
_GRID_MOST_S = 10.0
_LONG_S = 60.0
_BESIDE_S = 0.4
"""What a run takes beside itself, about."""
_TOLD_S = 0.002
_GRID_LEAST = 8
_GRID_ROUNDS = 3
"""How often whoever tries all ways runs each."""
_CLOSE, _CLOSE_MOST, _CLOSE_ROUNDS = 1.25, 4, 3
_LOOP_CLOSE = 1.4
_LEAST, _MOST = 6, 40
"""So many turns are taken at the least, and at the most."""
_KNOWN_TO = 0.025
_LOSES = 1.1
_TRIES, _QUIET_S = 3, 10.0


@dataclass(frozen=True, slots=True)
class Judged:
    """What came of one workload.

    ``regret`` is the quotient of the advised way and the best of the grid; ``loop`` the one of the plain loop and the
    other way that matters: the advised one, or, where the loop is advised, the best of all others; None: it was not
    close. ``noise`` is how far apart two runs of the same are; ``same_told`` is how many of ``same_pairs`` of three
    runs each of the same, in turns, are called different.
    """

    name: str
    advised: str
    advised_s: float
    best: str
    best_s: float
    spent_s: float
    grid_s: float
    held: int
    runs: int
    is_advised_held: bool
    is_loop_advised: bool
    regret: Quotient
    loop: Quotient | None
    noise: float
    same_told: int
    same_pairs: int
    load: str

    @property
    def loop_is_wrong(self) -> bool:
        """Whether the loop was advised where it loses by a tenth, or was not where it wins by as much."""
        if self.loop is None:
            return False
        more = _TOLD_S / self.best_s
        return self.loop.middle > _LOSES + more if self.is_loop_advised else 1 / self.loop.middle > _LOSES + more

    def __str__(self) -> str:
        held = f"{self.held:2}/{self.runs:<2} {'held' if self.is_advised_held else 'MISS'}"
        return (
            f"{self.name:24} {self.advised:34} {self.advised_s:7.3f}  {self.best:34} {self.best_s:7.3f}  "
            f"{self.regret}  {self.spent_s:5.1f} s {self.spent_s / self.grid_s:4.0%}  {held}  "
            f"{'LOOP WRONG' if self.loop_is_wrong else 'ok':10} {self.loop or '-'}  {self.noise:.0%}  {self.load}"
        )


@dataclass(frozen=True, slots=True)
class Seen:
    """What a workload's judgement comes from: the advice; and what each way of the grid took: by itself, among those
    that came close, and in the turns that decide.
    """

    judged: Judged
    found: Advice
    took_s: dict[Choice, list[list[float]]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ways that are held against each other, by as many turns as that takes.

    ``bound``: it is only asked whether the one takes so many times as long as the other, or the other as the one.
    """

    one: Choice
    other: Choice
    bound: float | None = None

    def quotient(self, took_s: dict) -> Quotient:
        """By the turns that both took."""
        turns = min(len(took_s[self.one]), len(took_s[self.other]))
        return compared(took_s[self.one][:turns], took_s[self.other][:turns])

    def is_settled(self, took_s: dict) -> bool:
        """Whether no more turns are needed."""
        quotient = self.quotient(took_s)
        if self.bound is not None and not any(quotient.holds(each) for each in (self.bound, 1 / self.bound)):
            return True
        return quotient.is_known_to(_KNOWN_TO)


def seen(name: str, function: str, items: str, until_s: float) -> Seen:
    """Measure one workload; what can be given up is, ``until_s`` of the monotonic clock."""
    load, began_s = _load(), time.monotonic()
    until_s = min(until_s, began_s + _MOST_S)
    plan = make_plan(strategy=LOOP, function=function, items=items)
    found, _ = _undisturbed(lambda: advise(Asked(plan, DEFAULT_BUDGET_S), Helpers(_elapsed_s, lambda _heard: None)))
    grid, part = _grid(found, _GRID_MOST_S)
    once, grid_s = _each_once(plan, grid)
    close = _in_turns(plan, _that_came_close(found, once))
    known = {choice: statistics.median([once[choice], *took]) for choice, took in close.items()}
    best = min(known, key=known.__getitem__)
    is_loop = found.best is found.loop
    other = min((each for each in known if each is not found.loop), key=known.__getitem__, default=best)
    against = other if is_loop else found.best
    is_loop_asked = is_loop or once[found.loop] <= known.get(against, once[against]) * _LOOP_CLOSE
    pairs = [Pair(found.best, best)] if found.best is not best else []
    of_loop = Pair(found.loop, against, _LOSES) if is_loop_asked and against is not found.loop else None
    finals = _decided(plan, [*pairs, *([of_loop] if of_loop else [])], found.best, until_s)
    advised_s = statistics.median(finals[found.best])
    judged = Judged(
        name,
        words.plan_of_way(plan, found.best.way),
        advised_s,
        words.plan_of_way(plan, best.way),
        statistics.median(finals[best]),
        found.spent_s,
        grid_s / part * _GRID_ROUNDS,
        sum(choice.low_s <= each <= choice.high_s for choice, each in once.items()),
        len(once),
        found.best.low_s <= advised_s <= found.best.high_s,
        is_loop,
        pairs[0].quotient(finals) if pairs else compared(finals[best], finals[best]),
        of_loop.quotient(finals) if of_loop else None,
        statistics.median(_noise(took) for took in finals.values()),
        *_same(finals.values()),
        f"{load} – {_load()}",
    )
    return Seen(
        judged, found, {choice: [[once[choice]], close.get(choice, []), finals.get(choice, [])] for choice in grid}
    )


def _each_once(plan, grid: list) -> tuple:
    """What each way of the grid took, and all of that together."""
    once: dict = {}
    all_s = 0.0
    for choice in random.Random(1).sample(grid, len(grid)):
        most_s = min(max(2 * min(once.values(), default=_LONG_S), 1.2 * choice.high_s) + 0.5, _LONG_S)
        once[choice], took_s = _elapsed_or(most_s, plan, choice)
        all_s += took_s
    return once, all_s


def _noise(took_s: list) -> float:
    """By how much two runs that follow each other differ: half of them by less."""
    return statistics.median(max(a, b) / min(a, b) - 1 for a, b in itertools.pairwise(took_s))


def _same(finals) -> tuple[int, int]:
    """How many pairs of three runs each of one way, that took turns, are called different; and how many there are."""
    sixes = [took[at : at + 6] for took in finals for at in range(len(took) - 5)]
    return sum(are_apart(six[::2], six[1::2]) for six in sixes), len(sixes)


def _grid(found, most_s: float) -> tuple:
    """The ways that there is time for, and which part of the whole grid's time they take, as foretold."""
    foretold = {choice: choice.predicted_s + _BESIDE_S for choice in found.choices}
    kept = sorted(found.choices, key=foretold.__getitem__)
    needed = {*kept[:_GRID_LEAST], *best_of_each(found.choices), found.best}
    for choice in reversed(list(kept)):
        if choice not in needed and sum(foretold[each] for each in kept) > most_s:
            kept.remove(choice)
    return kept, sum(foretold[each] for each in kept) / sum(foretold.values())


def _that_came_close(found, once: dict) -> list:
    """The advised way, and those that came close to the best."""
    least_s = min(once.values())
    close = sorted((choice for choice in once if once[choice] <= least_s * _CLOSE), key=lambda choice: once[choice])
    return list(dict.fromkeys([found.best, *close[:_CLOSE_MOST]]))


def _in_turns(plan, choices: list) -> dict:
    """What each took in some rounds, back and forth; none of one that has nobody to be held against."""
    took: dict = {choice: [] for choice in choices}
    for number in range(_CLOSE_ROUNDS if len(choices) > 1 else 0):
        _turn(plan, choices, number, took)
    return took


def _decided(plan, pairs: list, advised: Choice, until_s: float) -> dict:
    """What each took until all pairs are settled; or the advised one alone, if nothing is asked."""
    took: dict = {choice: [] for choice in (advised, *(each for pair in pairs for each in (pair.one, pair.other)))}
    left = list(pairs)
    for number in range(_MOST):
        if number >= _LEAST:
            left = [pair for pair in left if not pair.is_settled(took)]
            if not left or time.monotonic() > until_s:
                break
        taking = list(dict.fromkeys(each for pair in left for each in (pair.one, pair.other)))
        _turn(plan, taking or [advised], number, took)
    return took


def _turn(plan, choices: list, number: int, took: dict) -> None:
    for choice in choices if number % 2 else reversed(choices):
        took[choice].append(_elapsed_or(_LONG_S, plan, choice)[0])


def _elapsed_or(most_s: float, plan, choice) -> tuple[float, float]:
    """What a run took, or ``most_s`` if it did not finish by then; and what it took with all that is beside it."""
    elapsed_s, took_s = _undisturbed(lambda: _elapsed_s(plan_of(plan, choice.way), most_s))
    return most_s if elapsed_s is None else elapsed_s, took_s


def _undisturbed(measured) -> tuple:
    """What ``measured`` gives, once more if others were at work meanwhile, when they have ended, as far as that is
    soon; and how long it took.
    """
    for _ in range(_TRIES):
        others, began_s = Others(), time.monotonic()
        found = measured()
        took_s = time.monotonic() - began_s
        if not others.are_busy():
            break
        _wait_for_quiet()
    return found, took_s


def _wait_for_quiet() -> None:
    until_s = time.monotonic() + _QUIET_S
    while time.monotonic() < until_s:
        others = Others()
        time.sleep(0.4)
        if not others.are_busy():
            return


def _load() -> str:
    return f"{os.getloadavg()[0]:.1f}"


def _elapsed_s(plan, most_s: float) -> float | None:
    # The items are made beforehand, as for all runs that are compared.
    with closing(ItemsOnce()) as items, executed(plan, most_s, quiet=True, items=items) as (run, _):
        return run.finished_s
