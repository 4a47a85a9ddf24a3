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
from . import items as own_items

NAME = "items.pickle"
WANTED = "items.wanted"
_LEAST_S = 0.05
_BYTES_MOST = 1 << 30


def made_once(folder: str, spec: str, module: ModuleType, *, is_wanted: bool) -> "tuple[list[Any], Made]":
    """The items of ``spec``: those that an earlier run has left in the run folder, else made. In the runner.

    Args:
        folder: the run's.
        spec, module: as ``items.load`` takes them.
        is_wanted: leave them in the folder, too, if they take long to make, as another runner of this run may want
            them; also where somebody has marked the folder so.

    Raises:
        PlanError: as ``items.load`` does.
    """
    found = _kept(folder)
    if found is not None:
        return found[1], Made(found[0], is_taken_over=True)
    began_s = time.perf_counter()
    items = own_items.load(spec, module)
    took_s = time.perf_counter() - began_s
    is_wanted = is_wanted or os.path.exists(os.path.join(folder, WANTED))
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
