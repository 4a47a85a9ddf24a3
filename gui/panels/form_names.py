"""What the widgets of the run form are called."""

from PySide6.QtWidgets import QWidget

from engine.inside.language import marked, tr
from engine.inside.strategies import START_METHOD


def name_widgets(
    *,
    workload: QWidget,
    jobs: QWidget,
    size_box: QWidget,
    strategy: QWidget,
    workers: QWidget,
    start_method: QWidget,
    task_timeout: QWidget,
    keep_going: QWidget,
    baseline: QWidget,
    run_button: QWidget,
    watch_button: QWidget,
    stop_button: QWidget,
) -> None:
    """Name them for the contract, for screen readers and for who hovers over them."""
    for widget, object_name, spoken in (
        (workload, "workload", tr("Workload")),
        (jobs, "jobs", tr("Jobs")),
        (size_box, "size", tr("Size")),
        (strategy, "strategy", tr("Strategy")),
        (workers, "workers", tr("Workers")),
        (start_method, "startMethod", tr("Start method")),
        (task_timeout, "taskTimeout", tr("Time limit for each job, in seconds")),
        (keep_going, "keepGoing", tr("Keep going after faults")),
        (baseline, "baseline", tr("Compare with the plain loop")),
        (run_button, "runButton", tr("Run")),
        (watch_button, "watchButton", tr("Watch")),
        (stop_button, "stopButton", tr("Stop")),
    ):
        widget.setObjectName(object_name)
        widget.setAccessibleName(spoken)
    jobs.setToolTip(tr("How many times the function is called."))
    workers.setToolTip(tr("How many processes, or threads, run the jobs at once."))
    start_method.setToolTip(marked(START_METHOD.explanation))
    task_timeout.setToolTip(tr("A job that takes longer is lost: its worker, process or whole program, is ended."))
    keep_going.setToolTip(
        tr("An error or a dead worker costs one job: where that breaks the strategy, it is started anew on the rest.")
    )
    baseline.setToolTip(tr("Runs the same jobs in a plain loop afterwards, and shows how many times as fast this was."))
    run_button.setToolTip(tr("Run (Ctrl+R)"))
    stop_button.setToolTip(tr("End every process of the run (Ctrl+.)"))
