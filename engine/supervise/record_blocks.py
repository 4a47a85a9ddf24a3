"""What is new in record files, as arrays: a row a record."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from ..inside.records.layout import CELL_WORDS
from ..inside.records.reader import Block
from ..model.cells import is_message


def words_of(data: bytes) -> "NDArray[np.uint64]":
    """Whole cells, a row each."""
    return np.frombuffer(data, np.uint64).reshape(-1, CELL_WORDS)


def of_tasks(cells: "NDArray[np.uint64]") -> "NDArray[np.uint64]":
    """Those that are of tasks, and not of messages."""
    return cells[~is_message(cells)]


def merged(blocks: list[Block]) -> Iterator[Block]:
    """One block a file: what was held, and what is new."""
    found: dict[str, Block] = {}
    for block in blocks:
        before = found.get(block.header.name)
        ended = block.ended if before is None else before.ended + block.ended
        found[block.header.name] = Block(block.header, ended, block.running)
    return iter(found.values())
