"""The program's imports do nothing beside importing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gui.start.quick_imports import not_loaded

_ROOT = Path(__file__).parents[3]
_PROGRAM = """
import json, linecache, os
from gui.start.quick_imports import import_lean
import_lean()
import pyqtgraph
from gui.window import MainWindow
print(json.dumps({
    "read": [name for name in linecache.cache if name.endswith(("pyqtgraph/__init__.py", "gui/window.py"))],
    "threads": len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1,
    "blas": os.environ.get("OPENBLAS_NUM_THREADS"),
}))
"""


def _told(environment):
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True, timeout=120
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("why", "told"),
    [
        (
            "libGL.so.1: cannot open shared object file: No such file or directory",
            "Qt needs libGL.so.1, which this system does not have, so no window can be opened.",
        ),
        (
            "Cannot load library /x/libqxcb.so: libxcb-cursor.so.0: cannot open shared object file: No such file",
            "Qt needs libxcb-cursor.so.0, which this system does not have, so no window can be opened.",
        ),
        (
            "No module named 'PySide6'",
            "Qt cannot be loaded here (No module named 'PySide6'), so no window can be opened.",
        ),
    ],
)
def test_that_what_qt_misses_is_told_in_one_sentence(why, told):
    assert not_loaded(why) == told


def test_that_no_source_is_read_no_thread_is_started_and_the_environment_stays():
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    assert _told(environment) == {"read": [], "threads": 1, "blas": None}


def test_that_the_persons_own_number_of_threads_is_left_to_the_tasks():
    assert _told({**os.environ, "OPENBLAS_NUM_THREADS": "3"})["blas"] == "3"
