"""What is judged of a run: how it ends and why, and when it is to be finished, stopped or started anew. Pure.

The one judge. Whoever reads a run tells it what was seen, and ends each reading with ``Looked``, at which it decides;
so it does not matter in which order or in how many pieces the rest was told. States:

    waiting ── Called ──► open ── the call has ended: FINISH ────────► closing ── Gone ──► over
       │                  │  ▲ │
       │                  ▼  │ └── broken, to keep going: AGAIN ──► open
       │              stalled: it goes on, or is stopped
       └───────── StopAsked, the time is up, workers that cannot begin: STOP ──► closing

Once over, nothing changes any more.
"""

import dataclasses
from collections.abc import Mapping
from enum import Enum

from ..inside.problem import Problem
from ..inside.problems.modules import RunnerDied
from ..inside.problems.results import LazyResult, NotRebuilt, OfATask, ResultNotSent
from ..model.batch import End, Fate
from ..model.call import StrategyCall
from ..model.death import Death, IdleDeaths
from ..model.outcome import OPEN, Outcome, TaskError, Verdict
from ..model.task import State
from ..problems.endings import (
    ExitStatus,
    FewerResults,
    GaveUp,
    NotRecorded,
    Respawn,
    RunnerGone,
    Stopped,
    StrategyRaised,
    TasksFailed,
    TimeIsUp,
)
from ..problems.stalled import Stalled
from .engine_errors import allowed_failures, engine_gone
from .seen import (
    Begun,
    Called,
    Counted,
    Counts,
    Gone,
    Looked,
    Odd,
    Refused,
    RunnerEnded,
    Seen,
    StopAsked,
    ThreadDied,
    WorkerLost,
)

STALL_S = 2.0
"""A call that goes on for so long without a task running or any news, and does nothing, may be stalled.

A person is told of it, and the terminal stops it for good: so it is judged late.
"""

BROKEN_S = 0.75
"""To keep going, it is started anew after so long, if something has happened that it may be waiting for.

Nothing runs then, and nothing is called twice, so one that would have gone on costs a start and no more; but it may
have to be done for every task of a thousand, so it is judged early.
"""

_RESPAWNS_MOST = 4  # more than there are workers


class Order(Enum):
    """What is to be done: let the runner end, kill the tree, or kill it and start another runner."""

    FINISH = "finish"
    STOP = "stop"
    AGAIN = "again"


class Judge:
    """Of one run. Told of every event, it answers with what is to be done; each order is given once.

    Attributes:
        verdict: what is judged so far.
        end: None until the tree is gone.
        dead_thread: what one of the strategy's threads has died of, since it was started; None if none has.
    """

    def __init__(self) -> None:
        """Of a run that has not begun."""
        self.verdict: Verdict = OPEN
        self.end: End | None = None
        self.dead_thread: str | None = None
        self._begun: Begun | None = None
        self._jobs = 0
        self._is_making = False
        self._workers = 0
        self._refused: Problem | None = None
        self._call: StrategyCall | None = None
        self._has_called = False
        self._counts: Mapping[State, int] = {}
        self._first_lost: WorkerLost | None = None
        self._has_lost = False
        self._deaths: dict[int, int] = {}
        self._idle_deaths: IdleDeaths | None = None
        self._odd: dict[str, OfATask] = {}
        self._runner_code: int | None = None
        self._stopped: str | None = None
        self._is_finishing = self._is_stopping = False

    @property
    def may_go_on(self) -> bool:
        """Whether what was not to blame for its worker's end may be run again."""
        return self._begun is not None and self._begun.plan.keep_going and self._stopped is None

    @property
    def is_stopped(self) -> bool:
        """Whether the run was stopped before its call had ended."""
        return self._stopped is not None

    @property
    def is_interrupted(self) -> bool:
        """Whether that was by Ctrl-C."""
        return self._stopped == "interrupted"

    @property
    def has_called(self) -> bool:
        """Whether the strategy was called, since it was started, and has not returned."""
        return self._has_called and self._call is not None and not self._call.ended_ns

    def handle(self, event: Seen) -> list[Order]:
        """Take in one event. Returns what is to be done, in this order."""
        if self.end is not None:
            return []
        match event:
            case Looked():
                return self._decide(event)
            case StopAsked(reason):
                if not self._is_finishing:
                    self._stopped = self._stopped or reason
                return self._stop()
            case Gone():
                self._close(event)
                self._explain()
            case _:
                self._learn(event)
        return []

    def _learn(self, event: Seen) -> None:
        match event:
            case Begun(plan):
                self._begun = event
                self._count_anew(plan.jobs, plan.workers)
            case Counted(jobs, workers):
                self._is_making = not jobs
                self._count_anew(jobs, workers)
            case Refused(why):
                self._refused = why
            case Called(call):
                self._call, self._has_called = call, True
            case Counts(counts):
                self._counts = counts
            case WorkerLost():
                self._has_lost = True
                if event.fate is Fate.RETRIED and event.task is not None:
                    self._deaths[event.task] = self._deaths.get(event.task, 0) + 1
                if event.fate is Fate.LOST and self._first_lost is None:
                    self._first_lost = event
            case ThreadDied(why):
                self.dead_thread = why
            case Odd(why):
                before = self._odd.get(why.code)
                if before is None or why.number < before.number:
                    self._odd[why.code] = why
            case RunnerEnded(code):
                self._runner_code = code

    def _count_anew(self, jobs: int, workers: int) -> None:
        self._jobs, self._workers, self._counts = jobs, workers, {State.WAITING: jobs}

    def _decide(self, seen: Looked) -> list[Order]:
        if self.has_called:
            self._idle_deaths = seen.idle_deaths or self._idle_deaths
        orders = self._next(seen)
        if orders != [Order.AGAIN]:
            orders += self._judge(seen)
        self._explain()
        return orders

    def _next(self, seen: Looked) -> list[Order]:
        """What is to be done next, unless it is on its way to its end already."""
        if self._begun is None or self._is_finishing or self._is_stopping:
            return []
        if self.has_called and not self._begun.plan.keep_going and self._cannot_begin(_RESPAWNS_MOST - 1):
            return self.handle(StopAsked("respawn"))
        is_up = 0 < self._begun.until_ns < seen.at_ns
        if self._begun.plan.keep_going and self._has_broken(seen) and not is_up:
            return self._begin_anew()
        if self._call is not None and self._call.ended_ns:
            self._is_finishing = True
            return [Order.FINISH]
        if is_up:
            return self.handle(StopAsked("timeout"))
        if self._runner_code is not None and not self._has_called:
            return self._stop()  # it died before it called, and no other would do better
        return []

    def _has_broken(self, seen: Looked) -> bool:
        """Whether the strategy has raised, waits for what will never come, or died in its call."""
        if self._call is None or not self._has_called:
            return False
        if self._call.ended_ns:
            return self._call.error is not None
        if self._runner_code is not None or self._cannot_begin(0):
            return True
        assert self._begun is not None
        goes_on = self._begun.plan.reruns  # whatever becomes of its workers
        is_hurt = self.dead_thread is not None or (
            not goes_on
            and (self._idle_deaths is not None or self._has_lost or (self._jobs > 0 and not self._open_tasks()))
        )
        return is_hurt and seen.still_s >= BROKEN_S

    def _cannot_begin(self, more: int) -> bool:
        """Whether ``more`` workers than there are to be, and one, have died one after the other, and run no task."""
        return self._idle_deaths is not None and self._idle_deaths.in_a_row > more + self._workers

    def _begin_anew(self) -> list[Order]:
        assert self._call is not None
        self._call = dataclasses.replace(self._call, ended_ns=0, error=None, returned=None)
        self.verdict = OPEN
        self._has_called = self._has_lost = False
        self._runner_code = self._first_lost = self._idle_deaths = self.dead_thread = None
        return [Order.AGAIN]

    def _stop(self) -> list[Order]:
        if self._is_stopping:
            return []
        self._is_stopping = True
        return [Order.STOP]

    def _judge(self, seen: Looked) -> list[Order]:
        """How it stands with the run, as long as it goes on."""
        is_still = seen.still_s >= STALL_S and self.has_called
        if self.verdict.outcome is Outcome.STALLED and not is_still and self._stopped is None:
            self.verdict = OPEN  # it goes on after all
        if self.verdict.outcome is not None:
            return []
        if is_still and self._stopped is None and (waits_for := self._waits_for()) is not None:
            assert self._begun is not None
            self.verdict = Verdict(Outcome.STALLED, waits_for)
            return self.handle(StopAsked("stalled")) if self._begun.stops_stalled else []
        if self._is_complete():
            self.verdict = Verdict(Outcome.FINISHED)
        return []

    def _waits_for(self) -> Stalled | None:
        """What a call that goes on although nothing does may be waiting for; None if nothing is known of that."""
        assert self._begun is not None
        if self._begun.plan.reruns and self.dead_thread is None:
            return None  # it may be at it, where nobody sees it
        lost, idle, strategy = self._first_lost, self._idle_deaths, self._begun.plan.strategy
        if lost is not None:
            return _stalled_by(strategy, lost.pid, lost.death, lost.task)
        if idle is not None:
            return _stalled_by(strategy, idle.pid, idle.death, None)
        if self.dead_thread is not None:
            return Stalled(strategy=strategy, thread=self.dead_thread)
        return None if self._open_tasks() or self._is_making else Stalled(strategy=strategy)

    def _is_complete(self) -> bool:
        """Whether the call has ended and all results are in; for which nobody need wait until the tree is cleared."""
        call = self._call
        if call is None or not call.ended_ns or call.error is not None:
            return False
        if self._is_making or self._refused is not None:  # the items: no more can be made
            return False
        return not self._returned_fewer() and self._count(State.DONE) == self._jobs

    def _close(self, gone: Gone) -> None:
        is_stopped = self._stopped is not None and self._is_unfinished()
        has_raised = self._call is not None and self._call.error is not None
        ended = Fate.INTERRUPTED if self.is_interrupted else Fate.CANCELLED
        running = ended if is_stopped or has_raised else Fate.LOST
        self.end = End(running, gone.missing, gone.no_room, retried=Fate.CANCELLED if is_stopped else Fate.LOST)
        if self.verdict.outcome is None and self._is_complete():
            self.verdict = Verdict(Outcome.FINISHED)
        if self.verdict.outcome is not None:
            return
        if self._stopped == "respawn":
            self.verdict = Verdict(Outcome.FAILED, self._respawn())
        elif is_stopped:
            self.verdict = Verdict(Outcome.CANCELLED, _stopped(self._stopped, gone.goes_on))
        else:
            why = self._refused or gone.problem or self._failure(gone, running)
            self.verdict = Verdict(Outcome.FAILED, why, is_refused=why is self._refused)

    def _explain(self) -> None:
        """Where a worker knows better why the run ends so, it is that which is told."""
        reason = self.verdict.reason
        match self.verdict.outcome:
            case Outcome.FINISHED:
                reason = self._odd.get(LazyResult.code, reason)
            case Outcome.FAILED | Outcome.STALLED if reason is not None:
                not_rebuilt, not_sent = self._odd.get(NotRebuilt.code), self._odd.get(ResultNotSent.code)
                if isinstance(not_rebuilt, NotRebuilt) and self._is_cause(not_rebuilt, reason):
                    reason = not_rebuilt
                elif not_sent is not None and isinstance(reason, StrategyRaised):
                    reason = not_sent
        if reason is not self.verdict.reason:
            self.verdict = dataclasses.replace(self.verdict, reason=reason)

    def _is_cause(self, not_rebuilt: NotRebuilt, reason: Problem) -> bool:
        """Whether what could not be rebuilt has cost a thread, or the call has raised another error than the task."""
        if isinstance(reason, Stalled) and reason.thread is not None:
            return True
        raised = self._call.error if self._call is not None else None
        return raised is not None and TaskError.from_json(raised).type != not_rebuilt.type

    def _is_unfinished(self) -> bool:
        return self._call is None or not self._call.ended_ns

    def _failure_to_begin(self, gone: Gone) -> Problem:
        if gone.no_room is not None:
            return gone.no_room
        lines = gone.last_words
        # Python's last line is the error, but for what it cannot even begin without.
        why = next((line for line in reversed(lines) if "Error: " in line), lines[-1] if lines else None)
        if why is None and self._runner_code is not None:
            how = Death.of_code(self._runner_code)
            why = how.signal or f"exit code {how.exit_code}"
        why = why or f"its guardian's exit status was {gone.guardian_code}"
        return RunnerDied(why=why[:200])

    def _failure(self, gone: Gone, running: Fate) -> Problem:
        """Why a run has failed that nobody has refused or stopped."""
        call, never_seen = self._call, self._count(State.WAITING)
        if call is None or (gone.no_room is not None and gone.no_room.is_removed):
            return self._failure_to_begin(gone)
        assert self._begun is not None
        plan = self._begun.plan
        raised = self._count(State.ERROR) + self._count(State.INTERRUPTED)
        lost = self._count(State.LOST) + (self._count(State.RUNNING) if running is Fate.LOST else 0)
        if not call.ended_ns:
            return RunnerGone(lost=lost)
        is_fewer = self._returned_fewer()
        if lost and call.error is not None and self._deaths and (most := max(self._deaths.values())) > 1:
            task = next(task for task, count in self._deaths.items() if count == most)
            allowed = allowed_failures(TaskError.from_json(call.error))
            return GaveUp(strategy=plan.strategy, job=task + 1, workers=most, allowed=allowed)
        if lost or raised:
            returned = (call.returned, self._jobs) if is_fewer else (None, None)
            return TasksFailed(error=raised, lost=lost, returned=returned[0], jobs=returned[1])
        if call.error is not None:
            error = TaskError.from_json(call.error)
            return engine_gone(error, plan.options) or StrategyRaised(type=error.type, message=error.message)
        if is_fewer and not never_seen:
            return FewerResults(returned=call.returned or 0, jobs=self._jobs)
        cause = gone.no_room
        if cause is None:
            return NotRecorded(tasks=never_seen)
        return NotRecorded(tasks=never_seen, no_room=cause.no_room, folder=cause.folder, why=cause.why)

    def _respawn(self) -> Problem:
        last = self._idle_deaths
        assert last is not None
        return Respawn(count=last.in_a_row, signal=last.death.signal, exit_code=last.death.exit_code, why=last.words)

    def _returned_fewer(self) -> bool:
        returned = self._call.returned if self._call is not None else None
        return returned is not None and returned < self._jobs

    def _count(self, state: State) -> int:
        return int(self._counts.get(state, 0))

    def _open_tasks(self) -> int:
        return self._count(State.WAITING) + self._count(State.RUNNING)


def program_verdict(code: int, stopped: str | None) -> Verdict:
    """How a program that was watched has ended, by its exit code alone (negative: the signal that ended it).

    A task that failed in a program that ends well is its own affair. ``stopped``: why it was interrupted, if it was.
    """
    if stopped is not None:
        return Verdict(Outcome.CANCELLED, _stopped(stopped))
    if not code:
        return Verdict(Outcome.FINISHED)
    death = Death.of_code(code)
    return Verdict(Outcome.FAILED, ExitStatus(signal=death.signal, exit_code=death.exit_code))


def _stopped(how: str | None, goes_on: Mapping[str, int] | None = None) -> Problem:
    jobs, hosts = sum((goes_on or {}).values()), ", ".join(sorted(goes_on or {}))
    return (TimeIsUp if how == TimeIsUp.code else Stopped)(jobs=jobs, hosts=hosts)


def _stalled_by(strategy: str, pid: int, death: Death, task: int | None) -> Stalled:
    return Stalled(strategy=strategy, pid=pid, task=task, signal=death.signal, exit_code=death.exit_code)
