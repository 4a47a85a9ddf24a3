"""The names and ways by which the window can be driven from outside."""

import pytest
from PySide6.QtCore import QAbstractTableModel
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QTableView,
    QWidget,
)

KINDS = {
    "jobs": QSpinBox,
    "workers": QSpinBox,
    "size": QSpinBox,
    "runButton": QPushButton,
    "stopButton": QPushButton,
    "adviseButton": QPushButton,
    "baseline": QCheckBox,
    "keepGoing": QCheckBox,
    "taskTimeout": QDoubleSpinBox,
    "totalRuntime": QLabel,
    "speedup": QLabel,
    "verdict": QLabel,
    "lossBar": QWidget,
    "details": QWidget,
    "outcome": QLabel,
    "progress": QProgressBar,
    "taskTable": QTableView,
    "workerTable": QTableView,
    "log": QPlainTextEdit,
    "timeline": QWidget,
    "watchScript": QLineEdit,
    "watchArguments": QLineEdit,
    "watchButton": QPushButton,
    "strategyTicks": QWidget,
    "repeats": QSpinBox,
    "comparison": QWidget,
    "functionFile": QPushButton,
    "function": QWidget,
    "items": QLineEdit,
    "python": QWidget,
    "option-chunksize": QSpinBox,
}


@pytest.mark.parametrize(("name", "kind"), KINDS.items())
def test_that_each_widget_of_the_contract_is_found_once_by_its_name(lasting_window, name, kind):
    assert len(lasting_window.findChildren(kind, name)) == 1


@pytest.mark.parametrize(
    ("name", "identifiers"),
    [
        ("workload", ["squares", "function"]),
        ("strategy", ["sequential", "process", "pool", "executor", "joblib", "threads"]),
        ("startMethod", ["fork", "spawn", "forkserver"]),
        ("itemsKind", ["numbers", "range", "json", "json-file", "lines", "files", "generator"]),
        ("option-method", ["map", "imap", "imap_unordered", "starmap", "apply_async", "default"]),
    ],
)
def test_that_choices_are_made_by_identifier(window, name, identifiers):
    choice = window.findChild(QWidget, name)
    for identifier in identifiers:
        choice.choose(identifier)
        assert choice.chosen() == identifier
    with pytest.raises(KeyError):
        choice.choose("nonsense")


def test_that_the_tables_have_models_of_their_own(window):
    for name in ("taskTable", "workerTable"):
        assert isinstance(window.findChild(QTableView, name).model(), QAbstractTableModel)


def test_that_the_bar_and_the_panel_answer_the_contracts_questions(window):
    assert isinstance(window.findChild(QWidget, "lossBar").parts(), dict)
    assert isinstance(window.findChild(QWidget, "details").text(), str)


def test_that_ways_are_ticked_by_identifier_and_nothing_is_ranked_before_a_comparison(window):
    ticks = window.findChild(QWidget, "strategyTicks")
    assert ticks.ticked() == []
    ticks.tick("threads", True)
    ticks.tick("pool", True)
    assert ticks.ticked() == ["pool", "threads"]
    ticks.tick("pool", False)
    assert ticks.ticked() == ["threads"]
    with pytest.raises(KeyError):
        ticks.tick("nonsense", True)
    assert window.findChild(QWidget, "comparison").ranking() == []


def test_that_the_timeline_answers_the_contracts_questions(window):
    timeline = window.findChild(QWidget, "timeline")
    assert timeline.lane_count() == 0
    assert timeline.span_count() == 0
    assert timeline.call_count() == 0
    assert timeline.lane_labels() == timeline.depths() == []
    assert timeline.follow_live is True
    timeline.set_range(1.0, 2.5)
    assert timeline.visible_range() == pytest.approx((1.0, 2.5))
    assert timeline.follow_live is False


def test_that_the_defaults_are_the_tutorials(window):
    assert window.findChild(QWidget, "workload").chosen() == "squares"
    assert window.findChild(QSpinBox, "jobs").value() == 4
    assert window.findChild(QSpinBox, "size").value() == 10_000_000
    workers = {}
    for strategy in ("process", "pool", "joblib"):
        window.findChild(QWidget, "strategy").choose(strategy)
        workers[strategy] = window.findChild(QSpinBox, "workers").value()
    assert workers == {"process": 4, "pool": 2, "joblib": 4}


def test_that_every_input_has_a_name_for_screen_readers(window):
    for name in (
        "workload",
        "strategy",
        "startMethod",
        "jobs",
        "workers",
        "size",
        "taskTimeout",
        "keepGoing",
        "timeline",
        "taskTable",
        "workerTable",
        "log",
    ):
        assert window.findChild(QWidget, name).accessibleName()
