"""Choices are made by identifier, and only where a click could make them."""

import pytest

from gui.panels.choices import DropDown, OpenList

ENTRIES = [("a", "First", "one"), ("b", "Second", "two"), ("c", "Third", "three")]


@pytest.mark.parametrize("kind", [DropDown, OpenList])
def test_that_what_cannot_be_chosen_is_not_and_says_why(qtbot, kind):
    choice = kind(ENTRIES)
    qtbot.addWidget(choice)
    if kind is DropDown:
        choice.disable("b", "not now")
    else:
        choice.set_available("b", "not now")
        assert choice.item(1).toolTip() == "not now"
    with pytest.raises(KeyError):
        choice.choose("b")
    choice.choose("c")
    assert choice.chosen() == "c"


def test_that_an_entry_of_the_list_can_be_chosen_again(qtbot):
    choice = OpenList(ENTRIES)
    qtbot.addWidget(choice)
    choice.set_available("b", "not now")
    choice.set_available("b", "")
    assert choice.item(1).toolTip() == "two"
    choice.choose("b")
    assert choice.chosen() == "b"


def test_that_other_entries_keep_what_is_chosen_if_they_have_it(qtbot):
    choice = DropDown(ENTRIES)
    qtbot.addWidget(choice)
    picked = []
    choice.picked.connect(picked.append)
    choice.choose("b")
    choice.offer([("x", "New", ""), ("b", "Second", "")])
    assert (choice.chosen(), picked) == ("b", ["b"])
    choice.offer([("x", "New", "")])
    assert (choice.chosen(), picked) == ("x", ["b", "x"])
    choice.offer([])
    assert (choice.chosen(), picked) == ("", ["b", "x", ""])
