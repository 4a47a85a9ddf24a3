"""Exports by columns: to the byte what they are task by task, whatever was recorded."""

import dataclasses
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.formats import task_columns, tasks_csv, tasks_json
from engine.formats.perfetto import run_as_perfetto
from engine.formats.results import Results, SavedRecords
from engine.inside.plan import make_plan
from engine.inside.records.facts import FACTS
from engine.inside.records.layout import KIND_ERROR
from engine.model.death import Death
from engine.model.task import State
from engine.trace.run import Run
from engine.trace.trace import Trace
from tests.engine.formats import one_by_one
from tests.engine.formats.forging import saved_runs
from tests.engine.trace.cells import cell, header
from tests.engine.trace.watched import saved_watched_run

SIZES = st.sampled_from([0, 1, 7, 1_000_003, 2**40])
TEXTS = [b"", b"'text'", "'é\0 =1'".encode(), b"\x1b[1m", b"-1.5", b'=1,"2"\r\n', b"x" * 300, b"\xff"]


@st.composite
def travelled(draw):
    """A run with messages of all kinds as well, of one task or several, and odd texts as results."""
    what = draw(saved_runs())
    numbers = st.integers(0, 6)
    for lane in what.run.trace.lanes:
        for columns in (lane.traffic.received, lane.traffic.sent):
            before = sorted(draw(st.lists(st.integers(0, len(lane) + 1), max_size=4)))
            if before:
                rows = [[draw(numbers), draw(SIZES), draw(SIZES)] for _ in before]
                columns.append(
                    dict(zip(("number", "size", "took_ns"), np.array(rows).T, strict=True)) | {"before": before}
                )
    sizes = np.array([0, *draw(st.lists(SIZES, max_size=5)), 9])
    runner = what.run.trace.runner_traffic
    what.run.trace.runner_traffic = runner.restored(sizes, sizes // 3, 0, 0)
    return what


def same(what):
    """Hold all three forms against what they are task by task."""
    run, records = what.run, what.records
    assert "".join(tasks_csv.tasks_as_csv(run, records)) == one_by_one.tasks_as_csv(run, records)
    assert "".join(tasks_json.tasks_as_json(run, records)) == one_by_one.tasks_as_json(run, records)
    trace = one_by_one.events_of("".join(run_as_perfetto(run, records)))
    assert trace == one_by_one.run_as_perfetto(run, records)


@given(what=travelled(), at_once=st.sampled_from([1, 3, 16_384]))
@settings(deadline=None)
def test_that_exports_by_columns_are_to_the_byte_what_they_are_task_by_task(what, at_once):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task_columns, "ROWS_AT_ONCE", at_once)
        same(what)


@given(texts=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=20), at_once=st.sampled_from([2, 16_384]))
@settings(deadline=None)
def test_that_any_text_is_written_as_it_is_alone(texts, at_once):
    what = saved_watched_run()
    count = sum(map(len, what.run.trace.lanes))
    texts = (texts * count)[:count]
    lengths = np.array([len(text) + 1 for text in texts])
    failed = np.concatenate([lane.is_failed(np.arange(len(lane))) for lane in what.run.trace.lanes])
    lengths[np.flatnonzero(~failed)[::3]] = 0
    kept = b"".join(text for text, length in zip(texts, lengths, strict=True) if length)
    results = Results(np.arange(count), lengths, np.frombuffer(kept, np.uint8), np.zeros(0, np.uint64))
    what = dataclasses.replace(what, records=SavedRecords(what.run.trace, results))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(task_columns, "ROWS_AT_ONCE", at_once)
        same(what)


def test_that_nested_tasks_of_several_calls_are_the_same_as_well():
    same(saved_watched_run())


def test_that_each_attempt_at_a_task_before_the_last_is_told_with_it():
    what = saved_watched_run()
    run = Run(make_plan(strategy="pool", jobs=4, workers=2))
    run.trace = Trace(4, reruns=True)
    ones = (header(f"{host}-1.records", 1, host=host) for host in "abc")
    ended = [cell(1, 2, 3), cell(1, 5, 6, kind=KIND_ERROR) + cell(0, 7, 8), cell(1, 8, 9)]
    for one, cells, running in zip(ones, ended, (cell(2, 5, 0), b"", cell(2, 10, 0)), strict=True):
        run.trace.extend(run.trace.lane(one), cells, running)
    run.trace.give_back(run.trace.lanes[0], 9, State.LOST)
    run.attempt_deaths[0] = Death("SIGKILL")
    count = sum(map(len, run.trace.lanes))
    error = b'{"type": "E", "message": "no", "traceback": ""}'
    results = Results(np.array([1]), np.array([len(error) + 1]), np.frombuffer(error, np.uint8), np.arange(count - 1))
    what = dataclasses.replace(what, run=run, records=SavedRecords(run.trace, results))
    same(what)
    told = json.loads("[" + "".join(tasks_json.tasks_as_json(run, what.records)).removeprefix(",") + "]")
    assert [[each["state"] for each in task.get("attempts", ())] for task in told] == [
        [],
        ["done", "error"],
        ["lost"],
        [],
    ]
    assert told[2]["attempts"][0]["death"] == {"signal": "SIGKILL"}


def test_that_every_fact_is_exported_by_its_entry_alone():
    what = saved_watched_run()
    headings = "".join(tasks_csv.tasks_as_csv(what.run, what.records)).partition("\r\n")[0].split(",")
    assert [fact.field for fact in FACTS] == [name for name in headings if name in {fact.field for fact in FACTS}]
