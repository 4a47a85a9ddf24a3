"""Which way is worth it, in sentences."""

import math
from collections.abc import Iterator, Mapping

from ..inside.language import mark, marked, tr
from ..inside.phrases import brief, plain
from ..inside.plan import Plan
from ..prediction.advice import Advice, Doubt, Value
from ..prediction.ranking import Choice
from ..prediction.ways import LOOP, Way
from .comparisons import strategy_name, way
from .figures import short_duration

_EFFECTS = {
    "writes": mark("The function writes to {what}, so it was called no further and no way was run."),
    "removes": mark("The function removes {what}, so it was called no further and no way was run."),
    "starts": mark("The function starts another program ({what}), so it was called no further and no way was run."),
}
_SEEN = {
    "writes": mark("The function writes to {what}, so it is not called again; --no-trial keeps it from being called at all."),
    "removes": mark("The function removes {what}, so it is not called again; --no-trial keeps it from being called at all."),
    "starts": mark("The function starts another program ({what}), so it is not called again; --no-trial keeps it from being called at all."),
    "connects": mark("The function connects to {what}, and is about to be called again; --no-trial keeps it from being called at all."),
}  # fmt: skip
_DOUBTS = {
    "not_tried": mark("Nothing was called, so this rests on no measurement of these jobs."),
    "kept": mark("Nothing was called: this rests on what the jobs took in the last run of them that was kept."),
    "not_loaded": mark("The function's file and the items took longer to load than the budget has; give --budget more seconds."),
    "long": mark("The first job takes more than {long}, and none was seen to come to its end."),
    "few": mark("Only {calls} of {jobs} jobs were tried: one of the others may take {times} times as long."),
    "raised": mark("One of the jobs that were tried failed ({why})."),
    "busy": mark("Other programs used {others} of the machine meanwhile; without them, the answer may be another."),
    "failed": mark("A run by {strategy} did not finish."),
    "unverified": mark("No way was run to its end, as that takes longer than what the budget has left; give --budget more seconds."),
    "foretold": mark("No run came to its end, so all of this is foretold alone; run it by one of the ways to see why."),
    "constants": mark("There was no time to measure all that this machine takes to start workers; give --budget more seconds."),
    "not_run": mark("The plain loop itself was not run, as that takes longer than what the budget has left; give --budget more seconds."),
    "outside": mark("The run took a time outside of what was predicted."),
}  # fmt: skip
_GOING_ON = {
    "trying": mark("Trying some of the jobs"),
    "loading": mark("Loading the function and the items; no job is called"),
    "measuring": mark("Measuring what this machine takes to start workers, which is done once"),
}


def plan_of_way(plan: Plan, found: Way) -> str:
    """A way in brief: ``"Pool · 2 workers · jobs per chunk 8"``."""
    return way(Plan(found.strategy, found.workers, plan.jobs, plan.workload, plan.size, dict(found.options)))


def advised(found: Advice) -> str:
    """What to use, what it will take, what it took, and what makes that doubtful at once: one sentence, or two."""
    parts = [_advised(found)]
    parts += [doubt(each) for each in found.doubts if each.what in ("busy", "effects")]
    return " ".join(parts)


def _advised(found: Advice) -> str:
    if found.best is None or found.loop is None or found.plan is None:
        return _unknown(found)
    figures = {
        "predicted": short_duration(found.best.predicted_s),
        "low": short_duration(found.best.low_s),
        "high": short_duration(found.best.high_s),
    }
    if found.best.way.strategy == LOOP:
        return _staying(found, figures)
    took_s, loop_s = found.verified_s, found.took_s(found.loop)
    figures |= {"way": plan_of_way(found.plan, found.best.way)}
    if took_s is None:
        text = tr("Use {way}: it will take about {predicted} ({low} to {high}); the plain loop takes about {loop}.")
        return text.format(**figures, loop=short_duration(_known_s(found, found.loop)))
    figures |= {"took": short_duration(took_s), "loop": short_duration(_known_s(found, found.loop))}
    if loop_s is None:
        text = tr(
            "Use {way}: it took {took} ({predicted} predicted, {low} to {high}); the plain loop takes about {loop}."
        )
    else:
        text = tr("Use {way}: it took {took} ({predicted} predicted, {low} to {high}); the plain loop took {loop}.")
    return text.format(**figures)


def _staying(found: Advice, figures: dict[str, str]) -> str:
    """That nothing is faster than the plain loop; and what the best of all others took, or is foretold to take."""
    assert found.plan is not None
    others = [each for each in found.choices if each.way.strategy != LOOP]
    other = min(others, key=lambda each: found.took_s(each) or math.inf, default=None)
    took_s = found.verified_s
    if other is None:
        return tr("Stay with the plain loop: it will take about {predicted} ({low} to {high}).").format(**figures)
    figures |= {"way": plan_of_way(found.plan, other.way), "other": short_duration(_known_s(found, other))}
    if took_s is not None:
        figures["took"] = short_duration(took_s)
    match took_s is not None, found.took_s(other) is not None:
        case False, False:
            text = tr(
                "Stay with the plain loop: it will take about {predicted} ({low} to {high}); the next best, {way}, takes about {other}."
            )
        case False, True:
            text = tr(
                "Stay with the plain loop: it will take about {predicted} ({low} to {high}); {way} was run, and took {other}."
            )
        case True, False:
            text = tr(
                "Stay with the plain loop: it took {took} ({predicted} predicted, {low} to {high}); the next best, {way}, takes about {other}."
            )
        case _:
            text = tr(
                "Stay with the plain loop: it took {took} ({predicted} predicted, {low} to {high}); {way} was run as well, and took {other}."
            )
    return text.format(**figures)


def _known_s(found: Advice, choice: Choice) -> float:
    """What a way took, if it was run; else what it was predicted to."""
    took_s = found.took_s(choice)
    return choice.predicted_s if took_s is None else took_s


def _unknown(found: Advice) -> str:
    if found.worth_from_s is None:
        return tr(
            "How long the jobs take is not known; on one core, only jobs that wait can beat the plain loop by going parallel."
        )
    text = tr(
        "How long the jobs take is not known; on this machine, going parallel pays off once the plain loop takes more than about {worth}."
    )
    return text.format(worth=short_duration(found.worth_from_s))


def doubts(found: Advice) -> Iterator[str]:
    """What speaks against relying on it, a sentence each."""
    return (doubt(each) for each in found.doubts)


def further_doubts(found: Advice) -> list[str]:
    """Those that ``advised`` does not say already."""
    said = advised(found)
    return [told for told in doubts(found) if told not in said]


def doubt(each: Doubt) -> str:
    """One of them."""
    values = _told(each.values)
    if each.what == "effects":
        return marked(_EFFECTS[str(each.values["kind"])]).format(**values)
    return marked(_DOUBTS[each.what]).format(**values)


def going_on(each: Doubt) -> str:
    """What an adviser does now, or has just seen; without a full stop at its end unless it is a sentence."""
    if each.what == "effect":
        return marked(_SEEN.get(str(each.values["kind"]), _SEEN["writes"])).format(**_told(each.values))
    if each.what == "running":
        strategy, workers = str(each.values["strategy"]), int(each.values["workers"])
        return tr("Running {way}").format(way=way(Plan(strategy, workers, 0, None, None)))
    return marked(_GOING_ON[each.what])


def _told(values: Mapping[str, Value]) -> dict[str, str]:
    return {name.removesuffix("_s").removesuffix("_share"): _value(name, value) for name, value in values.items()}


def _value(name: str, value: Value) -> str:
    if name == "strategy":
        return strategy_name(str(value))
    if isinstance(value, str):
        return plain(brief(value))
    if name.endswith("_s"):
        return short_duration(value)
    return f"{value:.0%}" if name.endswith("_share") else f"{value:,.0f}"
