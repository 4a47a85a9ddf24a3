"""What a run on somebody's cluster waits for, told while it does. In the runner."""

import contextlib

from ..problem import Problem
from ..records import events


class Waiting:
    """Of the run in the run folder ``folder``: it notes what is new, once."""

    def __init__(self, folder: str) -> None:
        """It waits for nothing yet."""
        self._folder = folder
        self._why: Problem | None = None

    def tell(self, why: "Problem | None") -> None:
        """It waits because of this; None: no more."""
        if why == self._why:
            return
        self._why = why
        with contextlib.suppress(OSError):
            events.note(self._folder, events.Waits(why.code, dict(why.values)) if why else events.Waits("", {}))
