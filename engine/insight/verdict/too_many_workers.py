"""More workers than cores that they may use, for jobs that compute."""

from ...inside.language import mark
from ..own_time import takes_turns
from .finding import Case, Finding, Rule

_COMPUTES_FROM = 0.5
_OWN_TIME = ("computing", "slower", "own_queue", "others", "this_program", "gil", "waiting")


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    # Of other hosts a cluster says for how many jobs it has room, and takes no more.
    cores, at_work = found.machine.cores, min(len(case.run.trace.workers), found.workers)
    took_s = sum(found.parts[name] for name in _OWN_TIME)
    still_s = found.parts["waiting"] + found.parts["gil"]
    if takes_turns(case.run) or at_work <= cores or not took_s or still_s / took_s > 1 - _COMPUTES_FROM:
        return None
    return Finding(
        "too_many_workers",
        found.share("own_queue"),
        mark("More workers computed than there are cores: {at_work:,} on {cores:,}."),
        mark("More workers than cores pay off only where jobs wait."),
        case.values("own_queue") | {"cores": cores, "at_work": at_work},
    )


RULE = Rule("too_many_workers", _applies, is_loss=False)
