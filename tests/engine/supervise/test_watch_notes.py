import json

from engine.inside.watch.notes import EVENTS_NAME
from engine.supervise.watch_notes import Note, Notes


def test_that_each_line_is_read_once_and_what_is_none_left_out(tmp_path):
    path = tmp_path / EVENTS_NAME
    notes = Notes(str(tmp_path))
    assert list(notes.read()) == []
    path.write_bytes(
        b'{"event": "a", "pid": 1}\nrubbish\n[]\n\xff\n' + b"x" * 70_000 + b'\n{"event": "b"}\n{"event": "c'
    )
    assert [note.event for note in notes.read()] == ["a", "b"]
    with path.open("ab") as file:
        file.write(b'"}\n')
    assert [note.event for note in notes.read()] == ["c"]
    assert list(notes.read()) == []


def test_that_a_field_of_another_type_is_none():
    fields = {"event": 3, "pid": True, "id": -1, "at": "x", "asked": 1e300, "code": 2**40, "argv": [1, "a"], "body": 1}
    note = Note(json.loads(json.dumps(fields)))
    assert (note.event, note.pid, note.whole("id"), note.at_ns, note.ns("asked")) == ("", 0, 0, 0, 0)
    assert (note.code("code"), note.texts("argv"), note.flag("body"), note.optional("none")) == (
        None,
        ["a"],
        False,
        None,
    )
