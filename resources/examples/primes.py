"""Counts prime numbers. Each job takes longer than the one before, and the run is over when the longest worker is.

    .venv/bin/python main.py run --function resources/examples/primes.py:count --items generator:limits \
        --option chunksize=4
    .venv/bin/python main.py run --function resources/examples/primes.py:count --items generator:limits \
        --option chunksize=1

See: in chunks of four, one worker gets the four longest jobs, and the other soon has nothing to do (the column Busy).
One at a time, both end almost together.
"""

from collections.abc import Iterator


def limits() -> Iterator[int]:
    """The items: how far to count."""
    yield from range(20_000, 180_000, 20_000)


def count(limit: int) -> int:
    """How many primes there are below ``limit``."""
    return sum(1 for number in range(2, limit) if all(number % by for by in range(2, int(number**0.5) + 1)))
