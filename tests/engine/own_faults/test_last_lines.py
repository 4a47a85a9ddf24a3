"""The log: its last lines and no more."""

import logging

from engine.own_faults import last_lines


def test_that_the_last_lines_are_kept_and_the_traceback_of_none():
    last_lines.begin()
    last_lines.begin()
    log = logging.getLogger("parallelogram.test")
    for number in range(last_lines.LINES_MOST + 7):
        log.info("line %d", number)
    try:
        int("secret")
    except ValueError:
        log.exception("failed")
    lines = last_lines.lines()
    assert len(lines) == last_lines.LINES_MOST
    assert lines[0].endswith(" INFO    parallelogram.test: line 8")
    assert lines[-1].endswith(" ERROR   parallelogram.test: failed")


def test_that_a_line_that_is_written_wrong_breaks_nothing():
    kept = last_lines.LastLines()
    kept.handle(logging.makeLogRecord({"msg": "%d", "args": ("no number",), "lineno": 7}))
    assert kept.lines()[0].endswith("(a line that cannot be written, from line 7)")
