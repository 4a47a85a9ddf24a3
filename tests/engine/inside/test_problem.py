"""What a person has to mend, as data."""

import pickle

import pytest

from engine.inside.problem import PlanError
from engine.inside.problems.concerns import TakesLong, TakesLongUnbounded
from engine.inside.problems.plans import OutOfRange


def test_that_an_error_carries_its_problem():
    error = PlanError(OutOfRange(field="jobs", value=0, least=1, most=5))
    assert error.problem == OutOfRange(field="jobs", value=0, least=1, most=5)
    assert isinstance(error, ValueError)


def test_that_a_problem_makes_its_error():
    problem = TakesLong(seconds=5.0)
    assert PlanError(problem).problem == problem


def test_that_a_problem_does_not_change():
    with pytest.raises(AttributeError):
        TakesLong(seconds=5.0).code = "another"


def test_that_an_error_shows_what_it_is_about():
    assert "OutOfRange(field='jobs', value=0" in str(PlanError(OutOfRange(field="jobs", value=0, least=1, most=5)))


def test_that_a_problem_travels():
    problem = TakesLong(seconds=5.0)
    assert pickle.loads(pickle.dumps(problem)) == problem
    error = PlanError(problem)
    assert pickle.loads(pickle.dumps(error)).problem == problem


def test_that_problems_are_like_those_that_say_the_same():
    assert TakesLong(seconds=5.0) == TakesLong(seconds=5.0) != TakesLong(seconds=6.0)
    assert TakesLong(seconds=5.0) != TakesLongUnbounded(seconds=5.0)
    assert len({TakesLong(seconds=5.0), TakesLong(seconds=5.0)}) == 1


def test_that_a_problem_is_made_anew_with_other_values():
    assert TakesLong(seconds=5.0).changed(seconds=6.0) == TakesLong(seconds=6.0)
