"""What a call does beside computing, as Python's audit hooks see it: files that it changes, programs that it starts."""

import mmap
import os
import sys
from collections.abc import Callable
from typing import Any

WRITES, REMOVES, STARTS, CONNECTS = "writes", "removes", "starts", "connects"
KINDS = (WRITES, REMOVES, STARTS, CONNECTS)

_CHANGES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_BY_EVENT = {
    "os.remove": REMOVES,
    "os.rmdir": REMOVES,
    "shutil.rmtree": REMOVES,
    "os.rename": WRITES,
    "os.mkdir": WRITES,
    "os.truncate": WRITES,
    "os.link": WRITES,
    "os.symlink": WRITES,
    "sqlite3.connect": WRITES,
    "subprocess.Popen": STARTS,
    "os.system": STARTS,
    "os.exec": STARTS,
    "os.posix_spawn": STARTS,
    "socket.connect": CONNECTS,
}
_TEXT_CHARACTERS = 200


class Effects:
    """Tells of each kind of effect once, by the first that is seen while it ``is_on``.

    In a process of its own: a hook cannot be taken away again.
    """

    def __init__(self, folder: str, tell: "Callable[[str, str], None]") -> None:
        """Begin to look; what happens in the run ``folder`` is the program's own. ``tell`` gets a kind and a text."""
        self.is_on = False
        self.seen: dict[str, str] = {}
        self._folder = folder
        self._tell = tell
        self._lasting = mmap.mmap(-1, 1)  # shared with what a call forks, whose effects are the call's own
        sys.addaudithook(self._hook)

    @property
    def are_lasting(self) -> bool:
        """Whether any was seen that another call would do again. To connect is to read, as far as anybody knows."""
        return self._lasting[0] != 0

    def _hook(self, event: str, arguments: "tuple[Any, ...]") -> None:
        if not self.is_on:
            return
        kind = _BY_EVENT.get(event, "")
        if event == "open" and _changes(*arguments):
            kind = WRITES
        if not kind or kind in self.seen:
            return
        text = _text(arguments[1] if event == "socket.connect" else arguments[0] if arguments else "")
        if text.startswith(self._folder) or "__pycache__" in text or text == os.devnull:
            return
        self.note(kind, text)

    def note(self, kind: str, text: str) -> None:
        """One was seen, by whomever; in the process that makes the calls."""
        self.seen[kind] = text
        if kind != CONNECTS:
            self._lasting[0] = 1
        was_on, self.is_on = self.is_on, False
        try:
            self._tell(kind, text)
        finally:
            self.is_on = was_on


def _changes(path: Any, mode: Any, flags: Any) -> bool:
    """Whether a file is opened to be changed. A number is a descriptor that somebody has opened before."""
    if isinstance(path, int):
        return False
    if isinstance(mode, str):
        return any(letter in mode for letter in "wax+")
    return isinstance(flags, int) and bool(flags & _CHANGES)


def _text(value: Any) -> str:
    try:
        text = os.fsdecode(value) if isinstance(value, (str, bytes, os.PathLike)) else str(value)
    except BaseException:
        return ""
    return text[:_TEXT_CHARACTERS]
