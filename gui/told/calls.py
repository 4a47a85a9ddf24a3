"""What is known of a call, for its card."""

from engine import words
from engine.inside.language import tr
from engine.trace.run import Run

from .told import Rows


def call_rows(run: Run, number: int) -> Rows:
    """Everything known of a call, by its number, as names and values."""
    call = run.call(number)
    ended = int(run.ended_by_call()[number])
    rows = [(tr("Call"), words.call(number, call)), (tr("Jobs", "how many"), words.call_progress(call, ended))]
    for name, text in (
        (tr("Function"), words.function(call)),
        (tr("Place", "in the source"), words.place(call)),
        (tr("Workers"), "" if call.workers is None else f"{call.workers:,}"),
        (tr("Chunk size"), "" if call.chunksize is None else f"{call.chunksize:,}"),
        ("PID", str(call.pid) if call.pid else ""),
    ):
        if text:
            rows.append((name, text))
    if call.started_ns:
        rows.append((tr("Started"), words.elapsed(run.since_start_s(call.started_ns))))
        until_ns = call.ended_ns or run.until_ns
        name = tr("Took") if call.ended_ns else tr("Took so far")
        rows.append((name, words.elapsed((until_ns - call.started_ns) / 1e9)))
    parent = run.trace.parent_of_call(call)
    if parent is not None:
        rows.append((tr("Within"), words.task_name(run, parent)))
    if call.unseen:
        rows.append((tr("Not seen"), f"{call.unseen:,}"))
    if call.error is not None:
        rows.append((tr("Error"), words.brief(call.error.line)))
    return rows
