"""Other programs that had the cores."""

from ...inside.language import mark
from ..serial import in_calls
from .finding import Case, Finding, Rule

_NEAR = 1.2
"""Two times of which the longer one is no more than so many times the other are told as one."""


def _applies(case: Case) -> Finding:
    found = case.breakdown
    if found.machine.is_elsewhere:
        return Finding(
            "others",
            found.share("others"),
            mark("The jobs waited for a core of their hosts for {lost_share} of the workers' time."),
            mark("Give each host no more workers than it has cores, or what else runs there another place."),
            case.values("others"),
        )
    share = found.share("others")
    least_s, most_s = _quiet_s(case)
    values = case.values("others") | {
        "least_s": least_s,
        "quiet_s": most_s,
        "others": f"{found.machine.others:.1f}",
        "cores": found.machine.cores,
    }
    sentence = mark("Other programs had the cores for {lost_share} of the workers' time.")
    if found.machine.others:
        sentence = mark(
            "Other programs had the cores for {lost_share} of the workers' time: {others} of {cores:,} were theirs."
        )
    advice = mark("On a quiet machine expect {least_s} to {quiet_s}.")
    if most_s <= least_s * _NEAR:
        advice = mark("On a quiet machine expect about {quiet_s}.")
    return Finding("others", share, sentence, advice, values)


def _quiet_s(case: Case) -> tuple[float, float]:
    """From how long to how long it all takes where no other programs are at work, in seconds.

    At the most what it took but for what the workers waited for others. But what else they waited for, such as for
    others to start, or to end, may have come of that too: at the least it is what the jobs computed, on all cores; and
    what they computed and waited, by all workers.
    """
    found = case.breakdown
    computed_s, waited_s = found.parts["computing"], found.parts["waiting"]
    least_s = max(computed_s / max(found.machine.cores, 1), (computed_s + waited_s) / max(found.workers, 1))
    all_s = case.run.elapsed_s or found.elapsed_s
    in_calls_s = all_s
    if case.run.plan.watch is not None:
        in_calls_s = sum(end_ns - start_ns for start_ns, end_ns in in_calls(case.run)) / 1e9
    alone_s = max(all_s - in_calls_s, 0.0)
    most_s = in_calls_s * (1 - found.share("others"))
    return alone_s + least_s, alone_s + max(most_s, least_s)


RULE = Rule("others", _applies)
