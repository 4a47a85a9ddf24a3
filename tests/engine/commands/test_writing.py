"""What a command writes into a file."""

import os

import pytest

from engine.commands.writing import check_writable, write_json
from engine.inside.problem import PlanError


def test_that_what_can_be_written_is_left_as_it_is_before_the_run(tmp_path):
    there = tmp_path / "there.json"
    there.write_text("before")
    for path in (str(there), str(tmp_path / "new.json"), None):
        check_writable("json", path)
    assert there.read_text() == "before"
    assert os.listdir(tmp_path) == ["there.json"]


@pytest.mark.parametrize("name", ["", ".", "nowhere/run.json"])
def test_that_what_cannot_be_written_is_told_before_the_run(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlanError):
        check_writable("json", name)


def test_that_a_file_is_replaced_once_the_whole_of_the_new_one_is_there(tmp_path):
    path = tmp_path / "run.json"
    path.write_text("before")

    def pieces():
        yield "new, "
        assert path.read_text() == "before"
        yield "and whole"

    write_json(str(path), pieces())
    assert path.read_text() == "new, and whole"
    assert os.listdir(tmp_path) == ["run.json"]


def test_that_what_was_there_stays_where_the_new_one_fails(tmp_path):
    path = tmp_path / "run.json"
    path.write_text("before")

    def pieces():
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_json(str(path), pieces())
    assert path.read_text() == "before"
    assert os.listdir(tmp_path) == ["run.json"]
    with pytest.raises(PlanError):
        write_json(str(tmp_path / "gone" / "run.json"), ["new"])


def test_that_a_dash_is_standard_output(capsys):
    write_json("-", ["{", "}"])
    assert capsys.readouterr().out == "{}"
