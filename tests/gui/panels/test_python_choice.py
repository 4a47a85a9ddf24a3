"""The Pythons there are, and what the one that is chosen says of itself."""

import os
import sys
import venv

import pytest
from PySide6.QtWidgets import QFileDialog

from engine.supervise import interpreters
from gui.panels.choices import DropDown
from gui.panels.python_choice import PythonChoice


@pytest.fixture
def python(qtbot):
    made = PythonChoice()
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close_question()


@pytest.fixture
def other(tmp_path):
    """A virtual environment's Python, which has no joblib."""
    venv.create(tmp_path / "project" / ".venv", with_pip=False)
    return str(tmp_path / "project" / ".venv" / "bin" / "python")


def test_that_the_programs_own_python_is_known_at_once(python):
    assert python.path() is None
    assert python.interpreter.path == sys.executable
    assert "joblib" in python.interpreter.modules
    assert python.hint.text().startswith(f"{sys.version.split()[0]} · GIL · ")
    assert python.interpreter == interpreters.this()
    assert interpreters.this().modules == interpreters.ask(sys.executable).modules


def test_that_the_environment_beside_a_file_is_offered_first(python, other, tmp_path):
    python.look_beside(str(tmp_path / "project" / "work.py"))
    assert python.choice.itemData(0) == ""
    assert python.choice.itemData(1) == other
    assert python.choice.itemText(1) == os.path.join("project", ".venv")
    assert python.choice.itemData(python.choice.count() - 1) == "other"


def test_that_another_python_is_asked_what_it_is(python, other, qtbot):
    with qtbot.waitSignal(python.known, timeout=30_000):
        python.choice.choose(other)
        assert python.interpreter is None
    assert python.path() == other
    assert python.interpreter.version == sys.version.split()[0]
    assert "joblib" not in python.interpreter.modules
    # It stays chosen wherever the next file is.
    python.look_beside(None)
    assert python.path() == python.choice.chosen() == other


def test_that_what_is_no_python_is_told(python, qtbot):
    with qtbot.waitSignal(python.known, timeout=30_000):
        python.choice.choose("/bin/true")
    assert python.interpreter is None
    assert python.standing.code == "not-a-python"
    python.choice.choose("")
    assert python.standing is None
    assert python.interpreter is not None


def test_that_nonsense_is_no_choice(python, tmp_path):
    with pytest.raises(KeyError):
        python.choice.choose(str(tmp_path / "none"))


def test_that_other_asks_for_a_file_and_leaves_what_is_chosen(python, other, qtbot):
    python.choice.choose("other")
    assert python.choice.chosen() == ""
    (dialog,) = python.window().findChildren(QFileDialog)
    dialog.selectFile(other)
    with qtbot.waitSignal(python.known, timeout=30_000):
        dialog.accept()
    assert python.path() == other


def test_that_only_the_last_that_was_chosen_counts(python, other, qtbot):
    heard = []
    python.known.connect(lambda: heard.append(python.interpreter))
    python.choice.choose("/bin/true")
    python.choice.choose(other)
    qtbot.waitUntil(lambda: bool(heard), timeout=30_000)
    assert [interpreter.path for interpreter in heard] == [other]


def test_that_whoever_opens_the_list_at_once_sees_all_pythons_there_are(python, other, monkeypatch):
    monkeypatch.setattr(interpreters, "candidates", lambda beside=None: [other])
    monkeypatch.setattr(DropDown, "showPopup", lambda choice: None)  # Qt's offscreen platform complains of popups
    assert python.choice.findData(other) < 0
    python.choice.showPopup()
    assert python.choice.findData(other) > 0


def test_that_the_pythons_there_are_are_offered_without_anybodys_asking(other, monkeypatch, qtbot):
    monkeypatch.setattr(interpreters, "candidates", lambda beside=None: [other])
    made = PythonChoice()
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: made.choice.findData(other) > 0)
    made.close_question()
