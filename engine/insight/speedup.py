"""Speed-up and utilisation, by their textbook definitions (Amdahl 1967; Grama et al., *Introduction to
Parallel Computing*, 2003, section 5.2).
"""

from ..model.alone import Alone


def speedup(sequential_s: float | None, elapsed_s: float | None) -> float | None:
    """How many times as fast as the plain loop: ``sequential_s / elapsed_s``; None where either is not known."""
    if sequential_s is None or elapsed_s is None or elapsed_s <= 0:
        return None
    return sequential_s / elapsed_s


def utilisation(busy_s: float, workers: int, elapsed_s: float) -> float | None:
    """The share of the workers' time in which they ran tasks: ``busy_s / (workers * elapsed_s)``, 0 to 1."""
    if workers < 1 or elapsed_s <= 0:
        return None
    return busy_s / (workers * elapsed_s)


def speedup_most(workers: int, jobs: int, cores: int, alone: Alone | None) -> float | None:
    """How many times as fast as the plain loop so many workers could be: no more than there are workers or jobs, and
    than the cores have room for, of which a job in the plain loop takes its share. None where nobody knows that share.
    """
    if alone is None or alone.cpu_s + alone.waiting_s <= 0:
        return None
    share = alone.cpu_s / (alone.cpu_s + alone.waiting_s)
    room = cores / share if share > 0 else float("inf")
    return max(min(float(workers), float(jobs), room), 1.0)
