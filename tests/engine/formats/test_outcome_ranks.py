"""The order of items and results of every kind, in a run whose jobs stand in two lanes, not in their order."""

import json
import struct

import numpy as np
import pytest

from engine.formats.items import Items
from engine.formats.results import Results, SavedRecords
from engine.formats.task_order import task_order
from engine.inside.plan import make_plan
from engine.inside.records.layout import (
    ITEM_CONSTANT,
    ITEM_FLOAT,
    ITEM_INT,
    ITEM_NONE,
    ITEM_STRING,
    ITEM_TEXT,
    KIND_ERROR,
)
from engine.inside.records.text import item_told
from engine.trace.run import Run, TaskError
from tests.engine.trace.cells import cell, header

BIG = 2**62


def bits(number):
    return struct.unpack("=Q", struct.pack("=d", number))[0]


def order(jobs, key, **more):
    """The order of the jobs, of which each item and result is given: they stand in two lanes, the odd ones first."""
    return task_order(*run_of(jobs, **more), key).tolist()


def run_of(jobs, *, items=False, errors=(), unsent=None):
    """A run that is over, and its records; a result is a whole number, a text, or None: its record is gone."""
    unsent = unsent or {}
    run = Run(make_plan(strategy="pool", workers=2, jobs=len(jobs)))
    rows = [*range(1, len(jobs), 2), *range(0, len(jobs), 2)]
    rows = [task for task in rows if task not in unsent]
    for number in (1, 0):
        kinds = ((task, KIND_ERROR if task in errors else 0) for task in rows if task % 2 == number)
        ended = b"".join(cell(task, 10 * task + 1, 10 * task + 2, kind=kind) for task, kind in kinds)
        run.trace.extend(run.trace.lane(header(f"{number}.records", number + 1, number + 1)), ended, b"")
    for task, error in unsent.items():
        run.trace.fail_unsent(task)
        run.unsent[task] = error
    run.over = True
    in_rows = [jobs[task] for task in rows]
    return run, SavedRecords(run.trace, of_items(in_rows) if items else of_results(in_rows))


def of_items(items):
    """Results that say nothing of items of these kinds, each with its word or its text."""
    texts = [what if isinstance(what, bytes) else b"" for _, what in items]
    words = np.array([0 if isinstance(what, bytes) else what % 2**64 for _, what in items], np.uint64)
    found = Items.made(np.array([kind for kind, _ in items]), words, np.array(list(map(len, texts))), b"".join(texts))
    none = np.zeros(0, np.int64)
    return Results(none, none, np.zeros(0, np.uint8), np.zeros(len(items), np.uint64), found)


def of_results(results):
    at = [place for place, each in enumerate(results) if not isinstance(each, int)]
    texts = [results[place] for place in at]
    lengths = np.array([0 if text is None else len(text) + 1 for text in texts], np.int64)
    values = np.array([each for each in results if isinstance(each, int)], np.uint64)
    joined = b"".join(text or b"" for text in texts)
    return Results(np.array(at, np.int64), lengths, np.frombuffer(joined, np.uint8), values)


def test_that_items_of_all_kinds_have_one_order():
    items = [
        (ITEM_STRING, b"pear"), (ITEM_INT, 7), (ITEM_NONE, 0), (ITEM_FLOAT, bits(2.5)), (ITEM_STRING, b"apple"),
        (ITEM_INT, -3), (ITEM_TEXT, b"(1, 2)"), (ITEM_CONSTANT, 1), (ITEM_FLOAT, bits(float("-inf"))),
        (ITEM_FLOAT, bits(float("nan"))),
    ]  # fmt: skip
    assert order(items, "item", items=True) == [8, 5, 3, 1, 6, 7, 4, 9, 0, 2]


@pytest.mark.parametrize("word", [0, 1, 2])
def test_that_a_constant_stands_where_its_name_does(word):
    told = item_told(ITEM_CONSTANT, word, b"").encode()
    items = [(ITEM_STRING, told + b"!"), (ITEM_CONSTANT, word), (ITEM_STRING, told[:-1])]
    assert order(items, "item", items=True) == [2, 1, 0]


def test_that_whole_numbers_which_no_double_tells_apart_are_in_their_order():
    assert order([BIG + 2, BIG + 1, BIG, BIG + 1], "result") == [2, 1, 3, 0]
    assert order([(ITEM_INT, BIG + 2), (ITEM_INT, BIG + 1), (ITEM_INT, -1)], "item", items=True) == [2, 1, 0]


def test_that_numbers_come_before_texts_and_texts_before_what_is_not_known():
    results = [b"'text'", 12, None, b"3.5", b"'later'", b"333333283333335000000", b"-1"]
    assert order(results, "result") == [6, 3, 1, 5, 4, 0, 2]


def test_that_errors_come_after_results_by_their_type_and_message():
    error = {"type": "ValueError", "message": "no", "traceback": "here"}
    results = [json.dumps(error).encode(), b"'text'", json.dumps(error | {"type": "KeyError"}).encode(), 5, 4]
    assert order(results, "result", errors={0, 2}) == [4, 3, 1, 2, 0]


def test_that_a_job_that_was_never_sent_is_sorted_by_its_error():
    unsent = {0: TaskError("TypeError", "cannot pickle it", ""), 3: TaskError("KeyError", "nor that", "")}
    assert order([None, 8, b"'text'", None], "result", unsent=unsent) == [1, 2, 3, 0]


def test_that_the_order_of_a_run_that_is_over_is_read_once():
    run, records = run_of([3, 1, 2])
    assert task_order(run, records, "result").tolist() == [1, 2, 0]
    del records.results
    assert task_order(run, records, "result", descending=True).tolist() == [0, 2, 1]
