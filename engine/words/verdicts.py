"""Why a run took as long as it did, in sentences."""

from collections.abc import Iterator, Mapping

from ..inside.language import mark, marked, tr
from ..inside.phrases import plain, size
from ..insight.lost_more import LostMore
from ..insight.own_time import takes_turns
from ..insight.verdict import Finding, Value, Why
from ..trace.run import Run
from .figures import short_duration

_PARTS = {
    "computing": mark("computing"),
    "slower": mark("slower than alone"),
    "own_queue": mark("waiting for each other's cores"),
    "others": mark("other programs"),
    "this_program": mark("this program"),
    "gil": mark("global lock"),
    "waiting": mark("waiting in the job"),
    "starting": mark("starting workers"),
    "importing": mark("importing"),
    "pickling": mark("pickling"),
    "sender": mark("waiting for the main process"),
    "handover": mark("handing over"),
    "chunk": mark("idle: chunks"),
    "tail": mark("idle: the last job"),
    "collecting": mark("collecting"),
    "unused": mark("never used"),
    "replaced": mark("replacing workers"),
    "suspended": mark("suspended"),
    "lost": mark("lost"),
    "unexplained": mark("unexplained"),
}


def part(name: str) -> str:
    """A part of the time, in a few words."""
    return marked(_PARTS[name])


def verdict(finding: Finding) -> str:
    """What is so, in one sentence."""
    return marked(finding.sentence).format(**_told(finding.values))


def advice(finding: Finding) -> str:
    """What to do about it, in one sentence; empty if there is nothing."""
    return marked(finding.advice).format(**_told(finding.values)) if finding.advice else ""


def lost_more(name: str, other: str, more: LostMore) -> str:
    """What a way lost more than another, for each worker; without a full stop at its end."""
    text = tr("{name} lost {lost} where {other} lost {less}, for each worker: {part}")
    lost, less = short_duration(more.lost_s), short_duration(more.other_s) if more.other_s >= 1e-6 else "0 s"
    return text.format(name=name, lost=lost, other=other, less=less, part=part(more.part))


def sentences(found: Why) -> Iterator[str]:
    """The verdict with what to do about it, and then each of the other findings likewise."""
    for each in (found.verdict, *found.findings):
        yield " ".join(told for told in (verdict(each), advice(each)) if told)


def of_alone(run: Run, found: Why, *, is_told: bool = False) -> Iterator[str]:
    """How to find out whether its jobs computed longer than alone, where that is not known; one sentence or none.

    ``is_told``: another run was to tell.
    """
    if found.breakdown.alone is not None or not found.breakdown.tasks:
        return
    if is_told:
        yield tr("The run that is to tell what the jobs take alone does not have all of these calls.")
    elif run.plan.watch is None:
        yield tr("Whether the jobs computed longer than alone is not known: run them with --baseline.")
    elif not takes_turns(run):
        yield tr(
            "Whether the jobs computed longer than alone is not known: watch the script with --one-core as well, and "
            "give what that saves to explain --alone."
        )


def _told(values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: _value(name, value) for name, value in values.items()}


def _value(name: str, value: Value) -> Value:
    if isinstance(value, str):
        return plain(value)
    if name.endswith("_s"):
        return short_duration(value)
    if name.endswith("_bytes"):
        return size(value)
    return f"{value:.0%}" if name.endswith("_share") else value
