"""Columns of one length that only grow."""

import mmap
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

_FIRST_ROWS = 64
_OWN_PAGES_FROM_BYTES = 65_536


class Columns:
    """Named arrays of one length, with room to grow. ``len`` is their length."""

    __slots__ = ("_columns", "_count")

    def __init__(self, **kinds: type[np.generic]) -> None:
        """Empty columns of these names and element types."""
        self._count = 0
        self._columns = {name: np.empty(_FIRST_ROWS, kind) for name, kind in kinds.items()}

    @classmethod
    def of(cls, **columns: "NDArray[Any]") -> "Columns":
        """Columns that begin as these arrays, all of one length; they are nobody else's from now on."""
        made = cls.__new__(cls)
        made._columns = columns
        made._count = len(next(iter(columns.values())))
        return made

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, name: str) -> "NDArray[Any]":
        """A view of one column, valid until the next ``append``."""
        return self._columns[name][: self._count]

    def row(self, position: int) -> dict[str, int]:
        """One row, each value as a whole number. Raises IndexError."""
        if not 0 <= position < self._count:
            raise IndexError(position)
        return {name: int(column[position]) for name, column in self._columns.items()}

    def widen(self, name: str, kind: type[np.generic]) -> None:
        """Let one column have elements of another type, which can hold all that it has."""
        self._columns[name] = self._columns[name].astype(kind)

    def append(self, rows: Mapping[str, "NDArray[Any]"]) -> None:
        """Add rows; ``rows`` has every column's new values, all of one length."""
        wanted = self._count + len(next(iter(rows.values())))
        room = len(next(iter(self._columns.values())))
        if wanted > room:
            # By a quarter, so that of ten million rows few are room alone; what nobody has written takes no memory.
            room = max(wanted, room + room // 4)
            for name, column in self._columns.items():
                grown = _empty(room, column.dtype)
                grown[: self._count] = column[: self._count]
                self._columns[name] = grown
        for name, column in self._columns.items():
            column[self._count : wanted] = rows[name]
        self._count = wanted


def _empty(rows: int, kind: "np.dtype[Any]") -> "NDArray[Any]":
    """Room for ``rows``. If it is large, in pages of its own, which go back to the system when it is outgrown; the
    allocator would keep a fifth of them.
    """
    size = rows * kind.itemsize
    if size < _OWN_PAGES_FROM_BYTES:
        return np.empty(rows, kind)
    return np.frombuffer(mmap.mmap(-1, size), kind, rows)
