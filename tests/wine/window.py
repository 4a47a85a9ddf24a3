"""A window on Windows, as Qt draws it there, and its picture: ``python -m tests.wine.window FILE``.

Wine needs no display for it.
"""

import sys
import time

from PySide6.QtGui import QFontMetricsF

from gui.application import create_application
from gui.window import MainWindow

LIMIT_S = 240


def main():
    """Run it, take the picture, and close. Returns the exit status."""
    application = create_application(["parallelogram"])
    letters = QFontMetricsF(application.font())
    assert letters.horizontalAdvance("i") < letters.horizontalAdvance("W"), "each letter is a box"
    window = MainWindow()
    window.resize(1280, 800)
    window.show()
    window.form.size_box.setValue(200_000)
    window.form.run_button.click()
    verdict = window.contents.summary.verdict
    until_s = time.monotonic() + LIMIT_S
    while verdict.why is None:  # it is the last to come
        assert time.monotonic() < until_s, "the run does not end, or nobody tells where its time went"
        application.processEvents()
        time.sleep(0.01)
    application.processEvents()
    run = window.session.run
    assert run.outcome == "finished", run.reason
    assert all(lane.header.thread == lane.header.pid for lane in run.trace.lanes), "a lane is called a thread"
    assert all(run.spawned_ns(lane) is not None for lane in run.trace.lanes), "nobody knows when a worker began"
    window.grab().save(sys.argv[1])
    window.close()
    print(f"right  the window: {run.elapsed_s:.2f} s, {window.timeline.lane_labels()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
