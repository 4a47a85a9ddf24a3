"""The figures of a range of time of a run, in words."""

from engine import words
from engine.insight.excerpt import excerpt
from engine.trace.run import Run

from .compute.ranges import Range


class RangeFigures:
    """Works them out anew only when they may have changed. Any thread, one at a time."""

    def __init__(self) -> None:
        self._known: tuple[object, str] = (None, "")

    def told(self, run: Run | None, measured: Range) -> str:
        """The figures of ``measured``, in seconds since the run's start; its length alone where nothing has run."""
        from_s, to_s = measured
        if run is None or not run.trace.lanes or to_s <= from_s:
            return words.exact(to_s - from_s)
        from_ns, to_ns = (run.started_ns + round(at_s * 1e9) for at_s in measured)
        what = run, from_ns, to_ns, run.trace.counts.tobytes(), min(run.until_ns, to_ns)
        if what != self._known[0]:
            self._known = what, words.excerpt(excerpt(run.trace, from_ns, to_ns, run.until_ns))
        return self._known[1]
