"""What was done to a worker is known, whoever did it."""

import os
import signal

from gui.panels.details.chosen import Worker


def test_that_suspending_continuing_and_killing_are_in_a_worker_s_history(window, choose, finish, qtbot):
    window.form.workload.choose("waiting")
    choose("pool", 4, 60_000).run_button.click()
    qtbot.waitUntil(lambda: window.timeline.lane_count() > 0, timeout=30_000)
    run, details = window.session.run, window.contents.details
    pid = run.trace.lanes[0].header.pid
    window.timeline.lanes.choose(0)
    assert window.contents.chosen.what == Worker(0)
    details.suspend_button.click()
    qtbot.waitUntil(lambda: bool(details.signals.of(0)), timeout=30_000)
    details.show_now()
    assert details.suspend_button.text() == "Continue"
    os.kill(pid, signal.SIGCONT)
    qtbot.waitUntil(lambda: len(details.signals.of(0)) == 2, timeout=30_000)
    details.show_now()
    details.kill_button.click()
    qtbot.waitUntil(lambda: len(details.signals.of(0)) == 3, timeout=30_000)
    told = [what for _, what in details.signals.of(0)]
    assert told[:2] == ["suspended", "continued"]
    assert "killed" in told[2]
    window.session.stop()
    finish()
    assert "Signals: " in details.text()
