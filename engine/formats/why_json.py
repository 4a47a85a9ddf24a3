"""Why a run took as long as it did, as plain data: the object ``why``."""

from typing import Any

from .. import words
from ..inside.language import english
from ..insight.breakdown import by_known_names
from ..insight.verdict import Finding, Why
from ..insight.what_if.gains import Gain, Otherwise
from ..trace.run import Run


@english()
def why_as_fields(why: Why) -> dict[str, Any]:
    """Seconds by part, the verdict and the findings, in English."""
    return {
        "budget_s": why.breakdown.budget_s,
        "parts": by_known_names(why.breakdown.parts),
        "unexplained_s": why.breakdown.unexplained_s,
        "slower_known": why.breakdown.alone is not None,
        "this_program_s": why.breakdown.parts["this_program"],
        "others_cores": why.breakdown.machine.others,
        "verdict": _finding(why.verdict),
        "findings": [_finding(each) | {"tasks": list(each.tasks)} for each in why.findings],
    }


@english()
def what_if_as_fields(run: Run, found: Otherwise) -> dict[str, Any]:
    """What other ways of handing over would have gained, and what the serial part bounds, in English; predictions."""
    limit = found.bound
    return {
        "gains": [_gain(run, each) for each in found.gains],
        "bound": {
            "all_s": limit.all_s,
            "serial_s": limit.serial_s,
            "speedup": limit.speedup,
            "sentence": words.bounded(limit),
        }
        if limit is not None
        else None,
    }


def _gain(run: Run, found: Gain) -> dict[str, Any]:
    call = run.call(found.call)
    return {
        "call": found.call,
        "file": call.file,
        "line": call.line,
        "change": found.change,
        "value": found.value or None,
        "measured_s": found.before_s,
        "predicted_s": found.after_s,
        "sentence": words.gain(run, found),
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "cause": found.cause,
        "share": found.share,
        "sentence": words.verdict(found),
        "advice": words.advice(found),
    }
