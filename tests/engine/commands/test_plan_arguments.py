"""The arguments that make a plan."""

import argparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.commands import plan_arguments
from engine.inside import limits
from engine.inside.plan import Plan
from engine.inside.problem import PlanError


def parsed(*arguments):
    parser = argparse.ArgumentParser(exit_on_error=False)
    plan_arguments.add_strategy(parser)
    plan_arguments.add_load(parser)
    return parser.parse_args(arguments)


def plan_of(*arguments):
    found = parsed(*arguments)
    return plan_arguments.plan_of(found, found.strategy)


def test_that_nothing_said_is_the_tutorial():
    assert plan_of() == Plan("pool", 2, 4, "squares", 10_000_000, {})
    assert plan_arguments.timeout_of(parsed()) is None


def test_that_all_that_is_said_is_in_the_plan():
    plan = plan_of(
        "--strategy", "process", "--jobs", "6", "--workers", "3", "--size", "9", "--workload", "squares",
        "--option", "start_method=spawn",
    )  # fmt: skip
    assert plan == Plan("process", 3, 6, "squares", 9, {"start_method": "spawn"})


@given(st.text(), st.text(), st.text())
def test_that_any_words_give_a_plan_or_a_problem(jobs, workers, size):
    try:
        plan = plan_of(f"--jobs={jobs}", f"--workers={workers}", f"--size={size}")
    except PlanError:
        return
    assert (plan.jobs, plan.size) == (int(jobs), int(size))


def test_that_a_plan_of_hours_needs_a_time_out():
    long = ("--size", "2000000000", "--jobs", "1000")
    with pytest.raises(PlanError) as raised:
        plan_of(*long)
    assert raised.value.problem.code in ("takes-long-unbounded", "takes-memory-unbounded")
    assert plan_of(*long, "--timeout", "5").size == 2_000_000_000
    assert plan_arguments.timeout_of(parsed("--timeout", "2.5")) == 2.5


def test_that_too_many_workers_need_a_time_out_and_surely_too_many_are_refused(monkeypatch):
    monkeypatch.setattr(limits, "open_files", lambda: 256)
    with pytest.raises(PlanError) as raised:
        plan_of("--workers", "120", "--size", "1")
    assert raised.value.problem.code == "too-many-files-unbounded"
    assert plan_of("--workers", "120", "--size", "1", "--timeout", "5").workers == 120
    with pytest.raises(PlanError) as raised:
        plan_of("--workers", "300", "--size", "1", "--timeout", "5")
    assert raised.value.problem.code == "too-many-files"
