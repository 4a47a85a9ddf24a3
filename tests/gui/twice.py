"""Files of tests once more, at twice the scale: Qt takes its scale when it starts, so in a process of its own."""

import itertools
import os
import pathlib
import subprocess
import sys

import pytest

from engine.inside.language import LANGUAGES

ROOT = pathlib.Path(__file__).parents[2]
_MOST_S = 600
IS_TWICE = "QT_SCALE_FACTOR" in os.environ
"""Whether this is the session at twice the scale."""
LONG = pytest.mark.timeout(_MOST_S + 30)
"""For the test that calls ``run``: a whole session of tests, however busy the machine is."""


def in_turn(items):
    """Of tests in every language, those at twice the scale: each in one of the languages, in turn.

    Whether a text fits hangs on it and on where it stands, and so on the language and on what is shown: these meet at
    the plain scale, each with each. What another scale adds is how it rounds, which every scene and every language
    meets here.
    """
    languages, kept, seen = {}, [], itertools.count()
    for item in items:
        params = dict(item.callspec.params) if hasattr(item, "callspec") else {}
        language = params.pop("tongue", None)
        test = (item.originalname, *params.values())
        if language is not None and test not in languages:
            languages[test] = tuple(LANGUAGES)[next(seen) % len(LANGUAGES)]
        if language == languages.get(test):
            kept.append(item)
    return kept


def run(*files):
    """Run the tests of some files at twice the scale; they must be good."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", *files],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        check=False,
        timeout=_MOST_S,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout[-4_000:]
