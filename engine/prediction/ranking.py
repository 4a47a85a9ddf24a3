"""The ways in order of what they are foretold to take, with intervals, and which of them cannot be told apart."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from statistics import NormalDist

import numpy as np

from ..inside.data_class import dataclass
from .constants import Constants
from .replicates import replicated
from .sample import Tried
from .simulation import elapsed_s
from .ways import LOOP, Way
from .work import Floats, Nature, Work

LISTS = 32
_LOW, _HIGH = 10.0, 90.0
_COMMON = 0.08
"""By how much all ways together are off, as a standard deviation of the logarithm: the machine's speed is another a
moment later, and calls in a run find its memory and caches otherwise than those of a trial.
"""
_OWN = {LOOP: 0.03, "threads": 0.12, "joblib": 0.12, "process": 0.12}
_OWN_OTHERS = 0.08
"""By how much the simulation of a strategy itself is off, beside what the calls leave open."""
_START = 0.25
"""By how much it is off what a strategy takes to start, of which a run has one only."""
_MOMENT_S, _MOMENT_MOST = 2e-3, 0.5
"""By how much more a run is off, whatever it does: nothing is warm in it yet; at most by such a share."""
_ALIKE, _SAME, _SAME_AS_LOOP = 0.02, 0.01, 0.03
"""Below these differences, of predictions and of runs, the simpler of two ways is taken."""
_NORMAL = np.array([NormalDist().inv_cdf((place + 0.5) / 100) for place in range(100)])
"""How errors of a standard deviation of 1 are distributed."""
_PRIOR, _RUN_BUSY = 0.25, 0.15
"""What the prediction counts for beside runs, as if it were a quarter of one: a run is off by 0.04, and the prediction
by 0.08, as ``_OWN_OTHERS``; and what a run does while others are at work.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A way, and what it will take: the median, and from where to where it is in four cases of five, in seconds."""

    way: Way
    predicted_s: float
    low_s: float
    high_s: float
    each_s: Floats
    """Of each list of jobs, the same list for every way."""
    start_share: float = 0.0
    """What the start of its workers has of what is foretold."""


def ranked(
    tried: Tried, ways: Iterable[Way], constants: Constants, cores: int, *, forks: bool = True, lists: int = LISTS
) -> list[Choice]:
    """All of the ways, the fastest first; but the simplest of those that are as fast as it goes before it. Pure.

    Their intervals reach as far as other programs have held up the calls that were tried.
    """
    constants = constants.recording(tried.recording_s)
    found = predicted(replicated(tried, lists), tried.nature(), ways, constants, cores, forks=forks)
    return [replace(choice, high_s=choice.high_s * tried.stretch) for choice in found]


def predicted(
    work: Work, nature: Nature, ways: Iterable[Way], constants: Constants, cores: int, *, forks: bool = True
) -> list[Choice]:
    """The same for work that is known. Pure."""
    found = [_choice(way, elapsed_s(way, work, nature, constants, cores, forks=forks), constants) for way in ways]
    found.sort(key=lambda choice: (choice.predicted_s, choice.way.effort))
    alike = [choice for choice in found if choice.predicted_s <= found[0].predicted_s * (1 + _ALIKE)]
    first = min(alike, key=lambda choice: choice.way.effort)
    return [first, *(choice for choice in found if choice is not first)]


def own_error(strategy: str, predicted_s: float, noise: float, start_share: float = 0.0) -> float:
    """By how much a run of a strategy is off, beside what it has in common with all others: as a standard deviation of
    the logarithm. ``noise`` is that of a run; ``start_share`` is what the start has of what is foretold.
    """
    moment = min(_MOMENT_S / max(predicted_s, 1e-9), _MOMENT_MOST)
    return math.hypot(_OWN.get(strategy, _OWN_OTHERS), noise, _START * start_share, moment)


def error(way: Way, predicted_s: float, constants: Constants) -> float:
    """By how much a run of a way is off in all; what it takes to start has nothing of what calls have in common."""
    share = _start_share(way, predicted_s, constants)
    return math.hypot(_COMMON * (1.0 - share), own_error(way.strategy, predicted_s, constants.noise, share))


def _start_share(way: Way, predicted_s: float, constants: Constants) -> float:
    if way.strategy == LOOP:
        return 0.0
    costs = constants.costs[way.strategy]
    return min((costs.start_s + costs.each_s * (way.workers - 1)) / max(predicted_s, 1e-9), 1.0)


def _choice(way: Way, each_s: Floats, constants: Constants) -> Choice:
    predicted_s = float(np.median(each_s))
    off = error(way, predicted_s, constants)
    low, high = np.percentile(each_s[None, :] * np.exp(off * _NORMAL[:, None]), (_LOW, _HIGH))
    share = _start_share(way, predicted_s, constants)
    return Choice(way, predicted_s, float(low), float(high), each_s, share)


def best_of_each(choices: Iterable[Choice]) -> list[Choice]:
    """Of each strategy the first, in order."""
    found: dict[str, Choice] = {}
    for choice in choices:
        found.setdefault(choice.way.strategy, choice)
    return list(found.values())


def rivals(choices: list[Choice], most: int) -> list[Choice]:
    """The first, and those of other strategies that may be as fast as far as is known; at most so many.

    The interval of the quotient is taken list by list, as what lists have in common
    says nothing of which way is faster.
    """
    first, *others = best_of_each(choices)
    return [first, *(other for other in others if _may_be_faster(other, first))][:most]


def _may_be_faster(other: Choice, first: Choice) -> bool:
    quotient = other.each_s / np.maximum(first.each_s, 1e-12)
    low = float(np.percentile(quotient, _LOW))
    off = math.hypot(*(own_error(each.way.strategy, each.predicted_s, 0.0) for each in (other, first)))
    return low * math.exp(-1.28 * off) < 1.0


def _valued_s(choice: Choice, took_s: float, runs: int) -> float:
    """What a way takes, by all that is known of it: what it took in so many runs, and what was foretold of it."""
    weight = runs / (runs + _PRIOR) if runs else _RUN_BUSY
    return float(took_s**weight * choice.predicted_s ** (1 - weight))


def decided(
    choices: list[Choice],
    measured_s: Mapping[int, float],
    loop_lasts_s: float = 0.0,
    *,
    runs: Mapping[int, int] | None = None,
) -> Choice:
    """Which to take, now that some of them were run: the fastest of these; of those that are as fast within some
    hundredths, the simplest. Where none was run, the first.

    A run counts for more than the prediction, but not while other programs are at work: one run may have met them, and
    another not. But no way is taken whose own run was slower than the plain loop is, by its own run, or else by all
    that is foretold of it: that is the plain loop's turn then.

    Args:
        choices: all of them.
        measured_s: what they took, by their number: the median of their runs.
        loop_lasts_s: the plain loop was stopped after so long, and had not come to its end; 0: it was not.
        runs: how often they were run while no other programs were at work, by their number; None: once.
    """
    if not measured_s:
        return choices[0]
    took = {
        number: _valued_s(choices[number], took_s, 1 if runs is None else runs[number])
        for number, took_s in measured_s.items()
    }
    least = min(took.values())
    alike = [number for number, took_s in took.items() if took_s <= least * (1 + _margin(choices[number]))]
    best = min(alike, key=lambda number: choices[number].way.effort)
    loop = next((number for number, choice in enumerate(choices) if choice.way.strategy == LOOP), best)
    loop_s = measured_s.get(loop, max(choices[loop].high_s, loop_lasts_s))
    return choices[loop] if loop_s < measured_s[best] else choices[best]


def _margin(choice: Choice) -> float:
    return _SAME_AS_LOOP if choice.way.strategy == LOOP else _SAME
