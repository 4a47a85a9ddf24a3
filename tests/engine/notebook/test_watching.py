"""``with parallelogram.watch()`` in a real script, with every kind of worker."""

import collections
import json
import os
import pathlib
import subprocess
import sys

import pytest

from engine.formats.run_file import open_run
from engine.model.outcome import Outcome

PROGRAM = pathlib.Path(__file__).with_name("within.py")


@pytest.fixture(scope="module")
def done(installed, tmp_path_factory):
    """The program, run once: what it has told, and the folder of its run files."""
    folder, temporary = tmp_path_factory.mktemp("within"), tmp_path_factory.mktemp("temporary")
    environment = {**os.environ, "PYTHONPATH": str(installed), "TMPDIR": str(temporary)}
    made = subprocess.run(
        [sys.executable, str(PROGRAM), str(folder)], env=environment, capture_output=True, check=False, timeout=200,
        text=True,
    )  # fmt: skip
    assert (made.returncode, made.stderr) == (0, "")
    return json.loads(made.stdout), folder


def tasks_by_pid(run):
    found = collections.Counter()
    for task in range(run.trace.jobs):
        span = run.trace.span_of(task)
        if span is not None:
            found[run.trace.lanes[span.lane].header.pid] += 1
    return found


@pytest.mark.parametrize("number", [0, 1])
def test_that_every_task_is_in_the_file_with_its_process_the_second_time_as_well(done, number):
    told, folder = done
    run = open_run(str(folder / f"{number}.pgram")).run
    assert told["told"][number]["path"] == str(folder / f"{number}.pgram")
    assert tasks_by_pid(run) == collections.Counter(told["told"][number]["pids"])
    assert run.outcome is Outcome.FINISHED


def test_that_calls_have_their_names_and_places(done):
    run = open_run(str(done[1] / "0.pgram")).run
    found = {(call.by, os.path.basename(call.file or "")) for _, call in run.calls()}
    for by in (
        "multiprocessing.Pool.map", "concurrent.futures.ProcessPoolExecutor",
        "concurrent.futures.ThreadPoolExecutor.map", "joblib.Parallel", "multiprocessing.Process", "threading.Thread",
    ):  # fmt: skip
        assert (by, "within.py") in found


def test_that_what_ran_in_workers_from_before_is_told(done):
    run = open_run(str(done[1] / "1.pgram")).run
    assert ["(5/5)" in what and "were there before" in why for what, why in run.unseen] == [True]


def test_that_afterwards_every_attribute_is_the_very_object_of_before(done):
    told = done[0]
    assert told["changed"] == []
    assert (told["environment"], told["path"], told["finders"], told["after"]) == (True, True, True, True)


def test_that_no_folder_is_left(done):
    assert [name for name in done[0]["folders"] if name.startswith("parallelogram-")] == []


def test_that_it_does_nothing_in_what_is_watched_already(done):
    assert done[0]["told"][0]["inner"] is None


def test_that_the_text_tells_the_calls(done):
    assert "multiprocessing.Pool.map" in done[0]["told"][0]["text"]


def test_that_what_the_piece_raises_goes_on_and_is_told(done):
    run = open_run(str(done[1] / "raised.pgram")).run
    assert run.outcome is Outcome.FAILED
    assert run.reason.told() == "What was watched raised KeyError: 'gone'"
