"""What the widgets of the run form are called."""

from typing import TYPE_CHECKING

from engine.strategies import START_METHOD

if TYPE_CHECKING:
    from .run_form import RunForm


def name_widgets(form: "RunForm") -> None:
    """Name them for the contract, for screen readers and for who hovers over them."""
    for widget, object_name, spoken in (
        (form.workload, "workload", "Workload"),
        (form.jobs, "jobs", "Jobs"),
        (form.size_box, "size", "Size"),
        (form.strategy, "strategy", "Strategy"),
        (form.workers, "workers", "Workers"),
        (form.start_method, "startMethod", "Start method"),
        (form.task_timeout, "taskTimeout", "Time limit for each job, in seconds"),
        (form.keep_going, "keepGoing", "Keep going after faults"),
        (form.baseline, "baseline", "Compare with the plain loop"),
        (form.run_button, "runButton", "Run"),
        (form.stop_button, "stopButton", "Stop"),
    ):
        widget.setObjectName(object_name)
        widget.setAccessibleName(spoken)
    form.jobs.setToolTip("How many times the function is called.")
    form.workers.setToolTip("How many processes, or threads, run the jobs at once.")
    form.start_method.setToolTip(START_METHOD.explanation)
    form.task_timeout.setToolTip("A job that takes longer is lost: its worker, process or whole program, is ended.")
    form.keep_going.setToolTip(
        "An error or a dead worker costs one job: where that breaks the strategy, it is started anew on the rest."
    )
    form.baseline.setToolTip(
        "Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was."
    )
    form.run_button.setToolTip("Run (Ctrl+R)")
    form.stop_button.setToolTip("End every process of the run (Ctrl+.)")
