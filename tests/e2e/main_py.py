"""main.py as a process of its own, as a person starts it; and its command line as a function, where that is enough."""

import contextlib
import io
import os
import pathlib
import subprocess
import sys

import psutil

from engine.commands import main

ROOT = pathlib.Path(__file__).parents[2]


def command(*arguments):
    return [sys.executable, str(ROOT / "main.py"), *map(str, arguments)]


def main_py(*arguments, **more):
    """Run it to its end; the CompletedProcess, with its text."""
    more = {"capture_output": True, "timeout": 100, "stdin": subprocess.DEVNULL, "encoding": "utf-8", **more}
    return subprocess.run(command(*arguments), check=False, **more)


def called(*arguments, cwd=None):
    """What the command line does, in this process; all that it starts is as real. As ``main_py`` gives it."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    words = [str(argument) for argument in arguments]
    folder = contextlib.chdir(cwd) if cwd is not None else contextlib.nullcontext()
    with folder, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(words)
        except SystemExit as exit_:
            status = exit_.code
    said = [stream.buffer.getvalue().decode() for stream in (out, err)]
    return subprocess.CompletedProcess(words, status, *said)


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
