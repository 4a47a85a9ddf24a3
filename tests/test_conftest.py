"""The session's own set-up: how it is shared out, and what those that it starts are given."""

import json
import pathlib
import subprocess
import sys

import pytest

from tests import conftest, displays

TESTS = pathlib.Path(conftest.__file__).parent

# As `nohup make test &` starts it, and a child of a test after that.
_IGNORING = """
import signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
from tests import conftest
if sys.argv[1:]:
    conftest._let_children_have_signals()
child = "import signal; print(signal.getsignal(signal.SIGINT) is signal.SIG_IGN)"
print(subprocess.run([sys.executable, "-c", child], check=True, capture_output=True, encoding="utf-8").stdout.strip())
"""


@pytest.mark.parametrize("where", [*conftest.LONG, *conftest.LONGEST])
def test_that_what_is_told_apart_by_its_length_is_there(where):
    assert list(TESTS.glob(f"{where}*"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not inherited there")
@pytest.mark.parametrize(("arguments", "is_ignored"), [([], "True"), (["set up"], "False")])
def test_that_what_a_session_ignores_is_not_ignored_by_those_it_starts(arguments, is_ignored):
    done = subprocess.run(
        [sys.executable, "-c", _IGNORING, *arguments],
        cwd=TESTS.parent, check=True, capture_output=True, encoding="utf-8", timeout=100, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.stdout.strip() == is_ignored


def test_that_windows_without_a_display_have_the_room_of_one():
    screens = json.loads((TESTS / "gui" / "offscreen.json").read_text(encoding="utf-8"))["screens"]
    assert [f"{screen['width']}x{screen['height']}x24" for screen in screens] == [displays._SCREEN]
