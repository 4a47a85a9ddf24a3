"""Where a run's workers were, if not all here, in a few words."""

from ..inside.language import tr
from ..trace.lane import Lane
from ..trace.run import Run
from .figures import clock, readable

_HOST_CHARACTERS = 40


def engine(run: Run) -> str:
    """What cluster ran it, and where: ``"dask 2026.8.0, tcp://10.0.0.7:8786"``; empty if none did."""
    found = run.engine
    return "" if found is None else f"{found.name} {found.version}, {found.address}"


def clock_of_hosts(run: Run) -> str:
    """How far the times of other hosts can be off: ``"times of other hosts are right to ± 0.4 ms"``; empty: of none."""
    bound_ns = max((lane.header.clock_error_ns for lane in run.trace.lanes), default=0)
    return tr("times of other hosts are right to {bound}").format(bound=clock(bound_ns)) if bound_ns else ""


def pid(run: Run, lane: Lane) -> str:
    """A worker's process, with its host if that is another: each numbers its processes for itself."""
    header = lane.header
    is_here = header.host == (run.runner_host or header.host)
    return str(header.pid) if is_here else f"{header.pid} · {readable(header.host, _HOST_CHARACTERS)}"
