"""pytest, and pytest-xdist: a test is a task."""

from __future__ import annotations

import os

from .. import calls, labels, spans
from ..seams import dressed, fit, fitting, guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

TRIED = ("8", "9")


def _runner(module: ModuleType) -> None:
    fit("pytest", _install, module)


def _install(module: Any) -> None:
    original = fitting(module, "runtestprotocol", ("item", "log", "nextitem"))
    state = [0, 0]

    def begin(item: Any) -> None:
        if not state[0]:
            by = "pytest-xdist" if "PYTEST_XDIST_WORKER" in os.environ else "pytest"
            state[0] = calls.opened(by, None, None, at=(str(item.config.rootpath), 0))
        spans.begin_as(state[0], state[1] << 32, labels.encoded(item.nodeid))
        state[1] += 1

    def end(reports: Any) -> None:
        failed = [report for report in reports if report.failed]
        if failed:
            told = failed[0].longreprtext
            spans.end_with(AssertionError(told.strip().rpartition("\n")[2]), told)
        else:
            spans.end_told("skipped" if any(report.skipped for report in reports) else "passed")

    note_begin, note_end = guarded("pytest", begin), guarded("pytest", end)

    def runtestprotocol(item: Any, log: bool = True, nextitem: Any = None) -> Any:
        note_begin(item)
        reports = original(item, log=log, nextitem=nextitem)
        note_end(reports)
        return reports

    module.runtestprotocol = dressed(runtestprotocol, original)


HOOKS = {"_pytest.runner": _runner}
