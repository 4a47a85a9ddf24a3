"""What the tasks print, from pieces of bytes to whole lines by PID."""

import re
from collections.abc import Iterable

_LINE_CHARACTERS = 2_000
_BYTES_MOST = (_LINE_CHARACTERS + 1) * 4  # what is shown of an endless line, and a character more, by which it is cut
# What moves a terminal's cursor, clears or colours (ECMA-48, section 5.4); none of it is a text.
_CONTROL = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]")
_BEGUN = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*)?\Z")


class OutputLines:
    """Puts the pieces of each process's output together to lines; a line longer than 2,000 characters is cut.

    Of a line that was written again and again, as a progress bar is, the last state is left.
    """

    def __init__(self) -> None:
        """Nothing printed yet."""
        self._rest: dict[int, tuple[bytes, bytes]] = {}  # a line's text, and the control sequence that it ends in

    def feed(self, pieces: Iterable[tuple[int, bytes]]) -> list[tuple[int, str]]:
        """The lines that ``pieces`` complete, with the PID that printed each, in the order they came."""
        lines: list[tuple[int, str]] = []
        for pid, data in pieces:
            text, begun = self._rest.get(pid, (b"", b""))
            *whole, rest = (begun + data).split(b"\n")
            for line in whole:
                lines.append((pid, printable(_last_state(text + _text(line)))))
                text = b""
            found = _BEGUN.search(rest)
            at = found.start() if found is not None else len(rest)
            self._rest[pid] = _last_state(text + _text(rest[:at]), keeps_returns=True)[:_BYTES_MOST], _cut(rest[at:])
        return lines

    def flush(self) -> list[tuple[int, str]]:
        """The lines that were begun and never ended; to be called when nothing more will come."""
        rests = [(pid, text + begun) for pid, (text, begun) in self._rest.items()]
        self._rest.clear()
        return [(pid, printable(_last_state(rest))) for pid, rest in rests if rest]


def _text(line: bytes) -> bytes:
    """A line without its control sequences. What is left of one is a text, and never looked at again."""
    return _CONTROL.sub(b"", line) if b"\x1b" in line else line


def _last_state(text: bytes, *, keeps_returns: bool = False) -> bytes:
    """What of a line is seen in the end; it goes on if it ``keeps_returns``, and the next text is written over it."""
    if b"\r" not in text:
        return text
    seen = text.rstrip(b"\r")
    at = seen.rfind(b"\r") + 1
    return text[at:] if keeps_returns else seen[at:]


def _cut(begun: bytes) -> bytes:
    """Of an endless control sequence its beginning, and the last character, by which it goes on."""
    return begun if len(begun) <= _BYTES_MOST else begun[:_BYTES_MOST] + begun[-1:]


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
