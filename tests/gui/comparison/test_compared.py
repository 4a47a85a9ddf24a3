"""The runs that are compared: what they are called, in what order they come, and what is said of them first."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.compared import _names, load, run_until_s
from engine.history.history import History
from engine.inside.plan import make_plan
from engine.inside.problem import Problem
from tests.engine.formats.forging import add_unknown
from tests.gui.made_runs import AT_S, keep, made

PLANS = [make_plan(strategy="pool", workers=2), make_plan(strategy="threads", workers=2)]
TITLES = st.sampled_from(["", "a", "a · 1", "a · 2", "Pool · 2 workers", "Pool · 2 workers · 1"])


@given(st.lists(st.tuples(st.sampled_from(PLANS), TITLES), max_size=12))
def test_that_no_two_runs_are_called_the_same(runs):
    names = _names([plan for plan, _ in runs], [title for _, title in runs])
    assert len(set(names)) == len(names) == len(runs)
    for name, (_, title) in zip(names, runs, strict=True):
        assert name.startswith(title)


def test_that_repeats_are_numbered_and_others_are_not(compared):
    pool, threads = made([(0, 1)]), made([(0, 1)], strategy="threads")
    found = compared(pool, threads, pool, pool, titles=["", "", "", "my own"])
    assert found.names == ("Pool · 1 worker · 1", "Threads · 1 worker", "Pool · 1 worker · 2", "my own")


def test_that_one_run_of_each_way_comes_first_the_fastest_way_first_and_then_the_repeats(compared):
    found = compared(
        made([(0, 1)], elapsed_s=3.0),
        made([(0, 1)], elapsed_s=2.0, strategy="threads"),
        made([(0, 1)], elapsed_s=4.0),
        made([(0, 1)], elapsed_s=1.0, strategy="joblib", stopped="stopped"),
    )
    assert found.order == (1, 0, 3, 2)
    assert [found.way_of(number) for number in range(4)] == [1, 0, 1, 2]
    assert found.until_s == 4.0
    assert found.notices == ()


def test_that_what_a_later_version_added_to_a_file_is_said(compared):
    compared(made([(0, 1)]), made([(0, 1)], strategy="threads"))
    paths = [entry.path for entry in History().listing().entries]
    add_unknown(paths[1])
    (told,) = load(paths, ["", ""]).notices
    assert os.path.basename(paths[1]) in told
    assert told.endswith(
        "also holds “fact.colour”, “owner”, “plan.priority”, which this Parallelogram does not know and leaves out."
    )


def test_that_other_results_are_said_once_for_each_way(compared):
    found = compared(
        made([(0, 1), (1, 2)], strategy="sequential", workers=1, results=[5, 6]),
        made([(0, 1), (1, 2)], results=[5, 7]),
        made([(0, 1), (1, 2)], results=[5, 7]),
        made([(0, 1), (1, 2)], strategy="threads", results=[5, 6]),
    )
    (told,) = found.notices
    assert told.startswith("The results of Pool · 1 worker differ from those of Plain loop, first at job 2")
    assert told.endswith("do not compare.")
    differing = [way for way in found.comparison.ways if way.differs]
    assert [way.plan.strategy for way in differing] == ["pool"]
    assert found.comparison.ranked == 2


def test_that_different_work_is_said_and_nothing_is_ranked(compared):
    found = compared(made([(0, 1)]), made([(0, 1), (1, 2)]))
    (told,) = found.notices
    assert "do not do the same work" in told
    assert found.comparison.ranked == 0


def test_that_in_what_they_differ_is_told_and_nothing_else(compared):
    found = compared(made([(0, 1)]), made([(0, 1)], strategy="threads"))
    told = {each.field: each.values for each in found.differences}
    assert told["strategy"] == ("pool", "threads")
    assert "size" not in told
    assert compared(made([(0, 1)]), made([(0, 1)], at_s=AT_S + 5)).differences == ()


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_that_a_file_that_is_gone_or_damaged_is_told(damage):
    names = keep(made([(0, 1)]), made([(0, 1)]))
    paths = [entry.path for entry in History().listing().entries]
    if damage == "gone":
        os.unlink(paths[1])
    else:
        os.truncate(paths[1], 30)
    found = load(paths, [""] * len(names))
    assert isinstance(found, Problem)
    assert found.values["path"] == paths[1]


def test_that_a_run_that_never_began_lasts_no_time():
    saved = made([(0, 1)])
    assert run_until_s(saved) == 1.0
    saved.run.started_ns = 0
    assert run_until_s(saved) == 0.0


def test_that_what_a_way_lost_more_than_the_fastest_is_a_sentence(compared):
    quick, late = made([(0, 1)], elapsed_s=1.0), made([(0, 1)], elapsed_s=3.0, strategy="threads")
    (reason,) = compared(quick, late).reasons
    assert reason.startswith("Threads · 1 worker lost 2.0 s where Pool · 1 worker lost 0 s, for each worker: ")
