"""Counts each visitor once, by a set of those seen before. Each process has a set of its own, so the results are wrong.

    .venv/bin/python main.py compare --function resources/examples/visitors.py:is_new \
        --items lines:resources/examples/server.log

See: first of all it says that the results are not those of the plain loop.
"""

_seen: set[str] = set()


def is_new(line: str) -> bool:
    """Whether the visitor of this line of the log comes for the first time."""
    visitor = line.partition(" ")[0]
    if visitor in _seen:
        return False
    _seen.add(visitor)
    return True
