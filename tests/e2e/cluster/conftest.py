"""The Python that has the engines: ``make cluster`` says which; without one, none of this is tried."""

import json
import os

import pytest

from engine.formats.run_file import open_run
from tests.e2e.main_py import main_py

PYTHON = os.environ.get("CLUSTER_PYTHON", "")


def pytest_collection_modifyitems(items):
    here = os.path.dirname(os.path.abspath(__file__))
    for item in items:
        if not PYTHON and str(item.path).startswith(here + os.sep):
            item.add_marker(pytest.mark.skip(reason="there is no Python with Dask and Ray; make cluster has one"))


@pytest.fixture(scope="session")
def python():
    """Its path."""
    return PYTHON


def printed(path):
    """What a run has printed that was saved as ``path``, in lines."""
    return b"".join(data for _, data in open_run(str(path)).printed).decode().splitlines()


@pytest.fixture
def run(python, tmp_path):
    """Runs functions of a file to the end; what ``--json`` tells, with the exit status as ``status``."""

    def run(source, name, *arguments, strategy="dask", **more):
        path = tmp_path / "work.py"
        path.write_text(source, encoding="utf-8")
        told = tmp_path / "told.json"
        how = ("--strategy", strategy, "--python", python, "--json", told, "--quiet")
        done = main_py("run", *how, "--function", f"{path}:{name}", *arguments, **more)
        assert told.exists(), done.stderr
        return {**json.loads(told.read_text(encoding="utf-8")), "status": done.returncode, "said": done}

    return run
