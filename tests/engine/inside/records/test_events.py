"""The runner's notes."""

import json
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records import events
from engine.inside.records.layout import EVENTS_NAME
from engine.inside.records.reader import FolderReader

KINDS = [
    events.Ready, events.Refused, events.Checked, events.Handed, events.Unsent, events.Died, events.OrphanDied,
    events.RunnerEnded, events.TakenDown, events.Cleared, events.ThreadDied, events.Odd, events.Imported, events.Mapped,
    events.Evidence, events.RemoteDied, events.RemoteLoads, events.RemoteSilent, events.Engine, events.Waits,
]  # fmt: skip
VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=4)
DICTIONARIES = st.dictionaries(st.text(max_size=20), VALUES, max_size=4)
FOUND = st.builds(
    events.Found, st.text(), st.floats(allow_nan=False), st.floats(allow_nan=False), st.none() | st.integers(),
    st.none() | st.integers(), st.text(), st.text(), st.integers(), st.floats(allow_nan=False),
    st.floats(allow_nan=False), st.none() | st.integers(),
)  # fmt: skip
MADE = st.builds(
    events.Made, st.floats(allow_nan=False), st.booleans(), st.text(), st.booleans(),
    st.lists(st.floats(allow_nan=False)).map(tuple),
)  # fmt: skip
OF_DATA = (
    events.Refused, events.Checked, events.Cleared, events.Odd, events.Imported, events.Evidence, events.RemoteLoads,
    events.Waits,
)  # fmt: skip
EVENTS = st.one_of(
    st.builds(events.Refused, st.text(), st.text(), DICTIONARIES),
    st.builds(events.Checked, st.integers(), st.integers(), FOUND, MADE),
    st.builds(events.Cleared, st.lists(st.integers()).map(tuple)),
    st.builds(events.Odd, st.text(), DICTIONARIES),
    st.builds(events.Waits, st.text(), DICTIONARIES),
    st.builds(events.RemoteLoads, st.text(), st.integers(), st.lists(st.integers()).map(tuple)),
    st.builds(events.Evidence, st.text(), st.integers(), DICTIONARIES),
    st.builds(events.Imported, st.integers(), st.integers(), st.floats(allow_nan=False)),
    *(st.builds(kind) for kind in KINDS if kind not in OF_DATA),
)


@given(EVENTS)
def test_that_an_event_comes_back_as_it_was_noted(tmp_path_factory, event):
    folder = str(tmp_path_factory.mktemp("run"))
    events.note(folder, event)
    (found,) = FolderReader(folder).events()
    assert (type(found), found) == (type(event), event)


@given(st.binary(max_size=200))
def test_that_a_line_that_is_no_event_is_nothing(line):
    assert events.parse(line) is None


@given(st.sampled_from(KINDS), st.sampled_from(["pid", "code", "why", "pids", "found", "values", "gil"]), VALUES)
def test_that_fields_of_another_kind_make_no_event_or_one_of_the_right_kinds(kind, name, value):
    right = {
        "version": "3", "gil": True, "cores": 2, "field": "f", "code": 5, "values": {}, "jobs": 1, "workers": 1,
        "found": {"trial": "done", "call_s": 1, "cpu_s": 1.5, "item_bytes": None, "result_bytes": 4, "error": "",
                  "lazy": "", "calls": 1, "first_s": 0, "first_cpu_s": 0.0, "function_bytes": None},
        "made": {"items_s": 1, "is_taken_over": False, "made_anew": ""}, "start": 3, "seconds": 0.5, "bytes": 7,
        "first": 1, "last": 2, "count": 2, "task": 1, "type": "T", "message": "m", "traceback": "t", "pid": 4,
        "signal": 9, "kind": "k", "pids": [1], "why": "w", "host": "h",
        "at_ns": 1, "is_over": False, "loads": [1, 2, 3, 4], "name": "n", "address": "a", name: value,
    }  # fmt: skip
    event = events.parse(json.dumps({"event": events._NAMES[kind], **right}).encode())
    if event is not None:
        assert type(event) is kind
        assert all(
            isinstance(getattr(event, field), of) for field, of in kind.__annotations__.items() if isinstance(of, type)
        )


@pytest.mark.parametrize(
    "line",
    [
        b'{"event": 1}', b'{"event": []}', b"[]", b"[" * 60_000, b'{"event": "' + b"x" * 70_000 + b'"}', b"",
        b'{"event": "none", "pid": 1}', b'{"event": "died", "pid": 1}', b'{"event": "died", "pid": true, "code": 1}',
        b'{"event": "cleared", "pids": [1, "2"]}', b'{"event": "cleared", "pids": 1}',
    ],
)  # fmt: skip
def test_that_a_line_too_deep_too_long_or_of_another_kind_is_nothing(line):
    assert events.parse(line) is None


def test_that_more_than_is_known_of_an_event_is_left_out():
    event = events.parse(b'{"event": "died", "pid": 1, "code": 3, "new": 5}')
    assert (type(event), event) == (events.Died, (1, 3))


def test_that_a_death_is_noted_in_the_quick_way_as_in_the_other(tmp_path):
    events.note_died(str(tmp_path / EVENTS_NAME), 12, -9)
    events.note(str(tmp_path), events.Died(12, -9))
    lines = (tmp_path / EVENTS_NAME).read_bytes().splitlines(keepends=True)
    assert lines[0] == lines[1]
    assert events.parse(lines[0]) == events.Died(12, -9)


def test_that_events_are_read_once_in_the_order_they_were_noted(tmp_path):
    reader = FolderReader(str(tmp_path))
    noted = [events.Ready("3\n11", True, 2, 3), events.Died(4, 9)]
    for event in noted:
        events.note(str(tmp_path), event)
    found = reader.events()
    assert found == noted
    assert list(map(type, found)) == list(map(type, noted))
    assert reader.events() == []
    events.note(str(tmp_path), events.Cleared((5,)))
    assert reader.events() == [events.Cleared((5,))]


def test_that_a_note_is_not_written_through_a_link(tmp_path):
    (tmp_path / EVENTS_NAME).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        events.note(str(tmp_path), events.ThreadDied("x"))
    assert not (tmp_path / "elsewhere").exists()


def test_that_notes_of_several_processes_do_not_mix(tmp_path):
    children = []
    for _ in range(4):
        pid = os.fork()
        if not pid:
            for number in range(200):
                events.note(str(tmp_path), events.Died(os.getpid(), number))
            os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    reader = FolderReader(str(tmp_path))
    found = reader.events()
    while more := reader.events():
        found += more
    for pid in children:
        assert [event.code for event in found if event.pid == pid] == list(range(200))
