"""Exports by columns: to the byte what they are task by task, whatever was recorded."""

import csv
import dataclasses
import io
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.formats import task_columns, tasks_csv, tasks_json
from engine.formats.perfetto import run_as_perfetto
from engine.formats.results import Results, SavedRecords
from engine.inside.records.facts import FACTS
from tests.engine.formats import one_by_one, tried_again
from tests.engine.formats.forging import few, saved_runs
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


@few
@given(what=travelled(), at_once=st.sampled_from([1, 3, 16_384]))
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
    what = tried_again.saved_run()
    run = what.run
    same(what)
    told = json.loads("[" + "".join(tasks_json.tasks_as_json(run, what.records)).removeprefix(",") + "]")
    assert [[each["state"] for each in task.get("attempts", ())] for task in told] == [
        [],
        ["done", "error"],
        ["lost"],
        [],
    ]
    assert told[2]["attempts"][0]["death"] == {"signal": "SIGKILL"}
    rows = list(csv.DictReader(io.StringIO("".join(tasks_csv.tasks_as_csv(run, what.records)), newline="")))
    assert [(row["host"], row["clock_error_s"], row["attempts"], row["earlier"]) for row in rows] == [
        ("b", "0.0004", "1", ""),
        ("c", "0.0004", "3", "a, PID 1: done; b, PID 1: error"),
        ("c", "0.0004", "2", "a, PID 1: killed by SIGKILL"),
        ("", "", "0", ""),
    ]


def test_that_every_fact_is_exported_by_its_entry_alone():
    what = saved_watched_run()
    headings = "".join(tasks_csv.tasks_as_csv(what.run, what.records)).partition("\r\n")[0].split(",")
    assert [fact.field for fact in FACTS] == [name for name in headings if name in {fact.field for fact in FACTS}]
