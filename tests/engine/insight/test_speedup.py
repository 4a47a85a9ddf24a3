"""Speed-up and utilisation, by their textbook definitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.insight.speedup import speedup, speedup_most, utilisation
from engine.model.alone import Alone

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


@pytest.mark.parametrize(
    ("workers", "jobs", "cores", "alone", "expected"),
    [
        (2, 4, 8, Alone(4, 4.0, 0.0), 2.0),
        (4, 3, 8, Alone(3, 4.0, 0.0), 3.0),
        (4, 4, 2, Alone(4, 4.0, 0.0), 2.0),
        (4, 4, 2, Alone(4, 0.0, 4.0), 4.0),  # they wait, and need no core
        (8, 8, 2, Alone(4, 2.0, 2.0), 4.0),
        (2, 4, 8, None, None),
    ],
)
def test_that_more_than_workers_jobs_and_cores_have_room_for_is_not_expected(workers, jobs, cores, alone, expected):
    assert speedup_most(workers, jobs, cores, alone) == expected
