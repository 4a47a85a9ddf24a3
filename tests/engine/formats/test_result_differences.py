"""Whether two runs gave the same results: held against the obvious slow way."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats import result_differences
from engine.formats.result_differences import Returned, differing
from engine.formats.results import Results
from engine.formats.run_file import saved
from engine.inside.records.layout import KIND_ERROR
from engine.trace.lane import State
from engine.trace.trace import Trace
from tests.engine.formats.forging import ERROR
from tests.engine.supervise.driving import driver
from tests.engine.trace.cells import cell, header

UNKNOWN = object()
RESULTS = st.one_of(
    st.integers(0, 2**64 - 1), st.integers(0, 3), st.sampled_from([b"", b"'a'", b"0", b"1", "'é'".encode(), b"\xff"]),
    st.just(UNKNOWN),
)  # fmt: skip


def returned(jobs, lanes):
    """A run's results; ``lanes`` are pairs of a task and its result (int, bytes of a text, ERROR), by worker."""
    trace = Trace(jobs)
    at, lengths, texts, values = [], [], [], []
    place = 0
    for number, tasks in enumerate(lanes):
        lane = trace.lane(header(f"{number}.records", number + 1))
        cells = b"".join(
            cell(task, 2 * when + 1, 2 * when + 2, kind=KIND_ERROR if result is ERROR else 0)
            for when, (task, result) in enumerate(tasks)
        )
        trace.extend(lane, cells, b"")
        for _, result in tasks:
            if isinstance(result, int):
                values.append(result)
            else:
                at.append(place)
                lengths.append(0 if result is UNKNOWN else len(result) + 1)
                texts.append(b"" if result is UNKNOWN else result)
            place += 1
    assert trace.garbled == 0
    results = Results(
        np.array(at, np.int64), np.array(lengths, np.int64), np.frombuffer(b"".join(texts), np.uint8),
        np.array(values, np.uint64),
    )  # fmt: skip
    return Returned.of(trace, results)


@st.composite
def results_by_task(draw, jobs):
    return {task: draw(RESULTS) for task in range(jobs)}


@st.composite
def spread(draw, results):
    """Its tasks on some workers, in any order; some not run at all, some failed."""
    lanes = [[] for _ in range(draw(st.integers(1, 3)))]
    for task in draw(st.permutations(sorted(results))):
        what = draw(st.sampled_from(["done"] * 6 + ["failed", "absent"]))
        if what != "absent":
            draw(st.sampled_from(lanes)).append((task, ERROR if what == "failed" else results[task]))
    return lanes


def slowly(lanes, other_lanes):
    def written(result):
        return b"%d" % result if isinstance(result, int) else result

    first, second = (
        {task: written(result) for lane in each for task, result in lane if result is not ERROR}
        for each in (lanes, other_lanes)
    )
    both = sorted(first.keys() & second.keys())
    unlike = (t for t in both if UNKNOWN not in (first[t], second[t]) and first[t] != second[t])
    return next(unlike, None)


@pytest.fixture(params=[None, (3, 4)], ids=["at once", "in many parts"])
def parts(request, monkeypatch):
    if request.param is not None:
        monkeypatch.setattr(result_differences, "_TASKS_AT_ONCE", request.param[0])
        monkeypatch.setattr(result_differences, "_TEXTS_AT_ONCE_BYTES", request.param[1])


@given(data=st.data(), jobs=st.integers(1, 20))
def _as_slowly(data, jobs):
    results = data.draw(results_by_task(jobs))
    changed = {task: data.draw(RESULTS) for task in data.draw(st.sets(st.sampled_from(range(jobs)), max_size=2))}
    lanes, other_lanes = data.draw(spread(results)), data.draw(spread(results | changed))
    one, other = returned(jobs, lanes), returned(jobs, other_lanes)
    assert differing(one, other) == differing(other, one) == slowly(lanes, other_lanes)
    assert differing(one, one) is None


def test_that_it_finds_what_the_slow_way_finds_whatever_worker_ran_which_task(parts):
    _as_slowly()


def test_that_a_task_that_failed_in_one_run_is_no_other_result():
    done, failed = returned(2, [[(0, 1), (1, 5)]]), returned(2, [[(1, 5)], [(0, ERROR)]])
    assert differing(done, failed) is None
    assert differing(failed, returned(2, [[(0, 1), (1, 6)]])) == 1


def test_that_a_number_and_a_text_that_reads_the_same_are_the_same_result():
    assert differing(returned(1, [[(0, 12)]]), returned(1, [[(0, b"12")]])) is None
    assert differing(returned(1, [[(0, 12)]]), returned(1, [[(0, b"'12'")]])) == 0


def test_that_objects_of_which_only_the_address_shows_are_the_same_result():
    one = returned(3, [[(0, b"<own.Box object at 0x7f0a12>"), (1, b"[<f at 0x1>, <f at 0x2>]"), (2, b"'x'")]])
    other = returned(3, [[(0, b"<own.Box object at 0x00AB>"), (1, b"[<f at 0x3>, <f at 0x55>]"), (2, b"'x'")]])
    assert differing(one, other) is None
    third = returned(3, [[(0, b"<own.Box object at 0x7f0a12>"), (1, b"[<f at 0x1>, <g at 0x2>]"), (2, b"'x'")]])
    assert differing(one, third) == 1
    assert differing(other, returned(3, [[(0, b"<own.Lid object at 0x00AB>"), (2, b"'y'")]])) == 0
    assert differing(other, returned(3, [[(0, b"<own.Box object at 0x7>"), (2, b"'y'")]])) == 2


def test_that_runs_without_tasks_do_not_differ():
    assert differing(returned(0, []), returned(0, [])) is None
    assert differing(returned(3, []), returned(3, [[(0, 1)]])) is None


def shuffled(jobs, results_in_order):
    """As many tasks as wanted on two workers, in an order of their own."""
    order = np.random.default_rng(jobs).permutation(jobs)
    trace = Trace(jobs)
    for number, tasks in enumerate(np.array_split(order, 2)):
        at = np.arange(len(tasks))
        rows = {"task": tasks, "started_ns": 2 * at, "took_ns": np.ones_like(at), "cell": at}
        trace.lane(header(f"{number}.records", number + 1)).append(rows, np.zeros(0, np.intp))
    trace.state[:] = State.DONE
    return Returned.of(trace, results_in_order(order))


def numbers(order):
    none = np.zeros(0, np.int64)
    return Results(none, none, none.astype(np.uint8), order.astype(np.uint64))


def texts(order):
    text = b"".join(b"'result %013d'" % task for task in order.tolist())
    lengths = np.full(len(order), 22 + 1, np.int64)
    return Results(np.arange(len(order)), lengths, np.frombuffer(text, np.uint8), np.zeros(0, np.uint64))


@pytest.mark.parametrize(("kind", "most_s"), [(numbers, 1.0), (texts, 5.0)])
def test_that_a_million_results_are_compared_in_no_time(kind, most_s):
    jobs = 1_000_000
    one = shuffled(jobs, kind)
    trace = Trace(jobs)
    lane = trace.lane(header())
    at = np.arange(jobs)
    rows = {"task": at, "started_ns": 2 * at, "took_ns": np.ones_like(at), "cell": at}
    lane.append(rows, np.zeros(0, np.intp))
    other = Returned.of(trace, kind(at))
    began_s = time.process_time()
    assert differing(one, other) is None
    assert time.process_time() - began_s < most_s
    changed = at.copy()
    changed[-1] = 0
    assert differing(one, Returned.of(trace, kind(changed))) == jobs - 1


OWN = """
import os
def work(item):
    return [item] if item % 2 else item
def telling_at_seven(item):
    return os.getpid() if item == 7 else work(item)
"""


def test_that_real_runs_of_other_strategies_give_the_same_results_and_other_ones_where_they_do(tmp_path):
    path = tmp_path / "own.py"
    path.write_text(OWN)
    found = {}
    for strategy in ("sequential", "pool", "threads"):
        for name in ("work", "telling_at_seven"):
            with driver() as driven:
                driven.start(strategy=strategy, function=f"{path}:{name}", items="range:0:100")
                run = driven.to_the_end()
                records = saved(run, driven.supervisor.reader).records
                found[strategy, name] = Returned.of(run.trace, records.results)
    assert differing(found["sequential", "work"], found["pool", "work"]) is None
    assert differing(found["threads", "work"], found["pool", "work"]) is None
    assert differing(found["sequential", "telling_at_seven"], found["pool", "telling_at_seven"]) == 7
    assert differing(found["threads", "work"], found["pool", "telling_at_seven"]) == 7
