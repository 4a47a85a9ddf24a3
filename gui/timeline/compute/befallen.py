"""Which incident is at a pixel: a pure function."""

from collections.abc import Iterable

from engine.inside.worker import Process
from engine.model.incident import Incident

from .time_view import TimeView

NEAR_PIXELS = 4.0


def incident_at(view: TimeView, incidents: Iterable[Incident], x: float, process: Process | None) -> Incident | None:
    """The incident nearest to pixel ``x``, if it is near, of a process or of any; the later of two at one place."""
    found, nearest = None, NEAR_PIXELS
    for incident in incidents:
        if process is not None and incident.process != process:
            continue
        distance = abs(view.x(incident.at_ns) - x)
        if distance <= nearest:
            found, nearest = incident, distance
    return found
