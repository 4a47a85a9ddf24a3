"""Which task is at a moment."""

from engine.trace.lane import Lane, Span, State
from engine.trace.run import Run

from .bars import marked_at, position_at
from .time_view import TimeView


def span_at_pixel(view: TimeView, lane: Lane, x: float) -> Span | None:
    """The span of ``lane`` at pixel ``x`` of ``view``, which has a run, or next to it."""
    assert view.run is not None
    return span_at(view.run, lane, view.at_ns(x), view.slack_ns)


def span_at(run: Run, lane: Lane, at_ns: float, slack_ns: float) -> Span | None:
    """The span of ``lane`` at a moment, or no more than ``slack_ns`` beside it; one that failed before all others."""
    running = lane.running
    is_there = running is not None and (running.started_ns - slack_ns <= at_ns <= run.span_end_ns(running) + slack_ns)
    if running is not None and is_there and running.state is State.LOST:
        return running
    marked = marked_at(lane.column("started_ns"), lane.column("busy_ns"), lane.failed(), at_ns, slack_ns)
    if marked is not None:
        return lane.span(marked)
    if is_there:
        return running
    position = position_at(lane.column("started_ns"), lane.column("busy_ns"), at_ns, slack_ns)
    return lane.span(position) if position is not None else None


def task_beside(run: Run, span: Span | None, lane: int | None, by: int) -> int:
    """The task ``by`` places behind that of ``span`` on its worker; without one, the first of a lane; -1: none is."""
    if not run.trace.lanes:
        return -1
    its_lane = run.trace.lanes[span.lane if span is not None else lane or 0]
    position = span.position + by if span is not None else 0
    return its_lane.span(position).task if 0 <= position < its_lane.span_count() else -1
