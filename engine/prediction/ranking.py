"""The ways in order of what they are foretold to take, with intervals, and which of them cannot be told apart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from statistics import NormalDist

import numpy as np

from .constants import Constants
from .replicates import replicated
from .sample import Tried
from .simulation import elapsed_s
from .ways import LOOP, Way
from .work import Floats, Nature, Work

LISTS = 32
_LOW, _HIGH = 10.0, 90.0
_ERRORS = {LOOP: 0.03}
_ERROR = 0.08
"""By how much a simulation itself is off, as a standard deviation, beside what the calls leave open."""
_ALIKE, _SAME = 0.02, 0.05
_NORMAL = np.array([NormalDist().inv_cdf((place + 0.5) / 100) for place in range(100)])
"""How errors of a standard deviation of 1 are distributed."""
_RUN, _RUN_BUSY = 0.9, 0.15
"""What a run counts for beside the prediction, as the weight of its logarithm."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """A way, and what it will take: the median, and from where to where it is in four cases of five, in seconds."""

    way: Way
    predicted_s: float
    low_s: float
    high_s: float
    each_s: Floats
    """Of each list of jobs, the same list for every way."""


def ranked(
    tried: Tried, ways: Iterable[Way], constants: Constants, cores: int, *, forks: bool = True, lists: int = LISTS
) -> list[Choice]:
    """All of the ways, the fastest first; but the simplest of those that are as fast as it goes before it. Pure.

    Their intervals reach as far as other programs have held up the calls that were tried.
    """
    found = predicted(replicated(tried, lists), tried.nature(), ways, constants, cores, forks=forks)
    return [replace(choice, high_s=choice.high_s * tried.stretch) for choice in found]


def predicted(
    work: Work, nature: Nature, ways: Iterable[Way], constants: Constants, cores: int, *, forks: bool = True
) -> list[Choice]:
    """The same for work that is known. Pure."""
    found = [_choice(way, elapsed_s(way, work, nature, constants, cores, forks=forks)) for way in ways]
    found.sort(key=lambda choice: (choice.predicted_s, choice.way.effort))
    alike = [choice for choice in found if choice.predicted_s <= found[0].predicted_s * (1 + _ALIKE)]
    first = min(alike, key=lambda choice: choice.way.effort)
    return [first, *(choice for choice in found if choice is not first)]


def _choice(way: Way, each_s: Floats) -> Choice:
    error = _ERRORS.get(way.strategy, _ERROR)
    low, high = np.percentile(each_s[None, :] * np.exp(error * _NORMAL[:, None]), (_LOW, _HIGH))
    return Choice(way, float(np.median(each_s)), float(low), float(high), each_s)


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
    error = np.hypot(_ERRORS.get(other.way.strategy, _ERROR), _ERRORS.get(first.way.strategy, _ERROR))
    return bool(low * np.exp(-1.28 * error) < 1.0)


def decided(
    choices: list[Choice], measured_s: Mapping[int, float], loop_lasts_s: float = 0.0, *, is_busy: bool = False
) -> Choice:
    """Which to take, now that some of them were run: the fastest of these; of those that are as fast within a
    twentieth, the simplest. Where none was run, the first.

    A run counts for more than the prediction, but not while other programs are at work: one run may have met them, and
    another not. But no way is taken whose own run was slower than the plain loop is, by its own run, or else by all
    that is foretold of it: that is the plain loop's turn then.

    Args:
        choices: all of them.
        measured_s: what they took, by their number.
        loop_lasts_s: the plain loop was stopped after so long, and had not come to its end; 0: it was not.
        is_busy: other programs are at work.
    """
    if not measured_s:
        return choices[0]
    weight = _RUN_BUSY if is_busy else _RUN
    took = {
        number: took_s**weight * choices[number].predicted_s ** (1 - weight) for number, took_s in measured_s.items()
    }
    least = min(took.values())
    alike = [number for number, took_s in took.items() if took_s <= least * (1 + _SAME)]
    best = min(alike, key=lambda number: choices[number].way.effort)
    loop = next((number for number, choice in enumerate(choices) if choice.way.strategy == LOOP), best)
    loop_s = measured_s.get(loop, max(choices[loop].high_s, loop_lasts_s))
    return choices[loop] if loop_s < measured_s[best] else choices[best]
