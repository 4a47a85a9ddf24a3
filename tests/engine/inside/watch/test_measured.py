"""A coverage that begins before anything of ours, by a ``.pth`` file."""

import json
import os
import subprocess
import venv

import pytest

from engine.inside.launch import INJECT
from tests.engine.inside.watch.running import environment

AT_WORK = """
import sys

class Collector:
    data = {}

class Coverage:
    _collector = Collector()

    @staticmethod
    def current():
        return Coverage

def trace(frame, event, argument):  # as the real one, which asks for a file's lines once a call
    lines = Collector.data.setdefault(frame.f_code.co_filename, set())
    return lambda frame, event, argument: lines.add(frame.f_lineno)

sys.settrace(trace)
"""
TOLD = "import sys, json, coverage; sys.settrace(None); print(json.dumps(list(coverage.Collector.data)))"


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """A Python of its own, whose site-packages the tests write into."""
    folder = tmp_path_factory.mktemp("venv")
    venv.create(folder, symlinks=os.name != "nt")
    return folder / ("Scripts" if os.name == "nt" else "bin") / "python"


def test_that_it_forgets_the_one_file_by_which_all_of_ours_begins(python, tmp_path):
    where = tmp_path / "site"
    where.mkdir()
    (where / "coverage.py").write_text(AT_WORK)
    (pure,) = python.parent.parent.rglob("site-packages")
    (pure / "at_work.pth").write_text(f"import sys; sys.path.append({str(where)!r}); import coverage\n")
    (tmp_path / "run").mkdir(mode=0o700)
    done = subprocess.run(
        [python, "-c", TOLD], env=environment(tmp_path / "run"), capture_output=True, check=False, text=True, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "run" / "watch.events").exists()
    files = json.loads(done.stdout)
    assert "<parallelogram watch/begin.py>" in files  # by which it is seen that the count was at work
    assert [file for file in files if file.startswith(os.path.dirname(os.path.dirname(INJECT)))] == []
