"""What a program that is watched does outside of its parallel parts."""

import numpy as np

from ...inside.language import mark
from ..stretches import calls_time
from .finding import Case, Finding, Rule

_SHARE_FROM = 0.25


def _applies(case: Case) -> Finding | None:
    run = case.run
    if run.plan.watch is None or not run.started_ns or not len(calls := calls_time(run)):
        return None
    edges = np.array([run.started_ns]), np.array([run.until_ns])
    all_s = (run.until_ns - run.started_ns) / 1e9
    serial_s = all_s - float(calls.within(*edges)[0]) / 1e9
    if serial_s < _SHARE_FROM * all_s:
        return None
    return Finding(
        "serial",
        serial_s / all_s,
        mark("Of {all_s}, the program spent {serial_s} outside of its parallel parts, which no worker shortens."),
        "",
        {"all_s": all_s, "serial_s": serial_s},
    )


RULE = Rule("serial", _applies, is_loss=False)
