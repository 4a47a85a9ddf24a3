"""Another host's clock: the bound that is told holds whatever the way takes, and times go on rising."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.cluster.clock import Clock

OFFSETS = st.integers(-(10**15), 10**15)
WAYS = st.tuples(st.integers(0, 10**8), st.integers(0, 10**8))


def heard(clock, at_ns, way, offset_ns, rate=0.0):
    """A round trip that is asked at ``at_ns``, by a clock that is so far behind and so much quicker than ours."""
    there = at_ns + way[0]
    clock.take(at_ns, round(there * (1 + rate)) - offset_ns, there + way[1])


@given(OFFSETS, st.lists(WAYS, min_size=1, max_size=40), st.integers(0, 10**12))
def test_that_the_true_offset_is_within_the_bound_whatever_the_ways_there_and_back_take(offset_ns, ways, later_ns):
    clock = Clock()
    at_ns = 10**12
    for way in ways:
        heard(clock, at_ns, way, offset_ns)
        at_ns += sum(way) + 1
    assert abs(clock.ours_ns(at_ns + later_ns - offset_ns) - (at_ns + later_ns)) <= clock.error_ns + 1
    assert clock.error_ns <= min(sum(way) for way in ways) // 2 + 1


@settings(max_examples=40)
@given(OFFSETS, st.floats(-100e-6, 100e-6), st.lists(WAYS, min_size=66, max_size=140), st.integers(10**6, 10**9))
def test_that_times_rise_whatever_is_heard_later(offset_ns, rate, ways, step_ns):
    clock = Clock()
    at_ns, last_ns = 10**12, None
    for way in ways:
        heard(clock, at_ns, way, offset_ns, rate)
        if last_ns is None:
            clock.ours_ns(at_ns - offset_ns)
        told_ns = clock.ours_ns(round(at_ns * (1 + rate)) - offset_ns)
        assert last_ns is None or told_ns >= last_ns
        last_ns, at_ns = told_ns, at_ns + sum(way) + step_ns


def test_that_a_clock_that_is_too_quick_is_followed():
    clock, rate, way = Clock(), 50e-6, (200_000, 200_000)
    at_ns = 10**12
    heard(clock, at_ns, way, 5 * 10**14, rate)
    clock.ours_ns(at_ns - 5 * 10**14)
    for _ in range(60_000):  # every 0.1 s for an hour and 40 minutes, in which it would be 0.3 s off
        at_ns += 100_000_000
        heard(clock, at_ns, way, 5 * 10**14, rate)
    there_ns = round(at_ns * (1 + rate)) - 5 * 10**14
    assert abs(clock.ours_ns(there_ns) - at_ns) < 5_000_000


def test_that_our_own_clock_is_right():
    clock = Clock()
    clock.be_ours()
    clock.take(0, 5, 100)
    assert (clock.ours_ns(7), clock.error_ns) == (7, 0)


@given(OFFSETS, st.lists(st.integers(1, 10**14), min_size=1, max_size=8), st.booleans())
def test_that_many_moments_at_once_are_the_same_as_one_by_one(offset_ns, moments, turns):
    clock = Clock()
    heard(clock, 10**12, (10, 10), offset_ns)
    clock.ours_ns(10**12 - offset_ns)
    for step in range(200 if turns else 0):
        heard(clock, 10**12 + step * 10**9, (10, 10), offset_ns, 1e-4)
    told = clock.ours_s([0.0, *(moment / 1e9 for moment in moments)])
    assert told[0] == 0.0
    for moment, one in zip(moments, told[1:], strict=True):
        assert abs(one - clock.ours_ns(round(moment / 1e9 * 1e9)) / 1e9) < 1e-6
