"""That a run goes on although nothing does any more."""

from collections.abc import Mapping
from typing import Any

from ..inside.language import marked, tr
from ..inside.phrases import name
from ..inside.problem import Problem
from ..inside.strategies import strategies


class Stalled(Problem):
    """It waits for what is worker ``pid``'s to give, or dead ``thread``'s, or for nothing anybody knows of."""

    code = "stalled"
    field = "run"
    strategy: str
    pid: int | None = None
    task: int | None = None  # None: the worker had none
    signal: str | None = None
    exit_code: int | None = None
    thread: str | None = None

    @property
    def values(self) -> Mapping[str, Any]:
        # Of a worker older versions look for all of it, be it null.
        found = super().values
        if self.pid is None:
            return found
        return {**found, "task": self.task, "signal": self.signal, "exit_code": self.exit_code}

    def told(self) -> str:
        return self._told(is_over=False)

    def told_afterwards(self) -> str:
        return self._told(is_over=True)

    def _told(self, *, is_over: bool) -> str:
        way = strategies().get(self.strategy)  # None for a program that is watched
        title = tr("the program") if way is None else marked(way.title)
        if self.pid is None:
            if is_over:
                return tr("Every job had ended, and yet {strategy} did not return").format(strategy=title)
            return tr("Every job has ended, and yet {strategy} does not return; stop the run").format(strategy=title)
        title = tr("The program") if way is None else title
        if is_over:
            text = tr("{strategy} was waiting for a result that would never come: {cause}")
        else:
            text = tr("{strategy} is waiting for a result that will never come: {cause}; stop the run")
        return text.format(strategy=title, cause=self._cause())

    def _cause(self) -> str:
        """How the worker ended whose result is waited for, and when."""
        is_between = self.task is None
        if self.signal is not None:
            if is_between:
                text = tr("worker PID {pid} was killed by {signal} between two jobs")
            else:
                text = tr("worker PID {pid} was killed by {signal} during job {job:,}")
        elif self.exit_code is not None:
            if is_between:
                text = tr("worker PID {pid} ended with exit code {exit_code} between two jobs")
            else:
                text = tr("worker PID {pid} ended with exit code {exit_code} during job {job:,}")
        elif is_between:
            text = tr("worker PID {pid} ended between two jobs")
        else:
            text = tr("worker PID {pid} ended during job {job:,}")
        job = None if self.task is None else self.task + 1
        return text.format(pid=self.pid, signal=name(self.signal or ""), exit_code=self.exit_code, job=job)
