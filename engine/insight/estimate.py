"""How long a run will take, from one call."""

from ..inside.strategies import Workers, strategies
from ..trace.run import Run


def expected_s(run: Run) -> float:
    """The expected total of a run of a function of one's own that was tried, in seconds; 0 where it was not."""
    way = strategies().get(run.plan.strategy)  # None for a program that is watched
    if run.checked is None or run.python is None or way is None:
        return 0.0
    who = way.workers_are(run.plan.options)
    one_at_a_time = who is Workers.NOBODY or (who is Workers.THREADS and run.python.gil)
    cores = 1 if one_at_a_time else run.python.cores
    found = run.checked.found
    return expected_total_s(found.call_s, found.cpu_s, max(run.plan.jobs, 1), max(run.plan.workers, 1), cores)


def expected_total_s(call_s: float, cpu_s: float, jobs: int, workers: int, cores: int) -> float:
    """The expected total, in seconds: what the workers have to do side by side, or what the cores have to compute.

    The greater of two lower bounds of a schedule of equal tasks (Graham, 1966): rounds of ``workers`` tasks of
    ``call_s`` each, and the CPU time of all tasks spread over ``cores``. Starting workers and sending comes on top.

    Args:
        call_s, cpu_s: wall and CPU time of one call, in seconds.
        jobs, workers: how many, at least 1.
        cores: how many can compute at once: the usable ones; 1 for threads under a global lock.
    """
    rounds = -(-jobs // workers)
    return max(rounds * call_s, jobs * min(cpu_s, call_s) / cores)
