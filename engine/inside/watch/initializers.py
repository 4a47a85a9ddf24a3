"""What a library's worker calls before its first task, and how long that takes.

It is called by C code alone: where it raises, no frame of ours is in the traceback.
"""

from __future__ import annotations

from functools import partial
from itertools import starmap
from time import perf_counter

from ..records.evidence import INITIALIZED
from . import bodies, labels, notes
from .seams import fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

_WORKERS = {"_process_worker": ("call_queue", "result_queue"), "_worker": ("executor_reference", "work_queue")}
_INITIALIZER = "initializer", "initargs"


def install(module: ModuleType, name: str) -> None:
    """Have it told of the workers of an executor, which run the module's function ``name``."""
    before = _WORKERS[name]
    fitting(module, name, (*before, *_INITIALIZER))
    bodies.ADAPTERS[module.__name__, name] = guarded(module.__name__, lambda worker: tell(worker, len(before)))


def tell(worker: Any, at: int) -> None:
    """Have it told how long the initializer takes, which a process or a thread that begins is to call first.

    ``at``: where it is among the worker's arguments, before those that it takes itself.
    """
    arguments = worker._args
    initializer, own = arguments[at : at + 2]
    if initializer is None or type(own) not in (tuple, list):
        return
    began_s = perf_counter()

    def called() -> None:
        took_us = round((perf_counter() - began_s) * 1e6)
        name = labels.name_of(labels.core(initializer)[0])[: labels.TEXT_CHARACTERS]
        notes.note("evidence", kind=INITIALIZED, values={"function": name, "us": took_us})

    note = guarded("initializer", called)

    def returned(value: Any) -> Any:
        note()
        return value

    whole = partial(next, map(returned, starmap(initializer, (own,))))
    worker._args = (*arguments[:at], whole, (), *arguments[at + 2 :])
