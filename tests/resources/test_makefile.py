"""What the Makefile asks of its scripts and of the system, and when."""

import os
import pathlib
import shutil

import pytest

from tests import commands

ROOT = pathlib.Path(__file__).parents[2]
SAYING = '#!/bin/sh\necho "${{0##*/}} $*" >> said\nexit {status}\n'
PYTHON, LIBRARIES = "python main.py", "qt-libraries.sh .venv/bin/python"

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def would_run(*arguments, folder=ROOT, **environment):
    """The lines that make would run there."""
    made = commands.make("-n", *arguments, folder=folder, environment=environment)
    assert made.returncode == 0, made.stderr
    return made.stdout.splitlines()


def stand_in(path, status=0):
    """A command that writes down how it was called, and does nothing else."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SAYING.format(status=status))
    path.chmod(0o755)


@pytest.fixture
def make(tmp_path):
    """Call make for a program that is set up already, on a system whose libraries for windows are there or not."""

    def call(target, display, *, has_libraries):
        stand_in(tmp_path / ".venv/bin/python")
        stand_in(tmp_path / "resources/packaging/qt-libraries.sh", 1 - has_libraries)
        shutil.copy(ROOT / "Makefile", tmp_path)
        for name in ("run", "dev"):
            stamp = tmp_path / ".venv" / f"{name}.stamp"
            if not stamp.exists():
                stamp.touch()
        said = tmp_path / "said"
        said.unlink(missing_ok=True)
        are_there = ("-o", ".venv/run.stamp", "-o", ".venv/dev.stamp")
        made = commands.make(*are_there, target, folder=tmp_path, environment=display)
        return made.returncode, said.read_text().splitlines() if said.exists() else []

    return call


@pytest.mark.parametrize(
    ("arguments", "environment", "handed"),
    [
        ((), {}, '.venv "python3" "" "run"'),
        (("PYTHON=python3.12",), {}, '.venv "python3.12" "command" "run"'),
        ((), {"PYTHON": "/a python"}, '.venv "/a python" "environment" "run"'),
    ],
)
def test_that_a_python_counts_where_a_person_names_it(arguments, environment, handed):
    assert f"sh resources/packaging/environment.sh {handed}" in would_run("run", *arguments, **environment)


def test_that_what_is_imported_is_compiled_once_whatever_the_environment_says():
    made = commands.make(
        "--eval", "told: ; @echo [$$PYTHONDONTWRITEBYTECODE]", "told", folder=ROOT,
        environment={"PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    assert made.stdout == "[]\n"


def test_that_the_application_asks_before_it_installs():
    first = would_run("frozen")[0]
    assert first.startswith("sh resources/packaging/environment.sh build/frozen-venv ")
    assert first.endswith(" resources/packaging/freezable.py")


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
    at_once = "-n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder --max-worker-restart 0"
    assert make("test", {}, has_libraries=True) == (0, [LIBRARIES, f"python -m pytest {at_once}"])


def test_that_no_package_is_made_of_an_application_that_is_older_than_its_sources(tmp_path):
    shutil.copy(ROOT / "Makefile", tmp_path)
    application = "dist/parallelogram/parallelogram-cli"
    sources = (
        "main.py",
        "pyproject.toml",
        "engine/inside/plan.py",
        "gui/window.py",
        "resources/packaging/qt-libraries.sh",
    )
    for path in (*sources, "resources/packaging/requirements.lock", application, "engine/__pycache__/plan.pyc"):
        stand_in(tmp_path / path)
        os.utime(tmp_path / path, (1e9, 1e9))
    os.utime(tmp_path / "engine/__pycache__/plan.pyc")

    def deb():
        told = would_run("deb", folder=tmp_path)
        assert told[-1] == "sh resources/packaging/deb.sh"
        return [line for line in told if line.endswith("dist/parallelogram.") or " -m PyInstaller " in line]

    assert deb() == []
    for source in sources:
        os.utime(tmp_path / source, (2e9, 2e9))
        told, built = deb()
        assert told == f"{source} is newer than dist/parallelogram."
        assert " -m PyInstaller " in built
        os.utime(tmp_path / source, (1e9, 1e9))
    (tmp_path / application).unlink()
    assert len(deb()) == 1
