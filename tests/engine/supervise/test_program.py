import os
import sys

import pytest

from engine.inside.launch import INJECT
from engine.inside.problem import PlanError
from engine.supervise import program


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
