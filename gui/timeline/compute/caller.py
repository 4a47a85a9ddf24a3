"""What the process that calls a plan's strategy does meanwhile, upon pixels: a pure function."""

import math

from engine.insight.caller import handled_columns
from engine.trace.run import Run

from .time_view import TimeView


def handled_pixels(run: Run, view: TimeView) -> "list[tuple[int, int]]":
    """Where on ``view`` the caller was pickling or unpickling: from which pixel to before which, in order, apart."""
    width = math.ceil(view.width)
    if width < 1 or view.run is None:
        return []
    from_ns, until_ns = run.started_ns + view.start_s * 1e9, run.started_ns + view.end_s * 1e9
    return handled_columns(run, from_ns=from_ns, until_ns=until_ns, columns=width, width=view.width)
