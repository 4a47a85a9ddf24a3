"""What of a run is missing, as those have noted it who had no room (see ``shortage``). Any thread."""

import contextlib
import os
import stat
from collections.abc import Iterable
from typing import NamedTuple

from .shortage import ITEMS, PRINTED, RESULTS, SUFFIX, TASKS

_LENGTH_MOST = 1 << 62


class Shortage(NamedTuple):
    """What is missing of a run: the records of so many tasks, the results and the items of so many others, so many
    printed bytes; and the error number that has come most often.

    ``number`` is 0 where nothing is known to be missing.
    """

    tasks: int = 0
    printed_bytes: int = 0
    number: int = 0
    results: int = 0
    items: int = 0


def of(folder: str, names: Iterable[str]) -> Shortage:
    """What is noted in ``folder``, whose files have these names. Any thread."""
    missing = {TASKS: 0, RESULTS: 0, ITEMS: 0, PRINTED: 0}
    often: dict[int, int] = {}
    for name in names:
        match name.removesuffix(SUFFIX).split("-"):
            case [_, _, what, number] if what in missing and number.isdecimal() and name.endswith(SUFFIX):
                with contextlib.suppress(OSError):
                    found = os.stat(os.path.join(folder, name), follow_symlinks=False)
                    if stat.S_ISREG(found.st_mode):
                        missing[what] += min(found.st_size, _LENGTH_MOST)
                        if number != "0":  # nobody knows why, or it is not for want of room
                            often[int(number)] = often.get(int(number), 0) + 1
    often_most = max(often, key=lambda number: often[number], default=0)
    return Shortage(missing[TASKS], missing[PRINTED], often_most, missing[RESULTS], missing[ITEMS])
