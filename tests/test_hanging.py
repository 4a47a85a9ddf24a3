"""A test that hangs is one failed test: the session goes on."""

import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).parents[1]
_TESTS = """
import threading

def test_hangs():
    threading.Event().wait()

def test_goes_on():
    pass
"""


@pytest.mark.skipif(os.name != "posix", reason="elsewhere there are no alarms")
def test_that_a_test_that_hangs_fails_alone(tmp_path):
    file = tmp_path / "test_hanging.py"
    file.write_text(_TESTS)
    ours = ["-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, "--timeout", "0.2", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *ours, file],
        capture_output=True, check=False, timeout=100, encoding="utf-8", stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert "1 failed, 1 passed" in done.stdout, done.stdout + done.stderr
    assert "Timeout" in done.stdout


def test_that_what_hears_no_alarm_ends_later_than_any_test_may_take(pytestconfig, request):
    marks = [mark for item in request.session.items for mark in item.iter_markers("timeout")]
    longest_s = max([float(pytestconfig.getini("timeout")), *(float(mark.args[0]) for mark in marks)])
    assert float(pytestconfig.getini("faulthandler_timeout")) > longest_s
    assert pytestconfig.getini("faulthandler_exit_on_timeout")
