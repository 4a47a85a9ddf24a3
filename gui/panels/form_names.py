"""What the widgets of the run form are called."""

from typing import TYPE_CHECKING

from engine.language import marked, tr
from engine.strategies import START_METHOD

if TYPE_CHECKING:
    from .run_form import RunForm


def name_widgets(form: "RunForm") -> None:
    """Name them for the contract, for screen readers and for who hovers over them."""
    for widget, object_name, spoken in (
        (form.workload, "workload", tr("Workload")),
        (form.jobs, "jobs", tr("Jobs")),
        (form.size_box, "size", tr("Size")),
        (form.strategy, "strategy", tr("Strategy")),
        (form.workers, "workers", tr("Workers")),
        (form.start_method, "startMethod", tr("Start method")),
        (form.task_timeout, "taskTimeout", tr("Time limit for each job, in seconds")),
        (form.keep_going, "keepGoing", tr("Keep going after faults")),
        (form.baseline, "baseline", tr("Compare with the plain loop")),
        (form.run_button, "runButton", tr("Run")),
        (form.stop_button, "stopButton", tr("Stop")),
    ):
        widget.setObjectName(object_name)
        widget.setAccessibleName(spoken)
    form.jobs.setToolTip(tr("How many times the function is called."))
    form.workers.setToolTip(tr("How many processes, or threads, run the jobs at once."))
    form.start_method.setToolTip(marked(START_METHOD.explanation))
    form.task_timeout.setToolTip(tr("A job that takes longer is lost: its worker, process or whole program, is ended."))
    form.keep_going.setToolTip(
        tr("An error or a dead worker costs one job: where that breaks the strategy, it is started anew on the rest.")
    )
    form.baseline.setToolTip(
        tr("Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was.")
    )
    form.run_button.setToolTip(tr("Run (Ctrl+R)"))
    form.stop_button.setToolTip(tr("End every process of the run (Ctrl+.)"))
