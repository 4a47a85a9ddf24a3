"""Which part of a value does not pickle."""

import pickle
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.pickling import unpicklable_part

VALUES = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
)


class Holder:
    def __init__(self, **held):
        self.__dict__.update(held)


def part_of(value):
    return unpicklable_part(value, pickle.dumps, "item")


@given(VALUES)
def test_that_all_of_plain_data_pickles(value):
    assert part_of(value) is None


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (threading.Lock(), "item"),
        ([1, threading.Lock()], "item[1]"),
        ((threading.Lock(),), "item[0]"),
        ({"a": 1, "b": threading.Lock()}, "item['b']"),
        (Holder(fine=1, lock=threading.Lock()), "item.lock"),
        (Holder(deep={"a": [Holder(lock=threading.Lock())]}), "item.deep['a'][0].lock"),
        (lambda: 1, "item"),
        ({threading.Lock(): 1}, "item"),
        ({threading.Lock()}, "item"),
    ],
)
def test_that_the_innermost_part_is_named(value, where):
    name, why = part_of(value)
    assert name == where
    assert why


def test_that_what_holds_itself_has_an_end():
    value = [threading.Lock()]
    value.insert(0, value)
    name, _ = part_of(value)
    assert name.startswith("item[")
    held = Holder(lock=threading.Lock())
    held.me = held
    assert part_of(held)[0] == "item.lock"


def test_that_a_very_deep_value_has_an_end():
    value = threading.Lock()
    for _ in range(50):
        value = [value]
    assert part_of(value)[0] == "item" + "[0]" * 6


class Exits:
    def __reduce__(self):
        raise SystemExit(3)


class HasNoDict:
    __slots__ = ()

    def __reduce__(self):
        raise RuntimeError("no\nway")

    def __getattr__(self, name):
        raise AssertionError(name)


def test_that_whatever_pickling_raises_is_told():
    assert part_of([Exits()]) == ("item[0]", "SystemExit: 3")


def test_that_a_value_without_attributes_is_named_as_a_whole():
    with pytest.raises(AssertionError):
        HasNoDict().anything  # noqa: B018 - that it is as nasty as meant
    assert part_of(HasNoDict()) == ("item", "RuntimeError: no\nway")
