"""Reads the lines of a log. A line takes a few microseconds, which is too little to hand to another process.

    .venv/bin/python main.py compare --function resources/examples/parse_log.py:parse \
        --items lines:resources/examples/server.log

See: the plain loop is the fastest. Starting one process takes longer than reading the whole log.
"""

import re

LINE = re.compile(r'\S+ \[[^\]]+\] "\S+ (?P<path>\S+)" (?P<status>\d+) (?P<size>\d+)')


def parse(line: str) -> tuple[str, int, int]:
    """The path that was asked for, the status, and how many bytes were sent."""
    found = LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"not a line of this log: {line!r}")
    return found["path"], int(found["status"]), int(found["size"])
