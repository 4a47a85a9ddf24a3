"""What an engine's own parts tell of their versions, compared before anything of the person's goes to them. Pure."""

import re
import sys
from collections.abc import Mapping
from typing import Any

from ..problem import PlanError
from ..problems.clusters import OtherEngine, OtherPython


def check(library: str, here: str, scheduler: Mapping[str, Any], workers: Mapping[str, Mapping[str, Any]]) -> None:
    """What was asked of a Dask cluster (``versions`` of the scheduler, and of each worker by its address).

    Args:
        library: the engine's package.
        here: its version in this Python.
        scheduler, workers: what they have told.

    Raises:
        PlanError: a function cannot travel there.
    """
    for told in (scheduler, *workers.values()):
        there = _package(told, library)
        if there and there != here:
            raise PlanError(OtherEngine(library=library, there=there, here=here))
    ours = _short(".".join(map(str, sys.version_info[:2])))
    pythons = [_short(str(told.get("host", {}).get("python", ours))) for told in workers.values()]
    others = [python for python in pythons if python != ours]
    if others:
        raise PlanError(OtherPython(count=len(others), workers=len(pythons), there=others[0], here=ours))


def check_ray(why: str, here: str) -> None:
    """What Ray has said where it refuses a cluster of other versions.

    Args:
        why: its words; of which none may be about that.
        here: the version of Ray in this Python.

    Raises:
        PlanError: they are.
    """
    if is_of_another_ray(why):
        raise PlanError(OtherEngine(library="ray", there="", here=here))
    there = re.search(r"started with:\s+Ray: (\S+)\s+Python: (\S+)", why)
    if there is None:
        return
    if there[1] != here:
        raise PlanError(OtherEngine(library="ray", there=there[1], here=here))
    ours = _short(".".join(map(str, sys.version_info[:2])))
    raise PlanError(OtherPython(count=1, workers=1, there=_short(there[2]), here=ours))


def is_of_another_ray(why: str) -> bool:
    """Whether a cluster's Ray could not read what this one's client has sent first, a pickled object of Ray's own."""
    last = why.strip().rpartition("\n")[2]
    return (
        re.search(r"JobConfig|No module named 'ray|Can't get attribute|unsupported pickle protocol", last) is not None
    )


def _package(told: Mapping[str, Any], library: str) -> str:
    packages = told.get("packages", {})
    return str(dict(packages).get(library, ""))


def _short(version: str) -> str:
    return ".".join(version.split(".")[:2])
