"""What the Makefile asks of the system before it starts the program."""

import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parents[2]
SAYING = '#!/bin/sh\necho "${{0##*/}} $*" >> said\nexit {status}\n'
PYTHON, LIBRARIES = "python main.py", "qt-libraries.sh .venv/bin/python"


@pytest.fixture
def make(tmp_path):
    """Call make for a program that is set up already, on a system whose libraries for windows are there or not."""

    def call(target, display, *, has_libraries):
        for path, status in ((".venv/bin/python", 0), ("resources/packaging/qt-libraries.sh", 1 - has_libraries)):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(SAYING.format(status=status))
            (tmp_path / path).chmod(0o755)
        shutil.copy(ROOT / "Makefile", tmp_path)
        for name in ("run", "dev"):
            stamp = tmp_path / ".venv" / f"{name}.stamp"
            if not stamp.exists():
                stamp.touch()
        (tmp_path / "said").unlink(missing_ok=True)
        others = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        done = subprocess.run(
            ["make", "-o", ".venv/run.stamp", "-o", ".venv/dev.stamp", target],
            cwd=tmp_path, env={**others, **display}, capture_output=True, encoding="utf-8", timeout=60, check=False,
        )  # fmt: skip
        said = tmp_path / "said"
        return done.returncode, said.read_text().splitlines() if said.exists() else []

    return call


def test_that_without_a_display_qts_libraries_are_not_asked_for(make):
    assert make("run", {}, has_libraries=False) == (0, [PYTHON])
    assert make("setup", {}, has_libraries=False) == (0, [])


@pytest.mark.parametrize("display", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}], ids=["X11", "Wayland"])
def test_that_with_a_display_they_are_and_the_program_begins_though_they_cannot_be_had(make, display):
    assert make("run", display, has_libraries=False) == (0, [LIBRARIES, PYTHON])
    assert make("setup", display, has_libraries=False) == (0, [LIBRARIES])


def test_that_they_are_asked_for_again_until_they_are_there(make):
    for has_libraries, asked in ((False, True), (True, True), (True, False)):
        assert make("setup", {"DISPLAY": ":0"}, has_libraries=has_libraries) == (0, [LIBRARIES] * asked)


def test_that_the_tests_need_them(make):
    assert make("test", {}, has_libraries=False) == (2, [LIBRARIES])
    assert make("test", {}, has_libraries=True) == (
        0,
        [LIBRARIES, "python -m pytest -n logical --maxprocesses 4 --dist loadfile"],
    )
