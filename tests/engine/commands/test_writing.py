"""What a command writes into a file."""

import os

import pytest

from engine.commands.writing import check_apart, check_writable, write_json
from engine.inside.problem import PlanError
from engine.problems.arguments import GivenTwice


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


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_that_nothing_is_written_where_what_is_read_or_written_as_well_would_be_lost(say, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.py").write_text("def work(item): return item\n\nif __name__ == '__main__': work(1)\n")
    assert say("run", "--function", "own.py:work", "--items", "[1]", "--save", "one.pgram").status == 0
    os.link("one.pgram", "other.pgram")
    (tmp_path / "items.json").write_text("[1]")
    before = contents(tmp_path)
    of_own = ("--function", "own.py:work", "--items", "[1]")
    for arguments, path in (
        (("run", *of_own, "--save", "new", "--json", "./new"), "./new"),
        (("run", *of_own, "--json", "own.py"), "own.py"),
        (("run", *of_own, "--save", "own.py"), "own.py"),
        (("compare", *of_own, "--json", "own.py"), "own.py"),
        (("run", *of_own[:2], "--items", "@items.json", "--json", "items.json"), "items.json"),
        (("advise", *of_own[:2], "--items", "lines:./items.json", "--json", "items.json"), "items.json"),
        (("advise", *of_own, "--json", "own.py"), "own.py"),
        (("sweep", *of_own, "--json", "own.py"), "own.py"),
        (("watch", "--save", "new", "--json", "new", "own.py"), "new"),
        (("watch", "--json", "own.py", "own.py"), "own.py"),
        (("attach", str(os.getpid()), "--save", "new", "--json", "new"), "new"),
        (("explain", "one.pgram", "--json", "other.pgram"), "other.pgram"),
        (("export", "one.pgram", "--to", "csv", "-o", "other.pgram"), "other.pgram"),
    ):
        said = say(*arguments)
        assert (said.status, said.out, said.err) == (2, "", f"parallelogram: {GivenTwice(value=path).told()}.\n")
    assert contents(tmp_path) == before


def test_that_two_new_files_are_told_apart_where_the_system_does_not_say_where_they_are(tmp_path, monkeypatch):
    def untold(_path):
        raise OSError

    monkeypatch.setattr(os.path, "realpath", untold)
    monkeypatch.chdir(tmp_path)
    check_apart("run.json", "run.pgram")
    with pytest.raises(PlanError) as refused:
        check_apart("run.json", str(tmp_path / "run.json"))
    assert isinstance(refused.value.problem, GivenTwice)
