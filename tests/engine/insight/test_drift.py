"""Whether the machine changed from round to round, in planted experiments."""

import math

import numpy as np
import pytest

from engine import words
from engine.inside.plan import make_plan
from engine.insight.drift import Drift, drift
from engine.model.experiment import Experiment

WAYS = 5


def carried_out(slower, *, noise=0.03, seed=1, failed=(), loop=None):
    """An experiment in whose rounds all takes so many times as long; each way has another speed."""
    random = np.random.default_rng(seed)
    plans = tuple(make_plan(strategy="pool", workers=number + 1) for number in range(WAYS))
    found = Experiment(plans, len(slower), loop=loop)
    while (turn := found.next()) is not None:
        took_s = (1.0 + turn.plan) * slower[turn.round - 1] * math.exp(random.normal(0.0, noise))
        found = found.with_run(turn, None if (turn.plan, turn.round) in failed else float(took_s))
    return found


def test_that_a_slow_round_is_told_and_by_how_much():
    found = drift(carried_out([1.0, 1.0, 1.5, 1.0]))
    assert found.slow == 3
    assert found.longer == pytest.approx(0.5, rel=0.2)
    assert words.drifted(Drift(3, 1, 0.5)).startswith("The machine changed meanwhile: in round 3 runs took 50% longer")


def test_that_a_machine_that_grows_slower_is_seen_though_a_way_failed_once():
    found = drift(carried_out([1.0, 1.1, 1.2, 1.3], failed={(2, 2)}))
    assert (found.slow, found.fast) == (4, 1)


def test_that_a_machine_that_stays_the_same_is_called_another_one_time_in_twenty_at_most():
    called = sum(drift(carried_out([1.0] * 4, noise=0.2, seed=seed)) is not None for seed in range(200))
    assert called <= 0.05 * 200 + 6  # that it is 16 and more where it is one in twenty happens in one case of 50


@pytest.mark.parametrize("slower", [[1.0], [1.0, 1.01, 1.02], []])
def test_that_nothing_is_told_of_one_round_or_of_hardly_any_change(slower):
    assert drift(carried_out(slower, noise=0.001)) is None


def test_that_a_loop_that_is_run_once_tells_nothing_of_rounds():
    assert drift(carried_out([1.0, 1.0, 1.5, 1.0], loop=0)).slow == 3
