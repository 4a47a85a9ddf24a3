"""A label that gives way."""

from gui.look.elided import ElidedLabel


def test_that_what_does_not_fit_is_told_by_the_tooltip_and_stays_the_text(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.show_text("a rather <long> text " * 10)
    label.resize(80, 20)
    assert label.minimumSizeHint().width() < 80
    assert label.text().startswith("a rather <long>")
    assert "&lt;long&gt;" in label.toolTip()
    label.resize(label.sizeHint())
    assert label.toolTip() == ""


def test_that_a_part_is_not_seen_of_what_says_nothing_unless_it_is_whole(qtbot):
    label = ElidedLabel(is_whole=True)
    qtbot.addWidget(label)
    label.show_text("PID 4711")
    assert label.minimumSizeHint().width() == 0
    for width, is_seen in ((label.sizeHint().width(), True), (label.sizeHint().width() // 2, False)):
        label.resize(width, 20)
        picture = label.grab().toImage()
        found = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
        assert (len(found) > 1) is is_seen
    assert "PID 4711" in label.toolTip()


def test_that_what_has_no_room_is_told_briefly_and_that_is_never_cut(qtbot):
    label = ElidedLabel(is_whole=True)
    qtbot.addWidget(label)
    label.show()
    label.show_text("17 errors, 2 lost", brief="19 ✕")
    label.resize(label.sizeHint())
    assert label.shown() == "17 errors, 2 lost"
    label.resize(label.minimumSizeHint())
    assert label.shown() == "19 ✕"
    assert label.fontMetrics().horizontalAdvance("19 ✕") <= label.width()
    assert "17 errors" in label.toolTip()
    label.show_text("4 done")
    assert label.shown() == ""


def test_that_a_tip_of_its_own_is_told_however_much_room_there_is(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.show_text("short", "what it means")
    label.resize(400, 20)
    assert "what it means" in label.toolTip()
