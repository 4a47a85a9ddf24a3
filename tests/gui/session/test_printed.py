"""Bytes become lines bit by bit, none is lost but by a flood, and that is counted."""

import pytest

from gui.session.printed import Printed


@pytest.fixture
def printed(qapp):
    return Printed()


@pytest.fixture
def lines(printed):
    found = []
    printed.lines.connect(found.extend)
    return found


def test_that_a_little_is_there_at_once(printed, lines):
    printed.add([(7, b"one\ntw")], is_complete=False)
    assert lines == [(7, "one")]
    printed.add([(7, b"o\nrest")], is_complete=True)
    assert lines == [(7, "one"), (7, "two"), (7, "rest")]


def test_that_much_comes_bit_by_bit_and_whole(printed, lines, qtbot):
    text = b"".join(b"%d\n" % number for number in range(100_000))
    printed.add([(7, text), (8, b"last")], is_complete=True)
    assert 0 < len(lines) < 100_000
    qtbot.waitUntil(lambda: len(lines) == 100_001, timeout=30_000)
    assert lines == [*((7, str(number)) for number in range(100_000)), (8, "last")]
    assert printed.dropped_bytes == 0


def test_that_of_a_flood_the_newest_is_kept_and_the_rest_counted(printed, lines, qtbot):
    line = b"x" * 99 + b"\n"
    printed.add([(7, line * 200_000)], is_complete=True)
    assert 15_000_000 < printed.dropped_bytes < 20_000_000
    qtbot.waitUntil(lambda: not printed._waiting, timeout=30_000)
    assert len(lines) * 100 == pytest.approx(20_000_000 - printed.dropped_bytes, abs=100)


def test_that_another_run_begins_afresh(printed, lines):
    printed.add([(7, b"begun" + b"x" * 300_000)], is_complete=False)
    printed.clear()
    printed.add([(7, b"new\n")], is_complete=False)
    assert lines == [(7, "new")]
