"""Text that would break a window which trusts it: shown escaped and cut, everywhere, and as plain text."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import QLabel

ODD = "<b>bold</b>&lt;\u202egnp.exe\0\ud800"
SOURCE = f"""
ODD = {ODD!a}
Odd = type("<i>" + ODD[:-2], (Exception,), {{}})  # the rest is refused in a name
def raises(x):
    raise Odd(ODD + "x" * 1_000_000)
def returns(x):
    print(ODD + "y" * 1_000_000)
    print(ODD)
    return ODD + "r" * 1_000_000
"""


@pytest.fixture
def run_function(window, qtbot, finish, tmp_path):
    """Run a function of the file on two items, in the plain loop, and give the run."""
    path = tmp_path / "odd.py"
    path.write_text(SOURCE)

    def run(name, keep_going=False):
        form = window.form
        with qtbot.waitSignal(form.own.listed, timeout=30_000):
            form.open_function_file(str(path))
        form.own.function.choose(name)
        form.strategy.choose("sequential")
        form.jobs.setValue(2)
        form.settings["keep_going"].setChecked(keep_going)
        form.run_button.click()
        return finish()

    return run


def hover(window, qtbot, task):
    """Everything that the card says of a task."""
    timeline = window.timeline
    span = window.session.run.trace.span_of(task)

    def place():
        start_s, end_s = timeline.visible_range()
        at_s = window.session.run.since_start_s((span.started_ns + span.ended_ns) // 2)
        x = (at_s - start_s) / (end_s - start_s) * timeline.chart.box.width()
        lanes = timeline.chart.layout_of_lanes()
        y = lanes.top(timeline.chart.order.index(span.lane)) + lanes.lane_height / 2
        return timeline.chart.plot.mapFromScene(timeline.chart.box.mapToScene(QPointF(x, y)))

    qtbot.hover(timeline.viewport(), place, timeline.cards.hover.isVisible)
    return [label.text() for label in timeline.cards.hover.findChildren(QLabel) if label.isVisible()]


def check_all_labels(window):
    for label in window.findChildren(QLabel):
        text = label.text()
        assert label.textFormat() == Qt.TextFormat.PlainText or "<" not in text
        assert text.replace("\u200b", "").replace("\n", " ").isprintable(), repr(text)
        assert len(text) < 1_000


def check_cell(model, row, column):
    text = model.index(row, column).data()
    assert text.isprintable()
    assert len(text) <= 401
    return text


def test_that_an_odd_error_is_told_everywhere_and_breaks_nothing(window, run_function, qtbot):
    run = run_function("raises")
    assert run.outcome == "failed"
    assert run.error is not None
    model = window.task_model
    assert "<b>bold</b>" in check_cell(model, 0, len(model.columns) - 1)
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;bold" in tip
    assert "<b>" not in tip
    assert "\u202e" not in tip
    assert "\0" not in tip
    assert len(tip) < 20_000
    card = hover(window, qtbot, 0)
    assert any("<b>bold</b>" in text for text in card)
    assert window.summary.reason.isVisible()
    check_all_labels(window)
    window.grab()


def test_that_an_odd_result_and_odd_printing_are_shown_escaped_and_cut(window, run_function, qtbot):
    run = run_function("returns")
    assert run.outcome == "finished"
    model = window.task_model
    assert check_cell(model, 0, len(model.columns) - 1).startswith("'<b>bold</b>&lt;\\u202egnp.exe")
    assert any("<b>bold</b>" in text for text in hover(window, qtbot, 0))
    pid = run.trace.lanes[0].header.pid
    wanted = [f"PID {pid}  <b>bold</b>&lt;\\u202egnp.exe\\x00\\udcd800".replace("dcd800", "d800")] * 2
    lines = window.log.text.document()
    qtbot.waitUntil(lambda: lines.blockCount() == 4)
    printed = window.log.text.toPlainText().split("\n")
    assert [line for line in printed if len(line) < 200] == wanted
    assert all(line.isprintable() and len(line) < 2_100 for line in printed)
    check_all_labels(window)
    window.grab()
