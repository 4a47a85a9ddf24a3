"""The built-in functions: what holds of every one."""

import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import concern, make_plan
from engine.inside.workloads import workloads

EACH = pytest.mark.parametrize("workload", workloads().values(), ids=workloads())


def harmless(workload, jobs, size):
    """The items that may be called in this process."""
    items = workload.items(jobs, size)
    return [item for item in items if not item[-1]] if workload.identifier == "crashing" else items


@EACH
def test_that_its_function_can_be_pickled_and_it_makes_as_many_items_as_jobs(workload):
    assert pickle.loads(pickle.dumps(workload.function)) is workload.function
    assert [len(workload.items(jobs, 10)) for jobs in (1, 7)] == [1, 7]
    assert all(workload.function(item) is not None for item in harmless(workload, 2, 10))


@EACH
def test_that_its_results_hang_on_jobs_and_size_and_nothing_else(workload):
    first, second = (list(map(workload.function, harmless(workload, 3, 9))) for _ in range(2))
    assert repr(first) == repr(second)
    assert pickle.loads(pickle.dumps(first)) == first


@EACH
def test_that_an_item_that_has_travelled_gives_the_same_result(workload):
    for item in harmless(workload, 3, 9):
        assert workload.function(pickle.loads(pickle.dumps(item))) == workload.function(item)


@EACH
def test_that_no_size_is_too_small(workload):
    items = harmless(workload, 2, 0)
    assert all(workload.function(item) is not None for item in items)


@EACH
@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_that_its_need_grows_with_the_size(workload, one, other):
    small, large = workload.need(min(one, other)), workload.need(max(one, other))
    assert 0 <= small.seconds <= large.seconds
    assert 0 <= small.memory_bytes <= large.memory_bytes
    assert (small.seconds < large.seconds) == (one != other)


@EACH
def test_that_it_is_described_for_people(workload):
    assert workload.title
    assert len(workload.title) <= 16, "it stands in a narrow drop-down"
    assert workload.lesson.endswith(".")
    assert "\n" not in workload.lesson
    assert workload.size_meaning
    assert workload.size_default > 0
    assert workload.jobs_default >= 1


@EACH
def test_that_its_own_load_is_a_matter_of_seconds_and_fits_into_four_gigabytes(workload):
    need = workload.need(workload.size_default)
    assert need.seconds * workload.jobs_default < 10
    assert need.memory_bytes * min(workload.jobs_default, 8) < 4e9
    assert concern(make_plan(strategy="sequential", workload=workload.identifier)) is None


def test_that_the_catalogue_is_by_identifier_and_in_order():
    catalogue = workloads()
    assert [each.identifier for each in catalogue.values()] == list(catalogue)
    positions = [each.position for each in catalogue.values()]
    assert positions == sorted(set(positions))


def test_that_the_whole_catalogue_needs_no_more_than_the_standard_library(pytestconfig):
    # Isolated and without site-packages, as in a Python that has nothing else.
    ask = "import sys; sys.path.insert(0, sys.argv[1]); "
    ask += "from engine.inside.workloads import workloads; print(*workloads())"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", ask, str(pytestconfig.rootpath)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == list(workloads())
