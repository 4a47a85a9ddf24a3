"""What the tasks print, from pieces of bytes to whole lines by PID."""

import re
from collections.abc import Iterable

_LINE_CHARACTERS = 2_000
# What moves a terminal's cursor, clears or colours (ECMA-48, section 5.4); none of it is a text.
_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")


class OutputLines:
    """Puts the pieces of each process's output together to lines; a line longer than 2,000 characters is cut.

    Of a line that was written again and again, as a progress bar is, the last state is left.
    """

    def __init__(self) -> None:
        """Nothing printed yet."""
        self._rest: dict[int, bytes] = {}

    def feed(self, pieces: Iterable[tuple[int, bytes]]) -> list[tuple[int, str]]:
        """The lines that ``pieces`` complete, with the PID that printed each, in the order they came."""
        lines: list[tuple[int, str]] = []
        for pid, data in pieces:
            *whole, rest = (self._rest.get(pid, b"") + data).split(b"\n")
            # Of an endless line keep what is shown, and one character more, by which it is seen to be cut.
            self._rest[pid] = _without_past(rest)[: (_LINE_CHARACTERS + 1) * 4]
            lines.extend((pid, printable(_last_state(line))) for line in whole)
        return lines

    def flush(self) -> list[tuple[int, str]]:
        """The lines that were begun and never ended; to be called when nothing more will come."""
        lines = [(pid, printable(_last_state(rest))) for pid, rest in self._rest.items() if rest]
        self._rest.clear()
        return lines


def _last_state(line: bytes) -> bytes:
    """What of a line is seen in the end."""
    if b"\x1b" in line:
        line = _CONTROL.sub(b"", line)
    return line.rstrip(b"\r").rpartition(b"\r")[2] if b"\r" in line else line


def _without_past(rest: bytes) -> bytes:
    """A line that has not ended, without what was written over."""
    if b"\x1b" in rest:
        rest = _CONTROL.sub(b"", rest)
    seen = rest.rstrip(b"\r")
    at = seen.rfind(b"\r")
    # What follows may be the beginning of a control sequence alone.
    return rest[at + 1 :] if at >= 0 and b"\x1b" not in seen[at:] else rest


def printable(line: bytes | str) -> str:
    """The text with every character that would not show, or would change how others show, written as an escape."""
    text = line.decode("utf-8", "backslashreplace") if isinstance(line, bytes) else line
    text = text.rstrip("\r")[: _LINE_CHARACTERS + 1]
    if len(text) > _LINE_CHARACTERS:
        text = text[:_LINE_CHARACTERS] + "…"
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\t" else ascii(character)[1:-1] for character in text
    )
