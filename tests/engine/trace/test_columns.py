"""Columns that grow together."""

import mmap

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.trace.columns import Columns

BLOCKS = st.lists(st.lists(st.integers(-(2**63), 2**63 - 1), max_size=200), max_size=6)


@given(BLOCKS)
def test_that_all_that_was_added_is_there_in_its_order(blocks):
    columns = Columns(value=np.int64, parity=np.uint8)
    for block in blocks:
        columns.append({"value": np.array(block, np.int64), "parity": np.array([each & 1 for each in block], np.int64)})
    whole = [each for block in blocks for each in block]
    assert columns["value"].tolist() == whole
    assert columns["parity"].tolist() == [each & 1 for each in whole]
    assert len(columns) == len(whole)
    assert [columns.row(at) for at in range(len(whole))] == [{"value": each, "parity": each & 1} for each in whole]


@pytest.mark.parametrize("position", [-1, 0, 1])
def test_that_there_is_no_row_outside(position):
    with pytest.raises(IndexError):
        Columns(value=np.int64).row(position)
    if position:
        with pytest.raises(IndexError):
            Columns.of(value=np.array([7])).row(position)


def pages_of(column):
    """What the memory of a view is of: an mmap, or nobody else's."""
    while isinstance(column, np.ndarray) and column.base is not None:
        column = column.base
    return column.obj if isinstance(column, memoryview) else column


def test_that_large_columns_alone_have_pages_of_their_own_and_hold_what_they_did_before_they_were_large():
    columns = Columns(value=np.int64)
    columns.append({"value": np.arange(1_000)})
    assert isinstance(pages_of(columns["value"]), np.ndarray)
    columns.append({"value": np.arange(1_000, 10_000)})
    assert isinstance(pages_of(columns["value"]), mmap.mmap)
    assert (columns["value"] == np.arange(10_000)).all()


def test_that_rows_that_come_one_by_one_are_seldom_all_copied():
    columns, copies, before = Columns(value=np.int64), 0, None
    for number in range(5_000):
        columns.append({"value": np.array([number])})
        copies += before is not columns._columns["value"]
        before = columns._columns["value"]
    assert copies < 30
    assert len(before) < 5_000 * 1.25 + 1
