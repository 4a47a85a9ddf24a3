"""Ticks in sensible units."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QGuiApplication

from gui.timeline.axes import ticks, time_label


@pytest.mark.parametrize(
    ("value_s", "spacing_s", "label"),
    [
        (0.25, 0.25, "0.25 s"),
        (0.5, 0.1, "0.5 s"),
        (2.0, 1.0, "2 s"),
        (0.04, 0.005, "40 ms"),
        (0.0125, 0.0001, "12.5 ms"),
        (3e-6, 1e-6, "3 µs"),
        (5e-7, 1e-9, "500 ns"),
        (50.0, 50.0, "50 s"),
        (1_200.0, 300.0, "20 min"),
        (4_800.0, 1_200.0, "1 h 20 min"),
    ],
)
def test_that_a_label_has_the_unit_and_decimals_of_its_spacing(value_s, spacing_s, label):
    assert time_label(value_s, spacing_s) == label


@pytest.mark.usefixtures("korean")
def test_that_minutes_and_hours_are_words_of_the_language_and_units_are_not():
    labels = [time_label(*time) for time in ((1_200.0, 300.0), (4_800.0, 1_200.0), (-7_500.0, 300.0), (0.25, 0.25))]
    assert labels == ["20분", "1시간 20분", "-2시간 05분", "0.25 s"]


@pytest.mark.usefixtures("korean", "qapp")
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # it is the same for all examples
@given(st.floats(60, 1e7), st.floats(300, 4_000))
def test_that_wide_labels_never_crowd_either(length_s, width):
    found = ticks(0.0, length_s, width)
    metrics = QFontMetricsF(QGuiApplication.font())
    spacing_s = found[1] - found[0] if len(found) > 1 else length_s
    for tick_s in found[1:]:
        assert metrics.horizontalAdvance(time_label(tick_s, spacing_s)) < spacing_s / length_s * width


@pytest.mark.parametrize("spacing_s", [10.0**power * step for power in range(-8, 4) for step in (1, 2, 5)])
def test_that_neighbouring_ticks_have_different_labels(spacing_s):
    labels = [time_label(number * spacing_s, spacing_s) for number in range(12)]
    assert len(set(labels)) == len(labels)


@given(st.floats(-10, 1e6), st.floats(1e-6, 1e6), st.floats(300, 4_000))
def test_that_ticks_lie_in_the_range_at_round_times_and_never_crowd(start_s, length_s, width):
    end_s = start_s + length_s
    found = ticks(start_s, end_s, width)
    assert len(found) <= width / 90 + 1
    assert all(start_s - length_s * 1e-6 <= tick_s <= end_s + length_s * 1e-6 for tick_s in found)
    if len(found) > 1:
        spacing_s = found[1] - found[0]
        labels = [time_label(tick_s, spacing_s) for tick_s in found]
        assert len(set(labels)) == len(labels)
        assert spacing_s / length_s * width > max(len(label) for label in labels) * 7


@pytest.mark.parametrize("length_s", [10.0**power for power in range(-6, 7)])
def test_that_there_are_always_some_ticks(length_s):
    assert 3 <= len(ticks(0.0, length_s, 1_000)) <= 12


def test_that_labels_deep_in_a_long_run_have_room():
    found = ticks(3_600.0, 3_600.000_001, 1_000)
    assert len(found) >= 2


def test_that_there_are_ticks_to_choose_from_even_where_there_is_no_room_yet():
    assert len(ticks(0.0, 0.5, 0.0)) <= 1
