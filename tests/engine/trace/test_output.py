"""What the tasks print, put together to lines."""

import itertools

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from engine.trace.output import OutputLines, printable

PIECE = st.one_of(
    st.binary(max_size=30),
    st.text(max_size=30).map(str.encode),
    st.sampled_from(
        [
            b"\n",
            b"\r\n",
            b"\r",
            b"\x1b[A",
            b"\x1b[",
            b"x" * 1_999,
            b"x" * 2_000,
            b"x" * 9_000,
            "😀".encode() * 2_001,
            "é".encode() * 4_000,
        ]
    ),
)


def lines_of(pieces):
    lines = OutputLines()
    found = [line for piece in pieces for line in lines.feed([piece])]
    return found + lines.flush()


@settings(max_examples=150)
@example(text="😀".encode() * 2_001 + b"\n", cuts=[8_004])
@example(text=b"\x1b[\x1b[@@", cuts=[5])
@example(text=b"\x1b[" + b"1" * 9_000 + b"mred\n", cuts=[8_990])
@example(text=b"\x1b[" + b"1" * 9_000 + b"\x01red\n", cuts=[8_990, 9_001])
@given(text=st.lists(PIECE, max_size=8).map(b"".join), cuts=st.lists(st.integers(0, 20_000), max_size=12))
def test_that_lines_are_the_same_however_the_bytes_are_chopped(text, cuts):
    marks = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    pieces = [(1, text[start:end]) for start, end in itertools.pairwise(marks)]
    assert lines_of(pieces) == lines_of([(1, text)])


LINE_OR_PART = st.builds(str.__add__, st.text("ab", max_size=5), st.sampled_from(["", "c\n"])).map(str.encode)


@given(st.lists(st.tuples(st.integers(1, 3), LINE_OR_PART), max_size=20))
def test_that_the_output_of_each_process_is_put_together_by_itself(pieces):
    together = lines_of(pieces)
    for pid in (1, 2, 3):
        alone = [(who, data) for who, data in pieces if who == pid]
        assert [line for line in together if line[0] == pid] == lines_of(alone)
        text = b"".join(data for _, data in alone).decode()
        assert [line for _, line in lines_of(alone)] == text.splitlines()


@given(st.binary(max_size=300) | st.text(max_size=300))
def test_that_a_line_shows_every_character_or_its_escape_and_nothing_that_controls(text):
    shown = printable(text)
    assert all(character.isprintable() or character == "\t" for character in shown)


@pytest.mark.parametrize(
    ("bytes_", "shown"),
    [
        (b"plain", "plain"),
        ("é 😀 한".encode(), "é 😀 한"),
        (b"dos\r", "dos"),
        (b"a\tb", "a\tb"),
        (b"\x1b[31mred\x1b[2J", "\\x1b[31mred\\x1b[2J"),
        (b"\xff\xfe", "\\xff\\xfe"),
        ("\u202eabc".encode(), "\\u202eabc"),
        (b"back\rhome", "back\\rhome"),
        (b"x" * 2_000, "x" * 2_000),
        (b"x" * 2_001, "x" * 2_000 + "…"),
    ],
)
def test_that_a_line_is_made_safe_to_show(bytes_, shown):
    assert printable(bytes_) == shown


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        (b"0%\r50%\r100%\n", ["100%"]),
        (b"0%\r50%\r", ["50%"]),
        (b"\x1b[31mred\x1b[0m\n", ["red"]),
        (b"bar 1\n\rbar 2\x1b[A\r\n", ["bar 1", "bar 2"]),
        (b"dos\r\nunix\n", ["dos", "unix"]),
        (b"\r\n\n", ["", ""]),
        (b"\r".join(b"%d%%" % n for n in range(9_000)) + b"\ndone\n", ["8999%", "done"]),
    ],
)
@pytest.mark.parametrize("size", [1, 7, 10**6])
def test_that_of_a_progress_bar_the_last_state_is_left(printed, shown, size):
    pieces = [(1, printed[at : at + size]) for at in range(0, len(printed), size)]
    assert [line for _, line in lines_of(pieces)] == shown


def test_that_an_endless_line_takes_no_memory():
    lines = OutputLines()
    for _ in range(200):
        assert lines.feed([(1, b"x" * 100_000)]) == []
    assert sum(map(len, lines._rest.values())) < 10_000
    assert lines.flush() == [(1, "x" * 2_000 + "…")]
    assert lines.flush() == []
