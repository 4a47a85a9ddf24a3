"""The runner's notes."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records import events
from engine.inside.records.layout import EVENTS_NAME
from engine.inside.records.reader import FolderReader

FIELDS = st.dictionaries(
    st.text(max_size=20).filter(lambda key: key not in ("event", "folder")),
    st.none() | st.booleans() | st.integers() | st.text(),
    max_size=5,
)


@given(event=st.text(), fields=FIELDS)
def test_that_an_event_comes_back_as_it_was_noted(event, fields):
    line = json.dumps({"event": event, **fields}).encode("ascii")
    assert events.parse(line) == {"event": event, **fields}


@given(st.binary(max_size=200))
def test_that_a_line_that_is_no_event_is_nothing(line):
    fields = events.parse(line)
    assert fields == {} or isinstance(fields["event"], str)


@pytest.mark.parametrize("line", [b'{"event": 1}', b"[]", b"[" * 60_000, b'{"event": "' + b"x" * 70_000 + b'"}', b""])
def test_that_a_line_too_deep_too_long_or_of_another_kind_is_nothing(line):
    assert events.parse(line) == {}


def test_that_events_are_read_once_in_the_order_they_were_noted(tmp_path):
    reader = FolderReader(str(tmp_path))
    events.note(str(tmp_path), "ready", python="3\n11")
    events.note(str(tmp_path), "died", pid=4, status=9)
    assert reader.events() == [
        {"event": "ready", "python": "3\n11"},
        {"event": "died", "pid": 4, "status": 9},
    ]
    assert reader.events() == []
    events.note(str(tmp_path), "refused")
    assert reader.events() == [{"event": "refused"}]


def test_that_a_note_is_not_written_through_a_link(tmp_path):
    (tmp_path / EVENTS_NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        events.note(str(tmp_path), "ready")
    assert not (tmp_path / "elsewhere").exists()


def test_that_notes_of_several_processes_do_not_mix(tmp_path):
    children = []
    for _ in range(4):
        pid = os.fork()
        if not pid:
            for number in range(200):
                events.note(str(tmp_path), "died", pid=os.getpid(), status=number)
            os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    reader = FolderReader(str(tmp_path))
    found = reader.events()
    while more := reader.events():
        found += more
    for pid in children:
        assert [event["status"] for event in found if event["pid"] == pid] == list(range(200))
