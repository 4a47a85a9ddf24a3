"""Which incident is at a pixel."""

from engine.model.incident import Incident, What
from gui.timeline.compute.befallen import incident_at
from gui.timeline.compute.time_view import TimeView
from tests.engine.trace.cells import process
from tests.gui.made_runs import START_NS, made

FIRST, SECOND = process(1), process(2)


def test_that_it_is_the_nearest_one_that_is_near_and_of_the_process_that_is_asked_for():
    view = TimeView(made([(0, 1)]).run, 0.0, 1.0, 1000.0)
    incidents = [
        Incident(which, what, START_NS + at_ms * 1_000_000)
        for which, what, at_ms in (
            (FIRST, What.SUSPENDED, 100), (SECOND, What.SUSPENDED, 102), (FIRST, What.CONTINUED, 103),
            (SECOND, What.CONTINUED, 300), (SECOND, What.KILLED, 300),
        )
    ]  # fmt: skip
    assert incident_at(view, incidents, 99.0, None) == incidents[0]
    assert incident_at(view, incidents, 102.4, None) == incidents[1]
    assert incident_at(view, incidents, 102.4, FIRST) == incidents[2]
    assert incident_at(view, incidents, 300.0, None) == incidents[4]
    assert incident_at(view, incidents, 290.0, None) is None
