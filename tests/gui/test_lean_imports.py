"""The program's imports do nothing beside importing."""

import json
import os
import subprocess
import sys
from pathlib import Path

_ROOT = Path(__file__).parent.parent.parent
_PROGRAM = """
import json, linecache, os
from gui.lean_imports import import_lean
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


def test_that_no_source_is_read_no_thread_is_started_and_the_environment_stays():
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    assert _told(environment) == {"read": [], "threads": 1, "blas": None}


def test_that_the_persons_own_number_of_threads_is_left_to_the_tasks():
    assert _told({**os.environ, "OPENBLAS_NUM_THREADS": "3"})["blas"] == "3"
