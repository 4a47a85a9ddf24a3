"""main.py as a process of its own, as a person starts it."""

import contextlib
import os
import pathlib
import subprocess
import sys

import psutil

ROOT = pathlib.Path(__file__).parents[2]


def command(*arguments):
    return [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]


def main_py(*arguments, **more):
    """Run it to its end; the CompletedProcess, with its text."""
    more = {"capture_output": True, "timeout": 100, "stdin": subprocess.DEVNULL, "encoding": "utf-8", **more}
    return subprocess.run(command(*arguments), check=False, **more)


@contextlib.contextmanager
def started(*arguments, **more):
    """Start it; ended by its PID in any case."""
    more = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    with subprocess.Popen(command(*arguments), encoding="utf-8", **more) as process:
        try:
            yield process
        finally:
            process.kill()


def descendants(process):
    """The processes below one, as psutil sees them."""
    try:
        return psutil.Process(process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def run_folders(sandbox):
    return [os.path.join(sandbox.temporary, name) for name in os.listdir(sandbox.temporary) if "parallelogram-" in name]
