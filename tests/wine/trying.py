"""How the program is tried on Windows: a line a check. Each waits for conditions, and for none of them for ever."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from engine.supervise.family import UNTOLD, descendants

LIMIT_S = 400
GONE_S = 200
MAIN = str(Path(__file__).parents[2] / "main.py")
CHECKS = []


def check(function):
    """One of the checks, in the order in which they stand here."""
    CHECKS.append(function)
    return function


def program(*arguments, temporary=None):
    """Run the program to its end: its status, what it said, and what it complained about."""
    done = subprocess.run(
        [sys.executable, MAIN, *arguments], capture_output=True, timeout=LIMIT_S, check=False,
        encoding="utf-8", errors="replace",
        env={**os.environ, **({"TEMP": str(temporary), "TMP": str(temporary)} if temporary else {})},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def run_of(*arguments, temporary=None):
    """Run a plan: its status, and its JSON."""
    status, said, complained = program("run", *arguments, "--quiet", "--json", "-", temporary=temporary)
    assert "{" in said, complained
    return status, json.loads(said[said.index("{") :])


def waiting_run(python=sys.executable, **more):
    """The program while it runs jobs of 90 s each, by a pool of two."""
    plan = ["--strategy", "pool", "--workload", "waiting", "--size", "90000"]
    return subprocess.Popen(
        [python, MAIN, "run", *plan, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more
    )


def until_grown(started, most):
    """Wait until so many Pythons have come of what was started; their PIDs, parents first."""
    until_s = time.monotonic() + LIMIT_S
    while len(tree := children_of(started.pid)) < most:
        assert time.monotonic() < until_s, tree
        time.sleep(0.5)
    return tree


def own_file(folder, name):
    """A file with a function, as people write it: no guard, and a line of work that is done by whoever imports it.

    As editors do there, it begins with a mark of its encoding, and its lines end in two characters.
    """
    file = Path(folder, name)
    lines = "def double(x):\n    return x * 2\n\n\nprint(double(1))\n"
    file.write_text(lines, encoding="utf-8-sig", newline="\r\n")
    return f"{file}:double"


def assert_doubled(function, strategy, temporary=None, options=()):
    """Whether a function of one's own gives what it should."""
    options = ["--workers", "2", "--items", "[1, 2, 3]", *options]
    status, run = run_of("--strategy", strategy, "--function", function, *options, temporary=temporary)
    results = [task["result"] for task in run["tasks"]]
    assert (status, results) == (0, ["2", "4", "6"]), (strategy, run["reason"], run["tasks"][0]["error"])


def pythons():
    """All Pythons but this one and those above it, by PID."""
    own = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    found = set()
    for process in psutil.process_iter():
        with contextlib.suppress(*UNTOLD):
            if "python" in process.name().lower() and process.pid not in own:
                found.add(process.pid)
    return found


def children_of(pid):
    """The Pythons that come of a process, parents first; a console's host is none."""
    found = []
    for child in descendants(pid):
        with contextlib.suppress(*UNTOLD):
            if "python" in child.name().lower():
                found.append(child.pid)
    return found


def assert_gone(before):
    """Wait until no process is there that was not before."""
    until_s = time.monotonic() + GONE_S
    while left := pythons() - before:
        assert time.monotonic() < until_s, f"left over: {sorted(left)}"
        time.sleep(0.2)


def main():
    """Try all, or those that are named, or with ``--share FOLDER`` those that nobody else tries who shares that folder;
    print a line each.
    """
    sys.stdout.reconfigure(encoding="utf-8")
    shared = sys.argv[2] if sys.argv[1:2] == ["--share"] else None
    wanted = sys.argv[1:] if shared is None else []
    wrong = 0
    for each in CHECKS:
        if (wanted and each.__name__ not in wanted) or (shared is not None and not _take(shared, each.__name__)):
            continue
        began_s, name = time.monotonic(), each.__name__.replace("_", " ")
        try:
            each()
        except Exception as error:  # noqa: BLE001 - it is told, and the next one is tried
            wrong += 1
            print(f"WRONG  {name}: {type(error).__name__}: {str(error)[:600]}", flush=True)
        else:
            print(f"right  {name} ({time.monotonic() - began_s:.0f} s)", flush=True)
    return 1 if wrong else 0


def _take(folder, name):
    """Whether nobody else has taken what has this name; from now on, it is taken."""
    try:
        Path(folder, name).touch(exist_ok=False)
    except FileExistsError:
        return False
    return True
