"""What is new in a folder of records, as it travels home. Where the worker is, or beside it.

What tasks have printed is told likewise, as ``(pid, at, bytes)``, where ``at`` counts the bytes that were told before.

News are ``(name, header, position, ended, running, texts_at, texts)`` for each file that has some: its name and header;
how many cells have ended before these, the cells that have, and the one that goes on; and the texts they point to, with
where these stand. Places are absolute, so that filing the same twice does no harm. Nor does it of what workers have
noted of tasks (``records/odd``), as ``(code, values)``.
"""

from typing import Any

from ..records.events import Odd
from ..records.layout import (
    CELL_BYTES,
    CELL_WORDS,
    ITEM,
    ITEM_KIND,
    ITEM_STRING,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_TEXT,
    TEXT_BYTES,
    VALUE,
)
from ..records.reader import FolderReader

_PRINTED_BYTES = 65_536
"""So much of what one process has printed travels at once: a slow line is not to keep the records waiting."""


class Teller:
    """Tells of one folder, each piece of news once."""

    def __init__(self, folder: str) -> None:
        """Of ``folder``."""
        self.folder = folder
        self._reader = FolderReader(folder)
        self._texts_told: dict[str, int] = {}
        self._positions: dict[str, int] = {}
        self._running: dict[str, bytes] = {}
        self._printed: dict[int, int] = {}
        self.dropped_bytes = self.waiting_bytes = 0

    def printed(self) -> "list[Any]":
        """What tasks have printed since it was asked last, or a part of that: the rest comes the next time.

        ``dropped_bytes`` is how much came too fast to be told, or found no room; ``waiting_bytes`` how much is left.
        """
        found = []
        for pid, data in self._reader.output(_PRINTED_BYTES):
            at = self._printed.get(pid, 0)
            self._printed[pid] = at + len(data)
            found.append((pid, at, data))
        self.dropped_bytes = self._reader.dropped_bytes + self._reader.missing().printed_bytes
        self.waiting_bytes = self._reader.unread_bytes()
        return found

    def odd(self) -> "list[Any]":
        """What was noted of tasks since it was asked last."""
        return [(event.code, event.values) for event in self._reader.events() if isinstance(event, Odd)]

    def news(self) -> "list[Any]":
        """What is new since it was asked last."""
        found: list[Any] = []
        for block in self._reader.blocks():
            name = block.header.name
            if not block.ended and block.running == self._running.get(name, b""):
                continue
            self._running[name] = block.running
            position, texts_at = self._positions.get(name, 0), self._texts_told.get(name, 0)
            texts_end = max(texts_at, _texts_end(block.ended), _texts_end(block.running))
            texts = self._reader.texts(name, texts_at, texts_end - texts_at) if texts_end > texts_at else b""
            self._positions[name] = position + len(block.ended) // CELL_BYTES
            self._texts_told[name] = texts_at + len(texts)
            header = self._reader.raw_header(name)
            found.append((name, header, position, block.ended, block.running, texts_at, texts))
        return found


def _texts_end(cells: bytes) -> int:
    """Where the last text ends that these cells point to."""
    end = 0
    words = memoryview(cells).cast("Q")
    for kind_at, at, kinds in ((KIND, VALUE, (KIND_TEXT, KIND_ERROR)), (ITEM_KIND, ITEM, (ITEM_STRING, ITEM_TEXT))):
        for kind, first in zip(words[kind_at::CELL_WORDS].tolist(), words[at::CELL_WORDS].tolist()):  # noqa: B905
            if kind & 0xFF in kinds:
                end = max(end, first + (kind >> 8 & TEXT_BYTES))
    return end
