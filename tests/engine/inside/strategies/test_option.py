"""What an option takes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.problem import PlanError
from engine.inside.strategies import strategies
from engine.inside.strategies.option import Option

CHOICE = Option("method", "Method", "It does.", choices=("map", "imap"))
NUMBER = Option("chunksize", "Chunk", "It does.", least=1)
MIXED = Option("batch", "Batch", "It does.", choices=("auto",), least=2, pattern=r"[0-9]+\*n", example="2*n")
ALL = [(name, option) for name, strategy in strategies().items() for option in strategy.options]
EACH_OPTION = pytest.mark.parametrize(
    ("strategy", "option"), ALL, ids=[f"{name}-{option.key}" for name, option in ALL]
)  # fmt: skip
ANYTHING = st.one_of(
    st.text(), st.integers(), st.none(), st.booleans(), st.floats(), st.binary(), st.lists(st.integers(), max_size=2)
)


def refused(option, value):
    with pytest.raises(PlanError) as raised:
        option.read(value)
    problem = raised.value.problem
    assert (problem.field, problem.code, problem.values["key"]) == ("options", "unknown-value", option.key)
    assert problem.values["takes"] == option.takes()
    assert problem.told().isprintable()
    return True


@EACH_OPTION
def test_that_every_choice_and_example_is_taken_as_it_is(strategy, option):
    for value in (*option.choices, *([option.example] if option.example else [])):
        assert option.read(value) == value


@EACH_OPTION
@given(value=ANYTHING)
def test_that_anything_is_a_choice_a_number_a_pattern_or_refused(strategy, option, value):
    try:
        read = option.read(value)
    except PlanError:
        assert refused(option, value)
        return
    if isinstance(read, int):
        assert option.least <= read < 10**9
        assert str(read) == str(value).lstrip("0")
    else:
        assert read == value
        assert read in option.choices or re.fullmatch(option.pattern, read)
    assert option.read(read) == read


@given(st.integers(1, 10**9 - 1))
def test_that_a_number_is_taken_as_itself_and_as_its_digits(number):
    assert NUMBER.read(number) == NUMBER.read(str(number)) == number


@pytest.mark.parametrize("value", [0, -1, True, 1.0, 10**9, "0", "-1", "1.0", "+1", " 1", "1_0", "٤", "", None, [1]])
def test_that_what_only_looks_like_a_number_is_refused(value):
    assert refused(NUMBER, value)


@pytest.mark.parametrize("value", ["Map", "map ", "", "1", 1, None, ["map"], True, b"map"])
def test_that_no_choice_but_the_given_ones_is_taken(value):
    assert refused(CHOICE, value)


def test_that_an_option_may_take_choices_numbers_and_texts_of_a_form():
    assert [MIXED.read(value) for value in ("auto", 2, "07", "3*n")] == ["auto", 2, 7, "3*n"]
    assert all(refused(MIXED, value) for value in (1, "1", "*n", "3*n;", "xauto"))


def test_that_what_it_takes_is_told_in_words():
    assert CHOICE.takes() == ["map", "imap"]
    assert NUMBER.takes() == ["a whole number from 1"]
    assert MIXED.takes() == ["auto", "a whole number from 2", "a text like 2*n"]


@pytest.mark.parametrize("value", ["2*n_jobs", "1.5 * n_jobs", "3 *n_jobs", "all", 4, "12"])
def test_that_joblib_is_told_ahead_by_number_or_by_workers(value):
    (option,) = [option for option in strategies()["joblib"].options if option.key == "pre_dispatch"]
    assert str(option.read(value)) == str(value)


@pytest.mark.parametrize(
    "value", ["n_jobs", "2*n_job", "2**n_jobs", "__import__('os')*n_jobs", "2*n_jobs\n", "1e9*n_jobs"]
)
def test_that_nothing_but_a_multiple_reaches_joblib_which_evaluates_it(value):
    (option,) = [option for option in strategies()["joblib"].options if option.key == "pre_dispatch"]
    assert refused(option, value)
