"""Which plans of an experiment are run, how often, and in which order."""

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, make_plan
from engine.model.experiment import Experiment, Turn

PLANS = tuple(make_plan(strategy="threads", workers=workers, size=1) for workers in range(1, 7))


@st.composite
def experiments(draw):
    plans = PLANS[: draw(st.integers(1, len(PLANS)))]
    numbers = st.integers(0, len(plans) - 1)
    return Experiment(plans, draw(st.integers(1, 6)), draw(st.none() | numbers))


def carried_out(experiment, elapsed_s=lambda _turn: 1.0):
    turns = []
    while (turn := experiment.next()) is not None:
        turns.append(turn)
        experiment = experiment.with_run(turn, elapsed_s(turn))
    return experiment, turns


@given(experiments())
def test_that_what_is_to_come_is_what_is_run(experiment):
    coming = experiment.to_come()
    over, turns = carried_out(experiment)
    assert tuple(turns) == coming
    assert over.to_come() == ()


@given(experiments())
def test_that_each_is_run_once_a_round_and_a_loop_for_all_in_the_first(experiment):
    _, turns = carried_out(experiment)
    assert len(set(turns)) == len(turns)
    for number in range(len(experiment.plans)):
        rounds = [turn.round for turn in turns if turn.plan == number]
        assert rounds == ([1] if number == experiment.loop else list(range(1, experiment.repeats + 1)))


@given(experiments())
def test_that_rounds_follow_each_other_and_every_other_one_goes_backwards(experiment):
    _, turns = carried_out(experiment)
    assert [turn.round for turn in turns] == sorted(turn.round for turn in turns)
    for number in range(1, experiment.repeats + 1):
        order = [turn.plan for turn in turns if turn.round == number]
        assert order == sorted(order, reverse=number % 2 == 0)


@given(experiments(), st.data())
def test_that_what_is_given_up_or_settled_is_not_run_and_the_others_are(experiment, data):
    numbers = st.integers(0, len(experiment.plans) - 1)
    turns = experiment.to_come()
    for turn in turns[: data.draw(st.integers(0, len(turns)))]:
        experiment = experiment.with_run(turn, 1.0)
    gone, settled = data.draw(numbers), data.draw(st.frozensets(numbers))
    before = experiment.to_come()
    left = experiment.without(gone).to_come(settled)
    assert left == tuple(turn for turn in before if turn.plan != gone and turn.plan not in settled)
    assert experiment.without(gone).next(settled) == (left[0] if left else None)
    assert experiment.stopped().next() is None


@given(experiments())
def test_that_the_times_are_those_of_the_runs_that_finished(experiment):
    took = {Turn(0, 1): None, Turn(0, 2): 5.0}
    over, turns = carried_out(experiment, lambda turn: took.get(turn, 1.0))
    for number, times in enumerate(over.elapsed_s()):
        own = [took.get(turn, 1.0) for turn in turns if turn.plan == number]
        assert list(times) == [each for each in own if each is not None]


def test_that_a_function_is_tried_before_the_first_run_only():
    own = [Plan("threads", workers, 4, None, None, function="/work.py:f", items="range:0:4") for workers in (1, 2)]
    experiment = Experiment(tuple(own))
    first = experiment.next()
    assert experiment.plan(first) == own[0]
    # One that was refused has tried nothing.
    assert not experiment.without(0).plan(experiment.without(0).next()).skip_trial
    after = experiment.with_run(first, 1.0)
    assert after.plan(after.next()).skip_trial
    built_in = Experiment(PLANS[:2]).with_run(first, 1.0)
    assert built_in.plan(built_in.next()) == PLANS[1]


def test_that_a_run_has_its_loop_behind_it_and_a_loop_none():
    pool, loop = make_plan(strategy="pool", size=1), make_plan(strategy="sequential", size=1)
    assert Experiment.with_loop(pool).plans == (pool, pool.sequential())
    assert (Experiment.with_loop(pool).loop, Experiment.with_loop(pool).ways) == (1, 1)
    assert Experiment.with_loop(pool).to_come() == (Turn(0, 1), Turn(1, 1))
    assert Experiment.with_loop(loop).plans == (loop,)
