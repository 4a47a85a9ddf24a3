"""Which law the times by number of workers follow, and that nobody is told one that they do not show."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.insight.scaling import AMDAHL, GUNTHER, GUSTAFSON, Fit, scaling, serial_interval

COUNTS = (1, 2, 4, 8, 16, 32)


def measured(law, noise=0.01, runs=4, counts=COUNTS, seed="x"):
    draw = random.Random(seed)
    return [(count, [law.seconds(count) * math.exp(draw.gauss(0, noise)) for _ in range(runs)]) for count in counts]


def fit(law, serial, coherency=0.0, one_s=10.0):
    return Fit(law, one_s, serial, coherency, 0.0, 0.0)


LAWS = [fit(AMDAHL, 0.1), fit(AMDAHL, 0.3), fit(GUSTAFSON, 0.4), fit(GUNTHER, 0.05, 0.002), fit(GUNTHER, 0.0, 0.01)]


@pytest.mark.parametrize("law", LAWS)
def test_that_a_law_is_found_again_with_its_parameters(law):
    found = scaling(measured(law))
    assert found.law is not None
    assert found.law.law == law.law
    assert found.law.one_s == pytest.approx(law.one_s, rel=0.05)
    assert found.law.serial == pytest.approx(law.serial, abs=0.03)
    assert found.law.coherency == pytest.approx(law.coherency, abs=0.001)
    within = serial_interval(measured(law), found.law)
    assert within.low <= found.law.serial <= within.high <= within.low + 0.06
    assert found.law.error == pytest.approx(0.01, rel=0.5)
    assert found.fits[0].score == min(each.score for each in found.fits)


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("noise", [0.02, 0.1])
def test_that_a_law_that_is_not_there_is_seldom_said(law, noise):
    said = [scaling(measured(law, noise, runs=3, seed=str(seed))).law for seed in range(40)]
    wrong = [each for each in said if each is not None and each.law != law.law]
    # What is no more than noise makes of Gunther's law is Amdahl's, with less to it.
    simpler = [each for each in wrong if law.law == GUNTHER and each.law == AMDAHL]
    assert len(wrong) - len(simpler) <= 2


def test_that_perfect_scaling_follows_all_laws_and_so_none_is_said():
    found = scaling(measured(fit(AMDAHL, 0.0), noise=0.02))
    assert {each.law for each in found.fits} == {AMDAHL, GUSTAFSON, GUNTHER}
    assert found.law is None


@pytest.mark.parametrize(("counts", "laws"), [((1,), 0), ((1, 2), 0), ((1, 2, 4), 2), ((1, 2, 4, 8), 3)])
def test_that_too_few_numbers_of_workers_have_no_law(counts, laws):
    found = scaling(measured(LAWS[0], counts=counts))
    assert (len(found.fits), found.counts) == (laws, len(counts))


def test_that_one_run_each_of_three_is_too_little():
    assert scaling(measured(LAWS[0], runs=1, counts=(1, 2, 4))).fits == ()
    assert scaling([]).fits == ()


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(st.integers(1, 64), st.lists(st.floats(1e-6, 1e6), max_size=4)),
        max_size=6,
        unique_by=lambda each: each[0],
    )
)
def test_that_whatever_is_measured_each_fit_is_a_law(points):
    for each in scaling(points).fits:
        assert each.one_s > 0
        assert 0 <= each.serial <= 1
        assert each.coherency >= 0
        assert all(each.seconds(count) > 0 for count in COUNTS)
        assert math.isfinite(each.score)


def test_that_the_bounds_of_a_law_are_the_textbooks():
    assert fit(AMDAHL, 0.1).speedup_most == pytest.approx(10)
    assert fit(AMDAHL, 0.1).workers_best == math.inf
    assert fit(GUSTAFSON, 0.1).speedup_most == math.inf
    gunther = fit(GUNTHER, 0.1, 0.001)
    assert gunther.workers_best == pytest.approx(30)
    best = min(range(1, 200), key=gunther.seconds)
    assert best == 30
    assert gunther.speedup_most == pytest.approx(gunther.one_s / gunther.seconds(30))
