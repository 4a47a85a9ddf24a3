"""The union of stretches, against a plain count of its moments."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engine.trace.intervals import Intervals

STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=8)


@given(STRETCHES, st.integers(0, 60), st.integers(0, 60))
def test_that_what_is_covered_is_what_any_of_them_covers(stretches, started, ended):
    found = Intervals(
        np.array([start for start, _ in stretches], np.int64),
        np.array([start + took for start, took in stretches], np.int64),
    )
    moments = {at for start, took in stretches for at in range(start, start + took)}
    asked = np.array([started]), np.array([ended])
    assert found.within(*asked)[0] == sum(started <= at < ended for at in moments)
    assert found.until(np.array([ended]))[0] == sum(at < ended for at in moments)
    assert (found.started[1:] > found.ended[:-1]).all()
