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
    ],
)
def test_that_what_is_typed_becomes_a_spec(own, tmp_path, kind, typed, spec):
    own.kind.choose(kind)
    own.line.setText(typed)
    assert own.spec() == spec.format(folder=tmp_path)
    assert items.check(own.spec()) == own.spec()
    assert own.line.isVisible()
    assert not own.generator.isVisible()


def test_that_the_numbers_hang_on_the_number_of_jobs(own):
    assert own.spec() is None
    assert own.hang_on_jobs
    own.kind.choose("range")
    assert not own.hang_on_jobs


def test_that_a_generator_is_one_of_the_files(own):
    own.kind.choose("generator")
    with pytest.raises(PlanError) as raised:
        own.spec()
    assert raised.value.problem.field == "items"
    own.offer_generators(["one", "two"])
    own.generator.choose("two")
    assert own.spec() == "generator:two"
    assert own.generator.isVisible()


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
