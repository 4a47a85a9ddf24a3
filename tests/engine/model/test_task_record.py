"""What the words of a record tell, whatever they are."""

import json

from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.layout import (
    CELL_WORDS,
    INDEX,
    ITEM,
    ITEM_INT,
    ITEM_KIND,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_INT,
    KIND_TEXT,
    STARTED,
    VALUE,
)
from engine.model.outcome import TaskError
from engine.model.task_record import NO_RECORD, TaskRecord, task_record

TEXTS = {(0, 4): b"[1, ", (4, 3): b"abc"}
ERROR = json.dumps({"type": "ValueError", "message": "no", "traceback": "…"}).encode()


def words(**given):
    named = {"index": INDEX, "started": STARTED, "kind": KIND, "value": VALUE, "item_kind": ITEM_KIND, "item": ITEM}
    found = [0] * CELL_WORDS
    for name, word in given.items():
        found[named[name]] = word
    return found


def text(offset, length):
    return TEXTS.get((offset, length), b"")


def test_that_item_and_result_are_told_as_what_they_are_and_an_error_in_place_of_a_result():
    whole = words(index=3, started=0x3FF0000000000000, kind=KIND_INT, value=7, item_kind=ITEM_INT, item=2**64 - 1)
    assert task_record(whole, text) == TaskRecord(3, 1_000_000_000, "-1", "7")
    told = words(kind=KIND_TEXT | 4 << 8, value=0, item_kind=ITEM_TEXT | 3 << 8, item=4)
    assert task_record(told, text) == TaskRecord(0, 0, "abc", "[1, ")
    raised = task_record(words(kind=KIND_ERROR | len(ERROR) << 8), lambda _offset, _length: ERROR)
    assert (raised.result, raised.error) == (None, TaskError("ValueError", "no", "…"))


@given(
    found=st.lists(st.integers(0, 2**64 - 1), min_size=CELL_WORDS, max_size=CELL_WORDS),
    kind=st.integers(0, 8), item_kind=st.integers(0, 8), some=st.binary(max_size=20),
)  # fmt: skip
def test_that_any_words_tell_something(found, kind, item_kind, some):
    found[KIND], found[ITEM_KIND] = found[KIND] & ~0xFF | kind, found[ITEM_KIND] & ~0xFF | item_kind
    told = task_record(found, lambda _offset, _length: some)
    assert (told.result is None) == (told.error is not None)
    assert told.item is None or isinstance(told.item, str)


def test_that_no_record_is_nobodys():
    assert tuple(NO_RECORD) == (0, 0, None, None, None)
