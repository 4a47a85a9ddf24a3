"""How a run has ended that has not finished."""

from ..inside.language import marked, tr
from ..inside.phrases import brief, count, name, quoted
from ..inside.problem import Problem
from ..inside.strategies import strategies
from .room import no_room


class Stopped(Problem):
    """``jobs`` of it still run, on ``hosts``: their engine cannot end them."""

    code = "stopped"
    field = "run"
    jobs: int = 0
    hosts: str = ""

    def told(self) -> str:
        return _with_what_goes_on(tr("The run was stopped"), self.jobs, self.hosts)


class TimeIsUp(Problem):
    """Likewise."""

    code = "timeout"
    field = "run"
    jobs: int = 0
    hosts: str = ""

    def told(self) -> str:
        return _with_what_goes_on(tr("The run was stopped because its time was up"), self.jobs, self.hosts)


def _with_what_goes_on(stopped: str, jobs: int, hosts: str) -> str:
    if not jobs:
        return stopped
    return tr("{stopped}; {jobs} that had begun cannot be ended, and go on until they are done, on {hosts}").format(
        stopped=stopped, jobs=count(jobs, tr("{n} job"), tr("{n} jobs")), hosts=brief(hosts)
    )


class ProgramDied(Problem):
    code = "program-died"
    field = "run"

    def told(self) -> str:
        return tr("The program died during this run; what was recorded until then is shown")


class NotFollowed(Problem):
    """The window was closed, and what ran has not ended with it."""

    code = "not-followed"
    field = "run"

    def told(self) -> str:
        return tr("The window was closed before it was over; what came after that was not seen")


class ExitStatus(Problem):
    code = "exit-status"
    field = "run"
    signal: str | None
    exit_code: int | None

    def told(self) -> str:
        if self.signal is not None:
            return tr("The program was ended by {signal}").format(signal=name(self.signal))
        return tr("The program ended with exit status {status}").format(status=self.exit_code)


class GaveUp(Problem):
    """An engine that tries a task again whose worker died has tried it often enough."""

    code = "gave-up"
    field = "run"
    strategy: str
    job: int
    workers: int
    allowed: int | None = None  # Dask's setting, as its error tells it

    def told(self) -> str:
        way = strategies().get(self.strategy)
        if self.allowed is None:
            said = tr(
                "Job {job:,} took down {workers}, one after the other, until {strategy} gave it up; "
                "see what the job does"
            )
        else:
            said = tr(
                "Job {job:,} took down {workers}, one after the other, until {strategy} gave it up, as its setting "
                "allowed-failures is {allowed}; see what the job does"
            )
        return said.format(
            job=self.job,
            workers=count(self.workers, tr("{n} worker"), tr("{n} workers")),
            strategy=name(self.strategy) if way is None else marked(way.title),
            allowed=self.allowed,
        )


class RunnerGone(Problem):
    code = "runner-gone"
    field = "run"
    lost: int = 0

    def told(self) -> str:
        return tr("The process that called the strategy died during the run")


class TasksFailed(Problem):
    code = "tasks-failed"
    field = "run"
    error: int
    lost: int
    returned: int | None = None  # where the strategy returned fewer results than there are jobs, both are given
    jobs: int | None = None

    def told(self) -> str:
        parts = []
        if self.error or not self.lost:
            parts.append(count(self.error, tr("{n} job raised an error"), tr("{n} jobs raised an error")))
        if self.lost:
            one, many = tr("{n} job was lost with its worker"), tr("{n} jobs were lost with their workers")
            parts.append(count(self.lost, one, many))
        text = tr(" and ", "between how many jobs raised an error and how many were lost").join(parts)
        if self.returned is None or self.jobs is None:
            return text
        return tr("{failed}; the strategy returned {returned:,} results for {jobs:,} jobs, and no error").format(
            failed=text, returned=self.returned, jobs=self.jobs
        )


class FewerResults(Problem):
    code = "fewer-results"
    field = "run"
    returned: int
    jobs: int

    def told(self) -> str:
        return tr("The strategy returned only {returned:,} results for {jobs:,} jobs, and no error").format(
            returned=self.returned, jobs=self.jobs
        )


class StrategyRaised(Problem):
    code = "strategy-raised"
    field = "run"
    type: str
    message: str

    def told(self) -> str:
        if not self.message:
            return tr("The strategy raised {type}").format(type=brief(self.type))
        return tr("The strategy raised {type}: {message}").format(type=brief(self.type), message=brief(self.message))


class SchedulerGone(Problem):
    code = "scheduler-gone"
    field = "run"
    address: str

    def told(self) -> str:
        return tr("The scheduler at {address} is gone; what had begun may still run, and its results are lost").format(
            address=quoted(self.address)
        )


class NotRecorded(Problem):
    code = "not-recorded"
    field = "run"
    tasks: int
    no_room: str = ""  # where it is known why, as with ``NoRoom``
    folder: str = ""
    why: str = ""

    def told(self) -> str:
        text = count(self.tasks, tr("{n} job left no record"), tr("{n} jobs left no record"))
        return f"{text}: {no_room(self.no_room, self.folder, self.why)}" if self.no_room else text


class Respawn(Problem):
    code = "respawn"
    field = "run"
    count: int
    signal: str | None
    exit_code: int | None
    why: str

    def told(self) -> str:
        # The place for it comes after a word: it is empty, or a space and brackets.
        why = f" ({brief(self.why)})" if self.why else ""
        if self.signal is not None:
            text = tr(
                "{workers:,} workers were killed by {signal} before they could run a job, and every one was replaced by another{why}; the run was stopped",
            )
        elif self.exit_code is not None:
            text = tr(
                "{workers:,} workers ended with exit code {exit_code} before they could run a job, and every one was replaced by another{why}; the run was stopped",
            )
        else:
            text = tr(
                "{workers:,} workers ended before they could run a job, and every one was replaced by another{why}; the run was stopped",
            )
        return text.format(workers=self.count, signal=name(self.signal or ""), exit_code=self.exit_code, why=why)
