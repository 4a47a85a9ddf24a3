"""The engine's codes become sentences here, in the language that is spoken.

- ``runs``: what a run is to do, and where; ``calls``: its calls
- ``tasks``: what came of a task, and what it cost
- ``comparisons``: what comes of comparing runs
- ``what_ifs``: what a run would have taken otherwise
- ``worth``: which way is worth it
- ``sweeps``: what comes of a sweep
- ``verdicts``: why a run took as long as it did
- ``incidents``: what befell workers
- ``processes``: what the processes of a run are for, and what they take
- ``figures``: what was measured

What is wrong has its sentence beside it, in ``problems`` and ``inside/problems``.
"""

from ..inside.phrases import brief, count, cut, duration, plain, size
from .calls import call, call_progress, call_title, function, place, task_name
from .comparisons import (
    close_ranks,
    comparison_progress,
    different_work,
    field_name,
    field_value,
    in_force,
    results_differ,
    run_once,
    strategy_name,
    unequal_workers,
    unfinished,
    unfit,
    way,
    way_names,
    winner,
)
from .figures import (
    LONG_S,
    at_a_glance,
    clock,
    counting,
    elapsed,
    elapsed_if_known,
    exact,
    readable,
    short_duration,
    times,
    value,
)
from .incidents import incident, incident_at
from .processes import busy_machine, cores, helper, helper_purpose, left_running, process_load
from .runs import (
    FUNCTION_TOLD_BYTES,
    ITEMS_TOLD_S,
    caller,
    checked,
    excerpt,
    function_carries,
    importing,
    items_made,
    items_of_runs,
    lane,
    load,
    lost_results,
    made_anew,
    outcome,
    python,
    title,
    unseen,
    workers,
)
from .stacks import doing, preparing, stack_text, still
from .sweeps import curve_name, curve_told, law_name, left_out, rule_told, setting_name, setting_value
from .tasks import carried, cores_used, death, death_in_brief, item, message, on_cores, result, state
from .verdicts import advice, lost_more, part, sentences, verdict
from .what_ifs import assumed, bounded, gain, otherwise, what_if
from .worth import advised, doubts, further_doubts, going_on, plan_of_way

__all__ = [
    "FUNCTION_TOLD_BYTES",
    "ITEMS_TOLD_S",
    "LONG_S",
    "advice",
    "advised",
    "assumed",
    "at_a_glance",
    "bounded",
    "brief",
    "busy_machine",
    "call",
    "call_progress",
    "call_title",
    "caller",
    "carried",
    "checked",
    "clock",
    "close_ranks",
    "comparison_progress",
    "cores",
    "cores_used",
    "count",
    "counting",
    "curve_name",
    "curve_told",
    "cut",
    "death",
    "death_in_brief",
    "different_work",
    "doing",
    "doubts",
    "duration",
    "elapsed",
    "elapsed_if_known",
    "exact",
    "excerpt",
    "field_name",
    "field_value",
    "function",
    "function_carries",
    "further_doubts",
    "gain",
    "going_on",
    "helper",
    "helper_purpose",
    "importing",
    "in_force",
    "incident",
    "incident_at",
    "item",
    "items_made",
    "items_of_runs",
    "lane",
    "law_name",
    "left_out",
    "left_running",
    "load",
    "lost_more",
    "lost_results",
    "made_anew",
    "message",
    "on_cores",
    "otherwise",
    "outcome",
    "part",
    "place",
    "plain",
    "plan_of_way",
    "preparing",
    "process_load",
    "python",
    "readable",
    "result",
    "results_differ",
    "rule_told",
    "run_once",
    "sentences",
    "setting_name",
    "setting_value",
    "short_duration",
    "size",
    "stack_text",
    "state",
    "still",
    "strategy_name",
    "task_name",
    "times",
    "title",
    "unequal_workers",
    "unfinished",
    "unfit",
    "unseen",
    "value",
    "verdict",
    "way",
    "way_names",
    "what_if",
    "winner",
    "workers",
]
