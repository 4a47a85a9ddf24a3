"""The Pythons there are, and what each is; by real ones, and by programs that are none."""

import glob
import json
import os
import shutil
import subprocess
import sys
import venv

import pytest

from engine.inside.problem import PlanError
from engine.supervise import interpreters
from tests.waiting import wait_until_gone

OTHERS = sorted(glob.glob(os.path.join(os.path.dirname(sys.base_prefix), "*", "bin", "python")))


def script(path, text):
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def says(path, **fields):
    fields = {"version": "3.12.1", "short": [3, 12], "gil": True, "modules": [], **fields}
    return script(path, f"cat <<'END'\nparallelogram {json.dumps(fields)}\nEND")


def refused(python):
    with pytest.raises(PlanError) as caught:
        interpreters.ask(python)
    assert caught.value.problem.field == "python"
    return caught.value.problem


@pytest.fixture
def bare(tmp_path):
    """A virtual environment that has nothing of ours."""
    venv.create(tmp_path / "bare", symlinks=True)
    return str(tmp_path / "bare" / "bin" / "python")


def test_that_this_python_says_what_it_is():
    found = interpreters.ask(sys.executable)
    assert found.path == sys.executable
    assert found.version == ".".join(map(str, sys.version_info[:3]))
    assert found.gil is getattr(sys, "_is_gil_enabled", lambda: True)()
    assert found.modules == {"joblib", "numpy"}


def test_that_a_virtual_environment_is_a_python_of_its_own(bare):
    found = interpreters.ask(bare)
    assert (found.path, found.modules) == (bare, frozenset())


@pytest.mark.parametrize("name", ["json.py", "sys.py", "importlib.py", "encodings.py", "numpy.py"])
def test_that_what_stands_in_the_current_folder_is_not_asked(name, tmp_path, monkeypatch, bare):
    (tmp_path / name).write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    assert interpreters.ask(bare).modules == frozenset()


def test_that_a_folder_which_is_named_like_a_library_is_none(tmp_path, monkeypatch):
    (tmp_path / "ray").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert "ray" not in interpreters.this().modules
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert "ray" not in interpreters.ask(sys.executable).modules


@pytest.mark.parametrize("python", OTHERS, ids=lambda path: path.split(os.sep)[-3])
def test_that_every_python_of_this_machine_says_which_it_is(python, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    question = "import sys; sys.stdout.write('.'.join(map(str, sys.version_info[:3])))"
    version = subprocess.run([python, "-c", question], capture_output=True, check=True, text=True).stdout
    if tuple(map(int, version.split(".")[:2])) >= interpreters.OLDEST:
        assert interpreters.ask(python).version == version
    else:
        problem = refused(python)
        assert (problem.code, problem.values["version"]) == ("too-old-python", version)


@pytest.mark.parametrize("version", ["2.7.18", "3.9.18"])
def test_that_one_too_old_is_refused_by_its_version(version, tmp_path):
    short = [int(part) for part in version.split(".")[:2]]
    problem = refused(says(tmp_path / "old", version=version, short=short))
    assert (problem.code, problem.values["version"]) == ("too-old-python", version)


def test_that_a_start_up_file_that_prints_does_no_harm(tmp_path):
    path = script(tmp_path / "noisy", f"echo 'parallelogram {{'; echo welcome; exec {sys.executable} \"$@\"")
    assert interpreters.ask(path).modules == {"joblib", "numpy"}


@pytest.mark.parametrize(
    "text",
    ["true", "exit 3", "kill -9 $$", "echo hello", "cat", "echo 'parallelogram {'", "echo 'parallelogram {}'",
     "echo 'parallelogram {\"version\": 3, \"short\": [3], \"gil\": 1, \"modules\": []}'",
     "echo 'parallelogram {\"version\": 3, \"short\": \"xy\", \"gil\": 1, \"modules\": 5}'", "printf '\\377\\n'"],
    ids=range(10),
)  # fmt: skip
def test_that_a_program_that_does_not_answer_is_no_python(text, tmp_path):
    assert refused(script(tmp_path / "other", text)).code == "not-a-python"


def test_that_what_cannot_be_started_is_no_python(tmp_path):
    garbage = tmp_path / "garbage"
    garbage.write_bytes(b"\x7fELF")
    garbage.chmod(0o755)
    assert refused(str(garbage)).code == "not-a-python"
    assert refused(str(tmp_path / "missing")).code == "not-a-python"
    assert refused(str(tmp_path)).code == "not-a-python"


def test_that_one_that_hangs_is_ended_with_what_it_has_started(tmp_path, monkeypatch):
    monkeypatch.setattr(interpreters, "_PATIENCE_S", 0.3)
    path = script(tmp_path / "hangs", f"sleep 1000 & echo $! > '{tmp_path / 'pid'}'; wait")
    assert refused(path).code == "not-a-python"
    wait_until_gone([int((tmp_path / "pid").read_text())])


def test_that_an_environment_beside_the_file_or_above_it_comes_first(bare, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "/usr/bin:/bin::/no/such/folder")
    os.rename(os.path.dirname(os.path.dirname(bare)), tmp_path / ".venv")
    file = tmp_path / "deep" / "er" / "work.py"
    found = interpreters.candidates(str(file))
    assert found[0] == str(tmp_path / ".venv" / "bin" / "python")
    assert found[0] not in interpreters.candidates(None)


def test_that_two_links_to_one_program_are_one_python_and_this_one_is_not_among_them(tmp_path, monkeypatch):
    tools = tmp_path / "tools [1]"
    tools.mkdir()
    program = shutil.copy("/bin/true", tools / "python3.12")
    script(tools / "python3.11", "exec there-is-none")
    for name in ("python3", "python3.12t", "python3.9"):
        (tools / name).symlink_to(program)
    (tools / "python3.13").write_text("not to be started")
    (tools / "python3-config").symlink_to(program)
    monkeypatch.setenv("PATH", os.pathsep.join([str(tools), os.path.dirname(sys.executable)]))
    found = interpreters.candidates()
    assert [path for path in found if path.startswith(str(tools))] == [str(tools / "python3")]
    assert sys.executable not in found
    assert not [path for path in found if path.startswith(os.path.dirname(sys.executable))], "by another of its names"
