"""A run whose items are made while its jobs run, in the window: how many there will be is not known until they are."""

from PySide6.QtWidgets import QTableView

from engine.inside.plan import make_plan

SOURCE = """
import os, time
def items():
    for number in range(12):
        while number > 6 and not os.path.exists({go!r}):
            time.sleep(0.01)
        yield number
def double(x):
    return 2 * x
"""


def test_that_jobs_are_listed_as_they_come_and_counted_in_the_end(window, qtbot, finish, tmp_path):
    path, go = tmp_path / "work.py", tmp_path / "go"
    path.write_text(SOURCE.format(go=str(go)), encoding="utf-8")
    plan = make_plan(strategy="sequential", function=f"{path}:double", items="generator:items")
    window.session.start(plan, wants_baseline=False)
    table, progress = window.findChild(QTableView, "taskTable"), window.summary.progress
    qtbot.waitUntil(lambda: table.model().rowCount() == 7, timeout=30_000)
    assert window.session.run.expected is None
    window.timeline.set_range(0.0, 1.0)
    go.touch()
    run = finish()
    assert (run.outcome, run.plan.jobs, table.model().rowCount()) == ("finished", 12, 12)
    assert progress.value() == progress.maximum() == 12
    assert window.timeline.span_count() == 12
