"""The page for man(1) is what the command line says of itself."""

import os
import pathlib
import shutil
import subprocess
import sys

import pytest

PACKAGING = pathlib.Path(__file__).parents[2] / "resources" / "packaging"
PAGE = PACKAGING / "parallelogram.1"


def test_that_it_is_up_to_date(tmp_path):
    # In a fresh Python, because it gives the program another name.
    command = [sys.executable, str(PACKAGING / "manual.py"), str(tmp_path / "page")]
    subprocess.run(command, check=True, timeout=60, stdin=subprocess.DEVNULL)
    assert (tmp_path / "page").read_text(encoding="utf-8") == PAGE.read_text(encoding="utf-8"), "run: make manual"


def test_that_man_has_nothing_to_warn_of():
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("man is not installed")
    done = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", str(PAGE)],
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "LC_ALL": "C.UTF-8", "MANWIDTH": "80"},
    )
    assert (done.returncode, done.stderr) == (0, "")
