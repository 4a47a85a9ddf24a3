"""A figure does not lay the window out anew with every new text."""

from gui.panels.figure import Figure


def test_that_its_size_changes_only_when_the_text_does_not_fit(qtbot):
    figure = Figure("x", 20)
    qtbot.addWidget(figure)
    figure.show_text("1.00 s", "known")
    size = figure.size()
    assert figure.minimumSize() == figure.maximumSize()
    figure.show_text("2.00 s", "known")
    assert figure.minimumSize() == figure.maximumSize()
    assert figure.minimumWidth() == size.width() or figure.minimumWidth() > size.width()
    figure.show_text("12,345.67 s", "known")
    assert figure.minimumWidth() >= figure.fontMetrics().horizontalAdvance("12,345.67 s")


def test_that_its_kind_reaches_the_style_sheet(qtbot):
    figure = Figure("x", 20)
    qtbot.addWidget(figure)
    figure.show_text("after the loop", "waiting")
    assert figure.property("figure") == "waiting"


def test_that_a_figure_of_another_number_alone_is_not_measured_again(qtbot, monkeypatch):
    figure = Figure("x", 20)
    qtbot.addWidget(figure)
    figure.show_text("1.11 s", "known")
    metrics, measured = figure.fontMetrics(), []
    monkeypatch.setattr(figure, "fontMetrics", lambda: measured.append(1) or metrics, raising=False)
    for text in ("2.34 s", "5.67 s", "5.67 s"):
        figure.show_text(text, "known")
        assert figure.text() == text
        assert figure.minimumWidth() >= metrics.horizontalAdvance(text)
    assert measured == []
    figure.show_text("12.34 s", "known")
    assert measured == [1]
