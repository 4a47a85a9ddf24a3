"""What a person has to mend, as data."""

import pickle

import pytest

from engine.inside.problem import PlanError, Problem


def test_that_an_error_carries_its_problem():
    error = PlanError("jobs", "out-of-range", value=0, most=5)
    assert error.problem == Problem("jobs", "out-of-range", {"value": 0, "most": 5})
    assert isinstance(error, ValueError)


def test_that_a_problem_makes_its_error():
    problem = Problem("size", "takes-long", {"seconds": 5.0})
    assert PlanError.of(problem).problem == problem


def test_that_a_problem_does_not_change():
    with pytest.raises(AttributeError):
        Problem("size", "takes-long", {}).code = "another"


def test_that_an_error_shows_what_it_is_about():
    assert "out-of-range" in str(PlanError("jobs", "out-of-range", value=0))


def test_that_a_problem_travels():
    problem = Problem("size", "takes-long", {"seconds": 5.0})
    assert pickle.loads(pickle.dumps(problem)) == problem
