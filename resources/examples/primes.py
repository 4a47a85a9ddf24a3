"""Counts prime numbers. Later jobs take longer than earlier ones, and the longest worker decides.

    main.py run --function resources/examples/primes.py:count --items generator:limits \
        --strategy pool --option chunksize=4
    main.py run --function resources/examples/primes.py:count --items generator:limits \
        --strategy pool --option chunksize=1

See: in chunks of four, one worker gets the four longest jobs while the other has nothing left to do. One at a time, both
end almost together.
"""

from collections.abc import Iterator


def limits() -> Iterator[int]:
    """The items: how far to count, each farther than the one before."""
    yield from range(25_000, 225_000, 25_000)


def count(limit: int) -> int:
    """How many primes there are below ``limit``."""
    return sum(1 for number in range(2, limit) if all(number % by for by in range(2, int(number**0.5) + 1)))
