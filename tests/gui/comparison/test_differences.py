"""In what compared runs differ, as a table."""

import dataclasses

import pytest
from PySide6.QtCore import Qt

from engine.model.call import Python
from gui.comparison.differences import Differences
from tests.gui.made_runs import AT_S, made


@pytest.fixture
def shown(qtbot, compared):
    def show(*saved, titles=None):
        table = Differences()
        qtbot.addWidget(table)
        table.show_runs(compared(*saved, titles=titles))
        return table

    return show


def row_of(table, field):
    model = table.model()
    for row in range(model.rowCount()):
        if model.index(row, 0).data() == field:
            return [model.index(row, column) for column in range(1, model.columnCount())]
    return None


def test_that_only_what_differs_has_a_row_and_what_is_not_known_a_dash(shown):
    table = shown(made([(0, 1)]), made([(0, 1)], options={"chunksize": 3}, strategy="pool"))
    assert [cell.data() for cell in row_of(table, "Jobs per chunk")] == ["–", "3"]
    assert row_of(table, "Strategy") is None


def test_that_runs_of_the_same_plan_and_place_differ_in_nothing_and_that_is_said(shown):
    table = shown(made([(0, 1)]), made([(0, 1)], at_s=AT_S + 1))
    assert table.model().rowCount() == 0
    image = table.grab().toImage()
    assert len({image.pixelColor(x, image.height() // 2 + 12).name() for x in range(image.width())}) > 1


def test_that_a_machine_that_was_busy_is_told(shown):
    runs = [made([(0, 1)]) for _ in range(2)]
    for saved, others in zip(runs, (1.4, 0.0), strict=True):
        saved.run.python = Python("3.11.0", gil=True, cores=2)
        saved.run.others_cores = others
    table = shown(*runs)
    assert [cell.data() for cell in row_of(table, "Machine")] == ["busy: other programs had 1.40 cores", "–"]


def test_that_long_and_odd_text_is_cut_and_shown_as_it_is(shown):
    items = "[" + ", ".join(['"<b>\\u202e"'] * 2_000) + "]"
    runs = [made([(0, 1)]) for _ in range(2)]
    for saved, its_items in zip(runs, (items, "[1]"), strict=True):
        own = {"workload": None, "size": None, "function": "/nowhere/own.py:work", "items": its_items}
        saved.run.plan = dataclasses.replace(saved.run.plan, **own)
    table = shown(*runs, titles=["<b>two\nlines\u202e</b>", ""])
    cell = row_of(table, "Items")[0]
    assert cell.data() == items[:200]
    tip = cell.data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    assert len(tip) < 10_000
    heading = table.model().headerData(1, Qt.Orientation.Horizontal)
    assert heading.isprintable()
    table.grab()


def test_that_other_runs_take_the_place_of_the_first(shown, compared):
    table = shown(made([(0, 1)]), made([(0, 1)], strategy="threads"))
    table.show_runs(compared(*(made([(0, 1)], workers=workers) for workers in (1, 2, 3))))
    assert table.model().columnCount() == 4
    assert [cell.data() for cell in row_of(table, "Workers")] == ["1", "2", "3"]
