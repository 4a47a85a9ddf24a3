"""Whether the machine was another one in some round of an experiment: then all that ran in it took longer, or less.

The ways take turns, so that their own runs are the reference: how a round's runs lie about their ways' medians.
"""

import math

import numpy as np
from numpy.typing import NDArray

from ..inside.data_class import dataclass
from ..model.experiment import Experiment

Floats = NDArray[np.float64]
_LEAST = 0.05
"""Less than so much longer is not worth a word."""
_SHUFFLED, _CHANCE = 400, 0.05
_WAYS_LEAST, _ROUNDS_LEAST = 2, 2


@dataclass(frozen=True, slots=True)
class Drift:
    """In round ``slow`` runs took longer than in round ``fast``, by the share ``longer``; rounds from 1 on."""

    slow: int
    fast: int
    longer: float


def drift(experiment: Experiment) -> Drift | None:
    """How the machine changed from round to round; None: no more than by chance, one time in twenty.

    Chance is what comes of it where each way's runs are shuffled among the rounds (a permutation test, Fisher 1935).
    Of few ways and rounds nothing can be told. Pure; a tenth of a second at most.
    """
    logs = _by_round(experiment)
    if logs.shape[0] < _WAYS_LEAST or logs.shape[1] < _ROUNDS_LEAST:
        return None
    rounds = _of_rounds(logs)
    longer = math.exp(float(rounds.max() - rounds.min())) - 1.0
    if longer < _LEAST or _by_chance(logs) > _CHANCE:
        return None
    return Drift(int(rounds.argmax()) + 1, int(rounds.argmin()) + 1, longer)


def _by_round(experiment: Experiment) -> Floats:
    """A row a way that has finished in all of the first rounds: the logarithm of each time over its median."""
    known: dict[int, dict[int, float]] = {}
    for turn, took_s in experiment.done:
        if took_s and turn.plan != experiment.loop:
            known.setdefault(turn.plan, {})[turn.round] = math.log(took_s)
    most = max((len(each) for each in known.values()), default=0)
    whole = [each for each in known.values() if set(each) == set(range(1, most + 1))]
    if not whole:
        return np.zeros((0, 0))
    logs = np.array([[each[number] for number in range(1, most + 1)] for each in whole])
    return np.asarray(logs - np.median(logs, axis=1, keepdims=True))


def _of_rounds(logs: Floats) -> Floats:
    return np.asarray(np.median(logs, axis=-2))


def _by_chance(logs: Floats) -> float:
    """How often rounds differ as much where each way's runs come in any order."""
    observed = np.ptp(_of_rounds(logs))
    shuffled = np.random.default_rng(1).permuted(np.repeat(logs[None], _SHUFFLED, axis=0), axis=2)
    return float(np.mean(np.ptp(_of_rounds(shuffled), axis=1) >= observed - 1e-12))
