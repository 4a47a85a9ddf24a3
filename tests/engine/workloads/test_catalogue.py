"""The built-in functions: what holds of every one."""

import pickle

import pytest

from engine.workloads import workloads

EACH = pytest.mark.parametrize("workload", workloads().values(), ids=workloads())


@EACH
def test_that_its_function_can_be_pickled_and_it_makes_as_many_items_as_jobs(workload):
    assert pickle.loads(pickle.dumps(workload.function)) is workload.function
    assert [len(workload.items(jobs, 10)) for jobs in (1, 7)] == [1, 7]
    assert all(workload.function(item) is not None for item in workload.items(2, 10))


@EACH
def test_that_its_need_grows_with_the_size(workload):
    small, large = workload.need(1_000), workload.need(1_000_000)
    assert 0 <= small.seconds < large.seconds
    assert 0 <= small.memory_bytes <= large.memory_bytes


@EACH
def test_that_it_is_described_for_people(workload):
    assert workload.title
    assert workload.lesson.endswith(".")
    assert workload.size_meaning
    assert workload.size_default > 0


def test_that_the_catalogue_is_by_identifier_and_in_order():
    catalogue = workloads()
    assert [each.identifier for each in catalogue.values()] == list(catalogue)
    positions = [each.position for each in catalogue.values()]
    assert positions == sorted(set(positions))
