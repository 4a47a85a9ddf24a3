"""Whether the workers of a cluster can load the function, by what each has told. In the runner."""

from collections.abc import Mapping
from typing import Any

from ..problem import PlanError
from ..problems.clusters import WorkersMiss


def check(told: "Mapping[str, tuple[str, Mapping[str, Any]]]") -> None:
    """What each worker has told (see ``arriving.why_not``; no ``error``: it can), with the name of its host.

    Raises:
        PlanError: some cannot.
    """
    wrong = [(host, info) for host, info in told.values() if info.get("error")]
    if wrong:
        hosts = ", ".join(sorted({host for host, _ in wrong}))
        first = wrong[0][1]
        missing, why = str(first.get("missing", "")), str(first["error"])
        raise PlanError(WorkersMiss(count=len(wrong), workers=len(told), hosts=hosts, module=missing, why=why))
