"""Every option of every strategy has a row, made from what the engine says of it."""

import pytest
from PySide6.QtWidgets import QSpinBox, QWidget

from engine.inside.strategies import strategies
from gui.panels.choices import DropDown
from gui.panels.strategy_options import StrategyOptions, TextBox


@pytest.fixture
def options(qtbot):
    made = StrategyOptions(strategies(), without="start_method")
    qtbot.addWidget(made)
    made.show()
    return made


def row(options, key):
    (found,) = options.findChildren(QWidget, f"option-{key}")
    return found


@pytest.mark.parametrize("strategy", strategies().values(), ids=lambda strategy: strategy.identifier)
def test_that_each_option_has_a_row_that_explains_it_and_is_not_set(options, strategy):
    options.show_strategy(strategy.identifier)
    for option in strategy.options:
        if option.key == "start_method":
            continue
        editor = row(options, option.key)
        assert option.explanation in editor.toolTip()
        assert option.default in editor.toolTip()
        assert editor.accessibleName()
        assert option.key in options.problems
    assert options.values() == {}


def test_that_the_row_is_what_the_option_takes(options):
    options.show_strategy("pool")
    assert isinstance(row(options, "chunksize"), QSpinBox)
    assert row(options, "chunksize").text() == "default"
    assert isinstance(row(options, "method"), DropDown)
    assert not row(options, "method").isEditable()
    options.show_strategy("joblib")
    assert isinstance(row(options, "pre_dispatch"), TextBox)


def test_that_what_is_set_is_told_by_key(options):
    options.show_strategy("pool")
    row(options, "method").choose("imap")
    row(options, "chunksize").setValue(3)
    assert options.values() == {"method": "imap", "chunksize": 3}
    row(options, "method").choose("default")
    row(options, "chunksize").setValue(0)
    assert options.values() == {}
    options.show_strategy("joblib")
    row(options, "batch_size").setCurrentText("16")
    row(options, "pre_dispatch").setCurrentText("1.5*n_jobs")
    assert options.values() == {"batch_size": "16", "pre_dispatch": "1.5*n_jobs"}


def test_that_each_strategy_keeps_its_own(options):
    options.show_strategy("pool")
    row(options, "chunksize").setValue(3)
    options.show_strategy("executor")
    assert row(options, "chunksize").value() == 0
    assert options.values() == {}
    options.show_strategy("pool")
    assert options.values() == {"chunksize": 3}


def test_that_a_wrong_text_is_told_beside_the_row_when_the_line_is_left(options):
    options.show_strategy("joblib")
    editor = row(options, "pre_dispatch")
    editor.setCurrentText("many")
    editor.line.editingFinished.emit()
    assert "cannot be “many”" in options.problems["pre_dispatch"].text()
    editor.setCurrentText("all")
    editor.line.editingFinished.emit()
    assert not options.problems["pre_dispatch"].isVisible()
