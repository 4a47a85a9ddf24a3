"""Columns that grow together."""

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
    if whole:
        assert columns.row(len(whole) - 1) == {"value": whole[-1], "parity": whole[-1] & 1}


@pytest.mark.parametrize("position", [-1, 0, 1])
def test_that_there_is_no_row_outside(position):
    with pytest.raises(IndexError):
        Columns(value=np.int64).row(position)
