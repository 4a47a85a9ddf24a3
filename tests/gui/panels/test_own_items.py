"""Every kind of items makes a spec that the engine takes."""

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.inside.problem import PlanError
from engine.inside.workloads import items
from gui.panels.own_items import OwnItems


@pytest.fixture
def own(qtbot, tmp_path):
    made = OwnItems()
    qtbot.addWidget(made)
    made.set_folder(str(tmp_path))
    made.show()
    return made


@pytest.mark.parametrize(
    ("kind", "typed", "spec"),
    [
        ("range", "0:9", "range:0:9"),
        ("range", " range:0:9:2 ", "range:0:9:2"),
        ("json", "[1, 2]", "[1, 2]"),
        ("json", "1, 2", "[1, 2]"),
        ("json-file", "x.json", "@{folder}/x.json"),
        ("lines", "/a/x.txt", "lines:/a/x.txt"),
        ("files", "sub", "files:{folder}/sub"),
        ("glob", "*.jpg", "glob:{folder}/*.jpg"),
        ("json-file", "x.csv", "@{folder}/x.csv"),
    ],
)
def test_that_what_is_typed_becomes_a_spec(own, tmp_path, kind, typed, spec):
    own.kind.choose(kind)
    own.line.setText(typed)
    assert own.spec() == spec.format(folder=tmp_path)
    assert items.check(own.spec()) == own.spec()
    assert own.line.isVisible()
    assert not own.named.isVisible()


@pytest.mark.parametrize(("kind", "code"), [("range", "no-numbers"), ("lines", "no-source"), ("glob", "no-source")])
def test_that_what_is_still_to_be_typed_is_asked_for(own, kind, code):
    own.kind.choose(kind)
    with pytest.raises(PlanError) as raised:
        own.spec()
    assert (raised.value.problem.field, raised.value.problem.code) == ("items", code)


def test_that_the_numbers_hang_on_the_number_of_jobs(own):
    assert own.spec() is None
    assert own.hang_on_jobs
    own.kind.choose("range")
    assert not own.hang_on_jobs


@pytest.mark.parametrize("kind", ["generator", "list"])
def test_that_a_generator_or_a_list_is_one_of_the_files(own, kind):
    own.kind.choose(kind)
    with pytest.raises(PlanError) as raised:
        own.spec()
    assert raised.value.problem.field == "items"
    own.offer_names({"generator": ["one", "two"], "list": ["one", "two"]})
    own.named.choose("two")
    assert own.spec() == f"{kind}:two"
    assert own.named.isVisible()
    assert not own.line.isVisible()


def test_that_the_name_that_was_chosen_stays_when_the_file_is_listed_again(own):
    own.offer_names({"list": ["one", "two"]})
    own.kind.choose("list")
    own.named.choose("two")
    own.offer_names({"list": ["new", "one", "two"]})
    assert own.spec() == "list:two"
    own.offer_names({"list": ["new"]})
    assert own.spec() == "list:new"


def test_that_what_is_filled_in_before_the_file_is_listed_is_chosen_then(own):
    own.fill("list", "two")
    own.offer_names({"list": ["one", "two"]})
    assert (own.spec(), own.told()) == ("list:two", "two")


def test_that_each_kind_keeps_what_was_typed_for_it(own):
    own.kind.choose("range")
    own.line.setText("0:9")
    own.kind.choose("lines")
    assert own.line.text() == ""
    with pytest.raises(PlanError):
        own.spec()
    own.kind.choose("range")
    assert own.line.text() == "0:9"


def test_that_only_paths_can_be_browsed_for(own, qtbot):
    for kind, browsed in (("range", False), ("json", False), ("json-file", True), ("lines", True), ("files", True)):
        own.kind.choose(kind)
        assert own._path.browse.isVisible() == browsed


def test_that_a_path_that_is_chosen_in_the_dialog_stands_in_the_line(own, qtbot, tmp_path):
    (tmp_path / "items.txt").write_text("a\nb\n")
    own.kind.choose("lines")
    own._path.browse.click()
    (dialog,) = own.window().findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "items.txt"))
    dialog.accept()
    qtbot.waitUntil(lambda: own.line.text() == str(tmp_path / "items.txt"))
