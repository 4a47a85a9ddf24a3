"""The command lines of what is started in the user's Python."""

import os
import subprocess
import sys

import pytest

from engine.inside.launch import command, own_python

LISTED = (
    '{"functions": [{"name": "f", "line": 1, "kind": "function", "fits": true, "takes_parts": false}], '
    '"collections": [], "has_main": false}'
)


def test_that_it_is_started_by_the_python_that_was_chosen():
    assert command("runner", "/folder")[0] == sys.executable
    assert command("runner", "/folder", "/other/python")[0] == "/other/python"
    assert command("runner", "/folder")[-1] == "/folder"


@pytest.mark.parametrize(
    ("own", "beside", "started"),
    [
        ("pythonw.exe", "python.exe", "python.exe"),
        ("PythonW.exe", "python.exe", "python.exe"),
        ("pythonw.exe", "other.exe", "pythonw.exe"),
        ("python.exe", "pythonw.exe", "python.exe"),
        ("python3", "python.exe", "python3"),
    ],
)
def test_that_the_python_of_a_window_starts_that_of_a_terminal_if_there_is_one(
    own, beside, started, tmp_path, monkeypatch
):
    (tmp_path / beside).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / own))
    assert own_python() == command("runner", "/folder")[0] == str(tmp_path / started)


@pytest.mark.parametrize("name", ["json", "os", "importlib", "encodings", "engine", "parallelogram_engine"])
def test_that_nothing_in_the_current_folder_is_taken_for_a_module_of_ours(name, tmp_path):
    (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong one')")
    (tmp_path / "work.py").write_text("def f(x): return x\n")
    done = subprocess.run(
        command("workloads.listing", "work.py"), cwd=tmp_path, capture_output=True, check=False, timeout=60,
        encoding="utf-8",
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, LISTED, "")


def test_that_the_programs_own_folder_is_not_on_the_path(tmp_path):
    boot = command("workloads.listing", "work.py")
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
    assert os.path.isdir(os.path.join(root, "engine"))
    shown = "import sys; print([entry for entry in sys.path if entry in sys.argv[1:]])"
    script = boot[2].rpartition("; ")[0] + f"; {shown}"
    script = script.partition("; from importlib")[0] + f"; {shown}"
    done = subprocess.run(
        [boot[0], "-c", script, boot[3], root, str(tmp_path), os.getcwd()],
        cwd=tmp_path, capture_output=True, check=False, timeout=60, encoding="utf-8",
    )  # fmt: skip
    assert (done.stdout.strip(), done.stderr) == (str([boot[3]]), "")
    assert os.listdir(boot[3]) == ["parallelogram_engine"]
