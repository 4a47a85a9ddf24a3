"""How runs compare."""

import dataclasses
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, make_plan
from engine.insight.comparison import Difference, Measured, compare, differences, is_same_work, reference
from engine.problems.endings import TimeIsUp
from engine.trace.run import Outcome

PLANS = [
    make_plan(strategy="sequential"),
    make_plan(strategy="pool", workers=2),
    make_plan(strategy="pool", workers=3),
    make_plan(strategy="pool", workers=2, options={"chunksize": 1}),
    make_plan(strategy="threads", workers=2, keep_going=True),
]
OTHER_WORK = make_plan(strategy="pool", workers=2, size=5)
WHY = TimeIsUp()


def measured(plan, elapsed_s=None, sequential_s=None, cores=0):
    if elapsed_s is None:
        return Measured(plan, Outcome.CANCELLED, None, sequential_s, 0, WHY, cores)
    return Measured(plan, Outcome.FINISHED, elapsed_s, sequential_s, 1, None, cores)


TIMES = st.one_of(st.none(), st.floats(0.001, 100), st.sampled_from([1.0, 2.0]))
RUNS = st.lists(st.builds(measured, st.sampled_from(PLANS), TIMES, TIMES), max_size=20)


@st.composite
def runs_and_differing(draw):
    runs = draw(RUNS)
    others = set(range(len(runs))) - {reference(runs)}
    return runs, draw(st.sets(st.sampled_from(sorted(others)))) if others else set()


@given(runs_and_differing())
def test_that_every_run_is_in_exactly_one_way_beside_its_repeats(given_):
    runs, differing = given_
    found = compare(runs, differing)
    assert sorted(number for way in found.ways for number in way.runs) == list(range(len(runs)))
    assert len({dataclasses.replace(way.plan, options=tuple(way.plan.options)) for way in found.ways}) == len(
        found.ways
    )
    for way in found.ways:
        assert list(way.runs) == sorted(way.runs)
        assert all(runs[number].plan == way.plan for number in way.runs)
        finished = [runs[number].elapsed_s for number in way.runs if runs[number].elapsed_s is not None]
        assert list(way.elapsed_s) == finished
        assert way.failed == len(way.runs) - len(finished)
        assert way.differs == any(number in differing for number in way.runs)
        if finished:
            assert (way.least_s, way.median_s, way.most_s) == (
                min(finished), statistics.median(finished), max(finished),
            )  # fmt: skip
        else:
            assert way.least_s is way.median_s is way.most_s is None


@given(runs_and_differing())
def test_that_the_ways_are_ranked_by_their_medians_and_what_does_not_compare_has_no_rank(given_):
    found = compare(*given_)
    kinds = [(way.median_s is None, way.differs) for way in found.ways]
    assert kinds == sorted(kinds)
    assert found.ranked == kinds.count((False, False))
    ranked = [way.median_s for way in found.ways[: found.ranked]]
    assert ranked == sorted(ranked)
    assert set(found.close) <= set(range(found.ranked - 1))
    for way in found.ways[found.ranked :]:
        assert way.speedup is way.ideal_s is None


@given(runs_and_differing())
def test_that_the_speed_up_is_against_the_median_of_the_loop_whose_own_is_one(given_):
    runs, differing = given_
    found = compare(runs, differing)
    (*_, loop) = [None, *(way for way in found.ways if way.plan.strategy == "sequential")]
    if loop is not None and loop.median_s is not None and not loop.differs:
        assert found.sequential_s == loop.median_s
        assert (loop.speedup, loop.ideal_s) == (1.0, loop.median_s)
    for way in found.ways[: found.ranked]:
        if found.sequential_s is None:
            assert way.speedup is way.ideal_s is None
        else:
            assert way.speedup == found.sequential_s / way.median_s
            assert way.ideal_s == found.sequential_s / way.plan.workers


@given(runs_and_differing(), st.randoms())
def test_that_the_order_of_the_runs_matters_only_to_their_numbers(given_, random):
    runs, differing = given_
    order = list(range(len(runs)))
    random.shuffle(order)
    place = {number: at for at, number in enumerate(order)}
    found = compare(runs, differing)
    other = compare([runs[number] for number in order], {place[number] for number in differing})

    def told(comparison, numbered):
        return {
            (frozenset(map(numbered, way.runs)), way.median_s, way.least_s, way.most_s, way.failed, way.differs)
            for way in comparison.ways
        }

    assert told(found, lambda number: number) == told(other, lambda at: order[at])
    assert [way.median_s for way in found.ways] == [way.median_s for way in other.ways]
    assert (found.ranked, found.same_work, found.close) == (other.ranked, other.same_work, other.close)
    # Without it, which of several loops that were run beside the runs is the first hangs on their order.
    if any(way.plan.strategy == "sequential" for way in found.ways[: found.ranked]):
        assert found.sequential_s == other.sequential_s


def test_that_without_runs_of_the_loop_the_loops_run_beside_them_count():
    runs = [measured(PLANS[1], 1.0, 4.0), measured(PLANS[1], 1.0, 2.0), measured(PLANS[2], 0.5), measured(PLANS[2])]
    found = compare(runs, ())
    assert found.sequential_s == 3.0
    assert [(way.speedup, way.ideal_s, way.failed) for way in found.ways] == [(6.0, 1.0, 1), (3.0, 1.5, 0)]
    assert compare([*runs, measured(PLANS[0], 8.0)], ()).sequential_s == 8.0
    assert compare([*runs, measured(PLANS[0], None)], ()).sequential_s == 3.0


def test_that_of_the_loops_in_two_pythons_the_first_counts():
    elsewhere = dataclasses.replace(PLANS[0], python="/usr/bin/python3")
    found = compare([measured(elsewhere, 2.0), measured(PLANS[0], 4.0), measured(elsewhere, 4.0)], ())
    assert found.sequential_s == 3.0
    assert [way.speedup for way in found.ways] == [1.0, 0.75]
    beside = [
        measured(dataclasses.replace(PLANS[1], python="/usr/bin/python3"), 1.0, 2.0),
        measured(PLANS[1], 1.0, 9.0),
    ]
    assert compare(beside, ()).sequential_s == 2.0


def test_that_a_loop_that_gives_other_results_every_time_is_no_measure():
    found = compare([measured(PLANS[0], 4.0), measured(PLANS[0], 4.0), measured(PLANS[1], 1.0)], {1})
    assert found.sequential_s is None
    assert [(way.plan.strategy, way.differs, way.speedup) for way in found.ways] == [
        ("pool", False, None),
        ("sequential", True, None),
    ]


def test_that_workers_beyond_the_jobs_have_no_share_of_the_ideal():
    found = compare([measured(PLANS[0], 4.0), measured(make_plan(strategy="pool", workers=16, jobs=4), 2.0)], ())
    assert found.ways[0].ideal_s == 1.0


@pytest.mark.parametrize(("cores", "ideal_s"), [(0, 2.0), (1, 8.0), (3, 8 / 3), (4, 2.0), (64, 2.0)])
def test_that_workers_beyond_the_cores_of_the_machine_have_no_share_of_the_ideal(cores, ideal_s):
    found = compare([measured(PLANS[0], 8.0, cores=cores), measured(make_plan(workers=4), 3.0, cores=cores)], ())
    assert [way.ideal_s for way in found.ways] == [ideal_s, 8.0]


@pytest.mark.parametrize(("waiting", "ideal_s"), [(0.0, 4.0), (0.25, 3.0), (0.5, 2.0), (1.0, 2.0)])
def test_that_waiting_needs_no_core(waiting, ideal_s):
    loop, pool = measured(PLANS[0], 8.0, cores=2), measured(make_plan(workers=4), 3.0, cores=2)
    found = compare([dataclasses.replace(loop, waiting=waiting), dataclasses.replace(pool, waiting=0.9)], ())
    (way,) = (way for way in found.ways if way.plan.strategy != "sequential")
    assert way.ideal_s == ideal_s
    # Where the loop itself was not recorded, the run's own tasks tell.
    alone = dataclasses.replace(measured(make_plan(workers=4), 3.0, 8.0, cores=2), waiting=waiting)
    assert compare([alone], ()).ways[0].ideal_s == ideal_s


def test_that_of_two_machines_the_one_with_more_cores_tells_what_a_way_could_reach():
    runs = [measured(PLANS[0], 8.0, cores=1), *(measured(make_plan(workers=4), 3.0, cores=cores) for cores in (1, 2))]
    assert compare(runs, ()).ways[0].ideal_s == 4.0


def test_that_where_the_work_differs_no_time_compares():
    found = compare([measured(PLANS[0], 4.0), measured(OTHER_WORK, 1.0)], ())
    assert (found.same_work, found.ranked, found.sequential_s, found.close) == (False, 0, None, ())
    assert [way.runs for way in found.ways] == [(0,), (1,)]
    assert all(way.speedup is None and way.ideal_s is None for way in found.ways)


def test_that_the_trial_of_a_function_makes_no_other_way_and_uncounted_items_no_other_work():
    own = Plan("pool", 2, 0, None, None, function="/w.py:f", items="generator:g")
    counted = own.counted(7)
    tried = dataclasses.replace(counted, skip_trial=True)
    assert [way.runs for way in compare([measured(counted, 1.0), measured(tried, 1.0)], ()).ways] == [(0, 1)]
    assert is_same_work([own, counted, counted.sequential()])
    assert not is_same_work([counted, own.counted(8)])
    assert not is_same_work([counted, dataclasses.replace(counted, items="range:0:7")])
    assert is_same_work([])


@pytest.mark.parametrize(
    ("faster_s", "slower_s", "is_close"),
    [
        ([1.0], [1.1], False),
        ([1.0, 1.2, 1.4], [1.3, 1.5, 1.6], True),
        ([1.0, 1.0], [1.1, 1.1], True),
        ([1.0, 1.2, 1.4], [1.41, 1.5, 1.6], True),  # of two that are the same, one pair in ten is so
        ([1.0, 1.2, 1.4], [1.81, 1.9, 2.0], False),
        ([1.0, 1.2, 1.4, 1.4], [1.41, 1.5, 1.6, 1.6], False),
        ([1.0] * 19 + [1.5], [1.1] * 20, False),  # one slow repeat of twenty says nothing of the median
        ([1.0, 1.0, 1.0, 1.5], [1.1] * 4, True),
    ],
)
def test_that_neighbours_are_close_while_their_repeats_cannot_tell_them_apart(faster_s, slower_s, is_close):
    runs = [measured(PLANS[1], each) for each in slower_s] + [measured(PLANS[2], each) for each in faster_s]
    found = compare(runs, ())
    assert [way.plan.workers for way in found.ways] == [3, 2]
    assert found.close == ((0,) if is_close else ())


def test_that_the_reference_is_the_first_loop_that_finished_or_else_the_first_run():
    pool, loop = measured(PLANS[1], 1.0), measured(PLANS[0], 4.0)
    assert reference([measured(PLANS[0]), pool, loop, loop]) == 2
    assert reference([measured(PLANS[0]), pool, pool]) == 1
    assert reference([measured(PLANS[0])]) is None
    assert reference([]) is None


def test_that_only_what_differs_is_told_in_the_order_of_plan_options_and_environment():
    plans = [make_plan(strategy="pool", options={"chunksize": 2}, task_timeout_s=5), make_plan(strategy="threads")]
    environments = [{"cores": "2", "system": "Linux", "start_method": "fork"}, {"cores": "4", "system": "Linux"}]
    assert differences(plans, environments) == (
        Difference("strategy", ("pool", "threads")),
        Difference("workers", ("2", f"{plans[1].workers:,}")),
        Difference("task_timeout_s", ("5 s", "")),
        Difference("chunksize", ("2", "")),
        Difference("cores", ("2", "4")),
        Difference("start_method", ("fork", "")),
    )


def test_that_a_start_method_that_was_set_is_told_though_nobody_knows_the_environment():
    plans = [make_plan(strategy="pool", options={"start_method": "spawn"}), make_plan(strategy="pool")]
    assert differences(plans, [{}, {"start_method": "fork"}]) == (Difference("start_method", ("spawn", "fork")),)
    assert differences(plans, [{"start_method": "spawn"}, {"start_method": "spawn"}]) == ()


@given(st.lists(st.sampled_from([*PLANS, OTHER_WORK]), max_size=5))
def test_that_a_field_is_told_if_and_only_if_its_values_differ(plans):
    found = differences(plans, [{}] * len(plans))
    assert all(len(set(each.values)) > 1 and len(each.values) == len(plans) for each in found)
    assert bool(found) == any(plan.fields() != plans[0].fields() for plan in plans)
