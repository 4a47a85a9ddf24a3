"""Bytes become lines bit by bit, none is lost but by a flood, and that is counted."""

import pytest

from gui.session.printed import Printed


@pytest.fixture
def printed(qapp):
    return Printed()


@pytest.fixture
def lines(printed):
    """What every row is by now, by its process and number."""
    found = {}
    printed.lines.connect(lambda rows: found.update({(row.pid, row.number): row.text for row in rows}))
    return found


def test_that_a_little_is_there_at_once_and_what_is_begun_as_well(printed, lines):
    printed.add([(7, b"one\ntw")])
    assert lines == {(7, 0): "one", (7, 1): "tw"}
    printed.add([(7, b"o\nrest")])
    assert lines == {(7, 0): "one", (7, 1): "two", (7, 2): "rest"}


def test_that_much_comes_bit_by_bit_and_whole(printed, lines, qtbot):
    text = b"".join(b"%d\n" % number for number in range(100_000))
    printed.add([(7, text), (8, b"last")])
    assert 0 < len(lines) < 100_000
    qtbot.waitUntil(lambda: (8, 0) in lines, timeout=30_000)
    assert lines == {**{(7, number): str(number) for number in range(100_000)}, (8, 0): "last"}
    assert printed.dropped_bytes == 0


def test_that_of_a_flood_the_newest_is_kept_and_the_rest_counted(printed, lines, qtbot):
    line = b"x" * 99 + b"\n"
    printed.add([(7, line * 200_000)])
    assert 15_000_000 < printed.dropped_bytes < 20_000_000
    qtbot.waitUntil(lambda: not printed._waiting, timeout=30_000)
    assert len(lines) * 100 == pytest.approx(20_000_000 - printed.dropped_bytes, abs=100)


def test_that_another_run_begins_afresh(printed, lines):
    printed.add([(7, b"begun" + b"x" * 300_000)])
    printed.clear()
    lines.clear()
    printed.add([(7, b"new\n")])
    assert lines == {(7, 0): "new"}
