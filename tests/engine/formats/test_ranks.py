"""The places of numbers and texts in their order, against plain sorting."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from engine.formats.ranks import numbers_told, ranks, text_ranks

texts = st.lists(
    st.one_of(
        st.text(st.characters(min_codepoint=1, exclude_categories=["Cs"]), max_size=20),
        st.sampled_from(["a" * 8, "a" * 16, "a" * 17, "a" * 16 + "b", "job 0000000001", "job 0000000012", ""]),
    ),
    max_size=40,
)


def stored(told):
    """Texts as the records have them: one after the other, here with something between."""
    data = [text.encode() for text in told]
    joined = b"".join(each + b"\xff" for each in data)
    lengths = np.array([len(each) for each in data], np.int64)
    return np.frombuffer(joined, np.uint8), np.cumsum(lengths + 1) - lengths - 1, lengths


@given(st.lists(st.integers(-(2**63), 2**63 - 1) | st.integers(-3, 3), max_size=40))
def test_that_numbers_are_told_apart_to_the_last_bit(values):
    places = {value: place for place, value in enumerate(sorted(set(values)))}
    assert ranks(np.array(values, np.int64)).tolist() == [places[value] for value in values]


@given(texts)
@example(["a" * 8, "a" * 8 + "b", "a" * 8])
@example(["b", "a" * 40, "a" * 40, "a" * 39])
def test_that_a_text_has_as_many_before_it_as_are_less(told):
    data = [text.encode() for text in told]
    assert text_ranks(*stored(told)).tolist() == [sum(other < each for other in data) for each in data]


@given(st.lists(st.one_of(st.floats().map(repr), st.integers().map(str), st.text("0123456789.e-+_i ", max_size=6))))
@example(["1" * 40, "2024-01-02", "-inf", "inf", "nan", "-0.0"])
def test_that_what_python_reads_as_a_number_is_one(told):
    found = numbers_told(*stored(told))
    for text, number in zip(told, found.tolist(), strict=True):
        if text[:1] not in tuple("+-.0123456789i"):  # none that a repr begins with
            assert np.isnan(number)
            continue
        try:
            wanted = float(text)
        except ValueError:
            wanted = float("nan")
        assert number == wanted or (np.isnan(number) and np.isnan(wanted))
