"""The widgets of the fields of a plan that stand by themselves."""

import pytest
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QSpinBox

from engine.inside.plan import UNSET
from engine.inside.plan_field import Flag, PlanField, Seconds, Text, Whole
from gui.panels.plan_editors import PlanSettings

OTHERS = (
    PlanField(Whole(1, 9), "Number", "A number.", caption="N&umber", key="a_number"),
    PlanField(Whole(0, 9), "Level", "A level.", key="level", default=5),
    PlanField(Seconds(), "Time", "A time.", spoken="How long", key="time_s"),
    PlanField(Text(), "Word", "A word.", key="word"),
    PlanField(Flag(), "Switch", "On or off.", key="switch", default=False),
)


@pytest.fixture
def settings(qtbot):
    made = PlanSettings()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def others(qtbot):
    """The rows of another program's plans."""
    made = PlanSettings(OTHERS)
    qtbot.addWidget(made)
    return made


def test_that_nothing_is_set_at_first(settings, others):
    assert settings.values() == UNSET
    assert others.values() == {field.key: field.default for field in OTHERS}


def test_that_each_kind_has_its_widget_and_each_widget_its_names(others):
    kinds = {"aNumber": QSpinBox, "level": QSpinBox, "time": QDoubleSpinBox, "word": QLineEdit, "switch": QCheckBox}
    for name, kind in kinds.items():
        assert others.findChild(kind, name).toolTip()
    assert others.findChild(QSpinBox, "aNumber").accessibleName() == "Number"
    assert others.findChild(QDoubleSpinBox, "time").accessibleName() == "How long"
    assert set(others.problems) == {"a_number", "level", "time", "word"}


@pytest.mark.parametrize(
    "values",
    [
        {"a_number": 3, "level": 0, "time_s": 2.5, "word": "fast", "switch": True},
        {"a_number": None, "level": 5, "time_s": None, "word": None, "switch": False},
    ],
)
def test_that_what_is_filled_in_is_what_is_set(others, values):
    others.fill({"a_number": 7, "time_s": 1.0, "word": "slow", "switch": True})
    others.fill(values)
    assert others.values() == values


@pytest.mark.parametrize("wrong", [-1, 10, 2.5, True, "3", [3], float("nan"), 10**30])
def test_that_what_could_not_be_so_changes_nothing(others, wrong):
    others.fill({"a_number": 7, "level": 3})
    others.fill({"a_number": wrong, "level": wrong, "switch": "yes", "word": 5, "time_s": "5"})
    assert others.values() == {"a_number": 7, "level": 3, "time_s": None, "word": None, "switch": False}


def test_that_a_change_is_told(others, qtbot):
    for field, value in zip(OTHERS, (3, 4, 2.5, "fast", True), strict=True):
        with qtbot.waitSignal(others.changed):
            others.fill({field.key: value})


def test_that_what_was_kept_as_zero_seconds_is_no_limit(settings):
    settings.fill({"task_timeout_s": 3.0})
    settings.fill({"task_timeout_s": 0.0})
    assert settings.values() == UNSET
