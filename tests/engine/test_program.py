"""By what name the program tells of itself."""

import subprocess
import sys

import pytest

from engine.program import own_command, program


@pytest.mark.parametrize(
    ("started_by", "name"),
    [
        ("main.py", "main.py"),
        ("/a/clone/main.py", "main.py"),
        ("/usr/bin/parallelogram", "parallelogram"),
        ("parallelogram-window.exe", "parallelogram-window"),
        ("/lib/python3/site-packages/parallelogram/__main__.py", "python -m parallelogram"),
        ("/lib/python3/site-packages/pytest/__main__.py", "main.py"),
    ],
)
def test_that_it_is_what_the_person_typed(monkeypatch, started_by, name):
    monkeypatch.setattr(sys, "argv", [started_by])
    assert program() == name


def test_that_a_frozen_program_is_called_as_its_file(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/parallelogram/parallelogram-cli")
    assert program() == "parallelogram-cli"


def test_that_the_program_starts_itself_by_its_own_command():
    done = subprocess.run(own_command("--version"), capture_output=True, check=False, timeout=60, encoding="utf-8")
    assert done.stdout.startswith("Parallelogram ")
