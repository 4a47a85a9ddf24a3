"""A file of tests once more, at twice the scale: Qt takes its scale when it starts, so in a process of its own."""

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[2]
_MOST_S = 600
_ONCE = pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is what it starts")
_LONG = pytest.mark.timeout(_MOST_S + 30)  # a whole session of tests, however busy the machine is


def ONCE(test):  # noqa: N802 - a mark, of two marks
    """Mark the test that calls ``run``: the session that it starts leaves it out, and it may take that long."""
    return _ONCE(_LONG(test))


def run(file):
    """Run the tests of a file at twice the scale; they must be good."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", file],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        check=False,
        timeout=_MOST_S,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout[-4_000:]
