"""Which way is worth it, as plain data: the object ``parallelogram-advice``."""

from typing import Any

import numpy as np

from .. import words
from ..inside.language import english
from ..inside.plan import Plan
from ..prediction.advice import Advice, Doubt
from ..prediction.ranking import Choice
from ..prediction.ways import LOOP, Way
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
        "reasons": [{"what": each.what, "values": dict(each.values)} for each in found.doubts],
        "code": snippet(found.plan) if found.plan is not None else None,
    }


def advice_of_fields(fields: Any, plan: Plan) -> Advice:
    """What ``advice_as_fields`` gave for the jobs of ``plan``. Raises ValueError if it is nothing of the kind."""
    try:
        choices = tuple(_choice_of(each) for each in fields["choices"])
        measured_s = {
            place: float(each["elapsed_s"])
            for place, each in enumerate(fields["choices"])
            if each.get("elapsed_s") is not None
        }
        best = next((each for each in choices if _choice(each) == fields["best"]), None)
        doubts = tuple(Doubt(str(each["what"]), dict(each["values"])) for each in fields["reasons"])
        worth_s = fields["worth_from_s"]
        return Advice(
            plan,
            best,
            choices,
            measured_s,
            next((each for each in choices if each.way.strategy == LOOP), None),
            int(fields["jobs"]),
            int(fields["calls"]),
            None if worth_s is None else float(worth_s),
            float(fields["spent_s"]),
            doubts,
        )
    except (AttributeError, KeyError, TypeError):
        raise ValueError("no advice") from None


def _choice_of(fields: Any) -> Choice:
    way = Way(str(fields["strategy"]), int(fields["workers"]), dict(fields["options"]))
    predicted_s = float(fields["predicted_s"])
    return Choice(way, predicted_s, float(fields["low_s"]), float(fields["high_s"]), np.array([predicted_s]))


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "strategy": choice.way.strategy,
        "workers": choice.way.workers,
        "options": dict(choice.way.options),
        "predicted_s": choice.predicted_s,
        "low_s": choice.low_s,
        "high_s": choice.high_s,
    }
