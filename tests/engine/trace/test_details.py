"""What is known of one task beyond its span, read from real records."""

import pytest

from engine.inside.plan import make_plan
from engine.inside.records.layout import ROLE_WORKER
from engine.inside.records.log import open_log
from engine.model.batch import Lost
from engine.model.death import Death
from engine.supervise.sources import FolderSource
from engine.trace.details import Details, details
from engine.trace.lane import State
from engine.trace.run import Run
from tests.engine.functions import fail_on_two
from tests.engine.trace.cells import batch, call


@pytest.fixture
def folder(tmp_path):
    record = open_log(str(tmp_path), ROLE_WORKER)[0](fail_on_two)
    for index, item in enumerate([5, -5, "text", 2]):
        if item == 2:
            with pytest.raises(ValueError, match="no 2"):
                record((index, item))
        else:
            record((index, item))
    return tmp_path


def read(folder, jobs=4, **more):
    reader = FolderSource(str(folder))
    run = Run(make_plan(jobs=jobs, size=1))
    run.apply(batch(list(reader.blocks()), call=call(), **more))
    return run, reader


def test_that_results_are_told_as_their_repr(folder):
    run, reader = read(folder)
    assert [details(run, reader, run.trace.span_of(task)).result for task in range(3)] == ["5", "-5", "'text'"]


def test_that_an_error_is_told_in_its_parts(folder):
    run, reader = read(folder)
    found = details(run, reader, run.trace.span_of(3))
    assert (found.result, found.death) == (None, None)
    assert (found.error.type, found.error.message) == ("ValueError", "no 2, please")
    assert "in fail_on_two" in found.error.traceback


def test_that_a_task_that_runs_or_was_lost_has_no_result(folder):
    seen = []

    def look(item):
        run, reader = read(folder, jobs=9)
        span = run.trace.span_of(4)
        seen.append((span.state, details(run, reader, span)))
        (lane,) = [lane for lane in run.trace.lanes if lane.running]
        run.apply(batch(call=call(), lost=[Lost(lane.header.name, Death(signal="SIGSEGV"))]))
        span = run.trace.span_of(4)
        seen.append((span.state, details(run, reader, span)))

    open_log(str(folder), ROLE_WORKER)[0](look)((4, 7))
    assert seen == [
        (State.RUNNING, Details(None, None, None, "7")),
        (State.LOST, Details(None, None, Death(signal="SIGSEGV"), "7")),
    ]


def test_that_records_that_have_gone_or_changed_give_nothing(folder):
    run, reader = read(folder)
    for file in folder.iterdir():
        file.write_bytes(b"")
    assert [details(run, reader, run.trace.span_of(task)) for task in range(4)] == [Details(None, None, None)] * 4
