"""A run folder whose program and guardian were both killed: what is in it is shown, or it is swept."""

import functools
import os
import time

import pytest

from engine.inside.plan import make_plan
from engine.inside.records.layout import KIND_ERROR, MAGIC_VALUE, RECORDS_SUFFIX, ROLE_CALL
from engine.inside.runner import PLAN_NAME
from engine.supervise import leftovers
from engine.supervise.sources import FolderSource
from engine.trace.lane import State
from engine.trace.run import Outcome, Run
from tests.e2e.left_run import left_run
from tests.engine.supervise.driving import LONG_WORDS
from tests.engine.trace.cells import cell, file_header
from tests.waiting import wait_until_gone


@pytest.fixture
def left(sandbox):
    """What leaves a run: called with its arguments, gives the folder and the tree."""
    return functools.partial(left_run, sandbox)


def test_that_a_run_that_is_left_is_found_ended_shown_and_removed(left):
    folder, tree = left("--strategy", "process", "--jobs", "2", *LONG_WORDS)
    (found,) = leftovers.leftovers()
    wait_until_gone(tree)
    assert (found.folder, found.plan.strategy, found.plan.jobs) == (folder, "process", 2)
    assert abs(time.time() - found.at_s) < 60
    run = Run(found.plan)
    for batch in leftovers.batches(folder, found.plan, FolderSource(folder)):
        run.apply(batch)
    assert (run.over, run.outcome, run.reason.code) == (True, Outcome.FAILED, "program-died")
    assert 1 <= run.trace.counts[State.LOST] <= 2
    assert run.seen_ns >= run.started_ns > 0
    leftovers.remove(folder)
    assert leftovers.leftovers() == []


def test_that_what_was_done_before_is_kept(left):
    folder, tree = left("--strategy", "sequential", "--jobs", "400", "--size", "100000")
    (found,) = leftovers.leftovers()
    wait_until_gone(tree)
    run = Run(found.plan)
    for batch in leftovers.batches(folder, found.plan, FolderSource(folder)):
        run.apply(batch)
    assert run.trace.counts.sum() == 400
    assert run.trace.garbled == 0
    assert run.trace.counts[State.DONE] + run.trace.counts[State.LOST] >= 1
    leftovers.remove(folder)


@pytest.mark.parametrize(("strategy", "jobs"), [("pool", 9), ("sequential", 2)])
def test_that_jobs_which_nobody_had_counted_beforehand_are_there(strategy, jobs, left, tmp_path):
    """All of a list of items; of those that are made meanwhile so many as had begun."""
    path = tmp_path / "work.py"
    path.write_text(
        "import time\n\n\ndef items():\n    yield from range(9)\n\n\ndef work(x):\n    time.sleep(1000 if x else 0)\n",
        encoding="utf-8",
    )
    more = ("--option", "chunksize=5") if strategy == "pool" else ()
    plan = ("--function", f"{path}:work", "--items", "generator:items", "--strategy", strategy, *more)
    folder, tree = left(*plan, job=1)  # the first one is over at once
    (found,) = leftovers.leftovers()
    wait_until_gone(tree)
    run = Run(found.plan)
    for batch in leftovers.batches(folder, found.plan, FolderSource(folder)):
        run.apply(batch)
    assert run.plan.jobs == run.trace.jobs
    assert 1 <= run.trace.jobs <= jobs if strategy == "sequential" else run.trace.jobs == jobs
    assert run.trace.counts[State.LOST] >= 1
    leftovers.remove(folder)


def test_that_a_run_that_is_kept_elsewhere_is_no_run_that_was_left(left):
    folder, tree = left("--strategy", "sequential", "--jobs", "400", "--size", "100000")
    leftovers.mark_kept(folder)
    assert leftovers.leftovers() == []
    wait_until_gone(tree)
    assert not os.path.exists(folder)


def test_that_a_folder_without_tasks_is_swept_and_one_of_a_living_program_left_alone(tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers.tempfile, "tempdir", str(tmp_path))
    dead, ours = (tmp_path / f"{leftovers.PREFIX}{name}" for name in ("dead0000", "ours0000"))
    for folder in (dead, ours):
        folder.mkdir()
    (dead / "owner").write_text("1 1")
    leftovers.sign(str(ours))
    assert leftovers.leftovers() == []
    assert not dead.exists()
    assert ours.exists()


@pytest.mark.parametrize(("version", "is_found"), [(MAGIC_VALUE >> 56, True), (1, False)])
def test_that_records_whose_words_stand_elsewhere_are_swept_and_not_misread(version, is_found, tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers.tempfile, "tempdir", str(tmp_path))
    folder = tmp_path / f"{leftovers.PREFIX}before00"
    folder.mkdir()
    (folder / "owner").write_text("1 1")
    (folder / PLAN_NAME).write_text(make_plan(strategy="pool", jobs=1).to_json())
    header = file_header(magic=MAGIC_VALUE & ~(0xFF << 56) | version << 56, pid=5)
    (folder / f"5-5-1{RECORDS_SUFFIX}").write_bytes(header + cell(0, 1, 2))
    assert [found.folder for found in leftovers.leftovers()] == [str(folder)] * is_found
    assert folder.exists() == is_found


def test_that_of_a_job_that_an_engine_has_run_again_the_last_time_counts(tmp_path):
    plan = make_plan(strategy="dask", jobs=1)
    for pid, cells in ((5, cell(0, 2, 3, kind=KIND_ERROR)), (6, cell(0, 5, 6))):
        (tmp_path / f"{pid}-{pid}-1{RECORDS_SUFFIX}").write_bytes(file_header(pid) + cells)
    (tmp_path / f"7-7-1{RECORDS_SUFFIX}").write_bytes(file_header(7, role=ROLE_CALL) + cell(0, 1, 9, value=1))
    run = Run(plan)
    for batch in leftovers.batches(str(tmp_path), plan, FolderSource(str(tmp_path))):
        run.apply(batch)
    assert run.trace.counts[State.DONE] == 1
    assert run.outcome is Outcome.FINISHED


def test_that_what_nobody_has_signed_goes_only_if_it_is_empty_and_old_and_named_as_ours_are(tmp_path, monkeypatch):
    monkeypatch.setattr(leftovers.tempfile, "tempdir", str(tmp_path))
    names = {"old": "empty000", "new": "newnew00", "full": "full0000", "other": "tests-empty000"}
    folders = {key: tmp_path / f"{leftovers.PREFIX}{name}" for key, name in names.items()}
    for folder in folders.values():
        folder.mkdir()
    (folders["full"] / "file").touch()
    for key in ("old", "full", "other"):
        os.utime(folders[key], (1, 1))
    assert leftovers.leftovers() == []
    assert {key for key, folder in folders.items() if folder.exists()} == {"new", "full", "other"}
