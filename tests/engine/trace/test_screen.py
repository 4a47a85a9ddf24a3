"""What the tasks print, as a terminal of each process would show it."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.inside.records.output import ERRORS_BEGIN, ERRORS_END
from engine.trace.screen import Colour, Row, Screen

PIECE = st.one_of(
    st.text("ab", min_size=1, max_size=4).map(str.encode),
    st.sampled_from([b"\n", b"\n\n", b"\r", b"\r\n", b"\x1b[A", b"\x1b[2A", b"\x1b[31m", b"\x1b[0m", b"\x1b[2K"]),
    st.sampled_from([ERRORS_BEGIN, ERRORS_END, b"a\n" * 300]),
)


def seen(pieces):
    """The rows as they are in the end, by process and number."""
    screen, rows = Screen(), {}
    for piece in pieces:
        rows.update({(row.pid, row.number): row for row in screen.feed([piece])})
    return rows


def texts(data):
    return [row.text for _, row in sorted(seen([(1, data)]).items())]


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECE, max_size=12).map(b"".join), st.lists(st.integers(0, 2_000), max_size=12))
@example(b"a" + ERRORS_BEGIN + b"\r", [1])
def test_that_rows_are_the_same_however_the_bytes_are_chopped(data, cuts):
    marks = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    chopped = seen([(1, data[start:end]) for start, end in itertools.pairwise(marks)])
    whole = seen([(1, data)])
    assert {key: row for key, row in chopped.items() if row.text} == {
        key: row for key, row in whole.items() if row.text
    }


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), st.text("ab\n", max_size=6).map(str.encode)), max_size=20))
def test_that_each_process_has_a_screen_of_its_own(pieces):
    together = seen(pieces)
    for pid in (1, 2, 3):
        text = b"".join(data for who, data in pieces if who == pid).decode()
        assert [row.text for key, row in sorted(together.items()) if key[0] == pid] == text.splitlines()


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (b"0%\r50%\r100%\n", ["100%"]),
        (b"0%\r50%", ["50%"]),
        (b"0%\r50%\r", ["50%"]),
        (b"dos\r\nunix\n", ["dos", "unix"]),
        (b"a\nb\nc\x1b[2Ax\r\n\nd\n", ["ax", "b", "d"]),
        # Two bars of tqdm, the second of which is written below the first.
        (b"\rfirst 0%\n\rsecond 0%\x1b[A\rfirst 50%\n\rsecond 90%\x1b[A", ["first 50%", "second 90%"]),
        (b"gone\x1b[2K\rleft\n", ["left"]),
        (b"\x1b]0;title", ["\\x1b]0;title"]),
    ],
)
def test_that_of_what_is_written_again_the_last_state_is_left(printed, shown):
    assert texts(printed) == shown


def test_that_colours_are_told_by_where_they_begin_and_end():
    ((row,),) = [seen([(1, b"a \x1b[1;31mred\x1b[0m \x1b[38;5;9mmany\x1b[92mlight\n")]).values()]
    assert row.text == "a red manylight"
    assert row.colours == (Colour(2, 5, "bold"), Colour(2, 5, "red"), Colour(10, 15, "green"))


def test_that_what_went_to_standard_error_is_told_apart():
    data = b"out\n" + ERRORS_BEGIN + b"Traceback\nError: no\n" + ERRORS_END + b"out\n"
    assert [row[1:] for row in seen([(1, data)]).values()] == [
        ("out", 0, False, ()), ("Traceback", 1, True, ()), ("Error: no", 2, True, ()), ("out", 3, False, ()),
    ]  # fmt: skip


def test_that_only_what_has_changed_is_told_again():
    screen = Screen()
    screen.feed([(1, b"a\nb\nc")])
    assert screen.feed([(1, b"\x1b[2A\rnew")]) == [Row(1, "new", 0)]
    assert screen.feed([(1, b"")]) == []


def test_that_what_lies_far_up_is_not_kept():
    screen = Screen()
    screen.feed([(1, b"x\n" * 100_000)])
    screen.feed([(1, b"\ry\n" * 1_000)])
    assert len(screen._terminals[1].rows) <= 201
