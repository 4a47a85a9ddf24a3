"""What the errors tell with which calls on Dask and Ray end. Pure."""

import re
from collections.abc import Mapping
from typing import Any

from ..model.outcome import TaskError
from ..problems.endings import SchedulerGone

_SCHEDULER_GONE = "scheduler-connection-lost"  # by which Dask's client cancels what it waits for
_HEAD_GONE = "ConnectionError"  # which Ray's client raises once it could not reconnect for a while
_KILLED = re.compile(r"Attempted to run task .* on (\d{1,6}) different workers, but all those workers died", re.DOTALL)


def engine_gone(error: TaskError, options: Mapping[str, Any]) -> SchedulerGone | None:
    """That the cluster, whose address is among the ``options``, is gone, if that is what it says."""
    if "scheduler" in options and _SCHEDULER_GONE in error.message:
        return SchedulerGone(address=str(options["scheduler"]))
    if error.type == _HEAD_GONE and str(options.get("address", "")).startswith("ray://"):
        return SchedulerGone(address=str(options["address"]))
    return None


def allowed_failures(error: TaskError) -> int | None:
    """How many workers a job may take down before Dask gives it up at the next one, if it says that it has."""
    found = _KILLED.match(error.message) if error.type.endswith(".KilledWorker") else None
    return int(found[1]) - 1 if found else None
