"""What the Makefile hands to its script."""

import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("make") is None, reason="there is no make here")


def would_run(*arguments, **environment):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("MAKE") and name != "PYTHON"}
    return subprocess.run(
        ["make", "-n", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**inherited, **environment},
    ).stdout.splitlines()


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


def test_that_the_application_asks_before_it_installs():
    first = would_run("frozen")[0]
    assert first.startswith("sh resources/packaging/environment.sh build/frozen-venv ")
    assert first.endswith(" resources/packaging/freezable.py")
