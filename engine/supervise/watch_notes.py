"""What a watched program's processes have noted (see ``inside/watch/notes``), read as it comes. It is not trusted."""

import json
import os
from collections.abc import Iterator
from typing import Any, TypeVar

from ..inside.watch.notes import EVENTS_NAME

_READ_BYTES = 1 << 20
_LINE_BYTES = 65_536
_WHOLE_MOST = 2**64
_Kind = TypeVar("_Kind")


class Note:
    """One line: which ``event`` it is, and its fields, of which one that is missing or of another type is nothing."""

    __slots__ = ("_fields", "at_ns", "event", "pid", "thread")

    def __init__(self, fields: dict[str, Any]) -> None:
        """From plain data."""
        self._fields = fields
        self.event = self.text("event")
        self.pid, self.thread = self.whole("pid"), self.whole("thread")
        self.at_ns = self.ns("at")

    def of_child(self, pid: int) -> "Note":
        """The same, as this child would have noted it of its body."""
        return Note({**self._fields, "pid": pid, "thread": pid, "body": True, "workers": 1, "declared": 1})

    def text(self, name: str) -> str:
        """A text; empty if there is none."""
        return self._of(name, str, "")

    def whole(self, name: str) -> int:
        """A whole number that a word can hold; 0 if there is none."""
        value = self._of(name, int, 0)
        return value if 0 <= value < _WHOLE_MOST else 0

    def optional(self, name: str) -> int | None:
        """Likewise; None if there is none."""
        return self.whole(name) if type(self._fields.get(name)) is int else None

    def code(self, name: str) -> int | None:
        """An exit code, which may be negative."""
        value = self._fields.get(name)
        return value if type(value) is int and -(2**31) <= value < 2**31 else None

    def ns(self, name: str) -> int:
        """A moment by ``perf_counter``, in ns; 0 if there is none."""
        value = self._of(name, float, 0.0)
        return round(value * 1e9) if 0 < value < 9e9 else 0

    def fields(self, name: str) -> dict[str, Any]:
        """Plain data within."""
        return self._of(name, dict, {})

    def texts(self, name: str) -> list[str]:
        """Several texts."""
        return [each for each in self._of(name, list, []) if isinstance(each, str)]

    def flag(self, name: str) -> bool:
        """Whether it is so."""
        return self._fields.get(name) is True

    def _of(self, name: str, kind: type[_Kind], otherwise: _Kind) -> _Kind:
        value = self._fields.get(name)
        return value if type(value) is kind else otherwise


class Notes:
    """The notes of one run folder, from where the last reading stopped. Used in one thread."""

    def __init__(self, folder: str) -> None:
        """Of the run folder ``folder``."""
        self._path = os.path.join(folder, EVENTS_NAME)
        self._at = 0

    def read(self) -> Iterator[Note]:
        """What is new; lines that are none are left out."""
        try:
            with open(self._path, "rb") as file:
                file.seek(self._at)
                data = file.read(_READ_BYTES)
        except OSError:
            return
        lines, newline, _ = data.rpartition(b"\n")
        self._at += len(lines) + len(newline)
        for line in lines.split(b"\n"):
            if 0 < len(line) <= _LINE_BYTES:
                try:
                    fields = json.loads(line)
                except (ValueError, RecursionError):
                    continue
                if isinstance(fields, dict):
                    yield Note(fields)
