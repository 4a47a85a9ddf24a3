"""Files what workers of other hosts have recorded in the run folder, as if they had done so here. In the runner."""

import os
from array import array
from typing import Any

from ..records.layout import (
    BORN_NS,
    CELL_BYTES,
    CELL_WORDS,
    CLOCK_ERROR_NS,
    ENDED,
    HEADER_BYTES,
    HOST,
    OPENED_NS,
    RECORDS_SUFFIX,
    STARTED,
    TEXTS_SUFFIX,
    WORD_BYTES,
    first_cell_words,
)
from .clock import Clock


class Mirror:
    """Of one run folder. Its reader's rules hold: a header comes before its cells, and the word that makes a cell valid
    last.
    """

    def __init__(self, folder: str) -> None:
        """Files into ``folder``."""
        self._folder = folder
        self._known: set[str] = set()

    def file(self, origin: str, host: str, news: "list[Any]", clock: Clock) -> None:
        """File the news (see ``teller``) of one origin, whose name is its alone.

        ``host`` takes the place of the name that the header has, if it is not empty. Times become ours.

        Raises:
            OSError: there is no room.
        """
        for name, header, position, ended, running, texts_at, texts in news:
            path = os.path.join(self._folder, f"{origin}-{os.path.basename(name)}")
            if texts:
                _write(path[: -len(RECORDS_SUFFIX)] + TEXTS_SUFFIX, [(texts_at, texts)])
            if path not in self._known:
                _write(path + ".new", [(0, _header(header, host, clock))])
                os.rename(path + ".new", path)
                self._known.add(path)
            cells = bytearray(ended + running)
            with memoryview(cells).cast("d") as view:
                for word in (STARTED, ENDED):
                    moments: list[Any] = view[word::CELL_WORDS].tolist()
                    times = array("d", clock.ours_s(moments))
                    view[word::CELL_WORDS] = memoryview(times)
            first = first_cell_words(CELL_WORDS) * WORD_BYTES + position * CELL_BYTES
            commit_at = (ENDED if ended else STARTED) * WORD_BYTES
            commit = bytes(cells[commit_at : commit_at + WORD_BYTES])
            cells[commit_at : commit_at + WORD_BYTES] = bytes(WORD_BYTES)
            _write(path, [(first, bytes(cells)), (first + commit_at, commit)])


def _header(header: bytes, host: str, clock: Clock) -> bytes:
    words = array("Q", header[:HEADER_BYTES])
    for word in (BORN_NS, OPENED_NS):
        if words[word]:
            words[word] = max(clock.ours_ns(words[word]), 1)
    words[CLOCK_ERROR_NS] = clock.error_ns or 0
    made = bytearray(words.tobytes())
    if host:
        room = HEADER_BYTES - HOST * WORD_BYTES
        made[HOST * WORD_BYTES :] = host.encode("utf-8", "replace")[:room].ljust(room, b"\0")
    return bytes(made)


def _write(path: str, pieces: "list[tuple[int, bytes]]") -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        for offset, data in pieces:
            os.pwrite(descriptor, data, offset)
    finally:
        os.close(descriptor)
