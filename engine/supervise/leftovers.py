"""Run folders whose program has died without anybody to clear up: what is in them, and their removal.

Usually the guardian clears up behind a program that dies. Only where that was killed as well, a folder stays.
"""

import contextlib
import errno
import os
import re
import shutil
import tempfile
import time

from ..inside.data_class import dataclass
from ..inside.phrases import refusal
from ..inside.plan import Plan
from ..inside.problem import PlanError
from ..inside.records import shortage
from ..inside.records.events import Checked
from ..inside.records.layout import CELL_BYTES, ENDED, ROLE_CALL, ROLE_TRAFFIC, ROLE_WORKER, STARTED, word_as_ns
from ..inside.records.missing import Shortage
from ..inside.records.reader import Block
from ..inside.runner import PLAN_NAME
from ..inside.ticks import start_ticks
from ..inside.worker import Process, this_host
from ..model.batch import Batch
from ..problems.endings import ProgramDied
from ..problems.room import NoRoom
from ..problems.starting import NoFolder
from . import liveness, recovering, seen
from .calls import Calls
from .judging import Judge
from .orphans import Orphans
from .program import that_go_on
from .sources import FolderSource, Source
from .tally import Tally

PREFIX = "parallelogram-"
_NAME = re.compile(rf"{PREFIX}[a-z0-9_]{{8}}")  # as new_path makes them, and tempfile.mkdtemp before it
_OWNER_NAME = "owner"
_KEPT_NAME = "kept"
_KEPT_S = 7 * 86_400.0
_UNSIGNED_S = 60.0


@dataclass(frozen=True, slots=True)
class Leftover:
    """A run that somebody may want to see: its folder, its plan, and when it was last written to (``time.time()``)."""

    folder: str
    plan: Plan
    at_s: float


def new_path() -> str:
    """The path of a run folder that is still to be made, by a name that nobody can guess. Raises OSError."""
    return os.path.join(os.path.abspath(tempfile.gettempdir()), PREFIX + os.urandom(4).hex())


def not_writable(folder: str, error: OSError) -> PlanError:
    """What is wrong where the run folder ``folder`` cannot be made, or written into."""
    return PlanError(NoFolder(folder=os.path.dirname(folder), **refusal(error)))


def no_room(folder: str, missing: Shortage) -> NoRoom | None:
    """Why something is ``missing`` of the run in ``folder``, if anything is."""
    if not os.path.isdir(folder):
        return NoRoom(no_room="removed", folder=os.path.dirname(folder), why="")
    number = missing.number
    if not number:
        return None
    kind = {errno.ENOSPC: "full", getattr(errno, "EDQUOT", -1): "quota"}.get(number, "other")
    return NoRoom(no_room=kind, folder=os.path.dirname(folder), why=os.strerror(number))


def watched_folder(plan: Plan) -> str:
    """Make the run folder of somebody's program, which no guardian owns. Raises PlanError if it cannot be made."""
    folder = new_path()
    try:
        os.mkdir(folder, 0o700)
        sign(folder)
        recovering.sign(folder, plan)
        shortage.reserve(folder)
    except OSError as error:
        raise not_writable(folder, error) from error
    return folder


def sign(folder: str) -> None:
    """Write down that this process owns the run folder. Raises OSError."""
    with open(os.path.join(folder, _OWNER_NAME), "w", encoding="ascii") as file:
        file.write(f"{os.getpid()} {start_ticks()}")


def mark_kept(folder: str) -> None:
    """The run in ``folder`` is kept elsewhere by now: whatever becomes of its owner, it is no run that was left."""
    # Where that fails, it is offered, though it need not be.
    with contextlib.suppress(OSError), open(os.path.join(folder, _KEPT_NAME), "wb"):
        pass


def leftovers() -> list[Leftover]:
    """The runs that are left, the newest first. Any thread; reads a few files a folder.

    Ends what still runs of them, and removes those that are older than a week, or have nothing in them that this
    version of the program can read.
    """
    found = []
    with contextlib.suppress(OSError):
        for entry in os.scandir(tempfile.gettempdir()):
            with contextlib.suppress(OSError):
                if _is_left(entry):
                    found += _looked_into(entry.path, entry.stat(follow_symlinks=False).st_mtime)
    return sorted(found, key=lambda each: each.at_s, reverse=True)


def remove(folder: str) -> None:
    """Remove a folder that is left."""
    shutil.rmtree(folder, ignore_errors=True)


def batches(folder: str, plan: Plan, reader: Source) -> list[Batch]:
    """All that was recorded of a run of ``plan`` that is left, as a supervisor would have told it."""
    if plan.watch is not None:
        missing = reader.missing()
        return recovering.batches(FolderSource(folder), missing, no_room(folder, missing))
    checked = None  # of items of one's own, which may be counted in the end alone
    while news := reader.events():
        checked = next((each for each in reversed(news) if isinstance(each, Checked)), checked)
    jobs = checked.jobs if checked is not None else plan.jobs
    calls, tally, judge = Calls(reader), Tally(jobs, reruns=plan.reruns, grows=not jobs), Judge()
    made: list[Batch] = []
    seen_names: set[str] = set()
    at_ns = 0
    while True:
        blocks, traffic = [], []
        for block in reader.blocks():
            if block.header.role == ROLE_CALL:
                calls.read(block)
            elif block.header.role == ROLE_WORKER and (block.ended or block.header.name not in seen_names):
                seen_names.add(block.header.name)
                blocks.append(block)
                at_ns = max(at_ns, _latest_ns(block))
            elif block.header.role == ROLE_TRAFFIC and block.ended:
                traffic.append(block.ended)
        for block in sorted(blocks, key=lambda block: block.first_start_s):
            tally.take(block)
        output = tuple(reader.output())
        if made and not output and not traffic and not any(block.ended for block in blocks):
            break
        made.append(
            Batch(at_ns, call=calls.call, checked=checked, blocks=tuple(blocks), traffic=tuple(traffic), output=output)
        )
    missing = reader.missing()
    judge.handle(seen.Begun(plan))
    if checked is not None:
        judge.handle(seen.Counted(jobs, checked.workers))
    if calls.call is not None:
        judge.handle(seen.Called(calls.call))
    judge.handle(seen.Counts(tally.counted()))
    judge.handle(seen.Gone(ProgramDied(), missing, no_room(folder, missing)))
    made.append(Batch(at_ns, call=calls.call, verdict=judge.verdict, end=judge.end))
    reader.settle()
    return made


def _plan_of(folder: str) -> Plan:
    with open(os.path.join(folder, PLAN_NAME), encoding="utf-8") as file:
        return Plan.from_json(file.read())


def _latest_ns(block: Block) -> int:
    last_cell = (block.running or block.ended)[-CELL_BYTES:]
    words = memoryview(last_cell).cast("Q")
    return max(word_as_ns(words[STARTED]), word_as_ns(words[ENDED])) if len(words) else 0


def _is_left(entry: "os.DirEntry[str]") -> bool:
    """Whether this is a run folder of ours whose owner is dead."""
    if _NAME.fullmatch(entry.name) is None or not entry.is_dir(follow_symlinks=False):
        return False
    if hasattr(os, "getuid") and entry.stat(follow_symlinks=False).st_uid != os.getuid():
        return False
    try:
        with open(os.path.join(entry.path, _OWNER_NAME), encoding="ascii") as file:
            pid, ticks = map(int, file.read(64).split())
    except (FileNotFoundError, ValueError):
        # Its owner died before it had signed, or is about to sign, or it is nothing of ours: only if it is empty, and
        # not quite new, it goes.
        if time.time() - entry.stat(follow_symlinks=False).st_mtime > _UNSIGNED_S:
            os.rmdir(entry.path)
        return False
    return liveness.is_alive(Process(this_host(), pid, ticks)) is False


def _looked_into(folder: str, at_s: float) -> list[Leftover]:
    is_watched = recovering.is_watched(folder)
    if is_watched and that_go_on(folder):
        return []  # it is somebody's program, which goes on as long as it likes, and looks for the folder
    orphans = Orphans(folder)
    until_s = time.monotonic() + 3.0
    while orphans.end_some() and time.monotonic() < until_s:
        time.sleep(0.01)
    reader = FolderSource(folder)
    has_tasks = any(block.header.role == ROLE_WORKER and (block.ended or block.running) for block in reader.blocks())
    with contextlib.suppress(OSError, ValueError, PlanError):
        plan = recovering.plan_of(folder) if is_watched else _plan_of(folder)
        if has_tasks and not os.path.exists(os.path.join(folder, _KEPT_NAME)) and time.time() - at_s < _KEPT_S:
            return [Leftover(folder, plan, at_s)]
    remove(folder)
    return []
