"""The run that is shown, written in other forms through the window's own menu and dialogs."""

import ast
import csv
import dataclasses
import json
import os
import resource
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QMenu

from engine.formats.exports import FORMS, Form
from engine.history.history import History
from tests.gui.conftest import LONG
from tests.gui.made_runs import keep, made, settled

ENTRIES = {
    "Web page …": "run.html",
    "Perfetto trace …": "run.json",
    "Table of jobs …": "run.csv",
    "Summary …": "run.md",
    "Python script …": "run.py",
    "Picture of what is seen …": "run.png",
    "Picture of the whole run …": "run.png",
}


@pytest.fixture
def opened(window, qtbot):
    """A run of known times, opened from its file."""
    keep(made([(0, 1), (1, 2)], [(0.5, 2.5)], elapsed_s=3.0, sequential_s=6.0))
    (entry,) = History().listing().entries
    with qtbot.waitSignal(window.session.opened, timeout=30_000):
        window.open_run(entry.path)
    return window.session.run


@pytest.fixture
def entries(window):
    """The menu's actions, by their texts without the marks of the keys."""
    return {action.text().replace("&", ""): action for action in window.contents.share_menu.actions() if action.text()}


@pytest.fixture
def export(window, entries, qtbot):
    """Pick an entry, choose a place in its dialog, and wait until something is said; what is said, or None."""

    def choose(text, path, form=None):
        said, failed = [], []
        window.exports.said.connect(said.append)
        window.exports.failed.connect(failed.append)
        window.exports.dialog = None
        entries[text].trigger()
        dialog = window.exports.dialog
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setDirectory(os.path.dirname(path))
        if form is not None:
            dialog.selectNameFilter(form)
            dialog.filterSelected.emit(form)
        dialog.selectFile(os.path.basename(path))
        dialog.accept()
        qtbot.waitUntil(lambda: bool(said or failed), timeout=30_000)
        window.exports.said.disconnect(said.append)
        window.exports.failed.disconnect(failed.append)
        return said[0] if said else None

    return choose


def check(path):
    """Whether a file is what its name says."""
    with open(path, "rb") as file:
        data = file.read()
    match os.path.splitext(path)[1]:
        case ".json":
            assert json.loads(data)["traceEvents"]
        case ".csv":
            assert len(list(csv.reader(data.decode().splitlines()))) == 4
        case ".md":
            assert data.startswith(b"# ") or b"|" in data
        case ".py":
            ast.parse(data)
        case ".svg":
            assert ET.fromstring(data).tag.endswith("svg")
        case ".png":
            assert not QImage(path).isNull()
            assert data.startswith(b"\x89PNG")


def test_that_the_menu_offers_every_form_there_is(entries):
    assert [*entries] == [*ENTRIES, "Copy the picture", "Copy the summary", "Copy the script"]
    assert [form.menu.replace("&", "") for form in FORMS.values()] == [*ENTRIES][: len(FORMS)]


def test_that_a_form_needs_nothing_but_its_entry(opened, window, monkeypatch, qtbot, tmp_path):
    form = Form("words", "&Words …", "Texts (*.txt)", ".txt", lambda told: iter([f"{told.run.plan.jobs} jobs"]))
    monkeypatch.setitem(FORMS, "words", form)
    menu = QMenu()
    qtbot.addWidget(menu)
    window.exports.fill(menu)
    action = next(action for action in menu.actions() if action.text() == "&Words …")
    action.trigger()
    dialog = window.exports.dialog
    assert (dialog.nameFilters(), dialog.defaultSuffix()) == (["Texts (*.txt)"], "txt")
    with qtbot.waitSignal(window.exports.said, timeout=30_000):
        dialog.fileSelected.emit(str(tmp_path / "mine.txt"))
    dialog.close()
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == f"{window.session.run.plan.jobs} jobs"


def each_entry(subtests, tmp_path):
    """Each entry with its form's suffix, in a folder of its own: one window has them all."""
    for number, (text, name) in enumerate(ENTRIES.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        with subtests.test(text):
            yield text, os.path.splitext(name)[1], folder


def test_that_each_entry_writes_its_form_where_the_person_says_and_says_so(opened, window, export, subtests, tmp_path):
    for text, suffix, folder in each_entry(subtests, tmp_path):
        path = str(folder / f"mine{suffix}")
        assert export(text, path) == f"Exported as {os.path.basename(path)}"
        check(path)
        assert os.listdir(folder) == [os.path.basename(path)]
        assert window.statusBar().currentMessage() == f"Exported as {os.path.basename(path)}"


def test_that_a_dialog_offers_a_name_and_adds_the_suffix(opened, window, export, entries, subtests, tmp_path):
    for text, suffix, folder in each_entry(subtests, tmp_path):
        entries[text].trigger()
        dialog = window.exports.dialog
        assert os.path.basename(dialog.selectedFiles()[0]) == ENTRIES[text]
        assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
        dialog.reject()
        export(text, str(folder / "bare"))
        assert os.listdir(folder) == [f"bare{suffix}"]
        check(str(folder / f"bare{suffix}"))


@pytest.mark.parametrize("text", ["Picture of what is seen …", "Picture of the whole run …"])
def test_that_a_picture_is_a_drawing_if_that_is_chosen(opened, export, tmp_path, text):
    export(text, str(tmp_path / "drawn"), form="Drawings (*.svg)")
    assert os.listdir(tmp_path) == ["drawn.svg"]
    check(str(tmp_path / "drawn.svg"))
    export(text, str(tmp_path / "named.svg"))
    check(str(tmp_path / "named.svg"))


def test_that_the_next_dialog_begins_in_the_folder_of_the_last(opened, window, export, entries, tmp_path):
    export("Table of jobs …", str(tmp_path / "mine.csv"))
    entries["Summary …"].trigger()
    assert window.exports.dialog.directory().absolutePath() == str(tmp_path)
    window.exports.dialog.reject()


@pytest.mark.parametrize(
    ("text", "said", "form"),
    [("Copy the summary", "The summary is copied", "markdown"), ("Copy the script", "The script is copied", "snippet")],
)
def test_that_summary_and_script_are_copied_as_they_would_be_written(
    opened, window, entries, export, qtbot, tmp_path, text, said, form
):
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(window.exports.said, timeout=30_000) as told:
        entries[text].trigger()
    assert told.args == [said]
    path = str(tmp_path / f"mine{FORMS[form].suffix}")
    export(FORMS[form].menu.replace("&", ""), path)
    with open(path, encoding="utf-8") as file:
        assert QGuiApplication.clipboard().text() == file.read()


def test_that_a_run_made_in_the_window_is_exported_as_well(window, choose, finish, export, tmp_path):
    choose("pool", 3).run_button.click()
    finish()
    export("Table of jobs …", str(tmp_path / "mine.csv"))
    check(str(tmp_path / "mine.csv"))
    export("Picture of what is seen …", str(tmp_path / "mine.png"))
    check(str(tmp_path / "mine.png"))


def test_that_without_a_run_each_entry_says_that_there_is_nothing(window, entries, subtests):
    for text in (*ENTRIES, "Copy the picture", "Copy the summary", "Copy the script"):
        window.files.bar.hide()
        with subtests.test(text):
            entries[text].trigger()
            assert window.files.bar.isVisible()
            assert window.files.bar.text.text() == "There is no finished run to export; press Run first."
            assert window.exports.dialog is None


def test_that_while_a_run_goes_on_there_is_nothing_to_export(opened, window, choose, finish, entries, tmp_path):
    entries["Summary …"].trigger()
    dialog = window.exports.dialog
    form = choose("pool", 2, LONG)
    form.run_button.click()
    dialog.fileSelected.emit(str(tmp_path / "late.md"))
    assert "no finished run to export" in window.files.bar.text.text()
    entries["Picture of what is seen …"].trigger()
    assert window.exports.dialog is dialog
    form.stop_button.click()
    finish()
    assert os.listdir(tmp_path) == []


def test_that_a_place_that_cannot_be_written_is_told_and_nothing_is_left(
    opened, window, qtbot, entries, subtests, tmp_path
):
    for text, _, folder in each_entry(subtests, tmp_path):
        window.files.bar.hide()
        entries[text].trigger()
        window.exports.dialog.fileSelected.emit(str(folder / "none" / "mine.x"))
        qtbot.waitUntil(window.files.bar.isVisible)
        said = window.files.bar.text.text()
        assert "could not be written (No such file or directory); choose another place." in said
        window.exports.dialog.reject()
        assert os.listdir(folder) == []


@pytest.mark.parametrize("name", ["mine.png", "mine.svg", "mine.json"])
def test_that_a_disk_that_is_full_is_told_and_what_was_there_is_there_still(
    opened, window, qtbot, entries, tmp_path, name
):  # fmt: skip
    (tmp_path / name).write_text("before")
    entries["Perfetto trace …" if name.endswith("json") else "Picture of the whole run …"].trigger()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (500, limits[1]))
    try:
        window.exports.dialog.fileSelected.emit(str(tmp_path / name))
        settled(window, qtbot)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    window.exports.dialog.reject()
    assert "could not be written (File too large)" in window.files.bar.text.text()
    assert os.listdir(tmp_path) == [name]
    assert (tmp_path / name).read_text() == "before"


def test_that_a_script_of_a_run_that_nobody_could_make_is_refused_in_words(opened, window, entries, qtbot, tmp_path):
    opened.plan = dataclasses.replace(opened.plan, workload="made up")
    QGuiApplication.clipboard().setText("before")
    entries["Copy the script"].trigger()
    qtbot.waitUntil(window.files.bar.isVisible, timeout=30_000)
    assert "made up" in window.files.bar.text.text()
    assert QGuiApplication.clipboard().text() == "before"
    window.files.bar.hide()
    entries["Python script …"].trigger()
    window.exports.dialog.fileSelected.emit(str(tmp_path / "mine.py"))
    qtbot.waitUntil(window.files.bar.isVisible, timeout=30_000)
    assert "made up" in window.files.bar.text.text()
    window.exports.dialog.reject()
    assert os.listdir(tmp_path) == []


def test_that_the_summary_has_keys_of_its_own(entries):
    assert entries["Copy the summary"].shortcut().toString() == "Ctrl+Shift+C"


def test_that_the_picture_of_what_is_seen_can_be_copied(window, opened, qtbot):
    with qtbot.waitSignal(window.exports.said) as said:
        window.exports.copy_picture()
    assert said.args == ["The picture is copied"]
    image = QGuiApplication.clipboard().image()
    seen = window.exports._seen()
    assert image.width() >= seen.width


def test_that_while_a_comparison_is_seen_its_picture_is_what_is_seen(window, opened, tmp_path, qtbot):
    keep(made([(0, 1)]), made([(0, 2)], strategy="threads"))
    window.comparing.compare(History().listing().entries)
    qtbot.waitUntil(lambda: window.comparing.is_open and window.comparing.page.loaded is not None, timeout=30_000)
    path = str(tmp_path / "seen.png")

    def is_its_picture():  # once the page has been laid out
        window.exports._write_seen(path)
        window.exports.copy_picture()
        size = window.comparing.page.sharing.picture().size()
        return QImage(path).size() == QGuiApplication.clipboard().image().size() == size

    qtbot.waitUntil(is_its_picture, timeout=30_000)
