"""Whether what a lesson is about was to be seen: a rule for each, over the runs that have finished."""

from collections.abc import Callable, Mapping

from engine import words
from engine.inside.data_class import dataclass
from engine.inside.language import tr
from engine.insight.speedup import speedup
from engine.trace.hosts import hosts_of
from engine.trace.run import Run

_NO_GAIN = 1.5
"""Threads that wait for each other are no faster than this many times the plain loop, whatever the clock adds."""
_IDLE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a lesson.

    Attributes:
        holds: it is what the lesson is about.
        told: what was seen, a sentence without its full stop.
    """

    holds: bool
    told: str


Check = Callable[[Mapping[str, Run], float | None], Seen | None]
"""A rule, over the finished runs by strategy and the plain loop's seconds; None: they do not tell."""


def a_pid_for_each_job(runs: Mapping[str, Run], _loop_s: float | None) -> Seen | None:
    """As many processes as jobs."""
    run = runs["process"]
    return Seen(run.process_count() == run.plan.jobs, _pids(run))


def two_pids(runs: Mapping[str, Run], _loop_s: float | None) -> Seen | None:
    """Two processes, however many jobs."""
    run = runs["pool"]
    return Seen(run.process_count() == 2 < run.plan.jobs, _pids(run))


def joblib_begins_later(runs: Mapping[str, Run], _loop_s: float | None) -> Seen | None:
    """Joblib's first job begins later than the pool's."""
    joblib_s, pool_s = (_first_s(runs[name]) for name in ("joblib", "pool"))
    told = tr("You saw the first job begin after {joblib} with joblib, and after {pool} with the pool")
    return Seen(
        joblib_s > pool_s, told.format(joblib=words.short_duration(joblib_s), pool=words.short_duration(pool_s))
    )


def slower_than_the_loop(runs: Mapping[str, Run], loop_s: float | None) -> Seen | None:
    """The plain loop wins."""
    took_s = runs["process"].finished_s
    if loop_s is None or took_s is None:
        return None
    told = tr("You saw the plain loop take {loop}, and the processes {took}")
    return Seen(took_s > loop_s, told.format(loop=words.short_duration(loop_s), took=words.short_duration(took_s)))


def threads_without_gain(runs: Mapping[str, Run], loop_s: float | None) -> Seen | None:
    """Several threads of one process, which take as long as the plain loop."""
    run = runs["threads"]
    factor = speedup(loop_s, run.finished_s)
    if factor is None:
        return None
    threads = len(run.trace.lanes)
    told = tr("You saw {threads}, one PID, and a speed-up of {factor}")
    return Seen(
        threads > 1 == run.process_count() and factor < _NO_GAIN,
        told.format(threads=_threads(threads), factor=words.times(factor)),
    )


def threads_with_gain(runs: Mapping[str, Run], loop_s: float | None) -> Seen | None:
    """Threads that are more than half as many times as fast as there are of them."""
    run = runs["threads"]
    factor = speedup(loop_s, run.finished_s)
    if factor is None:
        return None
    told = tr("You saw {threads}, and a speed-up of {factor}")
    holds = factor > run.plan.workers / 2
    return Seen(holds, told.format(threads=_threads(run.plan.workers), factor=words.times(factor)))


def an_idle_worker(runs: Mapping[str, Run], _loop_s: float | None) -> Seen | None:
    """A worker has nothing to do for a tenth of the time, at the end."""
    run = runs["pool"]
    elapsed_s = run.finished_s
    ends_s = [run.since_start_s(lane.last_ended_ns()) for lane in run.trace.lanes if len(lane)]
    if elapsed_s is None or not ends_s:
        return None
    idle_s = elapsed_s - min(ends_s)
    told = tr("You saw a worker idle for the last {idle} of {elapsed}")
    return Seen(
        idle_s > elapsed_s * _IDLE_SHARE,
        told.format(idle=words.short_duration(idle_s), elapsed=words.short_duration(elapsed_s)),
    )


def little_is_sent(runs: Mapping[str, Run], _loop_s: float | None) -> Seen | None:
    """Joblib sends less than a tenth of what the pool sends."""
    joblib, pool = (run.trace.totals().argument_bytes // run.plan.jobs for run in (runs["joblib"], runs["pool"]))
    told = tr("You saw joblib send {joblib} to each job, and the pool {pool}")
    return Seen(joblib * 10 < pool, told.format(joblib=words.size(joblib), pool=words.size(pool)))


def workers_of_a_cluster(runs: Mapping[str, Run], _loop_s: float | None) -> Seen | None:
    """Several workers of an engine's cluster, wherever they are."""
    run = runs["dask"]
    if run.engine is None:
        return None
    workers = words.count(run.process_count(), tr("{n} worker"), tr("{n} workers"))
    hosts = words.count(len(hosts_of(run)), tr("{n} computer"), tr("{n} computers"))
    told = tr("You saw {workers} of {hosts} at work for the scheduler at {address}")
    return Seen(
        run.process_count() > 1, told.format(workers=workers, hosts=hosts, address=words.brief(run.engine.address))
    )


def _pids(run: Run) -> str:
    pids = words.count(run.process_count(), tr("{n} PID"), tr("{n} PIDs"))
    jobs = words.count(run.plan.jobs, tr("{n} job"), tr("{n} jobs"))
    return tr("You saw {pids} for {jobs}").format(pids=pids, jobs=jobs)


def _threads(count: int) -> str:
    return words.count(count, tr("{n} thread"), tr("{n} threads"))


def _first_s(run: Run) -> float:
    return run.since_start_s(min((span.started_ns for span in run.trace.spans()), default=run.started_ns))
