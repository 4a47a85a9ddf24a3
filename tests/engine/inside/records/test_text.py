"""Results and exceptions as short text, whatever the user's classes do."""

import inspect
import json
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records.layout import (
    ERROR_BYTES,
    ITEM_CONSTANT,
    ITEM_FLOAT,
    ITEM_INT,
    ITEM_NONE,
    ITEM_STRING,
    ITEM_TEXT,
    RESULT_CHARACTERS,
)
from engine.inside.records.text import brief_error, brief_repr, brief_why, item_told, traceback_of
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


def test_that_a_traceback_is_told_whole_or_without_its_outermost_frames():
    def inner():
        raise LookupError

    def outer():
        inner()

    with pytest.raises(LookupError) as raised:
        outer()
    own = f"in {inspect.currentframe().f_code.co_name}\n"
    for without, told in [({}, [own, "in outer", "in inner"]), ({"without": 1}, ["in outer", "in inner"])]:
        lines = traceback_of(raised.value, **without)
        assert [each for each in (own, "in outer", "in inner") if each in lines] == told
    assert traceback_of(raised.value, without=9) == "LookupError\n"


def test_that_the_longest_number_that_is_written_out_has_4000_bits():
    longest = (1 << 4_000) - 1
    assert brief_repr(longest) == repr(longest)[:RESULT_CHARACTERS]
    assert brief_repr(longest + 1) == "<int of 4001 bits>"


def test_that_of_a_repr_that_raises_the_text_is_cut_as_well():
    kind = type("X" * 300, (Awkward,), {})
    assert brief_repr(kind(ValueError())) == "<" + "X" * (RESULT_CHARACTERS - 1)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (ValueError("no such thing"), "ValueError: no such thing"),
        (ValueError(), "ValueError"),
        (ValueError("x" * 300), "ValueError: " + "x" * 188),
        (_UntoldError(), "_UntoldError: <no message: its __str__ raised SystemExit>"),
    ],
)
def test_that_why_is_one_line(problem, said):
    assert brief_why(problem) == said


def test_that_of_a_long_traceback_the_end_is_kept_and_of_what_is_longer_still_a_short_one():
    fields = json.loads(brief_error(ValueError("-" * 30_000 + "end")))
    assert (len(fields["traceback"]), fields["traceback"][-4:]) == (20_000, "end\n")
    text = brief_error(ValueError("é" * 30_000 + "end"))
    fields = json.loads(text)
    assert (len(fields["traceback"]), fields["traceback"][-4:]) == (1_000, "end\n")
    assert len(text) <= ERROR_BYTES


def test_that_a_type_of_ones_own_is_told_with_its_module_and_a_long_name_is_cut():
    kind = type("X" * 300, (Exception,), {"__module__": "mine"})
    assert json.loads(brief_error(kind()))["type"] == "mine." + "X" * (RESULT_CHARACTERS - 5)


@pytest.mark.parametrize("number", [0, -1, 2**63 - 1, -(2**63)])
def test_that_a_whole_number_is_told_as_the_item_that_it_was(number):
    (word,) = struct.unpack("=Q", struct.pack("=q", number))
    assert item_told(ITEM_INT, word, b"") == repr(number)


@pytest.mark.parametrize("number", [0.0, -1.5, 1e300, float("inf")])
def test_that_a_double_is_told_as_the_item_that_it_was(number):
    (word,) = struct.unpack("=Q", struct.pack("=d", number))
    assert item_told(ITEM_FLOAT, word, b"") == repr(number)


@pytest.mark.parametrize(("word", "told"), [(0, "None"), (1, "False"), (2, "True"), (3, None), (2**64 - 1, None)])
def test_that_a_constant_is_told_as_the_item_that_it_was(word, told):
    assert item_told(ITEM_CONSTANT, word, b"") == told


def test_that_a_text_is_told_as_an_item_by_its_kind_and_cut():
    assert item_told(ITEM_STRING, 0, "ä'".encode()) == repr("ä'")
    assert item_told(ITEM_TEXT, 0, b"[1, 2]") == "[1, 2]"
    assert item_told(ITEM_TEXT, 0, b"\xff" + b"x" * 300) == "\ufffd" + "x" * (RESULT_CHARACTERS - 1)
    assert item_told(ITEM_STRING, 0, b"x" * 300) == "'" + "x" * (RESULT_CHARACTERS - 1)
    for kind in (ITEM_NONE, ITEM_TEXT + 1):
        assert item_told(kind, 5, b"text") is None
