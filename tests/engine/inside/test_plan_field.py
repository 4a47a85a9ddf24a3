"""What is known of a plan's fields."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import PLAN_FIELDS, SETTINGS, SHOWN_SETTINGS, UNSET, Plan, make_plan
from engine.inside.plan_field import Flag, PlanField, Seconds, Text, Texts, Whole
from engine.inside.problem import PlanError

KEEP_GOING, TIMEOUT = PLAN_FIELDS["keep_going"], PLAN_FIELDS["task_timeout_s"]


def test_that_names_follow_from_the_key():
    assert (TIMEOUT.name, TIMEOUT.flag, TIMEOUT.object_name) == ("task_timeout", "--task-timeout", "taskTimeout")
    assert (KEEP_GOING.name, KEEP_GOING.flag, KEEP_GOING.object_name) == ("keep_going", "--keep-going", "keepGoing")
    assert PLAN_FIELDS["arguments"].flag == "--args"


def test_that_what_is_shown_has_a_title_and_tells_what_it_does():
    for field in SHOWN_SETTINGS:
        assert field.title
        assert field.explanation
    assert not PLAN_FIELDS["skip_trial"].title


def test_that_what_has_a_value_is_shown_before_what_is_on_or_off():
    are_flags = [isinstance(field.kind, Flag) for field in SHOWN_SETTINGS]
    assert are_flags == sorted(are_flags)


@given(st.integers(-5, 5), st.integers(0, 10), st.integers(-20, 20))
def test_that_a_whole_number_is_taken_within_its_limits_alone(least, more, value):
    kind = Whole(least, least + more)
    if least <= value <= least + more:
        assert kind.checked("x", value) == value
        return
    with pytest.raises(PlanError) as raised:
        kind.checked("x", value)
    assert raised.value.problem.field == "x"
    assert raised.value.problem.code == "out-of-range"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Whole(0, 9), 2.0), (Whole(0, 9), True), (Whole(0, 9), "2"), (Seconds(), 0), (Seconds(), True),
        (Seconds(), float("nan")), (Seconds(), "2"), (Text(), 2), (Text(), "a\0b"), (Texts(2, "T"), ["a", "b", "c"]),
        (Texts(2, "T"), "ab"), (Texts(2, "T"), [1]),
    ],
)  # fmt: skip
def test_that_what_is_no_such_value_is_refused(kind, value):
    with pytest.raises(PlanError):
        kind.checked("x", value)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (PlanField(Whole(0, 10**7)), 10**6, "1,000,000"), (PlanField(Seconds()), 2.5, "2.5 s"),
        (PlanField(Seconds()), 1_000.0, "1,000 s"), (PlanField(Seconds()), 0.001, "0.001 s"),
        (PlanField(Flag()), True, "yes"), (PlanField(Flag()), False, ""), (PlanField(Text()), "a b", "a b"),
        (PlanField(Texts(9, "T")), ("a b", "c"), "'a b' c"), (PlanField(Whole(0, 9)), None, ""),
    ],
)  # fmt: skip
def test_that_a_value_is_told_as_text(field, value, told):
    assert field.told(value) == told


def test_that_a_setting_that_no_plan_has_is_refused():
    with pytest.raises(TypeError, match="no_such_setting"):
        make_plan(no_such_setting=1)


@given(st.fixed_dictionaries({}, optional={"keep_going": st.booleans(), "task_timeout_s": st.floats(0.001, 1e8)}))
def test_that_a_plan_tells_the_settings_that_are_set_and_no_others(values):
    plan = make_plan(**values)
    told = {key: value for key, value in json.loads(plan.to_json()).items() if key in UNSET}
    assert told == {key: value for key, value in values.items() if value != UNSET[key]}
    assert Plan.from_json(plan.to_json()) == plan


def test_that_none_stands_for_a_setting_that_is_not_set():
    assert make_plan(**{field.key: None for field in SETTINGS}) == make_plan()
