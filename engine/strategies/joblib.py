"""joblib: ``Parallel(n_jobs=workers)(delayed(function)(item) for item in items)``."""

import importlib
from collections.abc import Callable
from typing import Any

from .strategy import Option, Pair, Setup


class Joblib:
    """``joblib.Parallel`` with its own backend, loky."""

    identifier = "joblib"
    position = 50
    title = "joblib Parallel"
    summary = "joblib's reusable workers, which share large arrays instead of copying them."
    options: tuple[Option, ...] = ()
    takes_workers = True

    def __init__(self) -> None:
        self._joblib: Any = None

    def default_workers(self, jobs: int) -> int:
        """Four, as in the tutorial."""
        return 4

    def prepare(self, setup: Setup) -> None:
        """Import joblib, which only this strategy needs. Raises ImportError if this Python has none."""
        self._joblib = importlib.import_module("joblib")

    def run(self, call: Callable[[Pair], Any], pairs: list[Pair], setup: Setup) -> None:
        """One call of Parallel."""
        delayed = self._joblib.delayed
        self._joblib.Parallel(n_jobs=setup.workers)(delayed(call)(pair) for pair in pairs)

    def tidy(self) -> None:
        """End loky's workers, which it would keep for the next call."""
        reusable_executor = importlib.import_module("joblib.externals.loky.reusable_executor")
        executor = getattr(reusable_executor, "_executor", None)
        if executor is not None:
            executor.shutdown(wait=True, kill_workers=True)


STRATEGY = Joblib()
