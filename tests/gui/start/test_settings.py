"""What is remembered from one start to the next, and what becomes of a file that is damaged."""

import json
import os
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from gui.look.appearance import appearance
from gui.look.theme import DARK
from gui.start.settings import RECENT_MOST, VARIABLE, Settings, load, save, settings_path, with_recent
from gui.window import MainWindow
from tests.gui.conftest import let_go

SOME = Settings("ko", "dark", b"\0\xff", (300, 200), 3, {"jobs": 8, "options": {"chunksize": 2}}, ("/a.pgram",))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "folder" / "settings.json")


@pytest.fixture
def opened(path, qtbot):
    """A window that remembers, and is closed in the end."""
    made = []

    def show():
        appearance().undress()  # as a program's first window is made
        window = MainWindow(path)
        made.append(window)
        with qtbot.waitExposed(window):
            window.show()
        return window

    yield show
    for window in made:
        let_go(window)
    appearance().choose(None)


def test_that_what_is_saved_is_loaded_again(path):
    save(path, SOME)
    assert load(path) == (SOME, "")


def test_that_without_a_file_all_is_as_at_the_first_start(path):
    assert load(path) == (Settings(), "")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000, b'"text"', b"{" + b" " * (1 << 20) + b"}"]
)
def test_that_a_damaged_file_is_set_aside_and_nothing_of_it_lost(path, data):
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(data)
    found, aside = load(path)
    assert found == Settings()
    assert not os.path.exists(path)
    with open(aside, "rb") as file:
        assert file.read() == data


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(fields=st.fixed_dictionaries({}, optional=dict.fromkeys(Settings.__dataclass_fields__, JSON)))
def test_that_whatever_a_file_says_only_what_could_be_so_is_taken(fields, path):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as file:
        json.dump(fields, file)
    found, aside = load(path)
    assert aside == ""
    save(path, found)
    assert load(path) == (found, "")
    assert found.theme in ("", "light", "dark")
    assert all(type(size) is int for size in (*found.split, found.tab))


def test_that_the_file_used_last_is_the_first_of_some():
    recent = ()
    for name in "abcabcdefghij":
        recent = with_recent(recent, name)
    assert recent == tuple("jihgfedc")
    assert len(recent) == RECENT_MOST


def test_that_the_environment_may_name_another_file(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine.json"))
    assert settings_path() == str(tmp_path / "mine.json")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the variable means nothing")
def test_that_it_is_where_the_system_keeps_a_persons_settings(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path() == str(tmp_path / "parallelogram" / "settings.json")


def test_that_a_window_is_as_it_was_left(opened, qtbot):
    first = opened()
    first.form.strategy.choose("joblib")
    first.form.jobs.setValue(7)
    first.form.baseline.setChecked(True)
    first.contents.tabs.setCurrentIndex(2)
    first.contents.split.setSizes([300, 300])
    wanted = QSize(1_300, 850)
    first.resize(wanted)
    appearance().choose(DARK)
    sizes = first.contents.split.sizes()
    first.close()
    appearance().choose(None)
    again = opened()
    assert (again.form.strategy.chosen(), again.form.jobs.value()) == ("joblib", 7)
    assert again.form.baseline.isChecked()
    assert again.contents.tabs.currentIndex() == 2
    assert appearance().theme is DARK
    if wanted.boundedTo(QGuiApplication.primaryScreen().availableSize()) == wanted:  # else Qt makes it fit
        assert again.size() == wanted
        qtbot.waitUntil(lambda: again.contents.split.sizes() == sizes)


def test_that_the_form_is_remembered_when_a_run_begins_whatever_comes_then(opened, path, qtbot):
    window = opened()
    window.form.size_box.setValue(1_234)
    window.form.run_button.click()
    qtbot.waitUntil(lambda: os.path.exists(path))
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)
    assert load(path)[0].form["size"] == 1_234


def test_that_damaged_settings_are_told_where_the_person_is_looking(opened, path):
    os.makedirs(os.path.dirname(path))
    with open(path, "wb") as file:
        file.write(b"{")
    window = opened()
    assert window.files.bar.isVisible()
    assert "damaged" in window.files.bar.text.text()
    assert window.form.strategy.chosen() == "pool"


def test_that_settings_that_cannot_be_saved_are_told(opened, path, qtbot, tmp_path):
    window = opened()
    (tmp_path / "folder").write_text("in the way")
    window.form.size_box.setValue(10)
    window.form.run_button.click()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)
    qtbot.waitUntil(lambda: "settings could not be saved" in window.files.bar.text.text())


def test_that_settings_that_cannot_be_saved_as_the_window_closes_are_told_in_a_sentence(opened, tmp_path, capsys):
    window = opened()
    (tmp_path / "folder").write_text("in the way")
    window.close()
    said = capsys.readouterr().err
    assert said.startswith("parallelogram: The settings could not be saved in ")
    assert said.endswith("; make room there.\n")


def test_that_runs_that_were_saved_and_opened_are_offered_again(opened, tmp_path, qtbot):
    window = opened()
    window.form.size_box.setValue(10)
    window.form.run_button.click()
    qtbot.waitUntil(lambda: not window.session.is_busy, timeout=30_000)
    kept = str(tmp_path / "a & b.pgram")
    with qtbot.waitSignal(window.session.saved, timeout=30_000):
        window.session.save_run(kept)
    window.close()
    again = opened()
    assert again.settings.recent == (kept,)
    file = again.menuBar().actions()[0].menu()
    recent = next(action.menu() for action in file.actions() if action.menu() and "recent" in action.text())
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == [kept.replace("&", "&&")]
    with qtbot.waitSignal(again.session.opened, timeout=30_000):
        recent.actions()[0].trigger()


def test_that_a_window_of_its_own_remembers_nothing(window, tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "none.json"))
    window.form.jobs.setValue(9)
    window.close()
    assert not (tmp_path / "none.json").exists()
