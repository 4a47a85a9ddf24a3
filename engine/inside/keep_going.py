"""Keeping going: what is still to be done when the strategy has broken, and how.

A task whose record has ended is done with. So is one that a dead worker was running, unless that worker was ended
with its pool: such a task is not to blame and is run again. Of a process with several threads nobody knows which has
ended it, so what they were running is run again, each task alone. Where the strategy has got through less than half
of what it was handed, some task breaks it before it begins, in being sent. It is looked for: what was handed over is
halved, and again where that breaks, until a task is handed over alone and breaks nothing but itself. So a culprit
costs as many trials as the number of tasks has digits, in the binary system.

Where there is no room for records, nobody knows which tasks were run: then none is handed over again, since
to call a person's function twice is worse than not to know of a call. Where it is results alone that find no room, the
records say what was run, and it goes on.

In the runner, before a round and in it; reads the run folder as the program does.
"""

import contextlib
import dataclasses
import json
from collections.abc import Callable
from typing import Any, TypeVar

from .data_class import dataclass
from .endings import Endings
from .records import events, shortage
from .records.layout import ROLE_WORKER, task_indices
from .records.reader import FolderReader
from .records.text import brief_error
from .strategies import Setup, Strategy
from .strategies.strategy import Pair
from .worker import Process

_FEW = 8  # so many are rather handed over alone at once
_DIED = "Its worker died before it could begin."
_Task = TypeVar("_Task")  # as an index, or with its item


@dataclass(frozen=True, slots=True)
class Round:
    """What a runner has to do: ``groups`` of tasks, by their indices, one group after the other.

    ``is_first``: nothing has been tried before.
    """

    groups: "list[list[int]]"
    is_first: bool


def next_round(folder: str, jobs: int) -> Round:
    """What is left of ``jobs`` tasks, and how it is to be handed over."""
    reader = FolderReader(folder)
    noted = _all_events(reader)
    alone: set[int] = set()
    last_group = range(0)
    handed = 0
    for event in noted:
        if isinstance(event, events.Handed):
            last_group, handed = range(event.first, event.last + 1), event.count
            alone.update(last_group if len(last_group) == 1 else ())
    unsent = {event.task for event in noted if isinstance(event, events.Unsent)}
    begun, suspected = _begun(reader, Endings(noted))
    if reader.missing().tasks:
        return Round([], is_first=False)
    begun |= suspected & alone
    for task in alone - unsent - begun:
        # It was handed over alone, and the strategy has broken before it began.
        _note_unsent(folder, task, "", _DIED, "")
    done = begun | alone | unsent
    left = [task for task in range(jobs) if task not in done and task not in suspected]
    broken = [task for task in left if task in last_group]
    rest = [task for task in left if task not in last_group]
    # What has broken the strategy comes first, as long as it is known which group it was.
    groups = [*_parts(broken, handed), rest, *([task] for task in sorted(suspected - done))]
    return Round([group for group in groups if group], not handed)


def run_groups(
    folder: str,
    strategy: Strategy,
    call: "Callable[[Pair], Any]",
    groups: "list[list[Pair]]",
    setup: Setup,
    *,
    join: "Callable[[], None]",
) -> None:
    """Hand the groups over one after the other, and go on whatever comes of it.

    Of one after which some have left no record, those are handed over again, in parts. What is alone and still leaves
    none is noted as ``unsent``. A cluster that was there before was joined; where it was let go of since, as the
    strategy has broken, ``join`` does so again. Raises what that does.
    """
    waiting = list(groups)
    is_elsewhere, is_joined = strategy.is_elsewhere(setup.options), True
    while waiting:
        pairs = waiting.pop(0)
        if is_elsewhere and not is_joined:
            join()
            is_joined = True
        _note(folder, events.Handed(pairs[0][0], pairs[-1][0], len(pairs)))
        workers = min(setup.workers, 2) if len(pairs) == 1 else setup.workers
        error: BaseException | None = None
        try:
            strategy.run(call, pairs, dataclasses.replace(setup, workers=workers))
        except BaseException as raised:
            error = raised
        if error is not None or not (strategy.keeps_workers or is_elsewhere):
            _let_go(strategy)
            is_joined = False
        left = left_of(folder, pairs)
        if not left:
            continue
        if error is None and strategy.keeps_workers:
            _let_go(strategy)
            is_joined = False
        if len(pairs) > 1:
            waiting[:0] = _parts(left, len(pairs))
        elif error is None:
            _note_unsent(folder, pairs[0][0], "", _DIED, "")
        else:
            fields = json.loads(brief_error(error))
            _note_unsent(folder, pairs[0][0], fields["type"], fields["message"], fields["traceback"])


def left_of(folder: str, pairs: "list[Pair]") -> "list[Pair]":
    """Those of ``pairs`` that have left no record, although the strategy has returned."""
    reader = FolderReader(folder)
    begun, suspected = _begun(reader, Endings(_all_events(reader)))
    if reader.missing().tasks:
        return []
    return [pair for pair in pairs if pair[0] not in begun and pair[0] not in suspected]


def _parts(left: "list[_Task]", handed: int) -> "list[list[_Task]]":
    """How what is left of so many tasks is handed over again: alone if they are few, else whole if most are done."""
    size = 1 if len(left) <= _FEW else len(left) if 2 * len(left) <= handed else (len(left) + 1) // 2
    return [left[first : first + size] for first in range(0, len(left), size)]


def _let_go(strategy: Strategy) -> None:
    with contextlib.suppress(BaseException):
        strategy.tidy()


def _note_unsent(folder: str, task: int, kind: str, message: str, traceback: str) -> None:
    _note(folder, events.Unsent(task, kind, message[:1_000], traceback[-4_000:]))


def _all_events(reader: FolderReader) -> "list[events.Event]":
    noted: list[events.Event] = []
    while more := reader.events():
        noted += more
    return noted


def _note(folder: str, event: events.Event) -> None:
    try:
        events.note(folder, event)
    except OSError as error:
        shortage.note(folder, shortage.TASKS, 0, error)


def _begun(reader: FolderReader, endings: Endings) -> "tuple[set[int], set[int]]":
    """The tasks that have ended or were run by a worker that died by itself; and, where several threads of the process
    that died had run tasks, those they were running: nobody knows whether one of these is to blame, or a thread that
    was between two of its tasks.
    """
    found: set[int] = set()
    running: dict[Process, set[int]] = {}
    threads: dict[Process, set[int]] = {}
    has_news = True
    while has_news:
        has_news = False
        for block in reader.blocks():
            if block.header.role != ROLE_WORKER:
                continue
            has_news = has_news or bool(block.ended)
            found.update(task_indices(block.ended))
            process = block.header.process
            threads.setdefault(process, set()).add(block.header.thread)
            if block.running and not (process.is_here and endings.is_taken_down(process.pid)):
                running.setdefault(process, set()).update(task_indices(block.running))
    suspected: set[int] = set()
    for process, tasks in running.items():
        if len(threads[process]) == 1:
            found |= tasks
        else:
            suspected |= tasks
    return found, suspected - found
