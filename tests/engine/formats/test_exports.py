"""A run is written in every form, whole or not at all."""

import dataclasses
import os
import re
import stat

import pytest

from engine.formats.container import RunFileError
from engine.formats.environment import Environment
from engine.formats.exports import FORMS, Told, export
from engine.formats.run_file import open_run, save, saved
from engine.formats.run_json import run_as_json
from engine.inside import language
from engine.inside.problem import PlanError
from tests.engine.formats.mishaps import with_mishaps
from tests.engine.supervise.driving import driver

EACH = pytest.mark.parametrize("form", FORMS)


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """A real run, from its file."""
    path = str(tmp_path_factory.mktemp("exports") / "run.pgram")
    with driver() as drive:
        drive.start(strategy="pool", jobs=3, size=1_000, workers=2)
        drive.to_the_end()
        save(saved(drive.run, drive.supervisor.reader), path)
    found = open_run(path)
    return Told(found.run, found.records, found.environment, found.sequential_s)


@pytest.fixture(scope="module")
def thrice(tmp_path_factory):
    """A real run: live, to be saved, and from its file."""
    path = str(tmp_path_factory.mktemp("exports") / "run.pgram")
    with driver() as drive:
        drive.start(strategy="joblib", workload="failing", jobs=5, size=1_000, workers=2)
        run = drive.to_the_end()
        what = saved(run, drive.supervisor.reader, 1.5)
        save(what, path)
        found = open_run(path)
        yield (
            Told(run, drive.supervisor.reader, Environment.here(run.plan), 1.5),
            Told(run, what.records, what.environment, what.sequential_s),
            Told(found.run, found.records, found.environment, found.sequential_s),
        )


@EACH
def test_that_a_live_run_one_to_be_saved_and_a_saved_one_tell_the_same(form, thrice):
    live, to_be_saved, opened = ("".join(FORMS[form].pieces(each)) for each in thrice)
    assert live == to_be_saved == opened


@EACH
def test_that_the_file_has_the_pieces_and_takes_the_place_of_the_one_before(form, told, tmp_path):
    path = tmp_path / "out"
    path.write_text("before")
    export(told, form, str(path))
    assert path.read_bytes().decode("utf-8") == "".join(FORMS[form].pieces(told))
    assert os.listdir(tmp_path) == ["out"]


@EACH
def test_that_it_comes_in_pieces(form, told, monkeypatch):
    monkeypatch.setattr("engine.formats.task_columns.ROWS_AT_ONCE", 1)
    pieces = list(FORMS[form].pieces(told))
    assert len(pieces) >= (1 if form in ("snippet", "html") else 4)


@EACH
def test_that_its_entry_says_all_that_is_asked_of_a_form(form):
    entry = FORMS[form]
    assert entry.suffix.startswith(".")
    assert entry.title
    assert entry.menu.count("&") == 1
    assert entry.files.endswith(f"(*{entry.suffix})")
    assert len({each.menu.partition("&")[2][:1].lower() for each in FORMS.values()}) == len(FORMS)


def test_that_what_cannot_be_written_is_a_problem_and_leaves_nothing(told, tmp_path):
    with pytest.raises(RunFileError) as raised:
        export(told, "csv", str(tmp_path / "nowhere" / "out.csv"))
    assert raised.value.problem.code == "not-exported"
    with pytest.raises(RunFileError):
        export(told, "csv", str(tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_that_a_failure_in_the_midst_leaves_what_was_there(told, tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("before")

    def breaks(_):
        yield "some"
        raise OSError(28, "No space left on device")

    monkeypatch.setitem(FORMS, "csv", dataclasses.replace(FORMS["csv"], pieces=breaks))
    with pytest.raises(RunFileError) as raised:
        export(told, "csv", str(path))
    assert raised.value.problem.values["why"] == "No space left on device"
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["out.csv"]


def test_that_a_plan_that_cannot_be_run_is_no_script(told, tmp_path):
    plan = dataclasses.replace(told.run.plan, options={"method": "__init__"})
    before, told.run.plan = told.run.plan, plan
    try:
        with pytest.raises(PlanError):
            export(told, "snippet", str(tmp_path / "out.py"))
    finally:
        told.run.plan = before
    assert list(tmp_path.iterdir()) == []


def test_that_others_may_read_it_as_they_may_any_new_file(told, tmp_path):
    other = tmp_path / "other"
    other.touch()
    export(told, "markdown", str(tmp_path / "out.md"))
    assert stat.S_IMODE((tmp_path / "out.md").stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_that_what_programs_read_is_the_same_whatever_is_spoken_and_what_people_read_is_not(tmp_path):
    with driver() as drive:
        drive.start(strategy="process", function=with_mishaps(tmp_path), items="range:0:5")
        run = drive.to_the_end()
        told = Told(run, drive.supervisor.reader, Environment.here(run.plan), None)

        def texts():
            forms = {name: "".join(form.pieces(told)) for name, form in FORMS.items()}
            return forms | {"json": "".join(run_as_json(run, told.records, None))}

        in_english = texts()
        language.choose("ko")
        try:
            in_korean = texts()
        finally:
            language.choose("en")
    assert "killed by SIGKILL" in in_english["csv"]
    assert "1 job was lost with its worker" in in_english["json"]
    assert {name for name in in_english if in_english[name] != in_korean[name]} == {"markdown", "html"}
    assert "작업자가 SIGKILL 신호로 종료됨" in in_korean["markdown"]
    ours = re.sub("ValueError.*", "", in_korean["markdown"])
    assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+\b", ours)
