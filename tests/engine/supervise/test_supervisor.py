"""One run, from a warm runner to a cleared tree."""

import os
import signal
import sys

import numpy as np
import pytest

from engine.inside.cores import usable_cores
from engine.inside.plan import Plan
from engine.inside.problem import PlanError
from engine.inside.records.events import Ready
from engine.inside.records.evidence import BOOTED, CALLER
from engine.inside.records.layout import CELL_BYTES, EVENTS_NAME
from engine.inside.strategies import start_methods
from engine.inside.workloads.squares import squares
from engine.model.call import Python
from engine.supervise.sources import FolderSource
from engine.supervise.supervisor import Supervisor
from engine.trace.details import details
from engine.trace.lane import State
from engine.trace.run import Outcome
from tests.engine.supervise.driving import LONG, WAY_IDS, WAYS
from tests.waiting import family, kill, lives, wait_until

SIZE = 2_000


@pytest.mark.parametrize(("strategy", "options"), WAYS, ids=WAY_IDS)
def test_that_every_strategy_gives_the_plain_loops_results_by_its_own_workers(strategy, options, drive):
    drive.start(strategy=strategy, options=options, jobs=5, size=SIZE, workers=2)
    run = drive.to_the_end()
    assert (run.outcome, run.reason, run.unrecorded, run.trace.garbled) == (Outcome.FINISHED, None, 0, 0)
    spans = list(run.trace.spans())
    assert [span.task for span in spans] == list(range(5))
    results = [details(run, drive.supervisor.reader, span).result for span in spans]
    assert results == [str(squares(SIZE))] * 5
    runner = run.runner_pid
    pids = {lane.header.pid for lane in run.trace.lanes}
    in_runner = strategy in ("sequential", "threads")
    if in_runner:
        assert pids == {runner}
        threads = {lane.header.thread for lane in run.trace.lanes}
        assert len(threads) == len(run.trace.lanes) <= 2
        assert (threads == {runner}) == (strategy == "sequential")
    else:
        assert runner not in pids
        assert len(pids) == (5 if strategy == "process" else len(run.trace.lanes)) <= 5
    for span in spans:
        assert run.started_ns <= span.started_ns <= span.ended_ns <= run.ended_ns
        assert 0 <= span.fact("cpu") <= span.ended_ns - span.started_ns
    for lane in run.trace.lanes:
        born_ns = run.spawned_ns(lane)
        assert (born_ns is None) == in_runner
        assert born_ns is None or run.started_ns <= born_ns <= lane.column("started_ns")[0]
        starts, ends = lane.column("started_ns"), lane.ended_ns(np.arange(len(lane)))
        assert (starts[1:] >= ends[:-1]).all(), "a worker runs one task at a time"
    assert 0 <= run.own_cpu_share < 1
    is_forked = in_runner or (strategy != "joblib" and options.get("start_method", start_methods()[0]) == "fork")
    for each in run.evidence:
        if each.kind == BOOTED:  # and had to wait, which not all have
            first_ns = min(span.started_ns for span in spans if run.trace.lanes[span.lane].header.pid == each.pid)
            assert not is_forked
            assert run.started_ns < each.values["at_us"] * 1_000 < first_ns
    callers = [each.pid for each in run.evidence if each.kind == CALLER]
    assert callers == ([] if in_runner or (strategy == "process" and is_forked) else [runner])


class _Slow(FolderSource):
    """Reads the records as late after the events as a busy machine may: when jobs have ended in between."""

    is_late = False

    def events(self):
        found = super().events()
        if any(isinstance(event, Ready) for event in found):
            wait_until(lambda: sum(len(block.ended) for block in self.again().blocks()) >= 2 * CELL_BYTES)
            self.is_late = True
        return found


_OWN = """
import pathlib, time
def f(x):
    while x == 3 and not pathlib.Path(__file__).with_name("go").exists():
        time.sleep(0.01)
def some():
    yield from (1, 2, 3)
"""


@pytest.mark.parametrize("items", ["[1, 2, 3]", "generator:some"])
def test_that_jobs_count_that_have_ended_before_it_is_known_how_many_there_are(items, tmp_path, drive):
    (tmp_path / "own.py").write_text(_OWN)
    drive.supervisor.reader = _Slow(drive.supervisor.folder)
    drive.start(function=f"{tmp_path / 'own.py'}:f", items=items, strategy="sequential", skip_trial=True)
    drive.until(lambda: drive.supervisor.reader.is_late)
    (tmp_path / "go").touch()
    run = drive.to_the_end()
    assert (run.outcome, run.reason, run.trace.garbled) == (Outcome.FINISHED, None, 0)
    assert run.trace.state.tolist() == [State.DONE] * 3


def verdict_on(supervisor):
    """What is judged once the tree is gone."""
    wait_until(lambda: supervisor.poll().end, what="the end")
    return supervisor.poll().verdict


def test_that_no_more_workers_run_at_once_than_were_asked_for(drive):
    drive.start(strategy="process", jobs=8, size=50_000, workers=2)
    run = drive.to_the_end()
    assert run.process_count() == 8
    moments = sorted(
        (at, step) for span in run.trace.spans() for at, step in ((span.started_ns, 1), (span.ended_ns, -1))
    )
    running = most = 0
    for _, step in moments:
        running += step
        most = max(most, running)
    assert most <= 2


def test_that_a_warm_runner_tells_its_python_and_waits(drive):
    assert drive.warm() == Python(sys.version.split()[0], gil=True, cores=usable_cores())
    guardian, runner = family(drive.supervisor.guardian_pid)
    assert lives(guardian)
    assert lives(runner)
    assert drive.supervisor.poll().call is None
    drive.start(strategy="sequential", jobs=1, size=1)
    assert drive.to_the_end().outcome is Outcome.FINISHED
    assert drive.run.runner_pid == runner


def test_that_a_warm_runner_needs_no_thread_and_no_more_than_the_standard_library(drive):
    drive.warm()
    _, runner = family(drive.supervisor.guardian_pid)
    with open(f"/proc/{runner}/maps", encoding="utf-8") as maps:
        assert "site-packages" not in maps.read()
    assert len(os.listdir(f"/proc/{runner}/task")) == 1


def test_that_a_thousand_short_tasks_are_each_told_once(drive):
    drive.start(strategy="pool", jobs=1_000, size=3, workers=2)
    run = drive.to_the_end()
    assert run.outcome is Outcome.FINISHED
    assert sorted(task for lane in run.trace.lanes for task in lane.column("task").tolist()) == list(range(1_000))


def test_that_a_task_is_seen_while_it_runs(drive):
    drive.start(strategy="process", jobs=2, **LONG)
    drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
    assert drive.run.trace.counts[State.RUNNING] == 2
    assert drive.run.elapsed_s is None


def test_that_polling_after_the_end_says_nothing_but_the_end_again(drive):
    drive.start(strategy="sequential", jobs=1, size=1)
    drive.to_the_end()
    batch = drive.supervisor.poll()
    assert (batch.blocks, batch.lost, batch.output) == ((), (), ())
    assert batch.end == drive.supervisor.poll().end
    assert batch.end is not None


def test_that_the_run_folder_is_private_and_gone_after_close():
    supervisor = Supervisor()
    try:
        assert os.stat(supervisor.folder).st_mode & 0o777 == 0o700
    finally:
        supervisor.close()
    assert not os.path.exists(supervisor.folder)
    supervisor.close()


def test_that_a_folder_that_cannot_be_made_is_a_problem_in_words(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(PlanError) as raised:
        Supervisor()
    assert raised.value.problem.code == "no-folder"


def test_that_a_plan_that_cannot_be_written_is_a_problem_in_words(drive):
    os.mkdir(os.path.join(drive.supervisor.folder, "plan.json"))
    with pytest.raises(PlanError) as raised:
        drive.start()
    assert raised.value.problem.code == "no-folder"


def test_that_the_runner_checks_the_plan_again(drive):
    drive.supervisor.start(Plan("pool", 2, 4, "squares", -1))
    verdict = verdict_on(drive.supervisor)
    assert (verdict.outcome, verdict.reason.field, verdict.reason.code) == (Outcome.FAILED, "size", "out-of-range")
    assert verdict.is_refused


def test_that_a_runner_that_dies_while_warm_is_a_problem_in_words(drive):
    drive.warm()
    _, runner = family(drive.supervisor.guardian_pid)
    kill(runner, signal.SIGKILL)
    assert verdict_on(drive.supervisor).reason.code == "runner-died"


def test_that_a_python_without_its_library_says_why_it_did_not_start(drive, monkeypatch):
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    supervisor = Supervisor()
    try:
        why = verdict_on(supervisor).reason
        assert why.code == "runner-died"
        assert "encodings" in why.values["why"]
    finally:
        supervisor.close()


def test_that_strange_things_in_the_run_folder_do_not_disturb_the_run(drive):
    folder = drive.supervisor.folder
    os.mkfifo(os.path.join(folder, "fifo.records"))
    os.mkfifo(os.path.join(folder, "77.output"))
    os.symlink("/dev/zero", os.path.join(folder, "zero.records"))
    for name in ("empty.records", "noise.records", f"{EVENTS_NAME}.x"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"" if name.startswith("empty") else os.urandom(4_096))
    drive.start(strategy="pool", jobs=3, size=SIZE)
    assert drive.to_the_end().outcome is Outcome.FINISHED
