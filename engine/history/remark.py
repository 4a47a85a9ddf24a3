"""What a person has said of a run that is kept: a small file of JSON beside it, which is not trusted."""

import contextlib
import dataclasses
import json
import os
from typing import Any

from ..formats.whole_file import whole_file
from ..inside.data_class import dataclass

REMARK_SUFFIX = ".json"
TITLE_CHARACTERS = 200
NOTE_CHARACTERS = 4_000
_MOST_BYTES = 64 << 10


@dataclass(frozen=True, slots=True)
class Remark:
    """A name of the person's own (empty: none), a note, and whether the run stays whatever the history's size."""

    title: str = ""
    note: str = ""
    pinned: bool = False


def read(path: str) -> Remark:
    """The remark in a file; an empty one if there is none, or it is none. Any thread."""
    with contextlib.suppress(OSError, ValueError, RecursionError):
        with open(path, "rb") as file:
            fields = json.loads(file.read(_MOST_BYTES))
        if isinstance(fields, dict):
            return Remark(
                _text(fields.get("title"), TITLE_CHARACTERS),
                _text(fields.get("note"), NOTE_CHARACTERS),
                fields.get("pinned") is True,
            )
    return Remark()


def write(path: str, remark: Remark) -> None:
    """Write a remark, whole or not at all; an empty one has no file. Any thread. Raises OSError."""
    if remark == Remark():
        with contextlib.suppress(FileNotFoundError):
            os.unlink(path)
        return
    with whole_file(path) as file:
        file.write(json.dumps(dataclasses.asdict(remark)).encode("ascii"))


def shortened(remark: Remark) -> Remark:
    """A remark of which no text is longer than is read again."""
    return Remark(remark.title.strip()[:TITLE_CHARACTERS], remark.note.strip()[:NOTE_CHARACTERS], remark.pinned)


def _text(value: Any, most: int) -> str:
    return value[:most] if isinstance(value, str) else ""
