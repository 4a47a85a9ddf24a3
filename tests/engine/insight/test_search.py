"""What a person types finds the tasks that it means, and no others."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.facts import FACTS
from engine.inside.records.layout import ROLE_WORKER
from engine.inside.records.log import open_log
from engine.inside.records.reader import Header
from engine.insight.query import Took, terms
from engine.insight.search import ITEMS_MOST, matches
from engine.supervise.sources import FolderSource
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.insight.traces import runs
from tests.engine.trace.cells import batch, cell, header
from tests.engine.trace.watched import watched_run

UNITS = {"ns": 1, "us": 1_000, "µs": 1_000, "μs": 1_000, "ms": 10**6, "s": 10**9, "min": 60 * 10**9, "h": 3_600 * 10**9}
RELATIONS = {
    ">": lambda took, limit: took > limit,
    ">=": lambda took, limit: took >= limit,
    "≥": lambda took, limit: took >= limit,
    "<": lambda took, limit: took < limit,
    "<=": lambda took, limit: took <= limit,
    "≤": lambda took, limit: took <= limit,
}
NUMBERS = st.integers(0, 50)


def worker_is(run, task, **wanted):
    """Whether the task's span is on a lane whose header has one of these values."""
    span = run.trace.span_of(task)
    return span is not None and any(
        getattr(run.trace.lanes[span.lane].header, name) == value for name, value in wanted.items()
    )


def took_fits(run, task, relation, limit_ns):
    span = run.trace.span_of(task)
    return span is not None and span.ended_ns > 0 and RELATIONS[relation](span.ended_ns - span.started_ns, limit_ns)


def on_worker(run, task, number):
    span = run.trace.span_of(task)
    return span is not None and span.lane == number - 1


@st.composite
def asked(draw):
    """A word or two as they are typed, and what they mean, task by task."""
    number = draw(NUMBERS)
    match draw(st.sampled_from(["number", "job", "pid", "worker", "state", "took"])):
        case "number":
            return f"{number}", lambda run, task: task == number - 1 or worker_is(run, task, pid=number, thread=number)
        case "job":
            form = draw(st.sampled_from(["job {}", "job:{}", "#{}", "# {}", "Job {}", "task {}", "job #{}", "job{}"]))
            return form.format(number), lambda run, task: task == number - 1
        case "pid":
            form = draw(st.sampled_from(["pid {}", "pid:{}", "PID {}", "pid: {}", "thread {}"]))
            return form.format(number), lambda run, task: worker_is(run, task, pid=number, thread=number)
        case "worker":
            number = draw(st.integers(0, 5))
            form = draw(st.sampled_from(["worker {}", "worker:{}", "Worker {}"]))
            return form.format(number), lambda run, task: on_worker(run, task, number)
        case "state":
            state = draw(st.sampled_from(State))
            name = state.name.lower()[: draw(st.integers(1, 9))]
            return draw(st.sampled_from([name, name.upper()])), lambda run, task: run.trace.state[task] == state
    relation, unit = draw(st.sampled_from([*RELATIONS])), draw(st.sampled_from([*UNITS]))
    amount = draw(st.integers(0, 12))
    between = draw(st.sampled_from(["", " "]))
    return (
        f"{relation}{between}{amount}{between}{unit}",
        lambda run, task: took_fits(run, task, relation, amount * UNITS[unit]),
    )


@given(runs(), st.lists(asked(), min_size=1, max_size=3))
def test_that_exactly_those_tasks_are_found_that_fit_every_word(run, words_asked):
    query = " ".join(word for word, _ in words_asked)
    found = matches(run, query)
    assert found.problem is None
    assert found.tasks.dtype == np.int32
    assert found.tasks.tolist() == [
        task for task in range(run.trace.jobs) if all(means(run, task) for _, means in words_asked)
    ]


FACT_QUERIES = {"": 1, "ns": 1, "us": 10**3, "ms": 10**6, "s": 10**9}


@given(
    runs(), st.sampled_from(FACTS), st.sampled_from([*RELATIONS]), st.integers(0, 12), st.sampled_from([*FACT_QUERIES])
)
def test_that_exactly_those_tasks_are_found_whose_fact_fits(run, asked, relation, amount, unit):
    unit = unit if asked.unit == "ns" else ""
    scale = {"ns": 10**9}.get(asked.unit, 1) if not unit else FACT_QUERIES[unit]
    found = matches(run, f"{asked.key}{relation}{amount}{unit}")
    numbers = {span.task: span.fact(asked.key) for span in run.trace.spans()}
    expected = [
        task
        for task in range(run.trace.jobs)
        if (number := numbers.get(task)) is not None and RELATIONS[relation](number, amount * scale)
    ]
    assert (found.problem, found.tasks.tolist()) == (None, expected)


@pytest.mark.parametrize(("query", "tasks"), [
    ("cpu>0.5", [1]), ("cpu>=500ms", [0, 1]), ("cpu<1 min", [0, 1]), ("faults>2", [1]), ("faults>=0", [0, 1]),
    ("inner_cpu>0", [1]), ("cpu > 0.5 faults>3", []),
])  # fmt: skip
def test_that_facts_are_asked_for_in_their_units(query, tasks):
    run = Run(make_plan(strategy="pool", jobs=3, workers=1))
    half, more = cell(0, 1, 10**9, 5 * 10**8 + 1), cell(1, 2 * 10**9, 3 * 10**9, 4 * 10**8 + 1, facts=[2 * 10**8, 3])
    run.trace.extend(run.trace.lane(header()), half + more + cell(2, 4 * 10**9, 4 * 10**9 + 9), b"")
    assert matches(run, query).tasks.tolist() == tasks


def test_that_items_are_searched_by_what_they_are_shown_as(tmp_path):
    record = open_log(str(tmp_path), ROLE_WORKER)[0](repr)
    for index, item in enumerate(["A long name.png", 17, 0.5, "b.PNG", [1, "c.png"], None]):
        record((index, item))
    run, reader = Run(make_plan(strategy="pool", jobs=7, workers=1)), FolderSource(str(tmp_path))
    run.apply(batch(list(reader.blocks())))
    for query, tasks in (
        ("item:png", [0, 3, 4]),
        ('item:"long name" item:a', [0]),
        ("item:17", [1]),
        ("item:.5", [2]),
        ("item:none", [5]),
        ("item:png job 4", [3]),
        ("item:nowhere", []),
        ('item:""', [*range(6)]),
    ):
        assert matches(run, query, reader).tasks.tolist() == tasks, query
    assert matches(run, "item:png").tasks.tolist() == []


def test_that_the_items_of_more_tasks_than_one_waits_for_are_not_read_and_it_is_said():
    found = matches(Run(make_plan(strategy="pool", jobs=ITEMS_MOST + 1, workers=1)), "item:a")
    assert found.tasks.tolist() == []
    assert "20,000" in found.problem.told()


@given(st.text())
def test_that_anything_may_be_typed(text):
    found = matches(Run(make_plan(strategy="pool", jobs=3, workers=1)), text)
    assert found.problem is None or len(found.tasks) == 0
    if found.problem is not None:
        assert "\n" not in found.problem.told()


@pytest.mark.parametrize(
    ("query", "unclear"),
    [
        ("nonsense", "nonsense"),
        ("done nonsense", "nonsense"),
        ("done 12x", "12x"),
        ("job", "job"),
        ("job seven", "job seven"),
        (">5", ">5"),
        ("> ms", "> ms"),
        ("5ms", "5ms"),
        ("1,00", "1,00"),
        ("-3", "-3"),
        ("cpu>5kb", "cpu>5kb"),
        ("faults>5ms", "faults>5ms"),
        ("cpu", "cpu"),
        ("item:", "item:"),
    ],
)
def test_that_what_cannot_be_understood_is_named_in_a_sentence_with_what_can(query, unclear):
    run = Run(make_plan(strategy="pool", jobs=200, workers=1))
    found = matches(run, query)
    assert found.tasks.tolist() == []
    said = found.problem.told()
    assert f"“{unclear}”" in said
    assert "job 17" in said


@pytest.mark.parametrize("query", ["1,000", "job 1,000", "#1'000", "1_000", "１０００", "  1000  "])
def test_that_thousands_may_be_separated(query):
    assert matches(Run(make_plan(strategy="pool", jobs=2_000, workers=1)), query).tasks.tolist() == [999]


@pytest.mark.parametrize("query", ["9" * 5_000, "job 999999999999999999999", "worker 99999999999999999999", "pid 0"])
def test_that_a_number_too_great_for_anything_fits_no_task(query):
    found = matches(Run(make_plan(strategy="pool", jobs=5, workers=1)), query)
    assert (found.tasks.tolist(), found.problem) == ([], None)


def test_that_there_is_no_worker_zero():
    run = Run(make_plan(strategy="pool", jobs=5, workers=1))
    run.trace.extend(run.trace.lane(header()), cell(0), b"")
    assert matches(run, "worker 0").tasks.tolist() == []


@pytest.mark.parametrize(
    ("typed", "least_ns", "most_ns"),
    [
        (">1s", 10**9 + 1, 2**63 - 1),
        (">=1.5 µs", 1_500, 2**63 - 1),
        ("<1.5ns", 0, 1),
        ("<=1.5ns", 0, 1),
        (">1.5ns", 2, 2**63 - 1),
        (">=1.5ns", 2, 2**63 - 1),
        ("≤2,000 ms", 0, 2 * 10**9),
        ("<0s", 0, -1),
        (">9999999999999999h", 2**63 - 1, 2**63 - 1),
    ],
)
def test_that_a_limit_is_kept_to_the_nanosecond(typed, least_ns, most_ns):
    assert terms(typed) == ([Took(least_ns, most_ns)], "")


def test_that_nothing_typed_finds_nothing_and_is_no_problem():
    found = matches(Run(make_plan(strategy="pool", jobs=5, workers=1)), "  ")
    assert (found.tasks.tolist(), found.problem) == ([], None)


def test_that_a_million_tasks_are_searched_in_the_time_of_a_few_frames():
    jobs = 1_000_000
    run = Run(make_plan(strategy="pool", jobs=4, workers=1))
    run.trace = type(run.trace)(jobs)
    lane = run.trace.lane(Header("1", "h", 4711, 0, 4711, 0, 0, 0, 1))
    started_ns = np.arange(jobs, dtype=np.int64) * 2_000 + 1
    lane.append(
        {
            "task": np.random.default_rng(1).permutation(jobs),
            "started_ns": started_ns,
            "took_ns": started_ns % 1_999,
            "cell": np.arange(jobs),
        },
        np.zeros(0, np.intp),
    )
    began_s = time.process_time()
    found = matches(run, ">1µs worker 1 waiting")
    assert time.process_time() - began_s < 1.0  # a tenth of it on a quick machine
    assert len(found.tasks) == np.count_nonzero(started_ns % 1_999 > 1_000)


@pytest.mark.parametrize(
    ("query", "tasks"),
    [
        ("call 1", [0, 1, 2, 3]), ("call:2", [4, 5]), ("call 3", []), ("call 0", []), ("function FIT", [0, 1, 2, 3]),
        ("function:gro", [4, 5]), ("function nobody", []), ("level 0", [0, 1, 2]), ("level:1", [4]), ("level 2", [5]),
        ("worker 1", [0, 1, 4, 5]), ("worker 2", [2]), ("call 1 error", [1]), ("function grow level 2", [5]),
    ],
)  # fmt: skip
def test_that_calls_functions_and_levels_are_found(query, tasks):
    run = watched_run()
    # A container comes before what it carries.
    assert [run.trace.tasks.is_one_container(task) for task in range(6)] == [False] * 4 + [True, False]
    assert matches(run, query).tasks.tolist() == tasks


def test_that_all_tasks_of_a_plan_are_of_its_one_call():
    run = Run(make_plan(strategy="pool", jobs=3, workers=1))
    found = [matches(run, query).tasks.tolist() for query in ("call 1", "function squares", "call 2", "level 0")]
    assert found == [[0, 1, 2], [0, 1, 2], [], []]
