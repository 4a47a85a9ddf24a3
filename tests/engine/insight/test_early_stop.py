"""Which turns of an experiment are left out."""

from engine.inside.plan import make_plan
from engine.insight.early_stop import coming, enough, left_out
from engine.model.experiment import Experiment

WAYS = tuple(make_plan(strategy="pool", workers=workers) for workers in (1, 2, 3))


def ran(took_s, repeats=7, loop=None):
    """An experiment that goes on until nothing is to come, of which each plan takes what is given, in its turns."""
    experiment = Experiment(WAYS, repeats, loop)
    given = [iter(each) for each in took_s]
    while turns := coming(experiment):
        experiment = experiment.with_run(turns[0], next(given[turns[0].plan]))
    return experiment


def counts(experiment):
    return [len(each) for each in experiment.elapsed_s()]


def test_that_a_way_that_is_told_from_all_others_is_run_no_more_from_the_fourth_round_on():
    clear = [9.0 + place / 100 for place in range(7)]
    close = [1.0 + place / 100 for place in range(7)]
    experiment = ran([clear, close, list(reversed(close))])
    assert counts(experiment) == [4, 7, 7]
    assert left_out(experiment) == 3
    assert enough(experiment) == {0}


def test_that_all_are_run_while_none_are_told_apart_and_a_loop_that_is_run_once_is_none_of_them():
    same = [1.0, 1.2, 1.1, 1.0, 1.2, 1.1, 1.15]
    assert left_out(ran([same, same, same])) == 0
    experiment = ran([[50.0], same, same], loop=0)
    assert counts(experiment) == [1, 7, 7]
    assert left_out(experiment) == 0


def test_that_of_what_was_stopped_nothing_is_said_to_be_left_out():
    assert left_out(Experiment(WAYS, 3).stopped()) == 0
