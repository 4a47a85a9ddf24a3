"""The run file: what comes back is what was saved, and from whatever is no run comes one plain sentence."""

import dataclasses
import json
import os
import signal

import numpy as np
import psutil
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.container import RunFileError
from engine.formats.environment import Environment
from engine.formats.results import Results, SavedRecords
from engine.formats.run_file import Saved, glance, open_run, save, saved
from engine.formats.run_json import run_as_json
from engine.inside.plan import make_plan
from engine.inside.records.facts import FACTS
from engine.inside.records.missing import Shortage
from engine.inside.records.reader import Header
from engine.model.batch import End
from engine.supervise.seen import Gone
from engine.trace.attempts import of
from engine.trace.details import details
from engine.trace.output import OutputLines
from engine.trace.run import Run
from tests.engine.formats import tried_again
from tests.engine.formats.forging import few, results_of, saved_runs
from tests.engine.insight.traces import spans
from tests.engine.supervise.any_readings import JOBS, readings
from tests.engine.supervise.driving import LONG, driver
from tests.engine.supervise.telling import Reading, Told
from tests.engine.trace.cells import batch, block, call, cell, header
from tests.waiting import kill

TOLD = [
    "plan", "python", "started_ns", "ended_ns", "seen_ns", "error", "deaths", "unsent", "outcome", "reason", "checked",
    "helpers", "own_cpu_share", "others_cores", "imports", "mapped_bytes", "unrecorded", "lost_results",
    "dropped_bytes", "no_room", "returned", "over", "runner_pid", "until_ns", "evidence",
]  # fmt: skip
OWN = """
def work(item):
    print("working on", item)
    if item == 2:
        raise ValueError(f"no {item}")
    return [item] if item % 2 else item
"""


def told(run):
    befallen = {"incidents": list(run.incidents), "lives": list(run.lives)}
    return {name: getattr(run, name) for name in TOLD} | befallen


def sampled(run):
    moments, rows = run.samples.columns()
    columns = [moments[name].tolist() for name in ("since_ns", "at_ns", "cores", "own", "rows", "rss")]
    columns.append(np.nan_to_num(moments["others"], nan=-1).tolist())
    columns += [rows[name].tolist() for name in ("slot", "cpu", "is_known", "rss")]
    return columns, [process.pid for process in run.samples.processes], run.samples.most_bytes


@few
@given(what=saved_runs())
def test_that_what_is_opened_is_what_was_saved_and_saves_as_the_same_bytes(what, tmp_path):
    first, second = tmp_path / "a.pgram", tmp_path / "b.pgram"
    save(what, str(first))
    found = open_run(str(first))
    run, again = what.run, found.run
    assert told(again) == told(run)
    assert spans(again) == spans(run)
    assert again.trace.state.tolist() == run.trace.state.tolist()
    assert again.trace.counts.tolist() == run.trace.counts.tolist()
    assert [again.trace.span_of(task) for task in range(run.plan.jobs)] == [
        run.trace.span_of(task) for task in range(run.plan.jobs)
    ]
    for lane, before in zip(again.trace.lanes, run.trace.lanes, strict=True):
        assert dataclasses.replace(lane.header, name="") == dataclasses.replace(before.header, name="")
        assert (lane.busy_ns, lane.gone_ns, lane.shortest_ns, lane.longest_ns) == (
            before.busy_ns, before.gone_ns, before.shortest_ns, before.longest_ns,
        )  # fmt: skip
        assert lane.failed().tolist() == before.failed().tolist()
        kinds = {name: lane.column(name).dtype for name in ("task", "started_ns", "busy_ns", "cell")}
        assert kinds == {name: before.column(name).dtype for name in kinds}
    assert sampled(again) == sampled(run)
    assert (found.environment, found.printed, found.sequential_s) == (what.environment, what.printed, what.sequential_s)
    for name in ("text_at", "text_lengths", "texts", "values"):
        assert np.array_equal(getattr(found.records.results, name), getattr(what.records.results, name))
    items, were = found.records.results.items, what.records.results.items
    if were.kinds.any():
        assert [items.kinds.tolist(), items.lengths.tolist()] == [were.kinds.tolist(), were.lengths.tolist()]
        assert items.words[items.kinds > 0].tolist() == were.words[were.kinds > 0].tolist()
        assert items.texts.tobytes() == were.texts.tobytes()
    save(found, str(second))
    assert second.read_bytes() == first.read_bytes()


@few
@given(st.lists(readings(apart=True), max_size=6), st.booleans(), st.sampled_from(["pool", "dask"]), st.data())
def test_that_whatever_was_seen_of_a_run_is_known_when_it_is_opened_again(tmp_path, seen, keep_going, strategy, data):
    run = Told(make_plan(strategy=strategy, jobs=JOBS, size=1, keep_going=keep_going))
    for reading in [*seen, Reading(gone=Gone(), call=call(1, 200))]:
        run.apply(reading)
    path = str(tmp_path / "a.pgram")
    records = SavedRecords(run.trace, data.draw(results_of(run.trace)))
    save(Saved(run.run, records, Environment.here(run.plan)), path)
    again = open_run(path).run
    assert told(again) == told(run)
    assert again.attempt_deaths == run.attempt_deaths
    assert again.trace.state.tolist() == run.trace.state.tolist()
    assert again.trace.counts.tolist() == run.trace.counts.tolist()
    for task in range(JOBS):
        assert again.trace.span_of(task) == run.trace.span_of(task)
        assert of(again.trace, task) == of(run.trace, task)
    assert spans(again) == spans(run)


def test_that_what_some_workers_have_not_measured_is_not_known_of_them_though_others_have(tmp_path):
    run = Told(make_plan(strategy="pool", jobs=3, size=1))
    workers = header("a", 1), header("b", 2, measured=1), header("c", 3)
    facts = [0] * (len(FACTS) - 2) + [3]
    run.apply(Reading(tuple(block(each, cell(at, 5, 9, 3, facts=facts)) for at, each in enumerate(workers))))
    run.apply(Reading(gone=Gone(), call=call(1, 20)))
    assert [run.trace.span_of(task).facts[-1] for task in range(3)] == [3, None, 3]
    path, again = str(tmp_path / "a.pgram"), str(tmp_path / "b.pgram")
    numbers = Results(np.zeros(0, np.int64), np.zeros(0, np.int64), np.zeros(0, np.uint8), np.zeros(3, np.uint64))
    save(Saved(run.run, SavedRecords(run.trace, numbers), Environment.here(run.plan)), path)
    found = open_run(path)
    assert spans(found.run) == spans(run)
    assert [lane.facts.total(FACTS[-1]) for lane in found.run.trace.lanes] == [3, None, 3]
    save(found, again)
    assert spans(open_run(again).run) == spans(run)


def test_that_hosts_clocks_attempts_and_the_engine_are_kept(tmp_path):
    what, path = tried_again.saved_run(), str(tmp_path / "run.pgram")
    save(what, path)
    found = open_run(path)
    told = ["".join(run_as_json(each.run, each.records, None)) for each in (what, found)]
    assert json.loads(told[0])["tasks"][1]["attempts"]
    assert told[0] == told[1]


def opened_again(drive, tmp_path):
    """Save a real run, and open it."""
    path = str(tmp_path / "run.pgram")
    save(saved(drive.run, drive.supervisor.reader, 2.0), path)
    return open_run(path)


def assert_same(drive, found):
    before = "".join(run_as_json(drive.run, drive.supervisor.reader, 2.0))
    assert "".join(run_as_json(found.run, found.records, found.sequential_s)) == before
    assert told(found.run) == told(drive.run)


@few
@given(what=saved_runs(), at_s=st.sampled_from([0.0, 1_750_000_000.25]))
def test_that_a_glance_tells_of_the_run_what_opening_it_does_without_reading_its_columns(what, at_s, tmp_path):
    path = str(tmp_path / "a.pgram")
    save(dataclasses.replace(what, at_s=at_s), path)
    whole = open_run(path)
    seen = glance(path)
    assert (seen.sequential_s, seen.at_s, seen.environment) == (whole.sequential_s, at_s, whole.environment)
    of_run = ("started_ns", "ended_ns", "outcome", "reason", "python", "elapsed_s", "finished_s", "own_cpu_share")
    assert [getattr(seen.run, name) for name in of_run] == [getattr(whole.run, name) for name in of_run]
    assert seen.run.plan == dataclasses.replace(whole.run.plan, items=None)
    assert seen.run.trace.lanes == []


def test_that_results_errors_and_what_was_printed_are_in_the_file(tmp_path):
    (tmp_path / "own.py").write_text(OWN)
    with driver() as drive:
        drive.start(
            strategy="pool", function=f"{tmp_path}/own.py:work", items="[0, 1, 2, 3]", workers=2, keep_going=True,
            arguments=["--fast", "my data"],
        )  # fmt: skip
        drive.to_the_end()
        found = opened_again(drive, tmp_path)
        assert_same(drive, found)
    known = [details(found.run, found.records, span) for span in found.run.trace.spans()]
    assert [each.result for each in known] == ["0", "[1]", None, "[3]"]
    assert (known[2].error.type, known[2].error.message) == ("ValueError", "no 2")
    lines = {text for _, text in OutputLines().feed(found.printed)}
    assert {f"working on {item}" for item in range(4)} <= lines
    assert found.run.plan.items == "[0, 1, 2, 3]"
    assert found.run.plan.arguments == ("--fast", "my data")


def test_that_nothing_of_the_users_is_needed_or_imported_to_open_it(tmp_path):
    source = tmp_path / "own.py"
    source.write_text(OWN)
    with driver() as drive:
        drive.start(strategy="pool", function=f"{source}:work", items="[0, 1]", workers=2)
        drive.to_the_end()
        path = tmp_path / "run.pgram"
        save(saved(drive.run, drive.supervisor.reader), str(path))
    source.write_text("raise SystemExit('imported')")
    assert open_run(str(path)).run.outcome == "finished"
    source.unlink()
    assert open_run(str(path)).run.plan.function == f"{source}:work"


def test_that_a_lost_task_and_a_stopped_run_are_kept(tmp_path):
    with driver() as drive:
        drive.start(strategy="process", jobs=3, **LONG)
        pids = drive.until(lambda: len(drive.running_pids()) == 3 and drive.running_pids(), "three running tasks")
        kill(pids[0], signal.SIGKILL)
        drive.until(lambda: drive.run.deaths, "the death")
        drive.supervisor.stop()
        drive.to_the_end()
        found = opened_again(drive, tmp_path)
        assert_same(drive, found)
    assert [death.signal for death in found.run.deaths.values()] == ["SIGKILL"]
    assert found.run.outcome == "cancelled"


def test_that_a_run_whose_records_have_gone_is_saved_without_results(tmp_path):
    with driver() as drive:
        drive.start(strategy="pool", jobs=4, size=1_000, workers=2)
        drive.to_the_end()
        for name in os.listdir(drive.supervisor.folder):
            if name.endswith(".records"):
                os.truncate(os.path.join(drive.supervisor.folder, name), 0)
        found = opened_again(drive, tmp_path)
    assert [details(found.run, found.records, span).result for span in found.run.trace.spans()] == [None] * 4


def test_that_whatever_a_worker_says_of_itself_can_be_saved_and_opened(tmp_path):
    most = 2**64 - 1
    run = Run(make_plan(jobs=2, size=1))
    who = Header("1.records", "h\ufffd" * 28, most, most, most, most, most, most, 1)
    run.apply(batch([block(who, cell(0, 5, 9, kind=0, value=most))], call=call(1, 10)))
    run.apply(batch(call=call(1, 10, pid=most), end=End(missing=Shortage(most, results=most)), at_ns=10))
    empty = np.zeros(0, np.int64)
    results = Results(empty, empty, np.zeros(0, np.uint8), np.array([most], np.uint64))
    path = str(tmp_path / "run.pgram")
    save(Saved(run, SavedRecords(run.trace, results), Environment.here(run.plan)), path)
    found = open_run(path)
    assert details(found.run, found.records, found.run.trace.span_of(0)).result == str(most)
    assert found.run.trace.lanes[0].header.pid == 2**32


@pytest.mark.parametrize(
    ("name", "code"), [("", "unreadable"), ("none.pgram", "unreadable"), ("a\0b.pgram", "unreadable")]
)
def test_that_what_is_no_file_is_said_to_be_none(tmp_path, name, code):
    with pytest.raises(RunFileError) as caught:
        open_run(f"{tmp_path}/{name}" if name else "")
    assert caught.value.problem.code == code


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_that_a_pipe_or_a_folder_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "pipe.pgram")
    files = len(psutil.Process().open_files()), psutil.Process().num_fds()
    for path in (tmp_path / "pipe.pgram", tmp_path):
        with pytest.raises(RunFileError) as caught:
            open_run(str(path))
        assert caught.value.problem.code == "not-a-run-file"
    assert (len(psutil.Process().open_files()), psutil.Process().num_fds()) == files


@given(data=st.binary(max_size=200))
def test_that_any_bytes_are_no_run(data, tmp_path_factory):
    path = tmp_path_factory.mktemp("any") / "any.pgram"
    path.write_bytes(data)
    with pytest.raises(RunFileError):
        open_run(str(path))
