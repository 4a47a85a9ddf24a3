"""What a run of one way tells of the others: all share what the calls take, and the trial may be wrong in that.

A way's interval has two causes: what all ways have in common (the calls, and the machine's speed), and what is its own
(its strategy's simulation, and the noise of a run). By both, a run corrects the common part for all: as a Kalman filter
does it (Kalman 1960), for the logarithms, with one unknown. Where a run took a time that its interval does not hold,
the simulation is wrong in something that nobody knows: then it may be as wrong in all that was not run. What no run
tells is how fast the machine will be a moment later.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import NormalDist

from .ranking import Choice, own_error

_REACH = NormalDist().inv_cdf(0.9)
"""So many standard deviations an interval reaches to either side."""
_WRONG_MOST = 4.0
_DRIFT, _DRIFT_SHARE = 0.1, 0.55
"""How fast a machine is at one moment and half a minute later, as a standard deviation of the logarithm; and no more
than this share of what all runs have in common, of which what a way takes to start has less.
"""
_RUNS_LIKE = 4
"""What the noise of the constants counts for beside that of the runs, as if it were told by so many runs."""


def learned(
    choices: list[Choice],
    took_s: Mapping[int, float],
    foretold: Mapping[int, Choice],
    noise: float,
    seen_noise: float | None = None,
) -> list[Choice]:
    """All choices, in the same order, as they are foretold after some runs; those that were run stay as they were.

    Pure.

    Args:
        choices: as they were foretold before any run.
        took_s: what some of them took, by number.
        foretold: how those were foretold when they were run.
        noise: of a run, as ``Constants`` has it.
        seen_noise: of a run, by all that is known now; None: the same.
    """
    weight, sum_, wrong = 1.0, 0.0, 1.0
    seen_noise = noise if seen_noise is None else seen_noise
    for number, took in took_s.items():
        choice = choices[number]
        level, drift = _common(choice, noise)
        alone = math.hypot(_own(choice, seen_noise), drift)
        off = math.log(max(took, 1e-9) / max(choice.predicted_s, 1e-9))
        wrong = max(wrong, min(abs(off) / max(_REACH * math.hypot(alone, level), 1e-9), _WRONG_MOST))
        weight += (level / alone) ** 2
        sum_ += level / alone**2 * off
    if weight <= 1.0:
        return list(choices)
    return [
        foretold.get(number)
        or _moved(choice, sum_ / weight, weight, _common(choice, noise), _own(choice, seen_noise) * wrong)
        for number, choice in enumerate(choices)
    ]


def noise_of(took_s: Iterable[Sequence[float]], noise: float) -> float:
    """The noise of a run, by all runs of each way, and by the ``noise`` of the constants: it is another one for other
    jobs, and at another time. Pure.
    """
    squares, count = _RUNS_LIKE * noise**2, _RUNS_LIKE
    for runs in took_s:
        logs = [math.log(max(each, 1e-9)) for each in runs]
        middle = math.fsum(logs) / max(len(logs), 1)
        squares += math.fsum((each - middle) ** 2 for each in logs)
        count += max(len(logs) - 1, 0)
    return math.sqrt(squares / count)


def _own(choice: Choice, noise: float) -> float:
    return own_error(choice.way.strategy, choice.predicted_s, noise, choice.start_share)


def _common(choice: Choice, noise: float) -> tuple[float, float]:
    """The part of the interval that it shares with all others, as two standard deviations of the logarithm: what is so
    for all runs, and what is another one a moment later.
    """
    own = _own(choice, noise)
    common = math.sqrt(max(_width(choice) ** 2 - own**2, 0.0))
    drift = min(_DRIFT, common * _DRIFT_SHARE)
    return math.sqrt(common**2 - drift**2), drift


def _width(choice: Choice) -> float:
    return math.log(max(choice.high_s / max(choice.low_s, 1e-12), 1.0)) / (2 * _REACH)


def _moved(choice: Choice, by: float, weight: float, common: tuple[float, float], own: float) -> Choice:
    """As it is foretold after runs that moved what is ``common`` to all ``by`` so much; ``own``: its own error."""
    level, drift = common
    width = _width(choice)
    if not width:
        return choice
    times = math.exp(level * by)
    wider = math.hypot(level / math.sqrt(weight), drift, own) / width
    predicted_s = choice.predicted_s * times
    low, high = ((end / choice.predicted_s) ** wider for end in (choice.low_s, choice.high_s))
    return replace(
        choice,
        predicted_s=predicted_s,
        low_s=predicted_s * low,
        high_s=predicted_s * high,
        each_s=choice.each_s * times,
    )
