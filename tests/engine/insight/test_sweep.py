"""What a sweep shows, of times that are made up."""

import itertools
import math

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.insight.comparison import Measured, compare
from engine.insight.scaling import AMDAHL
from engine.insight.sweep import Sweep, curves, doubling, heat_maps, lines
from engine.model.experiment import Experiment
from engine.trace.run import Outcome


def measured(plan, elapsed_s, cores=64):
    if elapsed_s is None:
        return Measured(plan, Outcome.FAILED, None, None, 1, None, cores)
    return Measured(plan, Outcome.FINISHED, elapsed_s, None, 1, None, cores)


def pool(workers, jobs=100, **options):
    return make_plan(strategy="pool", workers=workers, jobs=jobs, options=options)


def amdahl(cores=64, counts=(1, 2, 4, 8, 16), jobs=100):
    return [
        measured(pool(count, jobs), 10 * (0.2 + 0.8 / count) * spread, cores)
        for count in counts
        for spread in (0.99, 1.0, 1.01)
    ]


def test_that_a_curve_has_the_ways_of_one_strategy_and_its_options_by_their_workers():
    runs = [measured(pool(count, chunksize=size), 1.0) for count in (4, 1, 2) for size in (1, 8)]
    runs += [measured(make_plan(strategy="sequential", jobs=100), 2.0), measured(pool(3), 1.0)]
    found = curves(compare(runs, ()), runs, ())
    assert [[way.plan.workers for way in curve.ways] for curve in found] == [[1, 2, 4], [1, 2, 4]]
    assert {curve.ways[0].plan.options["chunksize"] for curve in found} == {1, 8}


def test_that_its_law_is_told_and_holds_for_what_it_was_fitted_to():
    runs = amdahl()
    (curve,) = curves(compare(runs, ()), runs, ())
    assert curve.scaling.law.law == AMDAHL
    assert curve.serial.low <= 0.2 <= curve.serial.high
    assert math.isclose(curve.fitted_s(32), 10 * (0.2 + 0.8 / 32), rel_tol=0.05)


def test_that_workers_without_a_core_or_a_job_of_their_own_are_no_part_of_a_law():
    for cores, jobs in ((4, 100), (64, 4)):
        runs = amdahl(cores, jobs=jobs)
        (curve,) = curves(compare(runs, ()), runs, ())
        assert (curve.most_workers, curve.scaling.counts) == (4, 3)
        assert curve.fitted_s(8) is None


def test_that_two_settings_make_a_map_and_one_or_three_do_not():
    runs = [measured(pool(count, chunksize=size), count + size / 10) for count in (4, 1, 2) for size in (8, 1)]
    runs.append(measured(make_plan(strategy="sequential", jobs=100), 2.0))
    (found,) = heat_maps(compare(runs, ()))
    assert (found.strategy, found.row, found.column) == ("pool", "workers", "chunksize")
    assert (found.rows, found.columns) == ((1, 2, 4), (1, 8))
    assert found.median_s == ((1.1, 1.8), (2.1, 2.8), (4.1, 4.8))
    one = [run for run in runs if run.plan.options.get("chunksize") != 8]
    assert heat_maps(compare(one, ())) == ()
    three = [*runs, measured(pool(1, chunksize=1, method="imap"), 1.0)]
    assert heat_maps(compare(three, ())) == ()


def test_that_what_is_missing_in_a_map_has_no_time():
    runs = [measured(pool(1, chunksize=1), 1.0), measured(pool(2, chunksize=8), None), measured(pool(1), 3.0)]
    (found,) = heat_maps(compare(runs, ()))
    assert found.columns == (None, 1, 8)
    assert found.median_s == ((3.0, 1.0, None), (None, None, None))


@given(st.integers(1, 5_000))
def test_that_numbers_of_workers_double_up_to_the_most(most):
    found = doubling(most)
    assert (found[0], found[-1]) == (1, most)
    assert all(before < after <= 2 * before for before, after in itertools.pairwise(found))
    assert found[:-1] == [2**power for power in range(len(found) - 1)]


def test_that_a_line_is_drawn_against_the_loop_or_against_its_own_fewest_workers():
    runs = [*amdahl(counts=(1, 2, 4)), measured(make_plan(strategy="sequential", jobs=100), 20.0, 64)]
    comparison = compare(runs, ())
    found = curves(comparison, runs, ())
    (line,) = lines(found, comparison.sequential_s)
    assert [point[0] for point in line.points] == [1, 2, 4]
    assert [round(point[1], 3) for point in line.points] == [2.0, 3.333, 5.0]
    assert all(low <= speedup <= high for _, speedup, low, high in line.points)
    assert line.ideal == ((1, 1.0), (2, 2.0), (4, 4.0))
    assert (line.law[0][0], line.law[-1][0]) == (1, 4)  # no further than it was measured
    (alone,) = lines(curves(compare(runs[:-1], ()), runs[:-1], ()), None)
    assert (alone.points[0][1], alone.ideal) == (1.0, ())


def test_that_no_law_is_fitted_where_none_is_wanted():
    runs = amdahl()
    (curve,) = curves(compare(runs, ()), runs, (), with_laws=False)
    assert (curve.scaling.fits, curve.serial) == ((), None)
    (line,) = lines([curve], None)
    assert (len(line.points), line.law) == (5, ())


@given(st.integers(1, 5), st.integers(0, 20))
def test_that_the_runs_that_were_left_out_are_counted(repeats, done):
    experiment = Experiment.of_ways((pool(1), pool(2)), repeats, with_loop=True)
    turns = experiment.to_come()
    for turn in turns[:done]:
        experiment = experiment.with_run(turn, 1.0)
    sweep = Sweep(experiment=experiment, runs=[], comparison=compare([], ()), others={}, refused={}, whys=[])
    assert sweep.left_out == max(len(turns) - done, 0)
