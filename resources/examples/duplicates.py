"""Finds words that came before, by a set that every process has a copy of. The results are wrong, and nobody says so.

    python main.py compare --function resources/examples/duplicates.py:is_new --items lines:resources/examples/words.txt

See: before any time it is said that the results are not the plain loop's.
"""

_seen: set[str] = set()


def is_new(word: str) -> bool:
    """Whether ``word`` comes for the first time. True in one process only."""
    if word in _seen:
        return False
    _seen.add(word)
    return True
