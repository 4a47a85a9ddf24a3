import os
import pathlib
import subprocess
import sys

import pytest

import engine
from tests.engine.inside.watch.running import PROGRAMS, environment, watched

OURS = os.path.dirname(engine.__file__) + os.sep
TRACER = """
import os, sys, threading

seen = set()

def trace(frame, event, argument):
    file = frame.f_code.co_filename
    if file not in seen:
        seen.add(file)
        with open(os.environ["FILES_SEEN"], "a") as told:
            told.write(file + "\\n")

sys.settrace(trace)
threading.settrace(trace)
"""


@pytest.mark.parametrize(
    "program", [("bodies.py", "fork"), ("executors.py", "spawn"), ("pools.py", "forkserver"), ("parallel.py", "loky")]
)
def test_that_what_follows_a_programs_code_meets_no_file_of_ours(program, tmp_path, monkeypatch):
    where = tmp_path / "tracer"
    where.mkdir()
    (where / "sitecustomize.py").write_text(TRACER)
    monkeypatch.setenv("PYTHONPATH", str(where))
    monkeypatch.setenv("FILES_SEEN", str(tmp_path / "files"))
    seen = watched(tmp_path, *program)
    assert (seen.found["exit_status"], seen.errors) == (0, "")
    assert not seen.threads_true() - seen.threads_seen()  # a body that got no item wrote nothing down
    files = set((tmp_path / "files").read_text().splitlines())
    assert str(PROGRAMS / program[0]) in files
    assert "<parallelogram watch/spans.py>" in files
    assert [file for file in files if file.startswith(OURS)] == []


def test_that_pythons_own_count_of_lines_writes_what_it_would(tmp_path):
    (tmp_path / "run").mkdir(mode=0o700)
    found = []
    for name, run_folder in (("bare", None), ("watched", tmp_path / "run")):
        command = [sys.executable, "-m", "trace", "--count", "-C", str(tmp_path / name), "pools.py", "threads"]
        where = {**environment(run_folder), "TRUTH": str(tmp_path / f"{name}.truth")}
        done = subprocess.run(
            command, env=where, capture_output=True, check=True, cwd=PROGRAMS, text=True, timeout=200
        )  # fmt: skip
        found.append((done.stdout, done.stderr, {path.name for path in (tmp_path / name).iterdir()}))
    assert (tmp_path / "run" / "watch.events").exists()
    bare, seen = found
    assert seen[:2] == bare[:2]
    assert "pools.cover" in seen[2]
    ours = OURS.replace(os.sep, ".").lstrip(".")
    assert [name for name in seen[2] if name.startswith(ours)] == []


def test_that_a_fault_of_ours_is_told_with_its_file_and_its_line(tmp_path):
    (tmp_path / "run").mkdir(mode=0o700)
    code = "from _parallelogram.watch import seams; print(seams.__file__); seams.fitting(None, None)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(tmp_path / "run"), capture_output=True, check=False, text=True,
        timeout=60,
    )  # fmt: skip
    file = pathlib.Path(done.stdout.strip())
    assert file == pathlib.Path(OURS, "inside", "watch", "seams.py")
    (line,) = (line for line in done.stderr.splitlines() if "seams.py" in line)
    number = int(line.partition("line ")[2].partition(",")[0])
    assert line.strip() == f'File "<parallelogram watch/seams.py>", line {number}, in fitting'
    assert "vars(owner)" in file.read_text().splitlines()[number - 1]
