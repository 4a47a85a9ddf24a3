"""The holes that imports leave in the C library's heap.

A list that grows moves from hole to hole, where in a fresh program it grows at the heap's end, in its place; and where
a process is forked, each page of a hole that it then writes to is copied for it first (DECISIONS 114).
"""

import sys

_BLOCK_BYTES = 65_536  # below the size from which the GNU C library maps a block of its own
_LEAST_BYTES = 1_024
_END_BLOCKS = 6
"""So many blocks one behind the other are taken for the end of the heap."""
_MOST_BLOCKS = 256
_OWN_BYTES = 8
"""What the C library puts before a block."""
_EMPTY_BYTES = b"".__sizeof__()

_kept: "list[bytes]" = []


def fill_holes() -> None:
    """Fill them, for good, with bytes that nobody touches. Some 0.5 ms; where the heap is another one, nothing."""
    if sys.platform != "linux":
        return
    found: list[bytes] = []
    end: list[bytes] = []
    while len(end) < _END_BLOCKS:
        if len(found) + len(end) > _MOST_BLOCKS:
            return
        block = _block(_BLOCK_BYTES)
        if end and id(block) - id(end[-1]) != _BLOCK_BYTES:
            found += end
            end.clear()
        end.append(block)
    first = id(end[0])
    del block
    end.clear()
    size = _BLOCK_BYTES
    while size >= _LEAST_BYTES:
        while id(block := _block(size)) < first and len(found) < _MOST_BLOCKS:
            found.append(block)
        size //= 2
    _kept.extend(found)


def _block(size: int) -> bytes:
    return bytes(size - _OWN_BYTES - _EMPTY_BYTES)
