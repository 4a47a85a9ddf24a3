"""The tables below the chart, and what stands beside their tabs."""


def test_that_the_filter_gives_way_to_the_tabs_unless_something_stands_in_it(window, qtbot):
    line = window.contents.task_filter.line
    for width, query, is_seen in ((1280, "", True), (900, "", False), (900, "pid 1", True), (1280, "", True)):
        window.resize(width, 700)
        qtbot.waitUntil(lambda width=width: window.width() == width)
        window.contents.task_filter.show_query(query)
        qtbot.waitUntil(lambda is_seen=is_seen: line.isVisible() is is_seen)
