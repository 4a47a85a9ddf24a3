"""What other programs have of the machine, from planted clocks."""

import pytest

from engine.advice.others import Others, Reading


def others(*readings):
    given = iter(readings)
    return Others(lambda: next(given), cores=2)


def test_that_what_is_ones_own_is_not_taken_for_others():
    found = others(Reading(10.0, 100.0, 5.0), Reading(12.0, 104.0, 9.0))
    found.look()
    assert found.share == 0.0
    assert not found.is_busy


def test_that_the_busiest_stretch_counts():
    found = others(
        Reading(0.0, 0.0, 0.0), Reading(1.0, 1.0, 0.9), Reading(2.0, 3.0, 0.9), Reading(3.0, 3.0, 0.9)
    )  # fmt: skip
    shares = []
    for _ in range(3):
        found.look()
        shares.append(found.share)
    assert shares == pytest.approx([0.05, 1.0, 1.0])
    assert found.is_busy


def test_that_a_stretch_that_is_too_short_to_tell_is_part_of_the_next():
    found = others(Reading(0.0, 0.0, 0.0), Reading(0.1, 0.2, 0.0), Reading(1.1, 0.2, 0.0))
    found.look()
    assert found.share == 0.0
    found.look()
    assert found.share == pytest.approx(0.2 / 2.2)


def test_that_this_machine_has_clocks():
    found = Others()
    found.look()
    assert 0.0 <= found.share <= 1.0
