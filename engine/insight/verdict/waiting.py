"""Jobs that wait for something else than a core."""

from ...inside.language import mark
from ...trace.calls import Call
from ..slots import slots_of
from ..spans import spans_of
from ..taking_turns import Turns, turns_of
from .finding import Case, Finding, Rule

_LEAST = 0.1
_MOST_OF = 0.5


def _applies(case: Case) -> Finding | None:
    found = case.breakdown
    if found.workers >= found.tasks:
        return None  # all of them wait side by side already
    values = case.values("waiting") | {"computed_s": found.parts["computing"] + found.parts["slower"]}
    turns, inner_s = _turns(case), _in_their_own_calls_s(case)
    if inner_s >= _MOST_OF * found.parts["waiting"] > 0:
        sentence = mark("The jobs waited for {lost_s}, most of it for workers of their own: they go parallel as well.")
        advice = mark("Go parallel outside alone, or inside alone: the cores are the same.")
    elif _for_programs_s(case) >= _MOST_OF * found.parts["waiting"] > 0:
        sentence = mark("The jobs waited for {lost_s}, most of it for programs that they had started.")
        advice = mark(
            "Where these programs compute, as many workers as cores are right; take more where they only wait as well."
        )
    elif turns is not None:
        sentence = mark(
            "The jobs seem to have waited {lost_s} for each other, as for a lock: the first took {first_s}, and those "
            "after it {later_s}."
        )
        advice = mark("Let them hold what they share for shorter; more workers would only wait longer.")
        values |= {"first_s": turns.first_ns / 1e9, "later_s": turns.later_ns / 1e9}
    else:
        sentence = mark(
            "The jobs waited for {lost_s} and computed for {computed_s}; who waits for a disk, a network, a lock or a "
            "clock needs no core."
        )
        advice = mark("Unless they wait for each other, take more workers than cores; threads cost least.")
        if all(each.workers == 1 and _is_by_itself(case.run.call(each.call)) for each in found.windows):
            advice = mark("See what they wait for: whoever takes what they give, or gives what they take, may be slow.")
        if found.machine.is_elsewhere:
            advice = mark("Give the cluster's workers more threads: a job that waits takes no core.")
    return Finding("waiting", found.share("waiting"), sentence, advice, values)


def _is_by_itself(call: Call) -> bool:
    """Whether it is a process or a thread that the program has started."""
    return (call.by or "").endswith((".Process", ".Thread"))


def _turns(case: Case) -> Turns | None:
    """Of the longest call, where they have waited for long."""
    found = case.breakdown
    if found.share("waiting") < _LEAST:
        return None
    window = max(found.windows, key=lambda each: each.length_ns)
    spans = spans_of(case.run, slots_of(case.run, window))
    ended = ~spans.is_open
    return turns_of(spans.started[ended], spans.ended[ended], window.workers)


def _in_their_own_calls_s(case: Case) -> float:
    """How long calls went on that were made by jobs, in seconds."""
    run = case.run
    return sum(
        max((call.ended_ns or run.until_ns) - call.started_ns, 0) / 1e9
        for _, call in run.calls()
        if call.started_ns and run.plan.watch is not None and run.trace.parent_of_call(call) is not None
    )


def _for_programs_s(case: Case) -> float:
    """How long programs ran that jobs had started, in seconds: each of them is waited for by one job at the most."""
    run = case.run
    return sum(
        max(min(run.life_end_ns(life), window.to_ns) - max(life.born_ns, window.from_ns), 0) / 1e9
        for window in case.breakdown.windows
        for lives in run.lives.inner().values()
        for life in lives
    )


RULE = Rule("waiting", _applies)
