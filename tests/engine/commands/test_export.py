"""``main.py export``."""

import json
import os
import re
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine.commands import main
from engine.formats.exports import FORMS
from engine.formats.run_file import Saved
from engine.inside import phrases
from tests.engine.formats.forging import add_unknown


@pytest.fixture(scope="module")
def run_file(tmp_path_factory):
    """A run that was saved."""
    path = tmp_path_factory.mktemp("runs") / "run.pgram"
    assert main(["run", "--jobs", "3", "--size", "1000", "--quiet", "--save", str(path)]) == 0
    return path


@pytest.mark.parametrize("form", FORMS)
def test_that_every_form_of_text_goes_to_standard_output_or_into_a_file(form, run_file, say, tmp_path):
    path = tmp_path / "out"
    said = say("export", run_file, "--to", form)
    assert (said.status, said.err) == (0, "")
    assert say("export", run_file, "--to", form, "-o", "-").out == said.out
    written = say("export", run_file, "--to", form, "-o", path)
    assert (written.status, written.out, written.err) == (0, "", "")
    assert path.read_bytes().decode("utf-8") == said.out
    assert os.listdir(tmp_path) == ["out"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "--to"),
        (["--to", "pdf"], "pdf"),
        (["--to", ""], "--to"),
        (["--to", "csv", "more"], "more"),
        (["--to", "csv", "-o"], "-o"),
        (["--to", "png"], "-o FILE"),
        (["--to", "svg", "-o", "-"], "-o FILE"),
        (["--to", "png", "-o", "out.png"], "window"),
    ],
)
def test_that_a_wrong_command_line_is_one_line_and_status_2(arguments, word, run_file, say):
    said = say("export", run_file, *arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("parallelogram: ")
    assert said.err.count("\n") == 1
    assert word in said.err


@pytest.mark.parametrize("name", ["missing.pgram", "text.pgram", "cut.pgram", ""])
def test_that_what_is_no_run_is_one_line_and_status_2(name, run_file, say, tmp_path):
    (tmp_path / "text.pgram").write_text("no run at all")
    (tmp_path / "cut.pgram").write_bytes(run_file.read_bytes()[:-9])
    said = say("export", tmp_path / name, "--to", "csv", "-o", tmp_path / "out.csv")
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


def test_that_what_a_later_version_added_is_said_on_standard_error_and_left_out(run_file, say, tmp_path):
    newer = tmp_path / "newer.pgram"
    newer.write_bytes(run_file.read_bytes())
    add_unknown(newer)
    said = say("export", newer, "--to", "csv")
    assert (said.status, said.out) == (0, say("export", run_file, "--to", "csv").out)
    assert said.err == (
        f"parallelogram: {phrases.path(str(newer))} also holds “fact.colour”, “owner”, “plan.priority”, "
        "which this Parallelogram does not know and leaves out.\n"
    )


@pytest.mark.parametrize("to", ["csv", "png"])
def test_that_what_cannot_be_written_is_one_line_and_status_1(to, run_file, capsys, tmp_path):
    status = main(["export", str(run_file), "--to", to, "-o", str(tmp_path / "no" / "out")], lambda *_: None)
    err = capsys.readouterr().err
    assert (status, err.count("\n")) == (1, 1)
    assert "could not be written (No such file or directory)" in err


@pytest.mark.parametrize("to", ["csv", "png"])
def test_that_a_pipe_is_written_to_and_not_replaced(to, run_file, tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as other:
        read = other.submit(pipe.read_bytes)
        assert main(["export", str(run_file), "--to", to, "-o", str(pipe)], lambda *a: a[-1].write(b"a picture")) == 0
        assert read.result().startswith(b"a picture" if to == "png" else b"index,")
    assert pipe.is_fifo()


def test_that_a_full_device_is_told_in_one_line(run_file, say):
    full = say("export", run_file, "--to", "csv", "-o", "/dev/full")
    assert full.status == 1
    assert full.err.count("\n") == 1


@pytest.mark.parametrize("to", ["png", "svg"])
def test_that_a_picture_is_painted_by_whoever_is_given_and_is_whole_or_not_there(to, run_file, tmp_path, capsys):
    path = tmp_path / f"run.{to}"
    asked = []

    def paint(saved, form, file):
        asked.append((saved, form))
        file.write(b"a picture")
        if len(asked) == 2:
            raise OSError(28, "No space left on device")

    arguments = ["export", str(run_file), "--to", to, "-o", str(path)]
    assert main(arguments, paint) == 0
    ((saved, form),) = asked
    assert isinstance(saved, Saved)
    assert (form, saved.run.plan.jobs) == (to, 3)
    assert path.read_bytes() == b"a picture"
    path.write_bytes(b"before")
    assert main(arguments, paint) == 1
    assert "No space left on device" in capsys.readouterr().err
    assert path.read_bytes() == b"before"
    assert os.listdir(tmp_path) == [path.name]


def test_that_a_trace_names_every_worker(run_file, say):
    events = json.loads(say("export", run_file, "--to", "perfetto").out)["traceEvents"]
    tasks = [event for event in events if event["ph"] == "X"]
    named = {event["tid"] for event in events if event["name"] == "thread_name"}
    assert len(tasks) == 3
    assert {event["tid"] for event in tasks} == named


def test_that_several_runs_are_one_page_side_by_side(run_file, say, tmp_path, capsys):
    path = tmp_path / "compared.html"
    assert say("export", run_file, run_file, "--to", "html", "-o", path).out == ""
    text = path.read_text(encoding="utf-8")
    assert "2 runs compared" in text
    assert len(json.loads(re.search(r'id="data">(.*?)</script>', text)[1])["runs"]) == 2


def test_that_several_runs_are_no_table(run_file, capsys):
    assert main(["export", str(run_file), str(run_file), "--to", "csv"], None) == 2
    assert "choose html" in capsys.readouterr().err
