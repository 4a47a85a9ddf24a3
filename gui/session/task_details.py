"""What is told of single tasks of the run that is shown, read when it is first asked for."""

from engine.trace.details import Details, Records, details
from engine.trace.lane import Span
from engine.trace.run import Run

_REMEMBERED = 4_096


class TaskDetails:
    """Results, errors and deaths that were read, as far as they are remembered. Main thread."""

    def __init__(self) -> None:
        """None yet."""
        self._known: dict[Span, Details] = {}

    def of(self, run: Run | None, records: Records | None, span: Span) -> Details:
        """The result or error of a task of ``run``, or how its worker ended."""
        if run is None or records is None:
            return Details(None, None, None)
        if span not in self._known:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[span] = details(run, records, span)
        return self._known[span]

    def clear(self) -> None:
        """Another run is shown."""
        self._known.clear()
