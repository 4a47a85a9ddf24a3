"""Which way is worth it, in sentences."""

import numpy as np
import pytest

from engine import words
from engine.inside.plan import make_plan
from engine.prediction.advice import Advice, Doubt
from engine.prediction.ranking import Choice
from engine.prediction.ways import Way
from engine.words import worth as told

POOL = Choice(Way("pool", 2, {"chunksize": 16}), 1.9, 1.8, 2.1, np.array([1.9]))
LOOP = Choice(Way("sequential"), 3.6, 3.5, 3.7, np.array([3.6]))


def advice(best, choices, measured_s=None, doubts=(), worth_from_s=0.02):
    plan = make_plan(strategy=best.way.strategy, workload="tiny", jobs=100) if best is not None else None
    loop = LOOP if choices else None
    return Advice(plan, best, choices, measured_s or {}, loop, 100, 5, worth_from_s, 0.9, doubts)


def test_that_the_way_its_prediction_and_what_it_took_are_one_sentence():
    found = words.advised(advice(POOL, (POOL, LOOP), {0: 1.95}))
    assert found == (
        "Use Pool · 2 workers · jobs per chunk 16: it took 1.9 s (1.9 s predicted, 1.8 s to 2.1 s); "
        "the plain loop takes about 3.6 s."
    )


def test_that_staying_with_the_loop_is_said_so():
    found = words.advised(advice(LOOP, (LOOP, POOL)))
    assert found.startswith("Stay with the plain loop: it will take about 3.6 s (3.5 s to 3.7 s); the next best, Pool")


def test_that_both_figures_are_said_where_a_run_has_proven_the_loop_faster():
    found = words.advised(advice(LOOP, (POOL, LOOP), {0: 4.1, 1: 3.5}))
    assert found == (
        "Stay with the plain loop: it took 3.5 s (3.6 s predicted, 3.5 s to 3.7 s); "
        "Pool · 2 workers · jobs per chunk 16 was run as well, and took 4.1 s."
    )
    unrun = words.advised(advice(LOOP, (POOL, LOOP), {0: 4.1}))
    assert unrun.endswith(
        "it will take about 3.6 s (3.5 s to 3.7 s); Pool · 2 workers · jobs per chunk 16 was run, and took 4.1 s."
    )


def test_that_what_the_loop_took_is_no_prediction():
    found = words.advised(advice(POOL, (POOL, LOOP), {0: 1.9, 1: 3.4}))
    assert found.endswith("it took 1.9 s (1.9 s predicted, 1.8 s to 2.1 s); the plain loop took 3.4 s.")


def test_that_a_machine_that_is_busy_is_told_in_the_sentence():
    found = words.advised(advice(POOL, (POOL, LOOP), doubts=(Doubt("busy", {"others_share": 0.4}),)))
    assert "Other programs used 40% of the machine" in found


def test_that_it_is_said_where_nothing_is_known():
    assert "more than about 20 ms" in words.advised(advice(None, ()))
    assert "on one core" in words.advised(advice(None, (), worth_from_s=None))


@pytest.mark.parametrize("what", sorted(told._DOUBTS))
def test_that_every_doubt_is_a_sentence(what, korean):
    values = {
        "long_s": 2.0,
        "calls": 3,
        "jobs": 1_000,
        "times": 100,
        "why": "x",
        "others_share": 0.5,
        "strategy": "pool",
    }
    found = told.doubt(Doubt(what, {**values, "strategy": "pool"}))
    assert found.endswith(".")
    assert "{" not in found


@pytest.mark.parametrize("kind", ["writes", "removes", "starts", "connects"])
def test_that_what_a_function_does_is_said_before_it_is_called_again(kind):
    assert "--no-trial" in words.going_on(Doubt("effect", {"kind": kind, "what": "/tmp/a"}))


def test_that_an_item_a_hundred_times_as_long_is_said_to_be_possible():
    found = told.doubt(Doubt("few", {"calls": 14, "jobs": 1_000, "times": 100}))
    assert found == "Only 14 of 1,000 jobs were tried: one of the others may take 100 times as long."
