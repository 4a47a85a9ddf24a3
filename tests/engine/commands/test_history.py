"""``main.py history``."""

import contextlib
import io
import json
import os
import re
import shutil

import pytest

from engine.commands import history as history_verb
from engine.commands import main
from engine.history.history import History
from engine.history.place import VARIABLE
from engine.history.remark import Remark
from tests.engine.formats.forging import add_unknown


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The folder of two runs as a history has kept them, and what was told after each: of a pool, then of the loop."""
    folder = tmp_path_factory.mktemp("history") / "runs"
    told = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(folder))
        for strategy in ("pool", "sequential"):
            with contextlib.redirect_stdout(io.StringIO()) as out:
                assert main(["run", "--strategy", strategy, "--size", "1000", "--jobs", "3", "--quiet"]) == 0
            told[strategy] = out.getvalue()
    return folder, told


@pytest.fixture
def history(kept):
    """The history of this test, with both of them."""
    found = History()
    shutil.copytree(kept[0], found.folder)
    return found


def listed(say, *words):
    return json.loads(say("history", "list", *words, "--json", "-").out)


def id_of(say, strategy):
    (run,) = listed(say, strategy)["runs"]
    return run["id"]


def test_that_an_empty_history_says_what_will_be_there_and_where(say):
    said = say("history")
    assert (said.status, said.err) == (0, "")
    assert said.out == (
        "Nothing is kept yet: every run of the window or of the terminal will be listed here.\n"
        f"0 runs, 0 B, in {History().folder}\n"
    )


def test_that_what_a_later_version_added_is_said_where_a_run_is_shown(history, say, kept):
    for entry in history.listing().entries:
        add_unknown(entry.path)
    said = say("history", "show", id_of(say, "pool"))
    assert (said.status, said.out) == (0, kept[1]["pool"])
    assert said.err.count("\n") == 1
    assert "also holds “fact.colour”" in said.err


@pytest.mark.parametrize("arguments", [("history",), ("history", "list")])
def test_that_the_runs_are_listed_the_newest_first_with_their_folder_in_the_last_line(arguments, history, say):
    said = say(*arguments)
    assert (said.status, said.err) == (0, "")
    heading, _, *rows = (line.split() for line in said.out.splitlines()[:4])
    assert heading[:2] == ["ID", "When"]
    assert [row[0] for row in rows] == [id_of(say, "sequential"), id_of(say, "pool")]
    assert all("Sum of squares · 3 jobs of size 1,000" in " ".join(row) and row[-1] == "finished" for row in rows)
    assert said.out.splitlines()[-1].startswith("2 runs, ")
    assert said.out.endswith(f", in {history.folder}\n")


def test_that_the_list_is_narrowed_by_words_as_in_the_window(history, say):
    assert [run["plan"]["strategy"] for run in listed(say, "POOL", "finished")["runs"]] == ["pool"]
    assert "No run matches all of these words." in say("history", "list", "pool", "stalled").out


def test_that_the_name_note_and_pin_of_a_run_are_listed(history, say):
    (pool,) = listed(say, "pool")["runs"]
    history.remark(pool["file"], Remark("before the change", "too slow", pinned=True))
    assert "★ before the change" in say("history").out
    assert "too slow" in say("history").out
    (run,) = listed(say, "before", "slow")["runs"]
    assert (run["name"], run["note"], run["pinned"]) == ("before the change", "too slow", True)


def test_that_what_is_older_than_the_newest_is_counted_and_listed_when_asked_for(history, say, monkeypatch):
    monkeypatch.setattr(history_verb, "_ROWS_MOST", 1)
    assert "… and 1 older runs (--all lists them)" in say("history").out
    assert "pool" not in say("history").out
    assert "pool" in say("history", "list", "--all").out


def test_that_a_damaged_file_is_listed_as_such_and_hides_nothing(history, say):
    with open(os.path.join(history.folder, "broken.pgram"), "wb") as file:
        file.write(b"no run at all")
    said = say("history")
    assert said.status == 0
    assert "Cannot be read: broken.pgram" in said.out
    assert said.out.count("finished") == 2
    assert listed(say)["damaged"] == ["broken.pgram"]
    shown = say("history", "show", "broken")
    assert (shown.status, shown.out, shown.err.count("\n")) == (2, "", 1)
    assert say("history", "delete", "broken").status == 0
    assert listed(say)["damaged"] == []


def test_that_a_folder_that_cannot_be_looked_into_is_told(say, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file"))
    said = say("history")
    assert (said.status, said.out) == (2, "")
    assert "cannot be read (Not a directory)" in said.err


def test_that_a_run_is_shown_as_it_was_told_after_it(history, kept, say):
    assert say("history", "show", id_of(say, "pool")).out == kept[1]["pool"]
    cut = id_of(say, "sequential")[:5]  # three of its characters may be the other's, too
    assert say("history", "show", cut).out == kept[1]["sequential"]


def test_that_a_run_is_shown_by_the_name_that_was_given_to_it_and_with_its_note(history, kept, say):
    (pool,) = listed(say, "pool")["runs"]
    history.remark(pool["file"], Remark("Before the Change", "too slow"))
    said = say("history", "show", "before the change")
    assert said.out.startswith(kept[1]["pool"])
    assert said.out.removeprefix(kept[1]["pool"]).split("\n")[:2] == [
        "Name           Before the Change",
        "Note           too slow",
    ]


def test_that_a_run_is_shown_as_json(history, say, tmp_path):
    said = say("history", "show", id_of(say, "pool"), "--json", "-")
    assert [task["state"] for task in json.loads(said.out)["tasks"]] == ["done"] * 3
    assert say("history", "show", id_of(say, "pool"), "--json", tmp_path / "run.json").status == 0
    assert (tmp_path / "run.json").read_text() == said.out


def test_that_a_run_is_exported_as_its_file_would_be(history, say, tmp_path):
    (pool,) = listed(say, "pool")["runs"]
    file = os.path.join(history.folder, pool["file"])
    assert say("history", "export", pool["id"], "--to", "csv").out == say("export", file, "--to", "csv").out
    assert say("history", "export", pool["id"], "--to", "markdown", "-o", tmp_path / "run.md").status == 0
    assert (tmp_path / "run.md").read_text(encoding="utf-8").startswith("**Pool**")


@pytest.mark.parametrize("action", [("show",), ("export", "--to", "csv"), ("delete",)])
def test_that_an_id_of_no_run_or_of_several_is_one_line_and_status_2(action, history, say):
    for reference, sentence in (("zzz", "There is no run “zzz” in the history"), ("20", "“20” may be any of ")):
        said = say("history", action[0], reference, *action[1:])
        assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
        assert sentence in said.err
    assert len(listed(say)["runs"]) == 2


def test_that_several_runs_are_deleted_by_their_names_or_none_of_them(history, say):
    pool, loop = id_of(say, "pool"), id_of(say, "sequential")
    assert say("history", "delete", pool, "zzz").status == 2
    assert len(listed(say)["runs"]) == 2
    names = [run["file"] for run in listed(say)["runs"]]
    said = say("history", "delete", pool, loop)
    assert (said.status, said.err) == (0, "")
    assert [line.partition(",")[0] for line in said.out.splitlines()[:2]] == [f"Deleted: {pool}", f"Deleted: {loop}"]
    assert listed(say)["runs"] == []
    # As the last line has it, they can be brought back.
    folder = re.fullmatch(r"For a day, the files are in (.+); move them back, .+", said.out.splitlines()[-1])[1]
    for name in names:
        shutil.move(os.path.join(folder, name), history.folder)
    assert len(listed(say)["runs"]) == 2


def test_that_a_pinned_run_is_only_deleted_when_that_is_meant(history, say):
    (pool,) = listed(say, "pool")["runs"]
    history.remark(pool["file"], Remark(pinned=True))
    said = say("history", "delete", id_of(say, "sequential"), pool["id"])
    assert (said.status, said.out) == (2, "")
    assert f"“{pool['id']}” is pinned" in said.err
    assert len(listed(say)["runs"]) == 2
    assert say("history", "delete", pool["id"], "--pinned").status == 0
    assert [run["plan"]["strategy"] for run in listed(say)["runs"]] == ["sequential"]


@pytest.mark.parametrize("arguments", [("--help",), ("history", "--help")])
def test_that_the_help_names_the_folder(arguments, say, monkeypatch):
    monkeypatch.setenv(VARIABLE, "/somewhere/runs")
    assert "/somewhere/runs" in say(*arguments).out
