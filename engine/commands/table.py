"""Tables on standard output, in which a wide sign, such as a Korean one, takes two cells."""

import sys
from collections.abc import Iterable, Sequence

import rich.box
import rich.cells
import rich.console
import rich.table
import rich.text

_NAME_CELLS = 13
_WIDTH_WITHOUT_TERMINAL = 200


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], right: str = "") -> None:
    """Print a table with plain text in its cells.

    Args:
        columns: the headings.
        rows: the cells, a row each.
        right: a character a column; ``>`` aligns it to the right.
    """
    if sys.stdout is None:  # closed by whoever started the program
        return
    console = rich.console.Console(highlight=False, width=None if sys.stdout.isatty() else _WIDTH_WITHOUT_TERMINAL)
    table = rich.table.Table(box=rich.box.SIMPLE_HEAD, pad_edge=False, show_edge=False, collapse_padding=True)
    for column, side in zip(columns, right.ljust(len(columns)), strict=True):
        table.add_column(column, justify="right" if side == ">" else "left", no_wrap=side == ">", overflow="fold")
    for row in rows:
        table.add_row(*(rich.text.Text(cell) for cell in row))
    console.print(table)


def print_facts(facts: Iterable[tuple[str, str]]) -> None:
    """Print a line a fact: what it is called, and what it is, as they stand."""
    for name, told in facts:
        print(f"{name}{' ' * (_NAME_CELLS - rich.cells.cell_len(name))}  {told}")
