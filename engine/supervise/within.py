"""A piece of the program that this is a part of, watched from its start to its end, without a thread.

While it runs nothing is read: the processes write, and all of it is read when the piece is over.
"""

import os
import shutil
import threading
import time
from importlib import import_module
from typing import Any

from ..inside.plan import Plan
from ..inside.records import environment
from ..inside.watch import loader
from ..inside.worker import this_host
from ..model.batch import Batch, End, Fate
from ..model.call import StrategyCall
from ..model.outcome import Outcome, Verdict
from ..problems.watching_within import PieceRaised
from . import leftovers
from .program import watched_by, watched_environment
from .sources import FolderSource
from .watched_records import WatchedRecords

_READINGS_MOST = 10_000


class Within:
    """``begin``, then the piece, ``end``, then ``batches``; ``close`` in any case. In the thread of the piece."""

    def __init__(self, plan: Plan) -> None:
        """Make the run folder. Raises PlanError if it cannot be made."""
        self.folder = leftovers.watched_folder(plan)
        self.reader = FolderSource(self.folder)
        self._before: dict[str, str | None] = {}
        self._begin: Any = None
        self._started_ns = self._ended_ns = 0

    def begin(self) -> None:
        """Watch this process, and those that it starts, from now on."""
        made = watched_environment(self.folder)
        for name in (environment.RUN, "PYTHONPATH"):
            self._before[name] = os.environ.get(name)
            os.environ[name] = made[name]
        self._begin = _begin_of_hooks()
        self._started_ns = time.perf_counter_ns()
        self._begin.start_for_a_while(self.folder)

    def end(self) -> None:
        """Watch no more; every library and the environment are as they were. Does nothing the second time."""
        if self._begin is None:
            return
        self._ended_ns = time.perf_counter_ns()
        self._begin.stop()
        self._begin = None
        loader.take()
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value

    def batches(self, error: BaseException | None) -> list[Batch]:
        """All that was recorded of it; ``error`` is what the piece has raised, if anything."""
        records, pid = WatchedRecords(self.reader, os.getpid()), os.getpid()
        call = StrategyCall(
            pid, self._started_ns, self._ended_ns, None, None, this_host(), threading.get_native_id()
        )  # fmt: skip
        made: list[Batch] = []
        has_more, is_last = True, False
        while len(made) < _READINGS_MOST and (has_more or is_last):
            news = records.read(is_last=is_last)
            made.append(
                Batch(
                    self._ended_ns, python=records.python, call=call, calls=tuple(news.calls),
                    submitted=tuple(news.submitted), blocks=tuple(news.blocks), lost=tuple(news.lost),
                    evidence=tuple(news.evidence),
                )
            )  # fmt: skip
            has_more, is_last = news.has_more, not (news.has_more or is_last)
        calls = records.settle(is_late=True)
        missing = self.reader.missing()
        end = End(Fate.CANCELLED, missing, leftovers.no_room(self.folder, missing))
        made.append(
            Batch(
                self._ended_ns, python=records.python, call=call, calls=tuple(calls), unseen=tuple(records.unseen),
                verdict=_verdict(error), end=end,
            )
        )  # fmt: skip
        self.reader.settle()
        return made

    def close(self) -> None:
        """Watch no more, and remove the run folder."""
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)


def is_watched() -> bool:
    """Whether this process is watched already."""
    return watched_by() is not None


def _begin_of_hooks() -> Any:
    """The module that begins to watch, by the name that it has in every watched process."""
    loader.put()
    return import_module(f"{loader.PACKAGE}.watch.begin")


def _verdict(error: BaseException | None) -> Verdict:
    if error is None:
        return Verdict(Outcome.FINISHED)
    if isinstance(error, KeyboardInterrupt):
        return Verdict(Outcome.CANCELLED)
    try:
        message = str(error)
    except Exception:  # noqa: BLE001 - it is the person's own
        message = ""
    return Verdict(Outcome.FAILED, PieceRaised(type=type(error).__name__, message=message))
