"""Tables on standard output, in which a wide sign, such as a Korean one, takes two cells."""

import sys
from collections.abc import Iterable, Sequence

import rich.box
import rich.cells
import rich.console
import rich.table
import rich.text

from ..inside.data_class import dataclass
from ..inside.language import tr

_NAME_CELLS = 13
_WIDTH_WITHOUT_TERMINAL = 200
_GAP = 2
_TEXT_LEAST = 12  # cells that a column of words is never narrower than
_WORD_MOST = 24  # cells: a longer word may be broken
_BAR_LEAST, _BAR_MOST = 5, 20


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar in place of a text, ``share`` of its column long, which is as wide as there is room."""

    share: float


Cell = str | Bar


def print_table(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], right: str = "", left_out: Sequence[int] = ()
) -> None:
    """Print a table with plain text in its cells.

    On a terminal that is too narrow for it words go on in the next line, and columns are left out, which is told.

    Args:
        columns: the headings.
        rows: the cells, a row each.
        right: a character a column; ``>`` aligns it to the right, and it is never broken into lines.
        left_out: the columns that may be left out, the first one first.
    """
    if sys.stdout is None:  # on Windows, where a program without a console has none
        return
    console = _console()
    sides = right.ljust(len(columns))
    rooms = [
        _room([heading, *cells], is_words=side != ">")
        for heading, side, *cells in zip(columns, sides, *rows, strict=True)
    ]
    kept, gone = list(range(len(columns))), list[int]()
    for column in left_out:
        if _least([rooms[each] for each in kept]) > console.width:
            kept.remove(column)
            gone.append(column)
    widths = _shared([rooms[column] for column in kept], console.width)
    console.width = max(console.width, sum(widths) + _GAP * len(widths))
    table = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for column, width in zip(kept, widths, strict=True):
        justify = "right" if sides[column] == ">" else "left"
        table.add_column(columns[column], justify=justify, width=width, overflow="fold")  # type: ignore[arg-type]
    for row in rows:
        table.add_row(*(_drawn(row[column], width) for column, width in zip(kept, widths, strict=True)))
    console.print(table)
    if gone:
        names = ", ".join(columns[column] for column in gone if columns[column])
        if names:
            print_lines([tr("Left out, as this terminal is narrow: {columns}").format(columns=names)])


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of plain text; what is wider than a terminal goes on in the next line, at a word."""
    if sys.stdout is not None:
        console = _console()
        for line in lines:
            console.print(rich.text.Text(line), soft_wrap=not sys.stdout.isatty())


def print_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Print what each fact is called, and beside that what it is; where a terminal is narrow, that goes on below."""
    if sys.stdout is None:
        return
    console = _console()
    for name, told in facts:
        beside = " " * (max(_NAME_CELLS, rich.cells.cell_len(name)) + _GAP)
        lines = [told]
        if sys.stdout.isatty():
            room = max(console.width - len(beside), _TEXT_LEAST)
            lines = [line.plain.rstrip() for line in rich.text.Text(told).wrap(console, room)]
        print(f"{name}{beside[rich.cells.cell_len(name) :]}{lines[0] if lines else ''}")
        for line in lines[1:]:
            print(f"{beside}{line}")


def _console() -> rich.console.Console:
    return rich.console.Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL)


def _room(cells: Sequence[Cell], *, is_words: bool) -> tuple[int, int]:
    """The cells that a column needs at least, and those that it can use."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    most = max((rich.cells.cell_len(text) for text in texts), default=0)
    if len(texts) < len(cells):
        return max(most, _BAR_LEAST), max(most, _BAR_MOST)
    if not is_words:
        return most, most
    longest_word = max((rich.cells.cell_len(word) for text in texts for word in text.split()), default=0)
    return min(most, max(_TEXT_LEAST, min(longest_word, _WORD_MOST))), most


def _least(rooms: Sequence[tuple[int, int]]) -> int:
    return sum(least for least, _ in rooms) + _GAP * (len(rooms) - 1)


def _shared(rooms: Sequence[tuple[int, int]], width: int) -> list[int]:
    """How wide each column is: the widest of those that need not be so wide are made narrower, down to one width."""
    room = max(width, _least(rooms)) - _GAP * (len(rooms) - 1)
    cap = max(most for _, most in rooms)
    while sum(widths := [max(least, min(most, cap)) for least, most in rooms]) > room:
        cap -= 1
    return widths


def _drawn(cell: Cell, width: int) -> rich.text.Text:
    return rich.text.Text("█" * max(round(width * cell.share), 1) if isinstance(cell, Bar) else cell)
