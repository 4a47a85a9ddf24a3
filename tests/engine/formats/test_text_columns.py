"""Columns of text: numbers look as Python writes them, whatever stands beside them, and texts stay what they are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.formats import text_columns as columns

WHOLE = st.integers(-(2**62), 2**62) | st.integers(-200_000, 200_000)
POSITIVE = st.integers(0, 2**62) | st.integers(0, 200_000) | st.integers(0, 10**7).map(lambda number: number * 1_000)


def told(column):
    return "".join(columns.rows([column, "\n"], len(column))).split("\n")[:-1]


def each(form):
    return st.lists(form, min_size=1, max_size=20)


@given(numbers=each(WHOLE))
def test_that_whole_numbers_look_as_str_writes_them(numbers):
    assert told(columns.whole(np.array(numbers))) == [str(number) for number in numbers]


@given(numbers=each(st.integers(0, 2**64 - 1)))
def test_that_so_do_those_of_64_bits_without_a_sign(numbers):
    assert told(columns.whole(np.array(numbers, np.uint64))) == [str(number) for number in numbers]


@given(times_ns=each(POSITIVE), sign=st.sampled_from([1, -1]))
def test_that_seconds_are_the_shortest_that_mean_their_double(times_ns, sign):
    told_s = told(columns.seconds(np.array(times_ns) * sign))
    assert told_s == [str(sign * time_ns / 1e9) for time_ns in times_ns]


@given(times_ns=each(POSITIVE))
def test_that_microseconds_are_exact(times_ns):
    told_us = told(columns.microseconds(np.array(times_ns)))
    assert told_us == [f"{time_ns // 1_000}.{time_ns % 1_000:03d}" for time_ns in times_ns]


@given(numbers=each(st.floats()))
def test_that_any_doubles_look_as_repr_writes_them(numbers):
    assert told(columns.reals(np.array(numbers))) == [repr(number) for number in numbers]


@given(texts=each(st.text(st.characters(codec="utf-8", exclude_characters="\n"))), data=st.data())
def test_that_texts_stay_what_they_are_beside_each_other_and_where_others_are_left_out(texts, data):
    count = len(texts)
    where = np.array(data.draw(st.lists(st.booleans(), min_size=count, max_size=count)))
    column = columns.placed(count, np.arange(count), texts)
    assert told(column) == texts
    assert told(columns.beside("<", column, ">")) == [f"<{text}>" for text in texts]
    assert told(columns.only(where, column)) == [
        text if wanted else "" for text, wanted in zip(texts, where, strict=True)
    ]
    assert told(columns.either(where, column, "else")) == [
        text if wanted else "else" for text, wanted in zip(texts, where, strict=True)
    ]
    assert told(columns.chosen(texts, np.arange(count)[::-1])) == texts[::-1]


def test_that_a_long_text_has_a_block_of_its_own():
    long = "b" * 10_000_000  # two rows of it are more than a piece has
    pieces = list(columns.rows([columns.placed(4, np.array([3]), [long]), "\n"], 4))
    assert pieces == ["\n", "\n", "\n", long + "\n"]
