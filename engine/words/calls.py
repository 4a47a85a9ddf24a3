"""What a call is, and how far it has come."""

import os

from ..inside.language import tr
from ..inside.phrases import plain
from ..model.call import LOOKED_AT
from ..trace.calls import Call
from ..trace.run import Run


def call(number: int, found: Call) -> str:
    """A call by its number, counted from 0, and what was called: ``"2 · multiprocessing.Pool.map"``."""
    return f"{number + 1}" if found.by is None else f"{number + 1} · {plain(found.by)}"


def function(found: Call) -> str:
    """The function that the tasks of a call call; empty where nobody knows."""
    return plain(found.function or "")


def place(found: Call) -> str:
    """Where a call stands in the source: ``"thumbs.py:41"``; empty where nobody knows."""
    return f"{plain(os.path.basename(found.file))}:{found.line}" if found.file and found.line else ""


def call_title(found: Call) -> str:
    """What was called, of which function, and where: ``"Pool.map(resize), thumbs.py:41"``."""
    if found.by == LOOKED_AT:
        return f"{function(found)}, {place(found)}" if place(found) else function(found)
    name = plain(found.by or "")
    segments = name.split(".")
    first = next((at for at, segment in enumerate(segments) if segment[:1].isupper()), 0)
    name = ".".join(segments[first:]) or tr("call")
    text = f"{name}({function(found)})" if found.function else name
    return f"{text}, {place(found)}" if place(found) else text


def call_progress(found: Call, ended: int) -> str:
    """How many of a call's tasks have ended, of all, where that is known: ``"340 / 500"``, ``"340"``."""
    known = found.declared if found.declared is not None else found.handed
    return f"{ended:,}" if known is None else f"{ended:,} / {max(known, ended):,}"


def task_name(run: Run, task: int) -> str:
    """What a task is called, by its index: ``"job 3"``; of a program that is watched by its function: ``"resize 3"``."""
    if run.plan.watch is not None:
        call = run.call(run.trace.tasks.call_of(task))
        place = run.trace.tasks.place_of(task)
        if call.function:
            known = call.declared if call.declared is not None else call.handed
            return function(call) if place is None or known == 1 else f"{function(call)} {place + 1}"
    return tr("job {number}").format(number=task + 1)
