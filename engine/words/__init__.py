"""The one place where the engine's codes become English sentences.

- ``problems``, ``own_problems``, ``run_problems``, ``file_problems``: what is wrong, and how to mend it
- ``runs``: what a run is to do, and where
- ``tasks``: what came of a task, and what it cost
- ``processes``: what the processes of a run are for, and what they take
- ``figures``: durations, sizes, counts, and texts that are not ours
"""

from .figures import brief, count, duration, plain, short_duration, size, times
from .problems import problem
from .processes import cores, helper, helper_purpose, process_load
from .runs import checked, excerpt, load, python, workers
from .tasks import carried, death, death_in_brief, message, result

__all__ = [
    "brief",
    "carried",
    "checked",
    "cores",
    "count",
    "death",
    "death_in_brief",
    "duration",
    "excerpt",
    "helper",
    "helper_purpose",
    "load",
    "message",
    "plain",
    "problem",
    "process_load",
    "python",
    "result",
    "short_duration",
    "size",
    "times",
    "workers",
]
