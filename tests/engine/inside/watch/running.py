"""Runs a program watched and bare, and holds what was recorded against what its tasks wrote down themselves."""

import collections
import contextlib
import json
import os
import pathlib
import subprocess
import sys

from engine.formats.run_json import run_as_json
from engine.inside.plan import Plan, Watch
from engine.supervise.program import Program
from engine.supervise.watcher import Watcher
from engine.trace.run import Run

PROGRAMS = pathlib.Path(__file__).parent / "programs"
PATIENCE_S = 100
PROCESSES_MOST = 4096


class Outcome:
    """What came of a watched program: the JSON object, its output, its errors, and the truth."""

    def __init__(self, found, output, errors, truth):
        self.found, self.output, self.errors = found, output, errors
        self.truth = [line.split() for line in truth.read_text().splitlines()] if truth.exists() else []
        self.tasks = [task for task in found["tasks"] if not task["container"]]
        self.calls = {call["id"]: call for call in found["calls"]}

    def counts(self, by):
        """How many tasks each call of this public name has, in the order of their calls."""
        found = collections.Counter(task["call"] for task in self.tasks)
        calls = sorted(self.calls.values(), key=lambda call: call["started_s"])
        return [found[call["id"]] for call in calls if call["by"] == by]

    def of(self, by):
        """The tasks of the calls of this public name."""
        return [task for task in self.tasks if self.calls[task["call"]]["by"] == by]

    def threads_seen(self):
        return collections.Counter((task["pid"], task["thread"]) for task in self.tasks if task["pid"])

    def threads_true(self):
        return collections.Counter((int(pid), int(thread)) for pid, thread, *_ in self.truth)


@contextlib.contextmanager
def started(folder, name, *arguments, python=sys.executable, given=subprocess.DEVNULL):
    """A watcher of one of the programs, whose output and errors go to files in ``folder``."""
    os.environ["TRUTH"] = str(folder / "truth")
    with open(folder / "output", "wb") as output, open(folder / "errors", "wb") as errors:
        command = (python, str(PROGRAMS / name), *arguments)
        watcher = Watcher(Program(command, None, (given, output, errors)), Plan.watching(Watch(command)), PATIENCE_S)
    try:
        yield watcher
    finally:
        watcher.process.kill()
        watcher.process.wait()
        watcher.close()
        del os.environ["TRUTH"]


def followed(watcher):
    """The run of a watcher, to its end."""
    run = Run(Plan.watching(Watch(tuple(watcher.process.args))))
    while not run.over:
        watcher.wait(0.05)
        run.apply(watcher.poll())
    return run


def watched(folder, name, *arguments, **more):
    """Run one of the programs, watched, to its end."""
    with started(folder, name, *arguments, **more) as watcher:
        run = followed(watcher)
        found = json.loads("".join(run_as_json(run, watcher.reader, None)))
    return Outcome(found, (folder / "output").read_text(), (folder / "errors").read_text(), folder / "truth")


def lines(name, *texts):
    """In which lines of a program these stand."""
    source = (PROGRAMS / name).read_text().splitlines()
    return {number for number, line in enumerate(source, 1) if any(text in line for text in texts)}


def environment(run_folder):
    """The environment by which a program is watched, into this folder; None: it is not."""
    from engine.supervise.program import watched_environment

    return watched_environment(str(run_folder)) if run_folder is not None else dict(os.environ)
