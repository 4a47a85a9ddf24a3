"""Versions are compared before anything travels."""

import sys

import pytest

from engine.inside.cluster.versions import check, check_ray
from engine.inside.problem import PlanError

OURS = ".".join(map(str, sys.version_info[:2]))


def told(python=f"{OURS}.1.final.0", dask="2026.8.0"):
    return {"host": {"python": python}, "packages": {"distributed": dask}}


def test_that_what_is_the_same_may_differ_in_its_smallest_part():
    check("distributed", "2026.8.0", told("3.9.1"), {"a": told(), "b": told(f"{OURS}.77")})
    check("distributed", "2026.8.0", {}, {})


def test_that_another_python_of_a_worker_is_refused_by_both_names():
    with pytest.raises(PlanError) as caught:
        check("distributed", "2026.8.0", told(), {"a": told(), "b": told("3.99.1.final.0")})
    assert caught.value.problem.values == {"count": 1, "workers": 2, "there": "3.99", "here": OURS}


@pytest.mark.parametrize("workers", [{}, {"a": told(dask="2025.2.0")}])
def test_that_another_engine_is_refused_wherever_it_is(workers):
    scheduler = told() if workers else told(dask="2025.2.0")
    with pytest.raises(PlanError) as caught:
        check("distributed", "2026.8.0", scheduler, workers)
    assert (caught.value.problem.code, caught.value.problem.there) == ("other-engine", "2025.2.0")


@pytest.mark.parametrize(
    ("ray", "python", "code"), [("2.9.0", OURS, "other-engine"), ("2.60.0", "3.99", "other-python")]
)
def test_that_what_ray_says_of_other_versions_is_told_as_such(ray, python, code):
    why = (
        f"Version mismatch: The cluster was started with:\n    Ray: {ray}\n    Python: {python}.1\n"
        f"This process on Ray Client was started with:\n    Ray: 2.60.0\n    Python: {OURS}.1\n"
    )
    with pytest.raises(PlanError) as caught:
        check_ray(why, "2.60.0")
    assert caught.value.problem.code == code
    check_ray("Connection refused", "2.60.0")


def test_that_a_cluster_that_cannot_read_what_this_ray_has_sent_is_told_to_have_another():
    why = "Initialization failure from server:\nTraceback (most recent call last):\n  File …\n"
    with pytest.raises(PlanError) as caught:
        check_ray(f"{why}AttributeError: 'JobConfig' object has no attribute '_disable_job_level_lineage'\n", "2.55.0")
    assert caught.value.problem.told() == (
        "The cluster has another ray than this Python's 2.55.0; use a Python with the cluster's version"
    )
    check_ray(f"{why}RuntimeError: Starting Ray client server failed.\n", "2.55.0")
