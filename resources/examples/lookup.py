"""Searches a table, in two ways: the table travels with every job, or every worker has it already.

    main.py run --function resources/examples/lookup.py:count_in --items generator:questions --strategy executor --baseline
    main.py run --function resources/examples/lookup.py:count --items generator:words --strategy executor --baseline

See: look at the line "Carried". First it is megabytes, and the plain loop is faster. Then it is a few hundred bytes.
"""

from collections.abc import Iterator

TABLE = [f"{number:b} {number:x}" for number in range(150_000)]


def words() -> Iterator[str]:
    """What to look for: the items of ``count``."""
    yield from ("cafe", "beef", "face", "1010101", "777", "abba", "0000000", "12345")


def questions() -> Iterator[tuple[list[str], str]]:
    """The items of ``count_in``: each carries the table with it."""
    for word in words():
        yield TABLE, word


def count(word: str) -> int:
    """How many entries contain ``word``."""
    return sum(word in entry for entry in TABLE)


def count_in(question: tuple[list[str], str]) -> int:
    """The same, in the table that came along."""
    table, word = question
    return sum(word in entry for entry in table)
