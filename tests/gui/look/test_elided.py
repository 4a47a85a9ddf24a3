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


def test_that_a_tip_of_its_own_is_told_however_much_room_there_is(qtbot):
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.show()
    label.show_text("short", "what it means")
    label.resize(400, 20)
    assert "what it means" in label.toolTip()
