import json
import os
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.watch import notes

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@pytest.fixture
def noted(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", str(tmp_path))
    return lambda: [json.loads(line) for line in (tmp_path / notes.EVENTS_NAME).read_text("ascii").splitlines()]


@given(PLAIN)
def test_that_what_is_noted_is_json(value):
    assert json.loads(notes._json(value)) == value


def test_that_a_note_says_who_and_when(noted):
    notes.note("site", id=1, file="ä'\"\\\n😀")
    (line,) = noted()
    assert (line["event"], line["pid"], line["thread"]) == ("site", os.getpid(), threading.get_native_id())
    assert line["at"] > 0
    assert line["file"] == "ä'\"\\\n😀"


def test_that_a_hook_is_told_off_once(noted, monkeypatch):
    monkeypatch.setattr(notes, "_hooks_off", set())
    for _ in range(2):
        notes.hook_off("pool", ValueError("x" * 1000))
    (line,) = noted()
    assert (line["hook"], line["why"][:14]) == ("pool", "ValueError: xx")
    assert len(line["why"]) == 300


def test_that_nothing_is_noted_where_the_run_folder_is_gone(tmp_path, monkeypatch):
    monkeypatch.setattr(notes, "folder", str(tmp_path / "gone"))
    notes.note("site", id=1)
    assert list(tmp_path.iterdir()) == []
