import os
import subprocess
import sys

import pytest

from engine.inside.launch import INJECT
from engine.inside.problem import PlanError
from engine.supervise import program
from tests.waiting import family, wait_until_gone


def test_that_the_environment_is_the_programs_own_but_for_two_names():
    own = {"A": "1", "PYTHONPATH": "/mine", "B": "2"}
    made = program.watched_environment("/run", own)
    assert list(made) == ["A", "PYTHONPATH", "B", "PARALLELOGRAM_RUN"]
    assert made["PYTHONPATH"] == f"{INJECT}{os.pathsep}/mine"
    assert program.watched_environment("/run", {})["PYTHONPATH"] == INJECT


@pytest.mark.parametrize(("code", "status"), [(0, 0), (3, 3), (-15, 143), (-9, 137)])
def test_that_a_signal_is_told_as_a_shell_does(code, status):
    assert program.exit_status(code) == status


def test_that_a_module_is_looked_for_where_the_program_would_be_started(tmp_path):
    package = tmp_path / "pkg_here"
    package.mkdir()
    (package / "__init__.py").write_text("raise SystemExit('nobody shall import it')")
    program.check(sys.executable, "pkg_here.inner", str(tmp_path))
    with pytest.raises(PlanError) as refused:
        program.check(sys.executable, "pkg_here.inner", None)
    assert refused.value.problem.code == "no-such-module"


@pytest.mark.parametrize(
    ("told", "version"),
    [("[[3, 8, 18], 'cpython', true]", "Python 3.8.18"), ("[[3, 11, 1], 'pypy', true]", "PyPy 3.11.1")],
)
def test_that_a_python_that_cannot_be_watched_is_told_by_its_name(tmp_path, told, version):
    python = tmp_path / "python"
    python.write_text(
        f"#!/bin/sh\necho parallelogram '{told}' | tr \"'\" '\"'\n".replace("'cpython'", '"cpython"').replace(
            "'pypy'", '"pypy"'
        )
    )
    python.chmod(0o700)
    with pytest.raises(PlanError) as refused:
        program.check(str(python), None, None)
    assert refused.value.problem.values["version"] == version


def test_that_what_is_no_program_is_refused(tmp_path):
    with pytest.raises(PlanError) as refused:
        program.started(program.Program((str(tmp_path / "nothing"),)), str(tmp_path))
    assert refused.value.problem.code == "not-started"


GOES_ON = """
import os, subprocess, sys
command = [sys.executable, "-c", "import sys; sys.stdin.read()"]
children = [subprocess.Popen(command) for _ in range(20)]
print("there", flush=True)
os.wait()
open(sys.argv[1], "w").close()
"""


def test_that_a_program_that_is_ended_does_not_go_on_for_the_end_of_a_child(tmp_path):
    went_on = tmp_path / "went_on"
    with subprocess.Popen(
        [sys.executable, "-c", GOES_ON, went_on], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout.readline() == b"there\n"
        pids = family(first.pid)
        assert len(pids) == 21
        program.end(str(tmp_path), first)
        wait_until_gone(pids)
        first.wait()
    assert not went_on.exists()
