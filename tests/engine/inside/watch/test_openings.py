"""Where what is opened is heard, and for how long: in Pythons of their own, as a hook is there for good."""

import json
import subprocess
import sys

import pytest

CODE = """
import json, os, sys
folder, what, events = sys.argv[1], sys.argv[2], int(sys.argv[3])
from engine.inside.records import opened
from engine.inside.watch import evidence, notes, openings, spans, undo
opened._COST_MOST, opened._SINGLY_S = 0 if events else 1e9, 1e9  # whatever this machine does meanwhile
notes.begin(folder)
if what == "for a while":
    undo.begin()
added = []
sys.addaudithook(lambda event, arguments: added.append(event) if event == "sys.addaudithook" else None)

def opening(number):
    with open(f"{folder}-{number % 2}", "w") as file:
        file.write("x")
    with open(f"{folder}-new-{number}", "x"), open(f"{folder}-log", "a"), open(os.devnull) as file:
        file.read(1)

def calling(number):
    for _ in range(events):
        id(number)
    return opening(number)

def computing(number):
    return number * number

function = {"computing": computing}.get(what, calling)
for number in range(8):
    evidence.look_into(function)
    spans.begin(1, number << 32, function, (number,))
    function(number)
    spans.end(None)
print(json.dumps([len(added), openings.Ear.__call__ is openings._deaf]))
"""


def heard(folder, what="opening", events=0):
    """How many hooks were let in, whether they are deaf in the end, and what was told."""
    run = folder / "run"
    run.mkdir()
    found = subprocess.run(
        [sys.executable, "-c", CODE, run, what, str(events)], capture_output=True, text=True, check=True
    )
    lines = (run / notes_name()).read_text().splitlines() if (run / notes_name()).exists() else []
    told = [json.loads(line) for line in lines]
    return *json.loads(found.stdout), [each["values"] for each in told if each["event"] == "evidence"]


def notes_name():
    from engine.inside.watch.notes import EVENTS_NAME

    return EVENTS_NAME


def test_that_jobs_are_counted_that_write_a_file_which_others_have_written(tmp_path):
    hooks, _, told = heard(tmp_path)
    assert hooks == 1
    assert [(each["path"], each["writes"]) for each in told] == [
        (f"{tmp_path}/run-{number}", count) for count in (1, 2, 4) for number in (0, 1)
    ]


def test_that_it_is_heard_no_more_where_other_events_come_fast(tmp_path):
    assert heard(tmp_path, events=200) == (1, True, [])


@pytest.mark.parametrize("what", ["computing", "for a while"])
def test_that_there_is_no_hook_where_it_is_worth_nothing_or_could_not_be_taken_away(what, tmp_path):
    assert heard(tmp_path, what) == (0, False, [])
