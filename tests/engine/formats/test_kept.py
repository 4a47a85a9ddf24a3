"""The files that released versions have written: whatever comes later, they open, and tell what they told."""

import os
import pathlib

import pytest

from engine import __version__
from engine.formats.container import VERSION
from engine.formats.run_file import glance, open_run, save
from engine.formats.run_json import run_as_json
from engine.model.death import Death
from engine.trace.details import details
from engine.trace.lane import State
from engine.trace.output import OutputLines
from tests.engine.formats.kept.make import ITEMS, KEPT

FILES = sorted(pathlib.Path(KEPT).glob("*.pgram"))
BYTES_MOST = 20_000


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def kept(request):
    return str(request.param)


def test_that_this_version_and_its_format_have_a_file():
    assert f"{__version__}-format-{VERSION}" in [path.stem for path in FILES]
    assert {path.stem.rpartition("-")[2] for path in FILES} == {str(number + 1) for number in range(VERSION)}


def test_that_it_is_small(kept):
    assert os.path.getsize(kept) < BYTES_MOST


def test_that_its_run_is_as_it_was(kept):
    found = open_run(kept)
    run = found.run
    assert found.unknown == ()
    assert (run.plan.strategy, run.plan.workers, run.plan.jobs, run.plan.items) == ("pool", 2, 6, ITEMS)
    assert run.plan.keep_going
    assert (run.outcome, run.reason.code) == ("failed", "tasks-failed")
    assert 2.0 < run.elapsed_s < 3.0
    assert found.sequential_s == 2.5
    assert found.at_s > 1_700_000_000
    assert (run.checked.jobs, run.checked.found.trial) == (6, "done")
    assert (found.environment.program, found.environment.system) == (pathlib.Path(kept).name.partition("-")[0], "Linux")
    assert run.python.cores == found.environment.cores == 2


def test_that_its_tasks_are_as_they_were(kept):
    found = open_run(kept)
    trace = found.run.trace
    assert [State(state).name for state in trace.state] == ["DONE", "DONE", "ERROR", "LOST", "DONE", "DONE"]
    known = [details(found.run, found.records, trace.span_of(task)) for task in range(6)]
    assert [each.result for each in known] == ["0", "7", None, None, "[4]", "'fivefivefivefivefivefivefive'"]
    assert (known[2].error.type, known[2].error.message) == ("ValueError", "no 2")
    assert found.run.deaths == {3: Death("SIGKILL")}
    assert len(trace.lanes) == 3
    assert {lane.header.host for lane in trace.lanes} == {"example"}


def test_that_what_was_measured_is_there(kept):
    found = open_run(kept)
    trace = found.run.trace
    ended = [trace.span_of(task) for task in (0, 1, 2, 4, 5)]
    assert all(0 < span.fact("cpu") < 10**8 < span.ended_ns - span.started_ns < 10**9 for span in ended)
    assert all(trace.argument(span).size > 100 and trace.result(span).size > 20 for span in ended)
    assert trace.totals().arguments == 6
    moments, rows = found.run.samples.columns()
    assert len(moments) >= 4
    assert len(rows) >= len(moments)
    assert {"runner"} == {helper.kind for helper in found.run.helpers}
    lines = {text for _, text in OutputLines().feed(found.printed)}
    assert lines == {f"working on {item}" for item in (0, 1, 2, 3, 4, "five")}


def test_that_it_can_be_saved_by_this_version_and_is_the_same_run(kept, tmp_path):
    found = open_run(kept)
    path = str(tmp_path / "again.pgram")
    save(found, path)
    again = open_run(path)
    told = ["".join(run_as_json(each.run, each.records, each.sequential_s)) for each in (found, again)]
    assert told[0] == told[1]
    assert (again.environment, again.at_s, again.printed) == (found.environment, found.at_s, found.printed)
    assert glance(kept).run.plan.function == again.run.plan.function
