"""``main.py attach``, as a person types it."""

import json
import signal
import subprocess
import sys

import pytest

from tests.e2e.main_py import called, command
from tests.waiting import lives


@pytest.fixture
def program(tmp_path):
    path = tmp_path / "waits.py"
    path.write_text("print('up', flush=True)\ninput()\n")
    with subprocess.Popen(
        [sys.executable, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:  # fmt: skip
        process.stdout.readline()
        yield process
        process.kill()


def test_that_ctrl_c_ends_the_looking_and_not_the_program_and_all_is_written(program, tmp_path):
    path = tmp_path / "run.json"
    line = command("attach", program.pid, "--json", path)
    with subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as attach:
        assert attach.stderr.readline() == (
            f"PID {program.pid} is looked at; Ctrl-C ends the looking, not the program.\n"
        )
        attach.send_signal(signal.SIGINT)
        told, errors = attach.communicate(timeout=60)
    assert (attach.returncode, errors) == (0, "")
    assert "Looked at for" in told
    found = json.loads(path.read_text())
    assert found["plan"]["watch"]["pid"] == program.pid
    assert found["outcome"] == "finished"
    assert [each["what"] for each in found["unseen"]] == [f"PID {program.pid}"]
    assert lives(program.pid)


@pytest.mark.parametrize(
    ("pid", "sentence"),
    [
        ("4194305", "No process has the PID 4194305; give one that runs."),
        ("x", "A PID is a number, and x is none; give one of those that attach lists without any."),
        ("-1", "A PID is a number, and -1 is none; give one of those that attach lists without any."),
        ("0", "A PID is a number, and 0 is none; give one of those that attach lists without any."),
    ],
)
def test_that_what_cannot_be_looked_at_is_one_line_and_status_2(pid, sentence):
    done = called("attach", pid)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"parallelogram: {sentence}\n"


def test_that_without_a_pid_ones_own_python_processes_are_listed(program):
    done = called("attach")
    assert done.returncode == 0
    assert any(line.split()[:2] == [str(program.pid), program.args[1]] for line in done.stdout.splitlines())
