"""Files that are open before the first call; each case in a process of its own, as what it holds must be known."""

import subprocess
import sys

import pytest

from tests.e2e.main_py import ROOT

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is no /proc/self/fd elsewhere")

_START = """
import os, sys
sys.path.insert(0, {root!r})
from engine.inside.probing.held import Held
{before}
held = Held({folder!r})
assert held.changed() == "", held.changed()
{call}
print(os.path.basename(held.changed()))
"""


def changed(before, call, cwd, folder="/nowhere/run"):
    text = _START.format(root=str(ROOT), before=before, call=call, folder=folder)
    done = subprocess.run(
        [sys.executable, "-c", text], capture_output=True, check=False, timeout=60, cwd=cwd, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("log = open('a.log', 'a')", "log.write('x')"),
        ("log = open('a.log', 'wb')", "log.write(b'x')"),
        ("log = os.open('a.log', os.O_CREAT | os.O_WRONLY)", "os.write(log, b'x')"),
        ("log = open('a.log', 'a'); log.write('begun')", "log.write('x')"),
        ("import logging; logging.basicConfig(filename='a.log')", "logging.error('x')"),
    ],
)
def test_that_what_a_call_writes_to_a_file_that_was_open_before_is_seen(before, call, tmp_path):
    assert changed(before, call, tmp_path) == "a.log"


@pytest.mark.parametrize(
    ("before", "call"),
    [
        ("log = open('a.log', 'a'); log.write('begun')", "sum(range(9))"),
        ("open('a.log', 'w').close(); log = open('a.log')", "log.read()"),
        ("import tempfile; log = tempfile.TemporaryFile()", "log.write(b'x'); log.flush()"),
        ("log = open(os.devnull, 'w')", "log.write('x')"),
    ],
)
def test_that_a_call_that_leaves_files_as_they_are_is_not_blamed(before, call, tmp_path):
    assert changed(before, call, tmp_path) == ""


def test_that_the_files_of_the_run_are_not_the_functions(tmp_path):
    assert changed("log = open('a.log', 'a')", "log.write('x')", tmp_path, folder=str(tmp_path)) == ""


def test_that_what_was_written_before_gets_into_the_file_once(tmp_path):
    fork = "child = os.fork()\nif not child:\n    held.changed()\n    os._exit(0)\nos.waitpid(child, 0)"
    changed("log = open('a.log', 'a'); log.write('begun')", fork, tmp_path)
    assert (tmp_path / "a.log").read_text() == "begun"
