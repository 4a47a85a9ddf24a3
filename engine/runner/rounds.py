"""Keeping going: what is still to be done when the strategy is started anew, and how.

A task whose record has ended is done with. So is one that a dead worker was running, unless that worker was ended with
its pool: such a task is not to blame and is run again. Where a round has got nowhere, some task breaks the strategy
before it begins, in being sent; from then on each is handed over alone, so that it breaks nothing but itself.

In the runner, before a round; reads the run folder as the program does.
"""

import contextlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..records import events
from ..records.brief import brief_error
from ..records.layout import ROLE_WORKER, task_indices
from ..records.reader import FolderReader
from ..strategies import Setup, Strategy
from ..strategies.strategy import Pair
from . import deaths

_FEW = 8  # so many are rather handed over alone at once
_DIED = "Its worker died before it could begin."


@dataclass(frozen=True, slots=True)
class Round:
    """What a round has to do, by the tasks' indices: first ``tasks``, by the strategy as it is; then ``alone``, singly.

    ``is_first``: nothing has been tried before.
    """

    tasks: "list[int]"
    alone: "list[int]"
    is_first: bool


def next_round(folder: str, jobs: int) -> Round:
    """What is left of ``jobs`` tasks; notes it, so that the round after this one can tell whether this got anywhere."""
    reader = FolderReader(folder)
    spared = deaths.TakenDown()
    codes: dict[int, int] = {}
    handed: set[int] = set()
    unsent: set[int] = set()
    before: int | None = None
    alone = False
    while found := reader.events():
        for fields in found:
            kind = fields["event"]
            spared.take(fields)
            if kind == "died":
                codes[fields["pid"]] = fields["code"]
            elif kind == "round":
                before, alone = fields["left"], fields["alone"]
            elif kind == "alone":
                handed.add(fields["task"])
            elif kind == "unsent":
                unsent.add(fields["task"])
    begun, suspected = _begun(reader, lambda pid: spared.has(pid, codes.get(pid)))
    suspected -= handed
    for task in handed - unsent - begun:
        # It was handed over alone, and the strategy has broken before it began.
        _note_unsent(folder, task, "", _DIED, "")
    done = begun | handed | unsent
    left = [task for task in range(jobs) if task not in done and task not in suspected]
    total = len(left) + len(suspected)
    alone = alone or (before is not None and (total >= before or total <= _FEW))
    events.note(folder, "round", left=len(left) + len(suspected), alone=alone)
    last = sorted(suspected - done)
    return Round([], left + last, False) if alone else Round(left, last, before is None)


def run_alone(
    folder: str, strategy: Strategy, call: "Callable[[Pair], Any]", pairs: "list[Pair]", setup: Setup
) -> None:
    """Hand each task over by itself, and go on whatever comes of it. What could not be sent is noted as ``unsent``."""
    for pair in pairs:
        events.note(folder, "alone", task=pair[0])
        is_well = False
        try:
            strategy.run(call, [pair], Setup(min(setup.workers, 2), setup.options))
            is_well = not left_of(folder, [pair])
            if not is_well:
                _note_unsent(folder, pair[0], "", _DIED, "")
        except BaseException as error:
            fields = json.loads(brief_error(error))
            _note_unsent(folder, pair[0], fields["type"], fields["message"], fields["traceback"])
        if not is_well or not strategy.keeps_workers:
            with contextlib.suppress(BaseException):
                strategy.tidy()


def left_of(folder: str, pairs: "list[Pair]") -> "list[Pair]":
    """Those of ``pairs`` that have left no record, although the strategy has returned."""
    reader = FolderReader(folder)
    spared = deaths.TakenDown()
    codes: dict[int, int] = {}
    while found := reader.events():
        for fields in found:
            spared.take(fields)
            if fields["event"] == "died":
                codes[fields["pid"]] = fields["code"]
    begun, suspected = _begun(reader, lambda pid: spared.has(pid, codes.get(pid)))
    return [pair for pair in pairs if pair[0] not in begun and pair[0] not in suspected]


def _note_unsent(folder: str, task: int, kind: str, message: str, traceback: str) -> None:
    error = {"type": kind, "message": message[:1_000], "traceback": traceback[-4_000:]}
    events.note(folder, "unsent", task=task, error=error)


def _begun(reader: FolderReader, is_spared: "Callable[[int], bool]") -> "tuple[set[int], set[int]]":
    """The tasks that have ended or were run by a worker that died by itself; and, where several threads of one process
    were at work when that died, all of their tasks, of which nobody knows who is to blame.
    """
    found: set[int] = set()
    running: dict[int, set[int]] = {}
    has_news = True
    while has_news:
        has_news = False
        for block in reader.blocks():
            if block.header.role != ROLE_WORKER:
                continue
            has_news = has_news or bool(block.ended)
            found.update(task_indices(block.ended))
            if block.running and not is_spared(block.header.pid):
                running.setdefault(block.header.pid, set()).update(task_indices(block.running))
    for tasks in running.values():
        if len(tasks) == 1:
            found |= tasks
    return found, set().union(*(tasks for tasks in running.values() if len(tasks) > 1)) - found
