"""How long a run will take, from some calls."""

from ..inside.strategies import Workers, strategies
from ..inside.trial import DONE
from ..trace.run import Run


def expected_s(run: Run) -> float:
    """The expected total of a run of a function of one's own that was tried, in seconds; 0 where nobody can say, as of
    somebody's cluster, whose workers and cores are not known yet.

    What a slow first call takes longer than those after it, each process takes once: each worker, where these are
    processes. One that is not told apart does not count: the sentence would be wrong by its own figures.
    """
    strategy = strategies().get(run.plan.strategy)  # None for a program that is watched
    if run.checked is None or run.python is None or strategy is None or run.plan.is_elsewhere:
        return 0.0
    if run.checked.found.trial != DONE or run.checked.found.lazy:
        return 0.0
    who = strategy.workers_are(run.plan.options)
    one_at_a_time = who is Workers.NOBODY or (who is Workers.THREADS and run.python.gil)
    cores = 1 if one_at_a_time else run.python.cores
    found = run.checked.found
    jobs, workers = max(run.plan.jobs, 1), max(run.plan.workers, 1)
    if found.has_slow_first_call and strategy.worker_ends_with_task:
        return expected_total_s(found.first_s, found.first_cpu_s, jobs, workers, cores)
    total_s = expected_total_s(found.call_s, found.cpu_s, jobs, workers, cores)
    if not found.has_slow_first_call:
        return total_s
    processes = min(workers, jobs) if who is Workers.PROCESSES else 1
    warm_s, warm_cpu_s = max(found.first_s - found.call_s, 0.0), max(found.first_cpu_s - found.cpu_s, 0.0)
    return total_s + expected_total_s(warm_s, warm_cpu_s, processes, processes, cores)


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
