"""Which of the ways are run, and what is advised then."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.advice.others import Others, Reading
from engine.advice.verifying import Helpers, verified
from engine.prediction.ranking import Choice
from engine.prediction.ways import Way


def choice(strategy, predicted_s, workers=2, spread=0.05):
    low_s, high_s = predicted_s * (1 - spread), predicted_s * (1 + spread)
    return Choice(Way(strategy, workers), predicted_s, low_s, high_s, np.full(8, predicted_s))


class Clock:
    """Time that passes as the runs take it."""

    def __init__(self, took):
        self.at_s, self.took, self.ran = 0.0, took, []

    def run(self, way, most_s):
        self.ran.append(way.strategy)
        took_s = self.took[way.strategy]
        self.at_s += min(took_s or 0.0, most_s)
        return took_s if took_s is not None and took_s <= most_s else None


def ask(choices, took, most_s=100.0, others_share=0.0, **more):
    clock = Clock(took)
    heard = []
    others = Others(lambda: Reading(clock.at_s, clock.at_s * others_share, 0.0), cores=1)
    helpers = Helpers(clock.run, heard.append)
    found = verified(choices, most_s, helpers, lambda way: way, others, now_s=lambda: clock.at_s, **more)
    return found, clock.ran


CLOSE = [choice("pool", 1.0), choice("executor", 1.01), choice("sequential", 2.0, 1)]


def test_that_those_that_cannot_be_told_apart_are_run_and_the_fastest_is_advised():
    found, ran = ask(CLOSE, {"pool": 1.3, "executor": 1.02})
    assert ran == ["pool", "executor", "pool"]
    assert found.best.way.strategy == "executor"
    assert found.measured_s == {0: 1.3, 1: 1.02}
    assert found.doubts == ()


@pytest.mark.parametrize(("items_s", "ran"), [(4.0, ["pool", "executor"]), (0.0, ["pool"])])
def test_that_the_time_in_which_the_first_run_makes_the_items_is_not_taken_from_the_runs(items_s, ran):
    clock = Clock({"pool": 1.3, "executor": 1.02})

    def run(way, most_s):
        made_s = 0.0 if clock.ran else 3.3
        clock.at_s += min(made_s, most_s)
        return clock.run(way, most_s - made_s) if made_s < most_s else clock.ran.append(way.strategy)

    others = Others(lambda: Reading(clock.at_s, 0.0, 0.0), cores=1)
    found = verified(
        CLOSE[:2], 3.3, Helpers(run, lambda doubt: None), lambda way: way, others, spare_s=items_s,
        now_s=lambda: clock.at_s,
    )  # fmt: skip
    assert clock.ran == ran
    assert (0 in found.measured_s) == bool(items_s)


@pytest.mark.parametrize(
    ("took_s", "ran", "advised"),
    [(1.3, ["sequential"], "sequential"), (None, ["sequential", "pool"], "pool")],
    ids=["it ended", "it failed"],
)
def test_that_where_nothing_can_be_faster_than_the_loop_it_alone_is_run(took_s, ran, advised):
    choices = [choice("sequential", 1.0, 1), choice("pool", 1.01), choice("executor", 1.02)]
    found, really_ran = ask(choices, {"sequential": took_s, "pool": 1.02, "executor": 1.0}, ways_most=1)
    assert really_ran == ran
    assert found.best.way.strategy == advised


def test_that_one_that_is_sure_to_be_slower_than_what_was_measured_is_not_run():
    found, ran = ask([choice("pool", 1.0), choice("joblib", 1.1)], {"pool": 1.0})
    assert ran == ["pool"]
    assert found.best.way.strategy == "pool"


def test_that_the_loop_is_run_where_what_was_advised_took_longer_than_it_may():
    found, ran = ask(
        [choice("pool", 1.0), choice("threads", 1.5), choice("sequential", 1.6, 1)],
        {"pool": 2.5, "sequential": 1.7, "threads": 3.0},
    )
    assert ran == ["pool", "sequential", "threads", "pool", "threads"]
    assert found.best.way.strategy == "sequential"


@pytest.mark.parametrize(
    ("predicted_s", "took_s", "ran", "advised"),
    [
        (1.0, (1.3, 0.95, 0.95, 0.95), ["pool", "executor", "pool", "executor"], "pool"),
        (1.0, (1.3, 1.3), ["pool", "executor", "pool"], "executor"),
        (1.1, (1.3,), ["pool", "executor"], "executor"),
    ],
    ids=["held up once", "slower indeed", "not to be the fastest"],
)
def test_that_one_that_was_to_be_the_fastest_but_was_slower_than_thought_possible_has_a_second_run(
    predicted_s, took_s, ran, advised
):
    clock, runs = Clock({"executor": 1.02}), iter(took_s)

    def run(way, most_s):
        clock.took["pool"] = next(runs) if way.strategy == "pool" else None
        return clock.run(way, most_s)

    others = Others(lambda: Reading(clock.at_s, 0.0, 0.0), cores=1)
    choices = [choice("pool", predicted_s), choice("executor", 1.01)]
    found = verified(
        choices, 100.0, Helpers(run, lambda doubt: None), lambda way: way, others, now_s=lambda: clock.at_s
    )
    assert clock.ran[:4] == ran
    assert found.best.way.strategy == advised


def test_that_the_loop_is_run_before_any_other_once_something_was_slower_than_it_may_be():
    close = [choice(name, 1.0) for name in ("pool", "executor", "joblib", "threads")]
    took = dict.fromkeys(("pool", "executor", "joblib", "threads"), 4.0) | {"sequential": 1.6}
    for others_share in (0.0, 0.9):
        found, ran = ask([*close, choice("sequential", 1.6, 1)], took, others_share=others_share)
        assert ran[:2] == ["pool", "sequential"]
        assert found.best.way.strategy == "sequential"


def test_that_the_loop_is_advised_unrun_where_a_run_was_slower_than_all_that_is_foretold_of_it():
    found, ran = ask([choice("pool", 1.0), choice("sequential", 1.6, 1)], {"pool": 2.5}, most_s=4.0)
    assert ran == ["pool"]
    assert found.best.way.strategy == "sequential"
    assert [each.what for each in found.doubts] == ["not_run"]


def test_that_a_loop_that_was_stopped_later_than_another_had_ended_is_not_advised():
    found, ran = ask([choice("pool", 1.0), choice("sequential", 1.6, 1)], {"pool": 2.5, "sequential": 50.0}, 9.0)
    assert ran == ["pool", "sequential"]
    assert found.best.way.strategy == "pool"


def test_that_those_that_came_close_take_turns_until_it_is_known_which_is_the_fastest():
    found, ran = ask(CLOSE, {"pool": 1.05, "executor": 1.0})
    assert ran == ["pool", "executor", *["executor", "pool"] * 3]
    assert found.measured_s == {0: 1.05, 1: 1.0}


def test_that_one_that_was_faster_than_was_thought_possible_is_run_until_that_is_its_middle_time():
    found, ran = ask(CLOSE, {"pool": 1.0, "executor": 0.5})
    assert ran == ["pool", *["executor"] * 3]
    assert found.best.way.strategy == "executor"
    runs = iter([0.5, 1.1, 1.1, 1.1])
    clock = Clock({"pool": 1.0})

    def run(way, most_s):
        clock.took["executor"] = next(runs) if way.strategy == "executor" else 0.0
        return clock.run(way, most_s)

    others = Others(lambda: Reading(clock.at_s, 0.0, 0.0), cores=1)
    helpers = Helpers(run, lambda doubt: None)
    found = verified(CLOSE, 100.0, helpers, lambda way: way, others, now_s=lambda: clock.at_s)
    assert found.best.way.strategy == "pool"


@pytest.mark.parametrize(("noise", "is_run_again"), [(0.05, False), (0.12, True)])
def test_that_what_may_be_the_best_as_far_as_runs_differ_here_is_run_again(noise, is_run_again):
    clock = Clock({"pool": 1.2, "executor": 1.0})
    others = Others(lambda: Reading(clock.at_s, 0.0, 0.0), cores=1)
    helpers = Helpers(clock.run, lambda doubt: None)
    verified(CLOSE[:2], 100.0, helpers, lambda way: way, others, noise=noise, now_s=lambda: clock.at_s)
    assert (clock.ran.count("pool") > 1) is is_run_again


def test_that_runs_correct_what_is_foretold_of_the_others_but_not_what_was_foretold_of_themselves():
    pool, loop = choice("pool", 1.0, spread=0.4), choice("sequential", 2.0, 1, spread=0.4)
    found, ran = ask([pool, loop], {"pool": 0.5})
    assert ran == ["pool"]
    assert found.choices[0] is pool
    assert found.choices[1].predicted_s == pytest.approx(1.0, rel=0.2)
    assert found.choices[1].high_s / found.choices[1].low_s < loop.high_s / loop.low_s


def test_that_a_run_that_others_have_disturbed_does_not_count_beside_one_that_nobody_has():
    clock = Clock({})
    took = {"pool": [3.0, 1.0, 1.0, 1.0], "executor": [1.1, 1.1, 1.1, 1.1]}
    busy = []

    def run(way, most_s):
        took_s = took[way.strategy].pop(0)
        clock.at_s += took_s
        busy.append(took_s if took_s == 3.0 else 0.0)
        return took_s

    others = Others(lambda: Reading(clock.at_s, sum(busy), 0.0), cores=1)
    helpers = Helpers(run, lambda doubt: None)
    found = verified(CLOSE[:2], 100.0, helpers, lambda way: way, others, now_s=lambda: clock.at_s)
    assert others.is_busy
    assert not others.were_busy
    assert found.measured_s[1] == 1.1


def test_that_a_run_that_others_have_disturbed_is_not_taken_from_the_time_of_the_runs():
    clock = Clock({"pool": 1.1, "sequential": 2.0})

    def run(way, most_s):
        is_disturbed = not clock.ran
        took_s = clock.run(way, most_s)
        if is_disturbed:  # by others, who have as much of the only core
            clock.at_s += 1.0
        return took_s + 1.0 if is_disturbed else took_s

    others = Others(lambda: Reading(clock.at_s, 1.0 if clock.at_s > 2.0 else 0.0, 0.0), cores=1)
    choices = [choice("pool", 1.0), choice("sequential", 1.9, 1)]
    found = verified(
        choices, 5.0, Helpers(run, lambda doubt: None), lambda way: way, others, spare_s=10.0, now_s=lambda: clock.at_s
    )
    assert clock.ran == ["pool", "sequential", "pool"]
    assert found.best.way.strategy == "pool"


@given(st.lists(st.floats(0.1, 10.0), min_size=4, max_size=4), st.lists(st.floats(0.1, 10.0), min_size=4, max_size=4))
@settings(deadline=None)
def test_that_no_way_is_advised_whose_run_was_slower_than_the_loops(predicted_s, took_s):
    names = ("pool", "executor", "threads", "sequential")
    choices = sorted(map(choice, names, predicted_s), key=lambda each: each.predicted_s)
    for others_share in (0.0, 0.9):
        found, ran = ask(choices, dict(zip(names, took_s, strict=True)), others_share=others_share)
        best_s = found.measured_s[choices.index(found.best)]
        loop = next(place for place, each in enumerate(choices) if each.way.strategy == "sequential")
        assert best_s <= found.measured_s.get(loop, choices[loop].high_s)
        assert max(map(ran.count, ran)) <= (3 if others_share else 4)


def test_that_nothing_is_begun_that_the_budget_has_no_room_for():
    found, ran = ask(CLOSE, {}, most_s=1.5)
    assert ran == []
    assert found.best.way.strategy == "pool"
    assert [each.what for each in found.doubts] == ["unverified"]


def test_that_a_way_that_fails_is_not_advised():
    found, ran = ask(CLOSE, {"pool": None, "executor": 1.0})
    assert ran == ["pool", "executor"]
    assert found.best.way.strategy == "executor"
    assert [each.what for each in found.doubts] == ["failed"]


def test_that_where_every_run_fails_that_is_told_once_a_strategy_and_not_that_none_was_begun():
    choices = [*CLOSE, choice("pool", 1.02, workers=3)]
    found, ran = ask(choices, {"pool": None, "executor": None, "sequential": None})
    assert ran.count("pool") == 2
    assert [each.values.get("strategy", each.what) for each in found.doubts] == [
        "pool", "executor", "sequential", "foretold",
    ]  # fmt: skip


def test_that_a_way_that_was_stopped_as_time_was_up_is_no_failure():
    found, _ = ask(CLOSE, {"pool": 500.0}, most_s=10.0)
    assert found.best.way.strategy == "pool"
    assert [each.what for each in found.doubts] == ["unverified"]


@pytest.mark.parametrize(("took_s", "told"), [(1.02, []), (1.2, ["outside"]), (0.7, ["outside"])])
def test_that_it_is_told_where_a_run_took_what_was_not_predicted(took_s, told):
    found, _ = ask([choice("pool", 1.0)], {"pool": took_s})
    assert [each.what for each in found.doubts] == told
