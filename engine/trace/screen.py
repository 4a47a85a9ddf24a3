"""What the tasks print, as a terminal of each process would show it: rows that are written again, and their colours."""

import re
from collections.abc import Iterable
from dataclasses import field
from typing import NamedTuple

from ..inside.data_class import dataclass
from ..inside.records.output import ERRORS_BEGIN, ERRORS_END
from .output import printable

_ROWS_MOST = 100
"""So far up a cursor may go; what lies further up is not written again."""
_ROW_BYTES = 8_004
# A control sequence (ECMA-48, section 5.4): its parameters, and what it is.
_CONTROL = re.compile(rb"\x1b\[([0-?]*)[ -/]*([@-~])")
_MOVES = re.compile(rb"\x1b|\r(?!\n)")
_UNFINISHED = re.compile(rb"\x1b(?:\[[ -?]*)?\Z")
_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


class Colour(NamedTuple):
    """Characters from ``start`` to ``end`` of a row in a colour: one of a terminal's eight, or ``"bold"``."""

    start: int
    end: int
    name: str


class Row(NamedTuple):
    """A row as it is now.

    Attributes:
        pid: who has printed it.
        text: what can be read.
        number: which of its process's rows, from 0; the same number again: that row is another now. -1: a row of its
            own, which nobody writes again.
        is_error: some of it went to standard error.
        colours: its parts that have one.
    """

    pid: int
    text: str
    number: int = -1
    is_error: bool = False
    colours: "tuple[Colour, ...]" = ()


@dataclass(slots=True)
class _Raw:
    data: bytes = b""
    is_error: bool = False


@dataclass(slots=True)
class _Terminal:
    """A process's: its last rows, of which the first has the number ``first``, and where its cursor is."""

    first: int = 0
    rows: "list[_Raw]" = field(default_factory=lambda: [_Raw()])
    at: int = 0
    is_error: bool = False
    rest: bytes = b""


class Screen:
    """Puts the pieces of each process's output together to rows. One thread."""

    def __init__(self) -> None:
        """Nothing printed yet."""
        self._terminals: dict[int, _Terminal] = {}

    def feed(self, pieces: Iterable[tuple[int, bytes]]) -> list[Row]:
        """The rows that ``pieces`` have made or changed, each once, in the order in which they were begun."""
        found: list[Row] = []
        for pid, data in pieces:
            terminal = self._terminals.setdefault(pid, _Terminal())
            found += _fed(pid, terminal, data)
        return found


def _fed(pid: int, terminal: _Terminal, data: bytes) -> list[Row]:
    data = terminal.rest + data
    unfinished = _UNFINISHED.search(data, max(len(data) - 40, 0))
    terminal.rest = unfinished.group() if unfinished is not None else b""
    if unfinished is not None:
        data = data[: unfinished.start()]
    if terminal.at == len(terminal.rows) - 1 and not _MOVES.search(data):
        return _appended(pid, terminal, data)
    changed: set[int] = set()
    lines = data.split(b"\n")
    gone: list[Row] = []
    for number, line in enumerate(lines):
        _write(terminal, line, changed)
        if number < len(lines) - 1:
            if terminal.at == len(terminal.rows) - 1:
                changed.add(terminal.first + terminal.at)  # an empty row is a row
                terminal.rows.append(_Raw())
            terminal.at += 1
            _to_the_left(terminal)
        if len(terminal.rows) > 2 * _ROWS_MOST:
            gone += _let_go(pid, terminal, changed)
    return [*gone, *(_row(pid, terminal, row) for row in sorted(changed))]


def _appended(pid: int, terminal: _Terminal, data: bytes) -> list[Row]:
    """As ``_fed``, where nothing moves the cursor: a flood of lines is no more than that."""
    changed: set[int] = set()
    begun, *whole = data.split(b"\n")
    _put(terminal, begun, changed)
    number, is_error = terminal.first + terminal.at, terminal.is_error
    if not whole:
        return [_row(pid, terminal, number)] if changed else []
    found = [_row(pid, terminal, number)]
    *whole, rest = whole
    found += [Row(pid, printable(line), at, is_error) for at, line in enumerate(whole, number + 1)]
    if rest:
        found.append(Row(pid, printable(rest), number + len(whole) + 1, is_error))
    kept = whole[-_ROWS_MOST:]
    terminal.rows = [*terminal.rows, *(_Raw(line[:_ROW_BYTES], is_error) for line in kept)][-_ROWS_MOST:]
    terminal.rows.append(_Raw(rest[:_ROW_BYTES], is_error and bool(rest)))
    terminal.first = number + len(whole) + 2 - len(terminal.rows)
    terminal.at = len(terminal.rows) - 1
    return found


def _let_go(pid: int, terminal: _Terminal, changed: "set[int]") -> list[Row]:
    """The rows that nobody can write again; what has changed of them is told now."""
    over = len(terminal.rows) - _ROWS_MOST
    told = [_row(pid, terminal, row) for row in sorted(changed) if row < terminal.first + over]
    changed.difference_update(row.number for row in told)
    del terminal.rows[:over]
    terminal.first += over
    terminal.at = max(terminal.at - over, 0)
    return told


def _write(terminal: _Terminal, line: bytes, changed: "set[int]") -> None:
    """Write a line, which may go up and down, where the cursor is."""
    if b"\x1b" not in line:
        _put(terminal, line, changed)
        return
    done = 0
    for control in _CONTROL.finditer(line):
        sequence, kind = control.group(), control.group(2)
        if kind == b"m":
            continue  # a colour stays in the row
        _put(terminal, line[done : control.start()], changed)
        done = control.end()
        if sequence in (ERRORS_BEGIN, ERRORS_END):
            terminal.is_error = sequence == ERRORS_BEGIN
        elif kind in b"AF":
            terminal.at = max(terminal.at - _count(control), 0)
            if kind == b"F":
                _to_the_left(terminal)
        elif kind in b"BE":
            terminal.at = min(terminal.at + _count(control), len(terminal.rows) - 1)
            if kind == b"E":
                _to_the_left(terminal)
        elif kind == b"K" and control.group(1) == b"2":
            terminal.rows[terminal.at].data = b""
            changed.add(terminal.first + terminal.at)
    _put(terminal, line[done:], changed)


def _to_the_left(terminal: _Terminal) -> None:
    """The cursor is where its row begins: what is written next is written over that."""
    raw = terminal.rows[terminal.at]
    if raw.data and not raw.data.endswith(b"\r"):
        raw.data += b"\r"


def _count(control: "re.Match[bytes]") -> int:
    digits = control.group(1)
    return int(digits) if digits.isdigit() and len(digits) < 5 else 1


def _put(terminal: _Terminal, text: bytes, changed: "set[int]") -> None:
    if not text:
        return
    raw = terminal.rows[terminal.at]
    whole = raw.data + text
    if b"\r" in whole:
        seen = whole.rstrip(b"\r")
        # What follows the last return is what is seen; a return at the end has written over nothing yet.
        whole = seen.rpartition(b"\r")[2] + whole[len(seen) :][:1]
    raw.data = whole[:_ROW_BYTES]
    if text.strip(b"\r"):  # a mere return is nothing that is seen
        raw.is_error |= terminal.is_error
        changed.add(terminal.first + terminal.at)


def _row(pid: int, terminal: _Terminal, number: int) -> Row:
    raw = terminal.rows[number - terminal.first]
    if b"\x1b[" not in raw.data:
        return Row(pid, printable(raw.data), number, raw.is_error)
    texts: list[str] = []
    colours: list[Colour] = []
    length = done = 0
    now: tuple[str, ...] = ()

    def take(piece: bytes) -> None:
        nonlocal length
        text = printable(piece)
        texts.append(text)
        colours.extend(Colour(length, length + len(text), name) for name in now if text)
        length += len(text)

    for control in _CONTROL.finditer(raw.data):
        take(raw.data[done : control.start()])
        now = _coloured(now, control.group(1))
        done = control.end()
    take(raw.data[done:])
    return Row(pid, "".join(texts), number, raw.is_error, tuple(colours))


def _coloured(now: "tuple[str, ...]", parameters: bytes) -> "tuple[str, ...]":
    """What holds after a sequence of colours: at most a colour and bold. Of more than eight colours none is known."""
    found = list(now)
    codes = iter(parameters.split(b";"))
    for each in codes:
        code = int(each) if each.isdigit() and len(each) < 4 else 0
        if code == 0:
            found = []
        elif code == 1:
            found = [*(name for name in found if name != "bold"), "bold"]
        elif code == 22:
            found = [name for name in found if name != "bold"]
        elif 30 <= code <= 37 or 90 <= code <= 97:
            found = [*(name for name in found if name == "bold"), _COLOURS[code % 10]]
        elif code == 39:
            found = [name for name in found if name == "bold"]
        elif code in (38, 48):
            next(codes, b"")  # the kind, and then the colour, which is one of 256, or of three parts
            next(codes, b"")
    return tuple(found)
