"""Pieces of a script: values as they are written in Python."""

import ast

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.code import keywords, literal


@given(value=st.text(st.characters()) | st.integers() | st.just("\ud800\udcff"))
def test_that_what_is_written_is_read_by_python_as_the_same(value):
    assert ast.literal_eval(literal(value)) == value
    assert literal(value).isprintable()


def test_that_it_is_written_as_a_person_would():
    assert [literal(value) for value in ("fork", 4, 1_000, 10_000, -10_000_000)] == [
        '"fork"', "4", "1000", "10_000", "-10_000_000",
    ]  # fmt: skip
    assert keywords({"processes": 2, "maxtasksperchild": None, "backend": "loky"}) == 'processes=2, backend="loky"'
    assert keywords({}) == ""
