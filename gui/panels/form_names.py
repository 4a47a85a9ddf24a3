"""What the fields of a run form are called: for the contract, for screen readers, and for who hovers over them."""

from typing import TYPE_CHECKING

from engine.inside.language import marked, tr
from engine.inside.plan import PLAN_FIELDS
from engine.inside.strategies import START_METHOD

from .plan_editors import name_after, name_widget

if TYPE_CHECKING:
    from .run_form import RunForm


def name_fields(form: "RunForm") -> None:
    """Name all that a form has of its own. Main thread, once it is made."""
    for key, widget in (
        ("workload", form.workload),
        ("jobs", form.jobs),
        ("size", form.size_box),
        ("strategy", form.strategy),
        ("workers", form.workers),
    ):
        name_after(PLAN_FIELDS[key], widget)
    name_widget(form.start_method, "startMethod", tr("Start method"), marked(START_METHOD.explanation))
    several = tr("Those that are ticked are run in turns, and compared.")
    name_widget(form.ticks, "strategyTicks", tr("Strategies to compare"), several)
    fewer = tr("Runs each way with 1, 2, 4 and so on up to this many workers, and shows how it scales.")
    name_widget(form.sweep, "sweepWorkers", tr("Also fewer workers"), fewer)
    chunks = tr(
        "Runs each way that hands jobs over in chunks with chunks of several sizes, and shows which is fastest."
    )
    name_widget(form.sweep.chunks, "sweepChunks", tr("Also several chunk sizes"), chunks)
    name_widget(form.repeats, "repeats", tr("Repeats"), tr("How many times each way is run; its median counts."))
    loop = tr("Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was.")
    name_widget(form.baseline, "baseline", tr("Compare with the plain loop"), loop)
