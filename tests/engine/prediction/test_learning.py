"""What a run of one way tells of the others: planted errors that all ways have in common, and their own."""

import math

import numpy as np
import pytest

from engine.prediction.learning import _DRIFT_SHARE, learned, noise_of
from engine.prediction.ranking import LISTS, error, own_error, ranked
from engine.prediction.ways import ways

from .planted import CONSTANTS, tried


def foretold():
    seen = tried([0.02] * 40)
    return ranked(seen, ways(40, 2, 32, CONSTANTS.costs, waits=False), CONSTANTS, 2)


def after(choices, took_s):
    return learned(choices, took_s, {number: choices[number] for number in took_s}, CONSTANTS.noise)


def test_that_a_machine_that_is_slower_for_one_way_is_slower_for_all():
    choices = foretold()
    slower = 0.99 * choices[0].high_s / choices[0].predicted_s  # as far as its interval reaches
    found = after(choices, {0: choices[0].predicted_s * slower})
    assert found[0] is choices[0]
    for before, now in zip(choices[1:], found[1:], strict=True):
        assert now.way == before.way
        assert before.predicted_s < now.predicted_s < slower * before.predicted_s
        assert now.high_s / now.low_s < before.high_s / before.low_s
        assert len(now.each_s) == LISTS


def test_that_several_runs_tell_more_than_one():
    choices = foretold()
    one, three = (after(choices, {n: choices[n].predicted_s * 1.3 for n in range(count)})[-1] for count in (1, 3))
    assert three.predicted_s > one.predicted_s
    assert three.high_s / three.low_s < one.high_s / one.low_s


def test_that_a_run_that_its_interval_does_not_hold_makes_others_less_certain():
    choices = foretold()
    found = after(choices, {0: choices[0].predicted_s * 0.4})
    for before, now in zip(choices[1:], found[1:], strict=True):
        assert now.predicted_s < before.predicted_s
        if before.way.strategy != "joblib":  # most of which is its start
            assert now.high_s / now.low_s > before.high_s / before.low_s


def test_that_what_is_mostly_start_is_hardly_moved():
    choices = foretold()
    found = after(choices, {0: choices[0].predicted_s * 1.3})
    times = {each.way.strategy: now.predicted_s / each.predicted_s for each, now in zip(choices, found, strict=True)}
    assert times["joblib"] < times["sequential"]


def test_that_intervals_after_runs_hold_in_three_quarters_to_nine_tenths():
    """All ways are off by the same, but for how the machine changes, and each by its own, as is reckoned with."""
    choices, random, held = foretold(), np.random.default_rng(3), []
    for _ in range(400):
        common = random.normal()
        took_s = []
        for choice in choices:
            own = own_error(choice.way.strategy, choice.predicted_s, CONSTANTS.noise, choice.start_share)
            whole = error(choice.way, choice.predicted_s, CONSTANTS)
            shared = math.sqrt(whole**2 - own**2)
            lasting, passing = shared * math.sqrt(1 - _DRIFT_SHARE**2), shared * _DRIFT_SHARE
            off = lasting * common + random.normal(0.0, passing) + random.normal(0.0, own)
            took_s.append(choice.predicted_s * math.exp(off))
        found = after(choices, {0: took_s[0], 3: took_s[3]})
        held += [each.low_s <= took <= each.high_s for each, took in zip(found, took_s, strict=True)]
    assert 0.75 <= np.mean(held) <= 0.9


def test_that_nothing_is_learned_without_a_run():
    choices = foretold()
    assert [each.predicted_s for each in after(choices, {})] == pytest.approx([each.predicted_s for each in choices])


def test_that_the_noise_of_a_run_is_told_by_the_runs_themselves_as_far_as_there_are_such():
    assert noise_of([], 0.05) == noise_of([[1.0], [3.0]], 0.05) == pytest.approx(0.05)
    several = [[1.0, 1.2, 0.9, 1.1], [2.0, 2.5]]
    assert 0.05 < noise_of(several[:1], 0.05) < noise_of(several, 0.05) < 0.2
    assert noise_of([[1.0] * 30], 0.05) < 0.05
    wider = learned(choices := foretold(), {0: choices[0].predicted_s}, {}, CONSTANTS.noise, 0.3)
    for noisy, now in zip(wider, after(choices, {0: choices[0].predicted_s}), strict=True):
        assert noisy.high_s / noisy.low_s >= now.high_s / now.low_s
