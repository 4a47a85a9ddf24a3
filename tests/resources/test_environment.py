"""What the Makefile's script says and does about the Python that an environment is made of."""

import os
import pathlib
import signal
import subprocess
import sys

import pytest

PACKAGING = pathlib.Path(__file__).parents[2] / "resources" / "packaging"
SCRIPT = PACKAGING / "environment.sh"
ASKED = "command"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no make there")


@pytest.fixture
def base():
    """The Python that the tests' own environment was made of."""
    return os.path.realpath(sys._base_executable)


@pytest.fixture
def environment(tmp_path, base):
    """An environment that is there, without pip; ``environment(made_of)`` says in it what it was made of."""

    def make(made_of=""):
        folder = tmp_path / ".venv"
        subprocess.run([base, "-m", "venv", "--without-pip", folder], check=True, timeout=60)
        version = "{}.{}".format(*sys.version_info[:2])
        (folder / "created.stamp").write_text(made_of or f"{base} {version}\n", encoding="utf-8")
        return folder

    return make


def script(folder, python, asked="", check=None):
    """Run it: its status, and what it says."""
    command = ["sh", SCRIPT, folder, python, asked, "run", *([] if check is None else [check])]
    done = subprocess.run(
        command, capture_output=True, check=False, timeout=100, stdin=subprocess.DEVNULL, encoding="utf-8",
        start_new_session=True,  # what is started there can kill all of it, and no more
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def stand_in(folder, first_arguments, answer, status):
    """A command that answers when its first argument is one of these, and does nothing else."""
    path = folder / "stand-in"
    path.write_text(f'#!/bin/sh\ncase "$1" in {first_arguments}) echo "{answer}"; exit {status} ;; esac\nexit 0\n')
    path.chmod(0o755)
    return path


def limited(folder, base):
    """A Python whose environment cannot be written, because a file may not grow, as on a disk that is full."""
    path = folder / "limited"
    path.write_text(f'#!/bin/sh\n[ "$1" != -m ] || ulimit -f 0\nexec {base} "$@"\n')
    path.chmod(0o755)
    return path


def test_that_the_right_one_is_left_alone(environment, base):
    folder = environment()
    before = (folder / "created.stamp").stat().st_mtime_ns
    for asked in ("", ASKED):
        assert script(folder, base, asked) == (0, "")
    # By default another one would be taken, but nobody has asked for it.
    assert script(folder, "/of/nobody") == (0, "")
    assert (folder / "created.stamp").stat().st_mtime_ns == before


def test_that_one_that_is_asked_for_and_is_none_is_told(environment, tmp_path):
    folder = environment()
    assert script(folder, "/of/nobody", ASKED) == (1, "There is no Python at PYTHON=/of/nobody.\n")
    assert (folder / "created.stamp").exists()
    status, told = script(tmp_path / "new", "/of/nobody")
    assert status == 1
    assert told.startswith("There is no /of/nobody here. Parallelogram needs Python 3.11 or newer: install it, ")
    assert told.endswith(": make run PYTHON=/path/to/python3.11\n")


def test_that_another_that_is_asked_for_replaces_it(environment, base):
    folder = environment()
    other = stand_in(folder.parent, "-I", "/another/python 3.99", 0)  # which is asked who it is
    # It makes nothing, which is told; what counts is that the one there has made way for it.
    status, told = script(folder, other, ASKED)
    assert status == 1
    assert told.startswith(f"Making {folder} anew, of /another/python 3.99 instead of {base} ")
    assert not folder.exists()


def test_that_one_that_is_too_old_is_refused_and_replaces_nothing(environment):
    folder = environment()
    old = folder.parent / "old"
    old.write_text('#!/bin/sh\ncase "$1" in -I) echo /old/python 3.8 ;; -V) echo Python 3.8.18 ;; *) exit 1 ;; esac\n')
    old.chmod(0o755)
    status, told = script(folder, old, ASKED)
    assert (status, told) == (
        1,
        f"Parallelogram needs Python 3.11 or newer, and {old} is Python 3.8.18: make run PYTHON=/path/to/python3.11\n",
    )
    assert (folder / "bin" / "python").exists()


@pytest.mark.parametrize("made_of", ["/gone/python3.11 3.11", ""])
def test_that_one_whose_python_is_gone_is_made_anew(environment, base, made_of):
    folder = environment(made_of)
    (folder / "run.stamp").touch()
    if not made_of:  # as it is when the system's Python was removed
        for link in (folder / "bin").glob("python*"):
            link.unlink()
        (folder / "bin" / "python").symlink_to("/gone/python3.11")
    # Nothing can be written by this one, which spares the half minute that pip takes to get into an environment.
    _, told = script(folder, limited(folder.parent, base))
    first, second = told.splitlines()
    assert first.startswith(f"The Python that {folder} was made of ({made_of or base}")
    assert first.endswith("is no longer there: making it anew …")
    assert second.startswith(f"The environment {folder} cannot be made")
    assert not folder.exists()


def test_that_one_that_make_has_not_made_is_left_to_the_person(environment, base):
    folder = environment()
    (folder / "created.stamp").unlink()
    told = f"make has not made the {folder} that is here: move it away or remove it, then: make run\n"
    for asked in ("", ASKED):
        assert script(folder, base, asked) == (1, told)
    assert (folder / "bin" / "python").exists()


def test_that_one_whose_making_was_interrupted_is_made_anew(tmp_path, base):
    folder = tmp_path / ".venv"
    killed = tmp_path / "killed"  # in the middle of it, with the script
    killed.write_text(f'#!/bin/sh\n[ "$1" != -m ] || {{ mkdir "$4/half"; kill -9 0; }}\nexec {base} "$@"\n')
    killed.chmod(0o755)
    assert script(folder, killed) == (-signal.SIGKILL, "")
    assert (folder / "half").exists()
    status, told = script(folder, limited(tmp_path, base))
    assert status == 1
    assert told.startswith(f"The environment {folder} cannot be made: File too large")
    assert not folder.exists()


def test_that_a_missing_module_is_told_and_only_then(tmp_path):
    without = tmp_path / "without"
    without.write_text('#!/bin/sh\n[ "$2" != "import venv, ensurepip" ]\n')
    without.chmod(0o755)
    told = "Python's venv module is missing; on Debian and Ubuntu: sudo apt-get install python3-venv\n"
    assert script(tmp_path / ".venv", without) == (1, told)


def test_that_a_place_where_nothing_can_be_made_is_told(tmp_path, base):
    (tmp_path / "file").touch()
    folder = tmp_path / "file" / ".venv"
    status, told = script(folder, base)
    assert (status, told) == (1, f"The environment {folder} cannot be made: Not a directory: '{folder}'\n")


def test_that_a_full_disk_is_told(tmp_path, base):
    status, told = script(tmp_path / ".venv", limited(tmp_path, base))
    assert status == 1
    assert told.startswith(f"The environment {tmp_path / '.venv'} cannot be made: File too large")
    assert not (tmp_path / ".venv").exists()


def test_that_what_a_check_says_against_it_comes_before_all_else(tmp_path, base):
    (tmp_path / "check.py").write_text("import sys; sys.exit('not this one')", encoding="utf-8")
    assert script(tmp_path / ".venv", base, check=tmp_path / "check.py") == (1, "not this one\n")
    assert not (tmp_path / ".venv").exists()
