"""The size that fits a machine with little memory."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.fitting import fitting_size
from engine.inside import plan as plans
from engine.inside.plan import concern, make_plan
from engine.inside.plan_fields import SIZE_MOST
from engine.inside.strategies import strategies
from engine.inside.workloads import workloads

GB = 1 << 30


@pytest.fixture
def memory(monkeypatch):
    """Say how much memory the machine has."""
    return lambda count: monkeypatch.setattr(plans, "memory_bytes", lambda: count)


def test_that_the_tutorials_comparison_is_made_smaller_for_a_gigabyte_and_not_for_four(memory):
    tutorial = [make_plan(strategy=name) for name in strategies()]
    memory(GB)
    assert any(concern(plan) is not None for plan in tutorial)
    size = fitting_size(tutorial)
    assert size == 2_000_000
    assert [concern(dataclasses.replace(plan, size=size)) for plan in tutorial] == [None] * len(tutorial)
    memory(4 * GB)
    assert fitting_size(tutorial) is None


@pytest.mark.parametrize("workload", workloads())
def test_that_every_workload_has_a_size_that_fits(workload, memory):
    memory(GB)
    plan = make_plan(strategy="process", workload=workload, jobs=4)
    size = fitting_size([plan])
    assert size is None or 0 < size < plan.size
    assert concern(dataclasses.replace(plan, size=size or plan.size)) is None


def test_that_no_size_helps_where_the_workers_alone_are_too_many_and_none_is_needed_where_nobody_knows(
    memory, tmp_path
):
    (tmp_path / "work.py").write_text("def f(x): ...")
    own = make_plan(function=f"{tmp_path / 'work.py'}:f")
    memory(GB // 64)
    assert fitting_size([make_plan()]) is fitting_size([own]) is fitting_size([]) is None
    memory(0)
    assert fitting_size([make_plan(size=SIZE_MOST)]) is None


@given(st.integers(8, 64).map(lambda parts: parts * GB // 16), st.integers(1, 8))
def test_that_more_memory_never_means_a_smaller_size(count, jobs):
    def size(available):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(plans, "memory_bytes", lambda: available)
            plan = make_plan(strategy="process", jobs=jobs)
            return fitting_size([plan]) or plan.size

    assert size(count) <= size(2 * count)
