"""Why a run took as long as it did, as plain data: the object ``why``."""

from typing import Any

from .. import words
from ..inside.language import english
from ..insight.verdict import Finding, Why


@english()
def why_as_fields(why: Why) -> dict[str, Any]:
    """Seconds by part, the verdict and the findings, in English."""
    return {
        "budget_s": why.breakdown.budget_s,
        "parts": dict(why.breakdown.parts),
        "unexplained_s": why.breakdown.unexplained_s,
        "slower_known": why.breakdown.alone is not None,
        "others_cores": why.breakdown.machine.others,
        "verdict": _finding(why.verdict),
        "findings": [_finding(each) | {"tasks": list(each.tasks)} for each in why.findings],
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "cause": found.cause,
        "share": found.share,
        "sentence": words.verdict(found),
        "advice": words.advice(found),
    }
