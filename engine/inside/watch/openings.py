"""Which files the jobs of a watched program open, by an audit hook (PEP 578) in those processes where that is worth it.

A hook hears all that Python tells of, makes each of it take longer, and cannot be taken away again. So there is none
but where a job's function, or one of its file that it calls, names something that opens files; it hears no more as
soon as that takes a hundredth of the time; and there is none where a program is watched for a while only.
"""

from __future__ import annotations

import sys
import time
from types import FunctionType

from ..records import opened
from ..records.callees import callees, names
from ..records.evidence import OPENED
from . import notes, spans, undo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OPENS = frozenset((
    "open", "load", "save", "savez", "savez_compressed", "dump", "memmap", "fromfile", "tofile", "loadtxt", "savetxt",
    "genfromtxt", "read_text", "read_bytes", "write_text", "write_bytes", "read_csv", "read_json", "read_pickle",
    "read_table", "to_csv", "to_json", "to_pickle", "imread", "imwrite", "ZipFile", "load_model", "from_pretrained",
))  # fmt: skip
_CONSIDERED_EVERY = 64
_FILES_MOST = 500
_FIRSTS_MOST = 16
"""Of so many files it is told that a process has written them once: each job may well have its own."""

_ear: Ear | None = None
_firsts = 0


def look(function: Any) -> None:
    """A function is about to be called in a worker: from now on hear what is opened, if it seems to open files."""
    global _ear
    if _ear is not None or undo.is_wanted():
        return
    if is_opening(function):
        _ear = Ear()
        sys.addaudithook(_ear)


def is_opening(function: Any) -> bool:
    """Whether it seems to open files."""
    function = getattr(function, "__func__", function)
    return isinstance(function, FunctionType) and any(
        name in _OPENS for each in callees(function) for name in names(each.__code__)
    )


class Ear:
    """Hears what is opened, until that takes too much."""

    def __init__(self) -> None:
        """From now on."""
        self._heard = self._openings = 0
        self._began_s = time.perf_counter()

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        """One event of Python's."""
        self._heard += 1
        if event == "open":
            try:
                self._openings += 1
                _opened(arguments[0], arguments[2])
            except Exception as fault:
                Ear.__call__ = _deaf  # type: ignore[method-assign]
                notes.hook_off("open", fault)
        if self._heard % _CONSIDERED_EVERY == 0:
            took_s = time.perf_counter() - self._began_s
            if opened.costs_much(self._heard, self._openings, took_s):
                Ear.__call__ = _deaf  # type: ignore[method-assign]


_deaf: Any = {}.get
"""Takes what a hook is given, and is no function of Python's, so that it takes as little as can be."""


def _opened(given: Any, flags: Any) -> None:
    global _firsts
    slot = spans.here.slot
    task = spans.task()
    if task is None or "telling" in slot:
        return
    path = opened.path_of(given)
    files = slot.setdefault("files", {})
    if not path or path.startswith(f"{notes.folder}/") or (len(files) >= _FILES_MOST and path not in files):
        return
    if slot.get("opener") != task:
        slot["opener"] = task
        slot["openers"] = slot.get("openers", 0) + 1
    counts = opened.count(files, path, flags, task)
    if counts is None:
        return
    if max(counts[:2]) == 1:
        _firsts += 1
        if not counts[1] or _firsts > _FIRSTS_MOST:
            return
    slot["telling"] = True
    try:
        values = opened.values_of(path, counts, slot["openers"])
        notes.note("evidence", kind=OPENED, values=values)
    finally:
        del slot["telling"]
