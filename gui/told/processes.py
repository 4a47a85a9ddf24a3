"""What is known of a process that has run no job, and of what befell one, beside the pointer."""

from engine import words
from engine.inside.language import tr
from engine.model.incident import Incident
from engine.model.measured import CHILD, Life
from engine.trace.run import Run

from .told import Rows

_NAME_CHARACTERS = 60


def life_title(life: Life) -> str:
    """What it is."""
    return tr("Started by a job") if life.kind == CHILD else tr("Worker without a job")


def life_rows(run: Run, life: Life) -> Rows:
    """What is known of it, in one line each."""
    rows = [("PID", str(life.process.pid))]
    if life.name:
        rows.append((tr("Program"), words.readable(life.name, _NAME_CHARACTERS)))
    if life.worker:
        rows.append((tr("Its worker"), f"PID {life.worker}"))
    rows.append((tr("Began"), words.elapsed(max(run.since_start_s(life.born_ns), 0.0))))
    if life.gone_ns:
        rows.append((tr("Seen to be gone"), words.elapsed(run.since_start_s(life.gone_ns))))
    end = run.incidents.end_of(life.process)
    return [*rows, (tr("State"), words.incident(end))] if end is not None else rows


def incident_rows(run: Run, incident: Incident) -> Rows:
    """Whom it befell."""
    lane = next((lane for lane in run.trace.lanes if lane.header.process == incident.process), None)
    pid = f"PID {incident.process.pid if lane is None else words.pid(run, lane)}"
    who = pid if lane is None else f"{words.lane(lane.worker, 0)} · {pid}"
    rows = [(tr("Worker"), who)]
    if incident.death is not None and incident.by_you and incident.death.signal is not None:
        rows.append((tr("Signal"), incident.death.signal))
    return rows
