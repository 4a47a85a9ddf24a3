"""What was recorded of a watched program whose watcher has died: it has gone on, and its records are all there."""

import json
import os

from ..inside.plan import Plan, Watch
from ..inside.problem import Problem
from ..inside.records.layout import CELL_BYTES, ENDED, STARTED, word_as_ns
from ..inside.records.missing import Shortage
from ..inside.records.reader import Block
from ..inside.worker import this_host
from ..model.batch import Batch, End, Fate
from ..model.call import Python, StrategyCall
from ..model.outcome import Outcome, Verdict
from ..problems.endings import ProgramDied
from .joining import Joiner
from .raising import Raising
from .sources import FolderSource
from .watch_notes import Notes

_NAME = "watched.json"


def sign(folder: str, plan: Plan) -> None:
    """Write down what is watched: somebody's program, which nobody may end. Raises OSError."""
    with open(os.path.join(folder, _NAME), "w", encoding="utf-8") as file:
        json.dump(plan.fields(), file)


def is_watched(folder: str) -> bool:
    """Whether the run in this folder is of a program that was watched."""
    return os.path.exists(os.path.join(folder, _NAME))


def plan_of(folder: str) -> Plan:
    """What was watched. Raises OSError or ValueError if that cannot be read."""
    with open(os.path.join(folder, _NAME), encoding="utf-8") as file:
        fields = json.load(file)
    try:
        watch, python = fields["watch"], fields.get("python")
        argv, module, pid = tuple(map(str, watch["argv"])), watch["module"], watch.get("pid")
    except (KeyError, TypeError, AttributeError):
        raise ValueError("not a plan") from None
    if not all(isinstance(each, str | None) for each in (module, python)) or not isinstance(pid, int | None):
        raise ValueError("not a plan")
    return Plan.watching(Watch(argv, module, pid=pid), python)


def batches(reader: FolderSource, missing: Shortage, no_room: Problem | None) -> list[Batch]:
    """All of it, as a watcher would have told it; how the program ended, nobody knows."""
    joiner, notes = Joiner(this_host()), Notes(reader.folder)
    raising = Raising(joiner, reader.text)
    made: list[Batch] = []
    seen_names: set[str] = set()
    python: Python | None = None
    pid = started_ns = at_ns = 0
    has_more = True
    while has_more:
        has_more = False
        for note in notes.read():
            has_more = True
            joiner.note(note)
            if note.event == "program" and not pid:
                pid, started_ns = note.pid, note.at_ns
                python = Python(note.text("python"), note.flag("gil"), os.cpu_count() or 1)
        for block in reader.handed():
            has_more |= bool(block.ended)
            joiner.hand(block)
        raw = [block for block in reader.blocks() if block.ended or block.header.name not in seen_names]
        for block in raw:
            has_more |= bool(block.ended)
            seen_names.add(block.header.name)
            at_ns = max(at_ns, _latest_ns(block))
        ready = joiner.join(raw, is_last=not has_more)
        raising.see(ready)
        calls, submitted = joiner.take()
        call = StrategyCall(pid, started_ns, 0, None, None, this_host(), pid)
        made.append(
            Batch(at_ns, python=python, call=call, calls=tuple(calls), submitted=tuple(submitted), blocks=tuple(ready))
        )
    verdict = Verdict(Outcome.FAILED, ProgramDied())
    made.append(Batch(at_ns, call=made[-1].call, verdict=verdict, end=End(Fate.CANCELLED, missing, no_room)))
    reader.settle()
    return made


def _latest_ns(block: Block) -> int:
    words = memoryview((block.running or block.ended)[-CELL_BYTES:]).cast("Q")
    return max(word_as_ns(words[STARTED]), word_as_ns(words[ENDED])) if len(words) else 0
