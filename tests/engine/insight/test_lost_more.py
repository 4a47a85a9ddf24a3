"""What one run lost that another one did not."""

from engine.inside.plan import make_plan
from engine.insight.breakdown import PARTS, Breakdown
from engine.insight.comparison import Measured, compare
from engine.insight.lost_more import LostMore, explained, lost_more
from engine.insight.machine import Machine
from engine.insight.verdict import Finding, Why
from engine.trace.run import Outcome


def told(workers, elapsed_s, **parts):
    return Breakdown(
        workers,
        elapsed_s,
        workers * elapsed_s,
        dict.fromkeys(PARTS, 0.0) | parts,
        0.0,
        1,
        0,
        None,
        Machine(2, 0.0, 0.0),
    )


def test_that_it_is_the_part_with_the_greatest_difference_for_each_worker():
    pool = told(2, 3.0, computing=3.0, pickling=2.4, tail=0.6)
    executor = told(4, 2.0, computing=6.8, pickling=1.2)
    assert lost_more(pool, executor) == LostMore("pickling", 1.2, 0.3)


def test_that_less_than_a_tenth_and_computing_itself_are_no_loss():
    assert lost_more(told(2, 3.0, computing=5.8, tail=0.2), told(2, 2.0, computing=4.0)) is None
    assert lost_more(told(2, 2.0, computing=4.0), told(2, 3.0, computing=3.0, pickling=3.0)) is None


def test_that_each_ranked_way_is_held_against_the_fastest_and_the_loop_is_left_out():
    runs = [
        Measured(make_plan(strategy=name), outcome, elapsed_s, None, 1, None)
        for name, outcome, elapsed_s in (
            ("pool", Outcome.FINISHED, 3.0),
            ("sequential", Outcome.FINISHED, 1.0),
            ("executor", Outcome.FINISHED, 2.0),
            ("threads", Outcome.CANCELLED, None),
        )
    ]
    breakdowns = [
        told(2, 3.0, computing=3.0, pickling=2.4, tail=0.6),
        told(1, 1.0, computing=1.0),
        told(4, 2.0, computing=6.8, pickling=1.2),
        told(2, 1.0, computing=2.0),
    ]
    whys = [Why(each, Finding("none", 0.0, ""), ()) for each in breakdowns]
    found = list(explained(compare(runs, {}), whys))
    assert [(each.place, each.fastest, each.more) for each in found] == [
        (1, 1, None),
        (2, 1, LostMore("pickling", 1.2, 0.3)),
    ]
    assert [each.why.breakdown for each in found] == [breakdowns[2], breakdowns[0]]
