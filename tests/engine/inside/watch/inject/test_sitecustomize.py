import glob
import os
import pathlib
import subprocess
import sys

import pytest

from engine.inside.launch import INJECT
from tests.engine.inside.watch.running import PROGRAMS, environment

OLD = sorted(glob.glob(os.path.join(os.path.dirname(sys.base_prefix), "[23]*", "bin", "python")))
SEEN = "import sys; print('_parallelogram' in sys.modules)"


def output(command, run_folder, **more):
    more = {"input": "given", "cwd": PROGRAMS, "timeout": 100, **more}
    return subprocess.run(command, env=environment(run_folder), capture_output=True, check=False, text=True, **more)


@pytest.fixture
def run_folder(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.mark.parametrize("end", ["0", "3", "signal", "exception"])
@pytest.mark.parametrize(
    "how", [["faithful.py"], ["-m", "faithful"], ["-P", "faithful.py"], ["-B", "-O", "faithful.py"]]
)
def test_that_a_program_sees_nothing_of_it_and_ends_as_it_would(end, how, run_folder):
    command = [sys.executable, *how, end]
    if sys.version_info < (3, 11) and "-P" in how:
        pytest.skip("this Python does not know -P")
    bare, watched = output(command, None), output(command, run_folder)
    assert watched.stdout == bare.stdout
    assert watched.stderr == bare.stderr
    assert watched.returncode == bare.returncode
    assert (run_folder / "watch.events").exists()


def test_that_the_persons_own_sitecustomize_runs_as_it_would(run_folder, tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text("MARK = (__name__, __file__, __spec__.name)\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    command = [sys.executable, "faithful.py", "0"]
    bare, watched = output(command, None), output(command, run_folder)
    assert "mark ('sitecustomize'" in bare.stdout
    assert watched.stdout == bare.stdout
    assert (run_folder / "watch.events").exists()


def test_that_a_sitecustomize_of_the_persons_that_raises_is_told_as_it_would(run_folder, tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text("1 / 0\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    command = [sys.executable, "-c", "pass"]
    assert output(command, run_folder).stderr == output(command, None).stderr != ""


@pytest.mark.parametrize("flags", [["-E"], ["-I"], ["-S"]])
def test_that_a_python_that_does_not_read_the_environment_is_left_alone(flags, run_folder):
    done = output([sys.executable, *flags, "-c", SEEN], run_folder)
    assert (done.stdout, done.stderr, done.returncode) == ("False\n", "", 0)


def test_that_nothing_begins_where_the_run_folder_is_gone(tmp_path):
    done = output([sys.executable, "-c", SEEN], tmp_path / "gone")
    assert (done.stdout, done.stderr, done.returncode) == ("False\n", "", 0)
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("python", OLD)
def test_that_any_python_starts_with_it(python, run_folder):
    code = "import sys; sys.stdout.write(str(sys.version_info[:2] >= (3, 10) and '_parallelogram' in sys.modules))"
    done = output([python, "-c", code], run_folder)
    new = (
        subprocess.run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 10))"], check=False).returncode == 0
    )
    assert (done.stdout, done.stderr, done.returncode) == (str(new), "", 0)


def test_that_it_is_alone_in_its_folder():
    # Python 2 puts what it has compiled beside it.
    assert {path.name.removesuffix("c") for path in pathlib.Path(INJECT).glob("*.py*")} == {"sitecustomize.py"}
