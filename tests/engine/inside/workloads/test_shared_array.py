"""Jobs that each need a part of one large NumPy array."""

import sys

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.workloads.shared_array import WORKLOAD, shared_array


@given(st.integers(1, 20), st.integers(0, 500))
def test_that_the_parts_make_the_whole(jobs, size):
    assert sum(shared_array(item) for item in WORKLOAD.items(jobs, size)) == sum(range(size))


def test_that_all_items_have_the_one_same_array():
    items = WORKLOAD.items(5, 100)
    assert len({id(array) for array, _, _ in items}) == 1
    assert [part for _, part, _ in items] == list(range(5))


def test_that_it_is_of_eighty_megabytes_by_default():
    ((array, _, _),) = WORKLOAD.items(1, 1_000)
    assert array.itemsize * WORKLOAD.size_default == 80_000_000


def test_that_the_result_is_an_int_of_python_even_from_a_file(tmp_path):
    ((array, part, parts),) = WORKLOAD.items(1, 1_000)
    array.tofile(tmp_path / "array")
    mapped = numpy.memmap(tmp_path / "array", dtype=array.dtype, mode="r")
    result = shared_array((mapped, part, parts))
    assert (type(result), result) == (int, 499_500)


def test_that_without_numpy_there_are_no_items(monkeypatch):
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(ImportError):
        WORKLOAD.items(1, 1)
