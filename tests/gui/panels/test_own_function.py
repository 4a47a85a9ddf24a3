"""The functions of a file are listed without running it, and what cannot be run says why."""

import itertools
import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engine.inside.problem import PlanError
from gui.panels.own_function import OwnFunction

SOURCE = """
raise SystemExit("nothing of this is run")
def none(): ...
def two(a, b): ...
async def later(x): ...
def items(): yield 1
def first(x): ...
def second(x, y=2): ...
"""


@pytest.fixture
def own(qtbot):
    made = OwnFunction()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_question()


@pytest.fixture
def opened(own, qtbot, tmp_path):
    """Write a file and have its functions listed."""

    def write(source, name="work.py"):
        (tmp_path / name).write_text(source)
        with qtbot.waitSignal(own.listed, timeout=30_000):
            own.set_file(str(tmp_path / name))
        return own

    return write


def names(own):
    return [own.function.itemData(row) for row in range(own.function.count())]


def test_that_the_functions_are_offered_and_the_first_that_can_be_called_is_chosen(opened, tmp_path):
    own = opened(SOURCE)
    assert names(own) == ["none", "two", "later", "items", "first", "second"]
    assert own.function.chosen() == "first"
    assert own.reference() == f"{tmp_path}/work.py:first"
    assert own.file.text() == "work.py"
    own.items.kind.choose("generator")
    assert own.items.spec() == "generator:items"
    own.function.choose("second")
    assert own.reference().endswith(":second")


@pytest.mark.parametrize(("name", "why"), [("none", "no argument"), ("later", "async"), ("items", "generator")])
def test_that_what_cannot_be_called_with_an_item_is_shown_with_the_reason(opened, name, why):
    own = opened(SOURCE)
    with pytest.raises(KeyError):
        own.function.choose(name)
    tip = own.function.itemData(own.function.findData(name), Qt.ItemDataRole.ToolTipRole)
    assert why in tip


@pytest.mark.parametrize(
    ("name", "source", "code"),
    [
        ("work.py", "def f(:", "does-not-parse"),
        ("work.py", "async def f(x): ...\nasync def g(x): yield x\n", "none-usable"),
        ("work.py", "", "none-usable"),
        ("work.txt", "def f(x): ...", "no-python-file"),
    ],
)
def test_that_a_file_without_a_usable_function_is_a_problem_that_stands(opened, name, source, code):
    own = opened(source, name)
    assert own.standing.code == code
    with pytest.raises(PlanError) as raised:
        own.reference()
    assert raised.value.problem == own.standing


def test_that_a_file_that_is_mended_is_listed_again(opened, qtbot, tmp_path):
    own = opened("def f(:")
    new = tmp_path / "new"
    new.write_text("def g(x): ...")
    with qtbot.waitSignal(own.listed, timeout=30_000):
        new.replace(tmp_path / "work.py")
    assert own.standing is None
    assert own.function.chosen() == "g"
    with qtbot.waitSignal(own.listed, timeout=30_000):
        (tmp_path / "work.py").write_text("def h(x): ...\ndef g(x): ...")
    qtbot.waitUntil(lambda: names(own) == ["h", "g"], timeout=30_000)
    assert own.function.chosen() == "g"


@pytest.mark.parametrize("name", ["work.py", "deeper/still/work.py"])
def test_that_a_file_that_is_gone_for_a_while_is_listed_once_it_is_there_again(opened, own, qtbot, tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    opened("def f(x): ...", name)
    with qtbot.waitSignal(own.listed, timeout=30_000):
        path.unlink()
    qtbot.waitUntil(lambda: own.standing is not None, timeout=30_000)
    for folder in itertools.takewhile(lambda folder: folder != tmp_path, path.parents):
        folder.rmdir()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("def g(x): ...")
    qtbot.waitUntil(lambda: own.standing is None, timeout=30_000)
    qtbot.waitUntil(lambda: own.function.chosen() == "g", timeout=30_000)


def test_that_of_two_functions_of_a_name_the_later_counts(opened):
    assert names(opened("def f(): ...\ndef f(x): ...")) == ["f"]
    assert opened("def f(): ...\ndef f(x): ...").function.chosen() == "f"


def test_that_before_a_file_is_chosen_it_is_asked_for(own):
    with pytest.raises(PlanError) as raised:
        own.reference()
    assert raised.value.problem.code == "none-chosen"


def test_that_a_file_is_chosen_in_a_dialog(own, qtbot, tmp_path):
    (tmp_path / "work.py").write_text("def f(x): ...")
    own.file.click()
    (dialog,) = own.window().findChildren(QFileDialog)
    dialog.selectFile(str(tmp_path / "work.py"))
    with qtbot.waitSignal(own.listed, timeout=30_000):
        dialog.accept()
    assert own.function.chosen() == "f"


def test_that_a_function_of_several_arguments_gets_the_parts_of_an_item(opened):
    own = opened(SOURCE)
    assert not own.fields()["star"]
    own.function.choose("two")
    assert own.star.isChecked()
    assert own.fields()["star"]
    own.function.choose("first")
    assert not own.fields()["star"]


def test_that_where_all_functions_take_several_arguments_the_first_gets_parts(opened):
    own = opened("def power(base, exponent): ...\ndef other(a, b): ...")
    assert (own.function.chosen(), own.fields()["star"]) == ("power", True)


def test_that_a_function_that_can_take_both_is_called_as_was_filled_in(opened, qtbot, tmp_path):
    own = opened("def f(a, b=1): ...\ndef g(a): ...")
    own.star.setChecked(True)
    with qtbot.waitSignal(own.listed, timeout=30_000):
        own.set_file(str(tmp_path / "work.py"), "f")
    assert own.fields()["star"]
    own.function.choose("g")
    assert not own.fields()["star"]


def test_that_the_collections_of_the_file_are_offered_as_items(opened):
    own = opened("STAFF = [1, 2]\ndef f(x): ...")
    own.items.kind.choose("list")
    assert own.fields()["items"] == "list:STAFF"


def test_that_an_initializer_of_the_file_is_chosen_with_its_arguments(opened):
    own = opened("def set_up(): ...\ndef f(x): ...")
    first = own.initializer
    assert first.arguments.isHidden()
    assert (own.fields()["initializer"], own.fields()["initargs"]) == (None, None)
    first.choice.choose("set_up")
    assert not first.arguments.isHidden()
    first.arguments.setText("[1]")
    assert (own.fields()["initializer"], own.fields()["initargs"]) == ("set_up", "[1]")
    first.choice.choose("")
    assert own.fields()["initargs"] is None


def test_that_an_initializer_is_filled_in_before_the_file_is_read(own, qtbot, tmp_path):
    (tmp_path / "work.py").write_text("def set_up(n): ...\ndef f(x): ...")
    with qtbot.waitSignal(own.listed, timeout=30_000):
        own.set_file(str(tmp_path / "work.py"), "f")
        own.initializer.fill("set_up", "[2]")
    assert (own.fields()["initializer"], own.fields()["initargs"]) == ("set_up", "[2]")


def test_that_the_functions_of_a_notebook_are_offered_with_their_cells_and_what_is_left_out_is_said(opened, tmp_path):
    cells = ["%time 1\nimport math\ndef work(x): return math.sqrt(x)", "work(3)\nwork(4)"]
    data = {"cells": [{"cell_type": "code", "source": cell} for cell in cells], "metadata": {}}
    own = opened(json.dumps(data), "a b.ipynb")
    assert own.reference() == f"{tmp_path}/a b.ipynb:work"
    assert own.function.itemData(0, Qt.ItemDataRole.ToolTipRole) == "Cell 1"
    told = "Left out of the notebook: 1 magic, 2 calls. Workers take what the function needs."
    assert own.left_out.text() == told
    assert own.left_out.isVisible()
    assert not opened(SOURCE).left_out.isVisible()
