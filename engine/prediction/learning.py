"""What a run of one way tells of the others: all share what the calls take, and the trial may be wrong in that.

A way's interval has two causes: what all ways have in common (the calls, and the machine's speed), and what is its own
(its strategy's simulation, and the noise of a run). By both, a run corrects the common part for all: as a Kalman filter
does it (Kalman 1960), for the logarithms, with one unknown. Where a run took a time that its interval does not hold,
the simulation is wrong in something that nobody knows: then it may be as wrong in all that was not run.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from statistics import NormalDist

from .ranking import Choice, own_error

_REACH = NormalDist().inv_cdf(0.9)
"""So many standard deviations an interval reaches to either side."""
_WRONG_MOST = 4.0


def learned(
    choices: list[Choice], took_s: Mapping[int, float], foretold: Mapping[int, Choice], noise: float
) -> list[Choice]:
    """All choices, in the same order, as they are foretold after some runs; those that were run stay as they were.

    Pure.

    Args:
        choices: as they were foretold before any run.
        took_s: what some of them took, by number.
        foretold: how those were foretold when they were run.
        noise: of a run, as ``Constants`` has it.
    """
    weight, sum_, wrong = 1.0, 0.0, 1.0
    for number, took in took_s.items():
        choice = choices[number]
        own = _own(choice, noise)
        common = _common(choice, own)
        off = abs(math.log(max(took, 1e-9) / max(choice.predicted_s, 1e-9)))
        wrong = max(wrong, min(off / max(_REACH * math.hypot(own, common), 1e-9), _WRONG_MOST))
        weight += (common / own) ** 2
        sum_ += common / own**2 * math.log(max(took, 1e-9) / max(choice.predicted_s, 1e-9))
    return [
        foretold.get(number) or _moved(choice, sum_ / weight, weight, _own(choice, noise), wrong)
        for number, choice in enumerate(choices)
    ]


def _own(choice: Choice, noise: float) -> float:
    return own_error(choice.way.strategy, choice.predicted_s, noise, choice.start_share)


def _common(choice: Choice, own: float) -> float:
    """The part of the interval that it shares with all others, as a standard deviation of the logarithm."""
    return math.sqrt(max(_width(choice) ** 2 - own**2, 0.0))


def _width(choice: Choice) -> float:
    return math.log(max(choice.high_s / max(choice.low_s, 1e-12), 1.0)) / (2 * _REACH)


def _moved(choice: Choice, by: float, weight: float, own: float, wrong: float) -> Choice:
    """As it is foretold after runs that moved the common part ``by`` so much; its ``own`` error is so many times as
    ``wrong`` as was thought.
    """
    width = _width(choice)
    common = _common(choice, own)
    if not common:
        return choice
    times = math.exp(common * by)
    narrower = math.hypot(common / math.sqrt(weight), own * wrong) / width
    predicted_s = choice.predicted_s * times
    low, high = ((end / choice.predicted_s) ** narrower for end in (choice.low_s, choice.high_s))
    return replace(
        choice,
        predicted_s=predicted_s,
        low_s=predicted_s * low,
        high_s=predicted_s * high,
        each_s=choice.each_s * times,
    )
