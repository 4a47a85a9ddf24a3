"""Which turns of an experiment are left out, as they would tell nothing new. Pure."""

import dataclasses
import functools

from ..model.experiment import Experiment, Turn
from .statistics import settled


def enough(experiment: Experiment) -> frozenset[int]:
    """The numbers of the plans of which more runs would tell nothing new. Of a loop that is run once, nothing is told
    apart.
    """
    samples = enumerate(experiment.elapsed_s())
    return _settled(tuple(() if number == experiment.loop else tuple(each) for number, each in samples))


_settled = functools.lru_cache(maxsize=1)(settled)
"""The window asks at every frame, and what is told changes with every run."""


def coming(experiment: Experiment) -> tuple[Turn, ...]:
    """The turns that are still to come, the next one first."""
    return experiment.to_come(enough(experiment))


def left_out(experiment: Experiment) -> int:
    """How many turns were left out of an experiment that is over; none of one that was stopped."""
    return max(len(dataclasses.replace(experiment, done=()).to_come()) - len(experiment.done), 0)
