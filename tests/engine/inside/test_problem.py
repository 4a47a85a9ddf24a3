"""What a person has to mend, as data."""

import pickle

import pytest

from engine.inside.problem import PlanError
from engine.inside.problems.concerns import TakesLong
from engine.inside.problems.plans import OutOfRange


def test_that_an_error_carries_its_problem():
    error = PlanError(OutOfRange(field="jobs", value=0, most=5))
    assert error.problem == OutOfRange(field="jobs", value=0, most=5)
    assert isinstance(error, ValueError)


def test_that_a_problem_makes_its_error():
    problem = TakesLong(seconds=5.0)
    assert PlanError(problem).problem == problem


def test_that_a_problem_does_not_change():
    with pytest.raises(AttributeError):
        TakesLong().code = "another"


def test_that_an_error_shows_what_it_is_about():
    assert "out-of-range" in str(PlanError(OutOfRange(field="jobs", value=0)))


def test_that_a_problem_travels():
    problem = TakesLong(seconds=5.0)
    assert pickle.loads(pickle.dumps(problem)) == problem
