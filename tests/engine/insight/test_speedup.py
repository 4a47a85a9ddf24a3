"""Speed-up and utilisation, by their textbook definitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.speedup import speedup, utilisation

SECONDS = st.floats(1e-6, 1e6)


@pytest.mark.parametrize(
    ("sequential_s", "elapsed_s", "expected"),
    [(4.0, 2.0, 2.0), (1.0, 2.0, 0.5), (0.0, 2.0, 0.0), (None, 2.0, None), (2.0, None, None), (2.0, 0.0, None)],
)
def test_that_the_speed_up_is_the_quotient_where_there_is_one(sequential_s, elapsed_s, expected):
    assert speedup(sequential_s, elapsed_s) == expected


@given(SECONDS, SECONDS)
def test_that_the_speed_up_turned_about_is_its_reciprocal(one_s, other_s):
    assert speedup(one_s, other_s) * speedup(other_s, one_s) == pytest.approx(1)


@pytest.mark.parametrize(
    ("busy_s", "workers", "elapsed_s", "expected"),
    [(2.0, 2, 2.0, 0.5), (4.0, 2, 2.0, 1.0), (0.0, 1, 2.0, 0.0), (1.0, 0, 2.0, None), (1.0, 1, 0.0, None)],
)
def test_that_utilisation_is_the_busy_share_of_all_workers_time(busy_s, workers, elapsed_s, expected):
    assert utilisation(busy_s, workers, elapsed_s) == expected
