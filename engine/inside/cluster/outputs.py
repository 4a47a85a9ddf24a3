"""Files what workers of other hosts have printed in the run folder, each line with its host's name. In the runner."""

import os
import re

from ..records import shortage
from ..records.layout import OUTPUT_SUFFIX
from ..records.output import ERRORS_BEGIN, ERRORS_END

_MARKS = b"(?:%b|%b)*" % (re.escape(ERRORS_BEGIN), re.escape(ERRORS_END))
_BEGINS = rb"(?:%b|\n|\r(?!\n))" + _MARKS + rb"(?=[^\n\x1b]|\x1b(?!\[\?7701))"
_LINE, _NEXT_LINE = (re.compile(_BEGINS.replace(b"%b", first, 1)) for first in (rb"\A", rb"(?!)"))
"""Where a line begins, or is begun anew, and is not empty: with the first of a piece, and after it alone."""


class Outputs:
    """Of one run folder. Of two hosts whose processes have the same PID, each has a file of its own."""

    def __init__(self, folder: str) -> None:
        """Files into ``folder``."""
        self._folder = folder
        self._taken: dict[tuple[str, int], int] = {}
        self._dropped: dict[str, int] = {}
        self._within: set[tuple[str, int]] = set()

    def file(self, origin: str, host: str, pieces: "list[tuple[int, int, bytes]]") -> None:
        """File pieces (see ``teller``) of one origin, each once. Without a ``host`` it is this one."""
        for pid, at, data in pieces:
            taken = self._taken.get((origin, pid), 0)
            if at < taken:
                continue
            self._taken[origin, pid] = at + len(data)
            told = self._named((origin, pid), host, data) if host else data
            try:
                _append(os.path.join(self._folder, f"{origin}-{pid}{OUTPUT_SUFFIX}"), told)
            except OSError as error:
                shortage.note(self._folder, shortage.PRINTED, len(data), error)

    def note_dropped(self, origin: str, dropped_bytes: int) -> None:
        """So much is lost of what was printed at an origin, in all."""
        self.note_lost(dropped_bytes - self._dropped.get(origin, 0))
        self._dropped[origin] = max(dropped_bytes, self._dropped.get(origin, 0))

    def note_lost(self, more_bytes: int) -> None:
        """So much more is."""
        if more_bytes > 0:
            shortage.note(self._folder, shortage.PRINTED, more_bytes, OSError())

    def _named(self, who: "tuple[str, int]", host: str, data: bytes) -> bytes:
        name = f"{host}: ".encode("utf-8", "replace")
        begins = _NEXT_LINE if who in self._within else _LINE
        if data.endswith((b"\n", b"\n" + ERRORS_END)):
            self._within.discard(who)
        else:
            self._within.add(who)
        return begins.sub(lambda found: found.group() + name, data)


def _append(path: str, data: bytes) -> None:
    descriptor = os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        os.write(descriptor, data)
    finally:
        os.close(descriptor)
