"""The engine's codes become sentences here, in the language that is spoken.

- ``runs``: what a run is to do, and where
- ``tasks``: what came of a task, and what it cost
- ``comparisons``: what comes of comparing runs
- ``verdicts``: why a run took as long as it did
- ``processes``: what the processes of a run are for, and what they take
- ``figures``: what was measured

What is wrong has its sentence beside it, in ``problems`` and ``inside/problems``.
"""

from ..inside.phrases import brief, count, duration, plain, size
from .comparisons import close_ranks, different_work, field_name, results_differ, run_once, unfinished, way
from .figures import elapsed, elapsed_if_known, short_duration, times, value
from .processes import cores, helper, helper_purpose, process_load
from .runs import (
    FUNCTION_TOLD_BYTES,
    ITEMS_TOLD_S,
    call,
    checked,
    excerpt,
    function,
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
    workers,
)
from .tasks import carried, cores_used, death, death_in_brief, item, message, result, state
from .verdicts import advice, lost_more, part, sentences, verdict

__all__ = [
    "FUNCTION_TOLD_BYTES",
    "ITEMS_TOLD_S",
    "advice",
    "brief",
    "call",
    "carried",
    "checked",
    "close_ranks",
    "cores",
    "cores_used",
    "count",
    "death",
    "death_in_brief",
    "different_work",
    "duration",
    "elapsed",
    "elapsed_if_known",
    "excerpt",
    "field_name",
    "function",
    "function_carries",
    "helper",
    "helper_purpose",
    "importing",
    "item",
    "items_made",
    "items_of_runs",
    "lane",
    "load",
    "lost_more",
    "lost_results",
    "made_anew",
    "message",
    "outcome",
    "part",
    "plain",
    "process_load",
    "python",
    "result",
    "results_differ",
    "run_once",
    "sentences",
    "short_duration",
    "size",
    "state",
    "times",
    "unfinished",
    "value",
    "verdict",
    "way",
    "workers",
]
