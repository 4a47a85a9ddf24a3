"""A walk through every selection and range: nothing lies over a text or a figure, and no card is left standing."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel

from gui.timeline.hover import HoverCard
from tests.gui.test_width import over

SIZES = (1280, 800), (900, 600)


def covered(window):
    """Each text of the window over whose middle something else lies, and each card that is shown."""
    for card in window.findChildren(HoverCard):
        if card.isVisible():
            yield f"a card: {card.geometry()}"
    for each in [*window.findChildren(QLabel), *window.findChildren(QAbstractButton)]:
        if (
            not each.isVisible()
            or not each.text()
            or each.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ):
            continue
        seen = each.visibleRegion().boundingRect()
        if seen.isEmpty():  # scrolled out of sight
            continue
        found = window.childAt(each.mapTo(window, seen.center()))
        while found is not None and found is not each:
            found = found.parentWidget() if not isinstance(found, QFrame) or found.parentWidget() is each else None
        if found is None:
            yield f"{each.objectName()}: {each.text()!r}"


def selections(window):
    """Each as a name and what selects it."""
    run = window.session.run
    yield "nothing", lambda: None
    for task in range(0, run.trace.jobs, 37):
        yield f"job {task}", lambda task=task: window.tasks.choose(task)
    for lane in range(len(run.trace.lanes)):
        yield f"worker {lane}", lambda lane=lane: window.timeline.lanes.choose(lane)
    until_s = run.since_start_s(run.until_ns)
    for place in range(8):
        at_s = until_s * place / 8
        yield f"range {place}", lambda at_s=at_s: window.timeline.measured.set((at_s, at_s + until_s / 8))


@pytest.mark.parametrize("size", SIZES)
def test_that_no_text_is_covered_in_a_walk_through_every_selection_and_range(window, qtbot, size):
    window.resize(*size)
    over(window)
    for name, select in selections(window):
        select()
        window.contents.refresh()
        qtbot.waitUntil(lambda name=name: _none_is(window, name), timeout=30_000)


def _none_is(window, name):
    QApplication.processEvents()
    found = list(covered(window))
    assert found == [], (name, found)


def test_that_what_lies_over_a_text_is_found(window, qtbot):
    over(window)
    label = window.findChild(QLabel, "totalRuntime")
    cover = QFrame(window)
    cover.setGeometry(label.mapTo(window, QPoint(0, 0)).x() - 5, label.mapTo(window, QPoint(0, 0)).y() - 5, 300, 80)
    cover.show()
    assert any("totalRuntime" in each for each in covered(window))
