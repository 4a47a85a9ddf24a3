"""Which files several calls open: what a trial finds, and what a worker counts of that."""

import json
import subprocess
import sys

import pytest

from engine.inside.records import opened
from engine.inside.records.events import Evidence
from engine.inside.records.reader import FolderReader

TRIAL = """
import json, os, sys, time
from engine.inside.records.opened import Trial
folder = sys.argv[1]
def call(number):
    time.sleep(0.02)
    with open(f"{folder}/same", "w") as file:
        file.write("x")
    with open(f"{folder}/own-{number}", "w") as file:
        file.write("x")
    with open(os.devnull, "rb") as file:
        file.read(1)
    for _ in range(int(sys.argv[2])):
        id(file)
trial = Trial()
for number in range(int(sys.argv[3])):
    trial.begin()
    call(number)
print(json.dumps(trial.common()))
"""
WORKER = """
import os, sys
from engine.inside.records import opened
folder = sys.argv[1]
opened._SINGLY_S = float(sys.argv[2])
opened.look_out(folder, [os.path.join(folder, name) for name in ("same", "log")])
opened.begin(folder)
def record(pair):
    for mode in pair[1]:
        with open(f"{folder}/same", mode), open(f"{folder}/other", mode), open(f"{folder}/log", "a"):
            pass
noted = opened.noted(record)
open(f"{folder}/same", "w").close()
for index, modes in enumerate(sys.argv[3:]):
    noted((index, modes))
"""

FAST, SLOW = 1e9, 0.0
"""How far apart they must be told, so that no job is, or each: whatever this machine does meanwhile."""


def python(code, *arguments):
    """What a Python of its own prints: an audit hook is there for as long as its process lives."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("other_events", "calls", "names"),
    [(0, 2, ["same"]), (0, 1, []), (200_000, 2, [])],
    ids=["two calls", "one call", "with many other events"],
)
def test_that_a_file_is_looked_out_for_that_all_calls_open_where_that_costs_little(
    other_events, calls, names, tmp_path
):
    assert json.loads(python(TRIAL, tmp_path, other_events, calls)) == [str(tmp_path / name) for name in names]


def test_that_jobs_are_counted_that_open_it_and_told_whenever_they_have_doubled(tmp_path):
    python(WORKER, tmp_path, FAST, "w", "r", "wr", "ww", "rrr", "w")
    found = FolderReader(str(tmp_path)).events()
    assert all(type(each) is Evidence and each.kind == "opened" for each in found)
    told = [(each.values["reads"], each.values["writes"], each.values["jobs"]) for each in found]
    assert told == [(0, 1, 1), (1, 1, 2), (1, 2, 3), (2, 2, 3), (3, 4, 6)]
    assert {each.values["path"] for each in found} == {str(tmp_path / "same")}


@pytest.mark.parametrize(("apart_s", "counts"), [(SLOW, [*range(1, 65), 128]), (FAST, [1, 2, 4, 8, 16, 32, 64, 128])])
def test_that_the_first_of_them_are_told_one_by_one_where_they_do_not_come_fast(apart_s, counts, tmp_path):
    python(WORKER, tmp_path, apart_s, *["w"] * 200)
    assert [each.values["writes"] for each in FolderReader(str(tmp_path)).events()] == counts


def test_that_where_nothing_is_looked_out_for_a_record_stays_what_it_is(tmp_path):
    opened.look_out(str(tmp_path), [])
    opened.begin(str(tmp_path))
    assert list(tmp_path.iterdir()) == []
    assert opened.noted(print) is print
