"""What one run lost that another one did not."""

from engine.insight.breakdown import PARTS, Breakdown
from engine.insight.lost_more import LostMore, lost_more
from engine.insight.machine import Machine


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
