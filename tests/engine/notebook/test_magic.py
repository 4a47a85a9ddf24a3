"""``%%watch`` in a shell of IPython's, in a process of its own; skipped where there is no IPython."""

import importlib.util
import os
import pathlib
import subprocess
import sys

import pytest

from engine.formats.run_file import open_run
from engine.model.outcome import Outcome
from engine.notebook.magic import register

SHELL = """
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.run_line_magic("load_ext", "parallelogram")
shell.run_cell("from concurrent.futures import ThreadPoolExecutor")
result = shell.run_cell('''%%watch run.pgram
with ThreadPoolExecutor(2) as executor:
    squares = list(executor.map(lambda number: number * number, range(5)))''')
result.raise_error()
shell.run_cell("assert squares == [0, 1, 4, 9, 16]").raise_error()
shell.run_cell("%%watch failed.pgram\\nraise KeyError('gone')")
"""


class Shell:
    """As much of IPython's as the magic uses."""

    def __init__(self):
        self.names, self.magics = {}, {}

    def register_magic_function(self, function, magic_kind, magic_name):
        self.magics[magic_kind, magic_name] = function

    def run_cell(self, cell):
        exec(cell, self.names)
        return type("Result", (), {"error_in_exec": None})()


@pytest.fixture
def cell_magic():
    shell = Shell()
    register(shell)
    return shell, shell.magics["cell", "watch"]


def test_that_a_cell_is_run_and_its_file_is_told(cell_magic, tmp_path, capsys):
    shell, watch = cell_magic
    path = tmp_path / "a run.pgram"
    watch(f'"{path}"', "answer = 41 + 1")
    assert shell.names["answer"] == 42
    assert capsys.readouterr().out.endswith(f"The run is in {path}\n")
    assert open_run(str(path)).run.plan.watch.argv == ("%%watch",)


@pytest.mark.parametrize("line", ["--windows", "a b", "--window a b"])
def test_that_what_is_not_known_runs_nothing(cell_magic, capsys, line):
    shell, watch = cell_magic
    watch(line, "answer = 41 + 1")
    assert "answer" not in shell.names
    assert capsys.readouterr().out == "Write: %%watch [--window] [PATH.pgram]\n"


@pytest.mark.skipif(importlib.util.find_spec("IPython") is None, reason="this Python has no IPython")
def test_that_ipython_itself_runs_the_cell_watched(installed, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(installed), "IPYTHONDIR": str(tmp_path / "ipython")}
    done = subprocess.run(
        [sys.executable, "-c", SHELL], cwd=tmp_path, env=environment, capture_output=True, check=False, timeout=200,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    run = open_run(str(tmp_path / "run.pgram")).run
    assert [(call.by, call.line) for _, call in run.calls()] == [("concurrent.futures.ThreadPoolExecutor.map", 2)]
    assert run.trace.jobs == 5
    failed = open_run(str(tmp_path / "failed.pgram")).run
    assert failed.outcome is Outcome.FAILED
    assert pathlib.Path(done.stdout.strip().splitlines()[-1]).name == "failed.pgram"
