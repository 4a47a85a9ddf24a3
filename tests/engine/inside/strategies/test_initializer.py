"""What every worker calls first."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, make_plan
from engine.inside.problem import PlanError
from engine.inside.strategies import Initializer, strategies
from engine.inside.strategies.initializer import arguments_in

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture
def own(tmp_path):
    (tmp_path / "own.py").write_text("def set_up(): ...\ndef work(x): ...\n")
    return f"{tmp_path}/own.py:work"


def code_of(**fields):
    with pytest.raises(PlanError) as raised:
        make_plan(**fields)
    return raised.value.problem.code


@given(st.lists(JSON, max_size=4))
def test_that_a_json_array_is_the_arguments_and_they_can_be_written_as_python(values):
    found = arguments_in(json.dumps(values))
    assert found == tuple(values)
    assert eval(Initializer("tuple_of", found).code(), {"tuple_of": lambda *given: given}) == found


@given(JSON.filter(lambda value: not isinstance(value, list)).map(json.dumps) | st.sampled_from(["[", "[NaN]", "1,"]))
def test_that_anything_else_is_refused(text):
    with pytest.raises(PlanError) as raised:
        arguments_in(text)
    assert raised.value.problem.code == "initargs-no-array"


def test_that_it_goes_with_a_function_and_travels_with_the_plan(own):
    plan = make_plan(function=own, initializer="set_up", initargs="[1]")
    assert (plan.initializer, plan.initargs) == ("set_up", "[1]")
    assert Plan.from_json(plan.to_json()) == plan
    assert plan.sequential().initializer == "set_up"
    assert code_of(initializer="set_up") == "initializer-of-nothing"
    assert code_of(function=own, initargs="[1]") == "initargs-of-nothing"
    assert code_of(function=own, initializer="set up") == "not-a-name"
    assert code_of(function=own, initializer="set_up", initargs="{}") == "initargs-no-array"


@pytest.mark.parametrize("strategy", [*strategies()])
def test_that_a_strategy_without_one_says_so(strategy, own):
    fields = {"strategy": strategy, "function": own, "initializer": "set_up"}
    if strategy in ("dask", "ray"):
        assert code_of(**fields) == "no-initializer"
    else:
        assert make_plan(**fields).initializer == "set_up"
    assert strategy != "joblib" or code_of(**fields, options={"backend": "threading"}) == "no-initializer"
