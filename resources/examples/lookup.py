"""Searches a table, in two ways: the table travels with every job, or every worker has it already.

    .venv/bin/python main.py run --function resources/examples/lookup.py:count_in --items generator:questions --baseline
    .venv/bin/python main.py run --function resources/examples/lookup.py:count --items generator:patterns --baseline

See: the line Carried. First it says megabytes, and the plain loop is faster. Then it says a few kilobytes.
"""

import re
from collections.abc import Iterator

TABLE = [f"{number:b} {number:x}" for number in range(200_000)]


def questions() -> Iterator[tuple[list[str], str]]:
    """The items of ``count_in``: each has the whole table in it."""
    for pattern in patterns():
        yield TABLE, pattern


def patterns() -> Iterator[str]:
    """The items of ``count``: what to look for."""
    yield from ("cafe", "beef", "face$", "^1010.*a", "777", "abba", "000000", "12.45")


def count(pattern: str) -> int:
    """How many entries match."""
    return count_in((TABLE, pattern))


def count_in(question: tuple[list[str], str]) -> int:
    """The same, in the table that came along."""
    table, pattern = question
    search = re.compile(pattern).search
    return sum(search(entry) is not None for entry in table)
