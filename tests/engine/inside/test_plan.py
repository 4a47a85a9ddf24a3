"""The plan and its one validator."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside import limits
from engine.inside import plan as plans
from engine.inside.cores import usable_cores
from engine.inside.limits import Limit
from engine.inside.plan import Plan, concern, make_plan
from engine.inside.plan_fields import JOBS_MOST, SIZE_MOST, WORKERS_MOST
from engine.inside.problem import PlanError
from engine.inside.strategies import start_methods, strategies

RIGHT = st.builds(
    dict,
    strategy=st.sampled_from(["sequential", "pool", "joblib"]),
    workers=st.none() | st.integers(0, WORKERS_MOST),
    jobs=st.integers(1, JOBS_MOST),
    size=st.none() | st.integers(0, SIZE_MOST),
)
ANYTHING = st.one_of(
    st.integers(), st.text(), st.none(), st.booleans(), st.floats(), st.lists(st.integers(), max_size=2)
)
SOMETIMES_RIGHT = st.builds(
    dict,
    strategy=st.sampled_from(list(strategies())) | ANYTHING,
    workers=st.integers(-2, 2_000) | ANYTHING,
    jobs=st.integers(-2, 2_000) | ANYTHING,
    workload=st.just("squares") | ANYTHING,
    size=st.integers(-2, 2_000) | ANYTHING,
    options=st.none()
    | st.dictionaries(st.just("start_method") | st.text(), st.sampled_from(start_methods()) | ANYTHING, max_size=2)
    | ANYTHING,
)


def check_right(plan):
    assert plan.strategy in strategies()
    assert plan.workload == "squares"
    assert 1 <= plan.workers <= WORKERS_MOST
    assert 1 <= plan.jobs <= JOBS_MOST
    assert 0 <= plan.size <= SIZE_MOST
    assert all(type(number) is int for number in (plan.workers, plan.jobs, plan.size))
    assert set(plan.options) <= {option.key for option in strategies()[plan.strategy].options}


def check_sentence(problem):
    sentence = problem.told()
    assert sentence.strip()
    assert sentence.isprintable(), "one line, and nothing in it that controls a terminal"
    assert not sentence.endswith(".")
    assert problem.code not in sentence.split(), "the code itself is no word for people"


@given(SOMETIMES_RIGHT)
def test_that_anything_gives_a_right_plan_or_a_problem_in_one_plain_line(fields):
    try:
        plan = make_plan(**fields)
    except PlanError as error:
        check_sentence(error.problem)
    else:
        check_right(plan)


@given(RIGHT, st.none() | st.sampled_from(start_methods()))
def test_that_a_plan_survives_its_travel_as_json(fields, method):
    options = {"start_method": method} if method and fields["strategy"] == "pool" else {}
    plan = make_plan(**fields, options=options)
    check_right(plan)
    text = plan.to_json()
    assert "\n" not in text
    assert Plan.from_json(text) == plan


@given(st.text() | SOMETIMES_RIGHT.map(json.dumps) | st.recursive(st.none(), st.lists).map(json.dumps))
def test_that_json_of_anything_is_a_right_plan_or_a_value_error(text):
    try:
        plan = Plan.from_json(text)
    except ValueError:
        return
    check_right(plan)


def test_that_a_plan_with_an_unknown_field_is_refused():
    fields = json.loads(make_plan().to_json())
    with pytest.raises(ValueError, match="not a plan"):
        Plan.from_json(json.dumps(fields | {"more": 1}))


def test_that_the_defaults_are_the_tutorials():
    plan = make_plan()
    assert (plan.strategy, plan.workers, plan.jobs, plan.workload, plan.size) == ("pool", 2, 4, "squares", 10_000_000)
    workers = {name: make_plan(strategy=name).workers for name in ("sequential", "process", "pool", "joblib")}
    assert workers == {"sequential": 1, "process": 4, "pool": 2, "joblib": 4}
    assert make_plan(strategy="process", jobs=9).workers == 9


def test_that_zero_workers_are_as_many_as_usable_cores():
    assert make_plan(workers=0).workers == usable_cores()
    assert make_plan(strategy="sequential", workers=0).workers == 1


def test_that_a_plain_loop_has_one_worker_whatever_was_asked_for():
    assert make_plan(strategy="sequential", workers=7).workers == 1
    with pytest.raises(PlanError):
        make_plan(strategy="sequential", workers=-1)


def test_that_the_sequential_plan_has_the_same_tasks():
    plan = make_plan(strategy="pool", jobs=3, size=77, options={"start_method": "spawn"}).sequential()
    assert plan == Plan("sequential", 1, 3, "squares", 77, {})


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"strategy": "none"}, "strategy", "unknown"),
        ({"strategy": ["pool"]}, "strategy", "unknown"),
        ({"workload": "none"}, "workload", "unknown"),
        ({"jobs": 0}, "jobs", "out-of-range"),
        ({"jobs": JOBS_MOST + 1}, "jobs", "out-of-range"),
        ({"jobs": 10**5_000}, "jobs", "out-of-range"),
        ({"jobs": True}, "jobs", "not-whole"),
        ({"jobs": 4.0}, "jobs", "not-whole"),
        ({"jobs": "4"}, "jobs", "not-whole"),
        ({"size": -1}, "size", "out-of-range"),
        ({"size": SIZE_MOST + 1}, "size", "out-of-range"),
        ({"workers": -1}, "workers", "out-of-range"),
        ({"workers": WORKERS_MOST + 1}, "workers", "out-of-range"),
        ({"strategy": "process", "jobs": 1_025}, "workers", "too-many-at-once"),
        ({"options": {"chunk": "1"}}, "options", "unknown-option"),
        ({"strategy": "sequential", "options": {"start_method": "fork"}}, "options", "unknown-option"),
        ({"options": {"start_method": "teleport"}}, "options", "unknown-value"),
        ({"options": {"start_method": ["fork"]}}, "options", "unknown-value"),
        ({"options": ["start_method"]}, "options", "not-options"),
    ],
)
def test_that_what_is_wrong_is_told_by_its_field(fields, field, code):
    with pytest.raises(PlanError) as raised:
        make_plan(**fields)
    assert (raised.value.problem.field, raised.value.problem.code) == (field, code)
    check_sentence(raised.value.problem)


def test_that_as_many_processes_as_may_be_are_no_problem():
    assert make_plan(strategy="process", jobs=WORKERS_MOST).workers == WORKERS_MOST


def test_that_the_tutorials_plans_are_of_no_concern():
    assert [concern(make_plan(strategy=name)) for name in strategies()] == [None] * len(strategies())


def test_that_hours_and_more_memory_than_there_is_are_of_concern(system):
    system(memory=10**10)
    long = concern(make_plan(jobs=JOBS_MOST))
    assert (long.field, long.code) == ("size", "takes-long")
    assert long.values["seconds"] > 3_600
    large = concern(make_plan(strategy="process", workers=WORKERS_MOST, jobs=WORKERS_MOST, size=20_000_000))
    assert (large.field, large.code) == ("size", "takes-memory")
    assert large.values["needed_bytes"] > large.values["machine_bytes"] > 0
    for found in (long, large, long.unbounded(), large.unbounded()):
        check_sentence(found)


@pytest.fixture
def system(monkeypatch):
    """Say what the system lets a run have: ``system(files, processes, memory)``."""

    def say(files=None, processes=None, memory=10**15):
        monkeypatch.setattr(limits, "open_files", lambda: files)
        monkeypatch.setattr(limits, "processes", lambda _wanted: processes)
        monkeypatch.setattr(plans, "memory_bytes", lambda: memory)

    return say


def check_concern(found, code, *, sure):
    assert (found.field, found.code, found.is_sure) == ("workers", code, sure)
    check_sentence(found)
    check_sentence(found.unbounded())


def test_that_more_workers_than_open_files_allow_are_of_concern(system):
    system(files=256)
    assert concern(make_plan(workers=100, size=1)) is None
    check_concern(concern(make_plan(workers=120, size=1)), "too-many-files", sure=False)
    check_concern(concern(make_plan(workers=300, size=1)), "too-many-files", sure=True)
    assert concern(make_plan(workers=concern(make_plan(workers=200, size=1)).values["fitting"], size=1)) is None
    assert concern(make_plan(strategy="threads", workers=200, size=1)) is None
    assert concern(make_plan(strategy="sequential", size=1)) is None


def test_that_more_processes_than_the_system_allows_are_of_concern(system):
    system(processes=Limit(most=100, used=80))
    check_concern(concern(make_plan(workers=15, size=1)), "too-many-processes", sure=False)
    check_concern(concern(make_plan(workers=30, size=1)), "too-many-processes", sure=True)
    assert concern(make_plan(strategy="threads", workers=30, size=1)).code == "too-many-processes"
    told = concern(make_plan(workers=30, size=1)).told()
    assert re.search(r"so 30 workers more do not fit; \d+ workers would, and more if you raise that limit", told)
    system(processes=Limit(most=100, used=100))
    assert (
        concern(make_plan(workers=2, size=1))
        .told()
        .endswith("so not one worker more fits; end other programs, or raise that limit (ulimit -u)")
    )
    system(processes=Limit(most=100, used=80))
    assert concern(make_plan(strategy="sequential", size=1)) is None


def test_that_workers_which_do_not_fit_whatever_the_function_adds_are_of_concern(system, tmp_path):
    system(memory=10**9)
    (tmp_path / "work.py").write_text("def f(x): ...")
    own = {"function": f"{tmp_path / 'work.py'}:f", "jobs": 4}
    assert concern(make_plan(workers=10, **own)) is None
    check_concern(concern(make_plan(workers=500, **own)), "memory-unknown", sure=False)
    assert concern(make_plan(strategy="threads", workers=500, **own)) is None


def test_that_on_windows_those_who_wait_for_their_workers_have_at_most_sixty(monkeypatch):
    monkeypatch.setattr(plans, "_ON_WINDOWS", True)
    for strategy in ("pool", "executor", "joblib"):
        assert make_plan(strategy=strategy, workers=60).workers == 60
        with pytest.raises(PlanError) as raised:
            make_plan(strategy=strategy, workers=61)
        assert (raised.value.problem.field, raised.value.problem.code) == ("workers", "too-many-on-windows")
        check_sentence(raised.value.problem)
    assert make_plan(strategy="process", workers=61).workers == 61
    assert make_plan(strategy="threads", workers=61).workers == 61
    assert make_plan(strategy="joblib", workers=61, options={"backend": "threading"}).workers == 61
    monkeypatch.setattr(plans, "usable_cores", lambda: 96)
    assert make_plan(strategy="pool", workers=0).workers == 60
