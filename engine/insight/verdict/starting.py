"""Processes that had to be started."""

from ...inside.language import mark
from ...inside.records.evidence import INITIALIZED
from ..breakdown import could_fork
from ..stretches import Window
from .finding import Case, Finding, Rule

_MOST_OF = 0.5


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    each_s = found.parts["starting"] / max(sum(map(_started, found.windows)), 1)
    late_s = max(map(_late_s, found.windows), default=0.0)
    values = case.values("starting") | {"start_s": each_s, "late_s": late_s, "loop_s": case.loop_s}
    sentence = mark("{lost_share} of the workers' time went into starting them, {start_s} each.")
    if late_s >= each_s > 0:  # what each waited for is that those before it, or after it, had to be started
        sentence = mark(
            "{lost_share} of the workers' time went into starting them, one after another: the last one began {late_s} "
            "after the first."
        )
    begun_s, name = _initialized(case)
    if begun_s >= _MOST_OF * found.parts["starting"]:
        sentence = mark(
            "{lost_share} of the workers' time went into starting them, and of that {begun_s} into their initializer "
            "{name}()."
        )
        values |= {"begun_s": begun_s, "name": name}
        advice = mark("Have the initializer do less, or start fewer workers and give each more to do.")
    # Other programs would have slowed the loop as well.
    elif case.is_loop_known and case.loop_s <= found.elapsed_s * (1.0 - found.share("others")):
        advice = mark("The plain loop is faster: it takes about {loop_s}.")
    elif could_fork(case.run):
        advice = mark("Start fewer workers, once, and give each more to do; fork starts them fastest.")
    else:
        advice = mark("Start fewer workers, once, and give each more to do.")
    return Finding("starting", found.share("starting"), sentence, advice, values)


def _initialized(case: Case) -> tuple[float, str]:
    """How long the initializers of all workers took together, and the name of what they called."""
    took_s: dict[str, float] = {}
    for each in case.run.evidence:
        if each.kind == INITIALIZED:
            name = each.values["function"]
            took_s[name] = took_s.get(name, 0.0) + each.values["us"] / 1e6
    longest = max(took_s, key=lambda name: took_s[name], default="")
    return min(sum(took_s.values()), case.breakdown.parts["starting"]), longest


def _started(window: Window) -> int:
    """How many workers were started for a call: not those that were there, nor those that came in the place of one."""
    return min(sum(each.is_new for each in window.stretches), window.workers)


def _late_s(window: Window) -> float:
    """How much later than the first of its new workers the last one began its first job."""
    firsts = [
        int(each.lane.column("started_ns")[each.positions[0]])
        for each in window.stretches
        if each.is_new and len(each)
    ]  # fmt: skip
    firsts = sorted(firsts)[: window.workers]  # those after them came in the place of one that had ended
    return (firsts[-1] - firsts[0]) / 1e9 if firsts else 0.0


RULE = Rule("starting", _applies)
