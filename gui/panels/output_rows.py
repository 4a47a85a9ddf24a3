"""What was printed, row by row, as far back as it is kept: pure of any widget."""

import itertools
from collections import deque
from collections.abc import Iterable

from engine.trace.screen import Row

_ROWS_MOST = 500_000
_CHARACTERS_MOST = 60_000_000
_REWRITTEN_MOST = 400


class OutputRows:
    """Rows by their places, from 0 on, which they keep; the oldest go where there are too many.

    Attributes:
        first: the place of the oldest that is kept. end: the place of the next one.
    """

    def __init__(self) -> None:
        """None yet."""
        self.first = self.end = 0
        self._rows: deque[Row] = deque()
        self._characters = 0
        self._places: dict[tuple[int, int], int] = {}

    def add(self, rows: Iterable[Row]) -> list[int]:
        """More rows; the places of those that were there already, and are others now."""
        changed = []
        for row in rows:
            key = row.pid, row.number
            place = self._places.get(key, -1) if row.number >= 0 else -1
            self._characters += len(row.text)
            if place >= self.first:
                self._characters -= len(self[place].text)
                self._rows[place - self.first] = row
                changed.append(place)
                continue
            if row.number >= 0:
                self._places[key] = self.end
                self._places.pop((row.pid, row.number - _REWRITTEN_MOST), None)
            self._rows.append(row)
            self.end += 1
        while self.end - self.first > _ROWS_MOST or self._characters > _CHARACTERS_MOST:
            self._characters -= len(self._rows.popleft().text)
            self.first += 1
        return changed

    def __getitem__(self, place: int) -> Row:
        """The row at a place, which is kept."""
        return self._rows[place - self.first]

    def fitting(self, text: str, *, errors_only: bool, before: int | None = None) -> list[int]:
        """The places of the rows that have ``text`` (folded) in them, from above; those above ``before`` alone."""
        count = (self.end if before is None else before) - self.first
        rows = enumerate(itertools.islice(self._rows, max(count, 0)), self.first)
        return [place for place, row in rows if fits(row, text, errors_only=errors_only)]


def fits(row: Row, text: str, *, errors_only: bool) -> bool:
    """Whether a row is wanted."""
    return (row.is_error or not errors_only) and (not text or text in told(row).casefold())


def told(row: Row) -> str:
    """A row as it is shown: by whom, whether it is an error, and what it says."""
    return f"PID {row.pid}{' ! ' if row.is_error else '  '}{row.text}"
