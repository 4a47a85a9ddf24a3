"""A command's imports do nothing beside importing."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
_PROGRAM = """
import gc, json, os, sys
import main
sys.argv = ["main.py", "list", "strategies"]
status = main.main()
print(json.dumps({
    "status": status,
    "numpy": "numpy" in sys.modules,
    "threads": len(os.listdir("/proc/self/task")) if os.path.isdir("/proc/self/task") else 1,
    "blas": os.environ.get("OPENBLAS_NUM_THREADS"),
    "looks at the end": len(gc.get_objects()) > 10_000,
}))
"""


@pytest.mark.parametrize("given", [None, "3"])
def test_that_no_thread_is_started_and_the_environment_stays_as_the_tasks_are_to_have_it(given):
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    if given is not None:
        environment["OPENBLAS_NUM_THREADS"] = given
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM], cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True, timeout=120
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert told == {"status": 0, "numpy": True, "threads": 1, "blas": given, "looks at the end": False}
