"""Items that are made once for several runs of the same jobs: where they take time, the first leaves them to the next.

They travel as a pickle in the run folder, which only the user's own Python reads and writes.
"""

import contextlib
import os
import pickle
import time
from types import ModuleType
from typing import Any

from ..records.events import Made
from ..records.text import brief_why
from ..strategies import Takes
from . import items as own_items
from .flow import Flow

NAME = "items.pickle"
WANTED = "items.wanted"
_LEAST_S = 0.05
_SLOW_S = 0.001
_BYTES_MOST = 1 << 30


def made_once(
    folder: str, spec: str, module: ModuleType, *, is_wanted: bool, takes: Takes = Takes.LIST
) -> "tuple[list[Any] | Flow, Made]":
    """The items of ``spec``: those that an earlier run has left in the run folder, else made. In the runner.

    Runs that are compared have all of them made beforehand, so that each is measured without.

    Args:
        folder: the run's.
        spec, module: as ``items.load`` takes them.
        is_wanted: leave them in the folder, too, if they take long to make, as another runner of this run may want
            them; also where somebody has marked the folder so.
        takes: how the strategy takes them. Those that it does not take as a list may be made meanwhile.

    Raises:
        PlanError: as ``items.load`` does.
    """
    found = _kept(folder)
    if found is not None:
        return found[1], Made(found[0], is_taken_over=True)
    is_wanted = is_wanted or os.path.exists(os.path.join(folder, WANTED))
    began_s = time.perf_counter()
    flowing = own_items.flow(spec, module) if takes is not Takes.LIST and not is_wanted else None
    if flowing is None:
        items = own_items.load(spec, module)
    else:
        flow = Flow(spec, flowing)
        # Whoever takes all at once has them in memory in any case; so what is quickly made is counted beforehand.
        if not flow.is_over and (takes is Takes.ONE_BY_ONE or flow.items_s / flow.count >= _SLOW_S):
            return flow, Made(flow.items_s, is_flow=True)
        items = flow.all()
    took_s = time.perf_counter() - began_s
    return items, Made(took_s, made_anew=_keep(folder, items, took_s) if is_wanted and took_s >= _LEAST_S else "")


def _keep(folder: str, items: "list[Any]", took_s: float) -> str:
    """Leave the items in the folder. Returns why that could not be, in a line; empty if it could."""
    path = os.path.join(folder, NAME)
    try:
        with open(path, "xb") as file:
            pickle.dump((took_s, items), _Bounded(file), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:
        with contextlib.suppress(OSError):
            os.unlink(path)
        return brief_why(error)
    return ""


def _kept(folder: str) -> "tuple[float, list[Any]] | None":
    """The seconds it took to make the items that were left here, and they; None if there are none, or unreadable."""
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            took_s, items = pickle.load(file)  # noqa: S301 - in the user's own Python, and written there
    except BaseException:
        return None
    return took_s, items


class _Bounded:
    """A file that takes so much and no more."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._left = _BYTES_MOST

    def write(self, data: Any) -> int:
        self._left -= memoryview(data).nbytes
        if self._left < 0:
            raise OverflowError(f"they take more than {_BYTES_MOST >> 20} MB")
        return int(self._file.write(data))
