"""Speed-up and utilisation, by their textbook definitions (Amdahl 1967; Grama et al., *Introduction to
Parallel Computing*, 2003, section 5.2).
"""


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
