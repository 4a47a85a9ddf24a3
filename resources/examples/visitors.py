"""Counts each visitor once, by a set of those seen before. Every process has a set of its own: the results are wrong.

    main.py compare --function resources/examples/visitors.py:is_new --items lines:resources/examples/server.log

See: before it tells any time, it says that the results are not those of the plain loop.
"""

_seen: set[str] = set()


def is_new(line: str) -> bool:
    """Whether the visitor of this line of the log comes for the first time."""
    visitor = line.split()[0]
    if visitor in _seen:
        return False
    _seen.add(visitor)
    return True
