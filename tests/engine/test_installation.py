"""What the program says in a Python that lacks what it needs."""

import ast
import os
import pathlib
import shutil
import subprocess
import sys

import pytest

from engine import installation
from engine.inside import language

ROOT = pathlib.Path(__file__).parents[2]
OLD = ("3.8", "3.9", "3.10")
# What is read before it is known which Python it is.
READ_FIRST = (
    "main.py",
    "engine/__init__.py",
    "engine/installation.py",
    "engine/inside/__init__.py",
    "engine/inside/language.py",
    "engine/streams.py",
)
STRANGER = ("-I", "-S")  # without what is installed


def said_by(python, *arguments, folder=ROOT):
    """What ``main.py`` says to standard error before any set-up; nothing else, and status 2."""
    main = os.path.relpath(ROOT / "main.py", folder) if folder == ROOT else str(ROOT / "main.py")
    done = subprocess.run(
        [*python, main, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
        encoding="utf-8",
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"},
    )
    assert (done.returncode, done.stdout) == (2, ""), done.stdout + done.stderr
    (line,) = done.stderr.splitlines()
    return line


def python(version):
    """An older Python, if this machine has one."""
    pyenv = pathlib.Path(os.environ.get("PYENV_ROOT", pathlib.Path.home() / ".pyenv"), "versions")
    found = [shutil.which(f"python{version}"), *map(str, sorted(pyenv.glob(f"{version}.*/bin/python")))]
    for candidate in filter(None, found):
        if subprocess.run([candidate, "-c", ""], check=False, capture_output=True, timeout=60).returncode == 0:
            return candidate
    return None


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout that is not set up, which is the current folder; called, it is set up."""
    monkeypatch.setattr(installation, "_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").touch()

    def set_up():
        (tmp_path / ".venv").mkdir()
        (tmp_path / ".venv" / "run.stamp").touch()

    return set_up


def test_that_a_python_with_everything_has_no_problem():
    assert installation.problem([]) is None
    assert installation.window_problem([]) is None


@pytest.mark.parametrize("file", READ_FIRST)
def test_that_what_is_read_first_can_be_read_by_python_3_8(file):
    ast.parse((ROOT / file).read_text(encoding="utf-8"), feature_version=(3, 8))


@pytest.mark.parametrize("version", OLD)
def test_that_an_old_python_says_what_to_do(version):
    older = python(version)
    if older is None:
        pytest.skip(f"there is no Python {version} here")
    line = said_by([older], "list", "strategies")
    assert line.startswith(f"parallelogram: Parallelogram needs Python 3.11 or newer, and this is {version}.")
    assert line.endswith("main.py list strategies")
    assert said_by([older], "--lang", "ko").startswith("parallelogram: Parallelogram에는 Python 3.11 이상이 필요한데")


def test_that_a_python_without_the_libraries_says_what_to_do(tmp_path):
    line = said_by([sys.executable, *STRANGER], folder=tmp_path)
    told = "parallelogram: This Python lacks what Parallelogram needs (numpy, psutil, platformdirs, rich); type: "
    assert line.startswith(told)
    # From another folder, with the whole path.
    assert str(ROOT) in line.removeprefix(told)


@pytest.mark.parametrize(
    ("arguments", "line"),
    [([], "make run"), (["list", "a b"], "make setup && .venv/bin/python main.py list 'a b'")],
)
@pytest.mark.skipif(os.name == "nt", reason="there is no make there")
def test_that_a_checkout_is_set_up_by_make(checkout, monkeypatch, arguments, line):
    monkeypatch.setattr(installation, "_TERMINALS", ("of_nobody",))
    assert installation.problem(arguments) == f"This Python lacks what Parallelogram needs (of_nobody); type: {line}"


@pytest.mark.skipif(os.name == "nt", reason="there is no make there")
def test_that_an_old_python_is_not_proposed_to_make(checkout, monkeypatch):
    monkeypatch.setattr(installation, "_OLDEST", (9, 9))
    version = ".".join(map(str, sys.version_info[:3]))
    assert installation.problem([]) == (
        f"Parallelogram needs Python 9.9 or newer, and this is {version}; type: make run PYTHON=/path/to/python9.9"
    )


@pytest.mark.skipif(os.name == "nt", reason="there is no make there")
def test_that_a_checkout_that_is_set_up_names_its_own_python(checkout, monkeypatch):
    checkout()
    monkeypatch.setattr(installation, "_TERMINALS", ("of_nobody",))
    assert installation.problem(["run.pgram"]).endswith("; type: .venv/bin/python main.py run.pgram")


def test_that_what_is_installed_is_mended_by_pip(tmp_path, monkeypatch):
    monkeypatch.setattr(installation, "_HOME", str(tmp_path))
    monkeypatch.setattr(installation, "_WINDOWS", ("of_nobody",))
    told = installation.window_problem([])
    assert told.endswith(f"(of_nobody); type: {sys.executable} -m pip install of_nobody")


def test_that_it_is_said_in_the_persons_language(checkout, monkeypatch):
    monkeypatch.setattr(installation, "_TERMINALS", ("of_nobody",))
    language.choose("ko")
    try:
        assert installation.problem([]).startswith(
            "이 Python에는 Parallelogram에 필요한 라이브러리가 없습니다(of_nobody)."
        )
    finally:
        language.choose("en")
