"""What a sweep shows, of times that are made up."""

import math

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.insight.comparison import Measured, compare
from engine.insight.scaling import AMDAHL
from engine.insight.sweep import Sweep, curves, heat_maps
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


@given(st.integers(1, 5), st.integers(0, 20))
def test_that_the_runs_that_were_left_out_are_counted(repeats, done):
    experiment = Experiment.of_ways((pool(1), pool(2)), repeats, with_loop=True)
    turns = experiment.to_come()
    for turn in turns[:done]:
        experiment = experiment.with_run(turn, 1.0)
    sweep = Sweep(experiment=experiment, runs=[], comparison=compare([], ()), others={}, refused={}, whys=[])
    assert sweep.left_out == max(len(turns) - done, 0)
