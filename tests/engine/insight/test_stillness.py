import dataclasses

from engine.inside.plan import make_plan
from engine.insight.stillness import Preparing
from engine.model.batch import Batch
from engine.model.call import StrategyCall
from engine.trace.run import Run

S = 1_000_000_000


def run_of(function):
    plan = make_plan(jobs=2)
    return Run(dataclasses.replace(plan, function=function, workload=None, size=None))


def test_that_a_file_that_is_not_imported_after_long_is_told_once_with_the_process():
    run, preparing = run_of("case.py:work"), Preparing(10 * S)
    for at_s, told in ((1, None), (10, None), (11, 7), (30, None)):
        run.apply(Batch(at_s * S, preparing_pid=7))
        assert preparing.look(run) == told
    assert preparing.seconds == 10


def test_that_nothing_is_told_once_the_strategy_is_called_nor_of_a_built_in_workload():
    begun, built_in = run_of("case.py:work"), run_of(None)
    preparing, other = Preparing(10 * S), Preparing(10 * S)
    for at_s in (1, 20):
        begun.apply(Batch(at_s * S, call=StrategyCall(7, S, 0, None, None)))
        built_in.apply(Batch(at_s * S, preparing_pid=7))
        assert preparing.look(begun) is None
        assert other.look(built_in) is None
