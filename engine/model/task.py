"""What becomes of tasks."""

from enum import IntEnum


class State(IntEnum):
    """What has become of a task. The values are what the columns hold."""

    WAITING = 0
    RUNNING = 1
    DONE = 2
    ERROR = 3
    LOST = 4
    CANCELLED = 5
    INTERRUPTED = 6  # by Ctrl-C


ENDED_BY_ITSELF = (State.DONE, State.ERROR, State.INTERRUPTED)
"""Of a task with a record that says how it has ended."""
