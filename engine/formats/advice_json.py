"""Which way is worth it, as plain data: the object ``parallelogram-advice``."""

from typing import Any

from .. import words
from ..inside.language import english
from ..prediction.advice import Advice
from ..prediction.ranking import Choice
from .snippet import snippet


@english()
def advice_as_fields(found: Advice) -> dict[str, Any]:
    """All of it, its sentences in English. Where nothing is known of the jobs, ``best`` and ``loop`` are null."""
    took_s = found.verified_s
    return {
        "format": "parallelogram-advice",
        "version": 1,
        "best": _choice(found.best) if found.best is not None else None,
        "choices": [
            {**_choice(choice), "elapsed_s": found.measured_s.get(place)} for place, choice in enumerate(found.choices)
        ],
        "verified": {"elapsed_s": took_s, "within": found.is_within} if took_s is not None else None,
        "loop": {"predicted_s": found.loop.predicted_s} if found.loop is not None else None,
        "jobs": found.jobs,
        "calls": found.calls,
        "worth_from_s": found.worth_from_s,
        "spent_s": found.spent_s,
        "sentence": words.advised(found),
        "doubts": list(words.doubts(found)),
        "code": snippet(found.plan) if found.plan is not None else None,
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "strategy": choice.way.strategy,
        "workers": choice.way.workers,
        "options": dict(choice.way.options),
        "predicted_s": choice.predicted_s,
        "low_s": choice.low_s,
        "high_s": choice.high_s,
    }
