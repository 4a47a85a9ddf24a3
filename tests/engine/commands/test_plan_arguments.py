"""The arguments that make a plan."""

import argparse
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.commands import plan_arguments
from engine.inside import limits
from engine.inside.plan import Plan, make_plan
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


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.py"
    path.write_text("def work(*parts): return parts")
    return f"{path}:work"


def lines_given(data):
    return io.TextIOWrapper(io.BytesIO(data), encoding="ascii")


@pytest.mark.parametrize(
    ("data", "items"), [(b"a\nb\r\n", '["a", "b"]'), ("\ufeffä b".encode(), '["\\u00e4 b"]'), (b"\n", '[""]')]
)
def test_that_a_dash_is_the_lines_of_standard_input_which_is_read_once(own, monkeypatch, data, items):
    monkeypatch.setattr("sys.stdin", lines_given(data))
    found = parsed("--function", own, "--items", "-")
    assert {plan_arguments.plan_of(found, strategy).items for strategy in ("pool", "process")} == {items}


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "no-items"), (b"\xff", "input-unreadable"), (b"x" * 17_000_000, "too-much-input")]
)
def test_that_input_that_cannot_be_taken_is_refused_in_a_sentence(own, monkeypatch, data, code):
    monkeypatch.setattr("sys.stdin", lines_given(data))
    with pytest.raises(PlanError) as raised:
        plan_of("--function", own, "--items", "-")
    assert raised.value.problem.code == code
    assert raised.value.problem.told()


@pytest.mark.parametrize("verb", [("run",), ("compare",), ("advise",), ("sweep", "--workers", "1,2")])
@pytest.mark.parametrize(
    ("data", "code"), [(b"a\n\xff\n", "input-unreadable"), (b"x" * 16_500_000 + b"\nthe rest\n", "too-much-input")]
)
def test_that_each_verb_refuses_such_input_and_runs_no_rest_of_it(own, monkeypatch, say, verb, data, code):
    with pytest.raises(PlanError) as raised:
        plan_arguments.items_of_lines(lines_given(data))
    assert raised.value.problem.code == code
    monkeypatch.setattr("sys.stdin", lines_given(data))
    said = say(*verb, "--function", own, "--items", "-")
    assert (said.status, said.out, said.err) == (2, "", f"parallelogram: {raised.value.problem.told()}.\n")


def test_that_a_program_without_standard_input_says_that_there_are_no_items(own, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(PlanError) as raised:
        plan_of("--function", own, "--items", "-")
    assert raised.value.problem.code == "no-items"


def test_that_the_parts_of_an_item_need_a_function_of_ones_own(own):
    assert plan_of("--function", own, "--star").star
    assert not plan_of("--function", own).star
    with pytest.raises(PlanError) as raised:
        plan_of("--star")
    assert raised.value.problem.code == "star-of-nothing"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"workload": "tiny", "jobs": 7, "size": 3},
        {"function": f"{__file__}:test_that_it_is", "items": "range:0:9", "keep_going": True, "task_timeout_s": 2.5},
        {"function": f"{__file__}:test_that_it_is", "items": '["a b", "-c"]', "arguments": ("--deep", "two words")},
    ],
)
def test_that_the_arguments_of_a_plan_ask_for_its_jobs(fields):
    plan = make_plan(strategy="sequential", **fields)
    found = parsed(*plan_arguments.arguments_of(plan))
    assert plan_arguments.plan_of(found, "sequential") == plan
