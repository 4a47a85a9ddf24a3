"""The standard streams, which may be closed, full, or read by somebody who has had enough. Standard library only."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from .inside.language import tr

NAMED = "parallelogram: "
"""What a sentence begins with that says what has gone wrong."""
_NEAREST = {
    "µ": "u", "×": "x", "·": "-", "–": "-", "…": "...", "±": "+-", "≤": "<=", "≥": ">=", "’": "'", "“": '"',
    "”": '"', "█": "#", "◀": "<", "★": "*",
}  # fmt: skip
"""Of what the program's own sentences and tables have: what is printed where the encoding lacks it."""


def make_ready() -> None:
    """Give what is closed another end, and have what a terminal cannot show shown by what is nearest, or as a question
    mark: so it is with Korean Windows' ``µ`` and ``–`` in what is printed into a file. At the start.
    """
    codecs.register_error("nearest", _nearest)
    if os.name == "posix":
        _open_missing()
        if sys.stdout is None:
            sys.stdout = _ClosedOutput()
    # On Windows a program without a console has none. Not its NUL, which says of itself that it is a terminal.
    if sys.stdout is None:
        sys.stdout = _Nowhere()
    if sys.stderr is None:  # where print would take standard output instead
        sys.stderr = _Nowhere()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="nearest")


def say(line: str) -> None:
    """One line on standard error. Where that cannot be written nobody is left to be told, and the program goes on."""
    if sys.stderr is None:  # where print would take standard output instead
        return
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)


def complain(sentence: str) -> None:
    """Say what has gone wrong, under the program's name."""
    say(f"{NAMED}{sentence}")


def flush_output() -> None:
    """Have all that was printed written. Raises OSError, which Python itself would tell only as it exits."""
    if sys.stdout is not None:
        sys.stdout.flush()


def output_fails() -> bool:
    """Whether what was printed cannot be written."""
    return sys.stdout is not None and (isinstance(sys.stdout, _ClosedOutput) or not _is_written(sys.stdout))


def reader_is_gone() -> bool:
    """Whether nobody reads standard output any more: a pipe whose other end is closed."""
    try:
        flush_output()
        import select  # which no run needs

        # Unbuffered, what could not be written is forgotten.
        poll = select.poll()
        poll.register(sys.stdout, select.POLLOUT)
        return any(event & (select.POLLERR | select.POLLHUP) for _, event in poll.poll(0))
    except BrokenPipeError:
        return True
    except (AttributeError, OSError, TypeError, ValueError):  # no poll, as on Windows; or nothing that has a number
        return False


def let_go() -> None:
    """Before the program exits: what cannot be written is given up, of which Python would complain otherwise."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and not _is_written(stream):
            with contextlib.suppress(OSError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(_NEAREST.get(each, "?") for each in error.object[error.start : error.end]), error.end


def _is_written(stream: TextIO) -> bool:
    try:
        stream.flush()
    except OSError:
        return False
    return True


def _open_missing() -> None:
    """What is opened next would have the number of a stream that is closed, and get what is printed there."""
    for number in range(3):
        if not _is_open(number):
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


class _Nowhere(io.TextIOBase):
    """A stream where there is none: whatever is printed is lost."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        """Takes all of it."""
        return len(text)


class _ClosedOutput(io.TextIOBase):
    """Standard output where there is none: whatever is printed is told to be lost."""

    def write(self, _text: str) -> int:
        """Raises OSError."""
        raise OSError(errno.EBADF, tr("standard output is closed"))

    def writelines(self, pieces: Iterable[str]) -> None:  # type: ignore[override]
        """Raises OSError."""
        for piece in pieces:
            self.write(piece)
