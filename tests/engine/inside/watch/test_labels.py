import contextvars
import functools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.watch import labels


class Loud:
    def __repr__(self):
        raise AssertionError("nobody shall ask")

    __str__ = __bool__ = __len__ = __eq__ = __hash__ = __repr__


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (3, "3"),
        (-2.5, "-2.5"),
        ("a", "'a'"),
        (None, "None"),
        ((1,), "(1,)"),
        ([1, [2, [3, [4]]]], "[1, [2, <list>]]"),
        (range(5), "range(0, 5)"),
        (list(range(9)), "[0, 1, 2, 3, … 9 in all]"),
        ({"a": 1}, "{'a': 1}"),
        (np.zeros((3, 4)), "<ndarray (3, 4)>"),
        (1 << 9000, "<int of 9001 bits>"),
        (Loud(), "<Loud>"),
        ([Loud()], "[<Loud>]"),
    ],
)
def test_that_a_value_is_told_without_asking_it(value, told):
    assert labels.brief(value) == told


@given(PLAIN)
def test_that_any_plain_value_has_a_text_of_bounded_length(value):
    assert 0 < len(labels.encoded(labels.brief(value))) <= 4 * labels.TEXT_CHARACTERS


def work(x):
    return x


@pytest.mark.parametrize(
    ("function", "args"),
    [
        (work, (1, 2)),
        (functools.partial(work, 1), (2,)),
        (functools.partial(functools.partial(work, 1), 2), ()),
        (functools.partial(contextvars.copy_context().run, work, 1), (2,)),
    ],
)
def test_that_the_function_is_found_under_what_is_around_it(function, args):
    assert labels.core(function, args) == (work, (1, 2))
    assert labels.text(function, args) == b"1, 2"
    assert labels.name_of(function) == "work"


def test_that_named_arguments_and_functions_within_functions_are_told():
    assert labels.text(work, ("a",), {"b": 2}) == b"'a', b=2"
    assert labels.name_of(lambda: 1).endswith("<lambda>")
    assert "<locals>" not in labels.name_of(lambda: 1)


def test_that_a_fit_of_a_search_tells_its_fold_and_candidate():
    def _fit_and_score(**_):
        pass

    told = labels.text(
        _fit_and_score, (), {"split_progress": (0, 5), "candidate_progress": (3, 6), "parameters": {"C": 0.1}}
    )
    assert told == b"fit, fold 1/5, candidate 4/6, C=0.1"
