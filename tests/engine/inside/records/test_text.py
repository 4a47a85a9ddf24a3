"""Results and exceptions as short text, whatever the user's classes do."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records.layout import ERROR_BYTES, RESULT_CHARACTERS
from engine.inside.records.text import brief_error, brief_repr
from tests.engine.functions import Awkward

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner, max_size=300) | st.dictionaries(st.text(), inner),
    max_leaves=300,
)


@settings(max_examples=50)
@given(VALUES)
def test_that_a_result_is_the_beginning_of_its_repr(value):
    assert brief_repr(value) == repr(value)[:RESULT_CHARACTERS]


class _Counted:
    shown = 0

    def __repr__(self):
        _Counted.shown += 1
        return "0"


@pytest.mark.parametrize("kind", [list, tuple, dict.fromkeys])
def test_that_a_long_result_is_not_written_out_first(kind):
    value = kind([_Counted() for _ in range(10_000)])
    _Counted.shown = 0
    assert brief_repr(value) == repr(value)[:RESULT_CHARACTERS]
    assert _Counted.shown == RESULT_CHARACTERS + 10_000


def test_that_a_number_too_long_to_be_written_is_told_by_its_length():
    assert brief_repr(1 << 100_000) == "<int of 100001 bits>"


@pytest.mark.parametrize("problem", [ValueError("x"), RecursionError(), SystemExit(1), KeyboardInterrupt()])
def test_that_a_repr_that_raises_becomes_part_of_the_text(problem):
    assert brief_repr(Awkward(problem)) == f"<Awkward, whose repr raised {type(problem).__name__}>"


class _UntoldError(Exception):
    def __str__(self):
        raise SystemExit("never mind")


@given(st.text(st.characters(), max_size=5_000))
def test_that_an_error_is_ascii_json_with_the_message_and_within_bounds(message):
    text = brief_error(ValueError(message))
    assert text.isascii()
    assert len(text) <= ERROR_BYTES
    assert json.loads(text)["message"] == message[:2_000]


def test_that_the_longest_error_there_can_be_is_within_bounds():
    text = brief_error(ValueError("\N{PILE OF POO}" * 100_000))
    assert len(text) <= ERROR_BYTES
    assert json.loads(text)["type"] == "ValueError"


def test_that_an_error_whose_message_raises_is_told_all_the_same():
    fields = json.loads(brief_error(_UntoldError()))
    assert fields["type"].endswith("test_text._UntoldError")
    assert fields["message"] == "<no message: its __str__ raised SystemExit>"


def test_that_the_traceback_begins_in_the_users_function():
    def recorders_own():
        users()

    def users():
        raise LookupError("there")

    with pytest.raises(LookupError) as raised:
        recorders_own()
    error = raised.value
    error.__traceback__ = error.__traceback__.tb_next  # this test's own frame
    fields = json.loads(brief_error(error))
    assert "in users" in fields["traceback"]
    assert "in recorders_own" not in fields["traceback"]
    assert fields["traceback"].endswith("LookupError: there\n")
