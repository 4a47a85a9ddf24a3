"""``main.py watch --check``: each library that a Python has, with a small program, seen against the truth."""

import collections
import json
import os
import subprocess
import tempfile

from ..inside.data_class import dataclass
from ..inside.language import tr
from ..inside.plan import Plan, Watch
from ..inside.problem import PlanError
from ..model.outcome import Outcome
from ..problems.pythons import NotAPython
from ..supervise.program import Program
from ..supervise.watcher import Watcher
from ..trace.run import Run
from .table import print_lines, print_table
from .watch_programs import BEGIN, PROGRAMS

_PATIENCE_S = 120.0
_POLL_S = 0.1
_NOT_SHOWN = ("gevent",)
_QUESTION = """
import sys, json
from importlib.util import find_spec
from importlib.metadata import version
def of(name):
    try:
        return version({"sklearn": "scikit-learn", "xdist": "pytest-xdist"}.get(name, name))
    except Exception:
        return sys.version.split()[0]
print(json.dumps({name: of(name) for name in sys.argv[1:] if find_spec(name) is not None}))
"""


@dataclass(frozen=True, slots=True)
class _Found:
    """How many tasks there were, how many of them were seen where they ran, and how many beyond; and what was told."""

    true: int
    right: int
    more: int
    told: str

    @property
    def is_right(self) -> bool:
        return self.right == self.true > 0 and not self.more and not self.told

    def is_as_known(self, library: str) -> bool:
        """Whether all were seen; or, where they cannot be told apart, whether that is said."""
        return bool(self.told) and not self.more if library in _NOT_SHOWN else self.is_right


def check(python: str) -> int:
    """Try all of them. Returns 0 only if each task was seen in the process and thread that ran it, and no other, and of
    what cannot be shown it was said.
    """
    rows, is_right = [], True
    for library, version in _libraries(python).items():
        found = _tried(python, PROGRAMS[library])
        is_right &= found.is_as_known(library)
        verdict = tr("all seen") if found.is_right else found.told or tr("not all seen")
        rows.append([library, version, f"{found.right:,} / {found.true:,}", verdict])
    print_table([tr("Library"), tr("Version"), tr("Jobs", "how many"), tr("Result")], rows, "  > ")
    print_lines(["", python])
    return 0 if is_right else 1


def _libraries(python: str) -> dict[str, str]:
    """Which of the libraries this Python has, and their versions. Raises PlanError if it is none."""
    try:
        asked = subprocess.run(
            [python, "-c", _QUESTION, *PROGRAMS], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, timeout=_PATIENCE_S, check=True,
        )  # fmt: skip
        return {str(name): str(version) for name, version in json.loads(asked.stdout).items() if name in PROGRAMS}
    except (OSError, subprocess.SubprocessError, ValueError):
        raise PlanError(NotAPython(value=python)) from None


def _tried(python: str, source: str) -> _Found:
    with tempfile.TemporaryDirectory(prefix="parallelogram-check-") as folder:
        path, truth = os.path.join(folder, "program.py"), os.path.join(folder, "truth")
        with open(path, "w", encoding="utf-8") as file:
            file.write(BEGIN + source)
        os.environ["TRUTH"] = truth
        try:
            run = _run(Program((python, path), folder, (subprocess.DEVNULL,) * 3))
        finally:
            del os.environ["TRUTH"]
        true = collections.Counter[tuple[int, ...]]()
        if os.path.exists(truth):
            with open(truth, encoding="ascii") as file:
                true.update(tuple(map(int, line.split())) for line in file)
    seen = collections.Counter[tuple[int, ...]]()
    is_container = run.trace.tasks.is_container
    for span in run.trace.spans():
        if not is_container[span.task]:
            header = run.trace.lanes[span.lane].header
            seen[header.pid, header.thread] += 1
    told = "; ".join(f"{what}: {why}" for what, why in run.unseen)
    if run.outcome is not Outcome.FINISHED and not told:
        told = tr("its program failed by itself")
    right = sum((true & seen).values())
    return _Found(sum(true.values()), right, sum(seen.values()) - right, told)


def _run(what: Program) -> Run:
    plan = Plan.watching(Watch(what.command))
    watcher, run = Watcher(what, plan, _PATIENCE_S), Run(plan)
    try:
        while not run.over:
            watcher.wait(_POLL_S)
            run.apply(watcher.poll())
    finally:
        watcher.close()
    return run
