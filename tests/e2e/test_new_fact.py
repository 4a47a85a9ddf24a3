"""What a stranger does who wants to have something else measured: one entry with its probe, and it is everywhere.

In a copy of the program, to which nothing else is done.
"""

import csv
import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.e2e.main_py import ROOT

ENTRY = '''    Fact(
        "strangers_bytes_read",
        "bytes",
        mark("Bytes read"),
        mark("How much the task has read."),
        lambda _thread_s, _since_s: next(_strangers),
    ),
)
"""All facts'''
PROBE = "\n\n_strangers = iter(range(0, 10**12, 5_000_000))\n\nFACTS = ("
IN_THE_WINDOW = """
import sys
from engine.formats.run_file import open_run
from engine.inside.records.facts import Fact
from engine.insight.search import matches
from engine.trace.details import details
from gui.panels.tasks import TaskModel
from gui.timeline.compute.lanes import order_choices
from gui.told.jobs import task_rows
from gui.timeline.paint.colours import colour_choices
saved = open_run(sys.argv[1])
run, span = saved.run, saved.run.trace.span_of(2)
print([column.heading for column in TaskModel.columns])
print(task_rows(run, details(run, saved.records, span), span))
print([choice.title if isinstance(choice, Fact) else str(choice) for choice in (*colour_choices(), *order_choices())])
for query in sys.argv[2:]:
    print(matches(run, query, saved.records).tasks.tolist())
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The program with a fact more."""
    folder = tmp_path_factory.mktemp("copy")
    for name in ("engine", "gui", "resources"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("pictures"))
    shutil.copy(ROOT / "main.py", folder)
    path = folder / "engine/inside/records/facts.py"
    text = path.read_text(encoding="utf-8")
    changed = text.replace(')\n"""All facts', ENTRY, 1).replace("\n\nFACTS = (", PROBE, 1)
    assert changed.count("_strangers") == 2
    path.write_text(changed, encoding="utf-8")
    return folder


def test_that_a_fact_is_one_entry_and_is_told_everywhere(copy, tmp_path):
    def program(*arguments):
        words = [sys.executable, str(copy / "main.py"), *map(str, arguments)]
        return subprocess.run(
            words, check=True, capture_output=True, encoding="utf-8", timeout=100, cwd=copy, stdin=subprocess.DEVNULL
        )

    path, told = tmp_path / "run.pgram", tmp_path / "run.json"
    shown = program("run", "--jobs", 4, "--size", 200_000, "--save", path, "--json", told).stdout
    assert "Bytes read" in shown
    assert "5.0 MB" in shown
    tasks = json.loads(told.read_text())["tasks"]
    assert [task["strangers_bytes_read_bytes"] for task in tasks] == [5_000_000] * 4
    for form in ("csv", "perfetto"):
        program("export", path, "--to", form, "-o", tmp_path / form)
    rows = list(csv.DictReader((tmp_path / "csv").read_text(encoding="utf-8").splitlines()))
    assert [float(row["strangers_bytes_read_bytes"]) for row in rows] == [5_000_000] * 4
    events = json.loads((tmp_path / "perfetto").read_text(encoding="utf-8"))["traceEvents"]
    slices = [event["args"] for event in events if event["ph"] == "X"]
    assert [known["strangers_bytes_read_bytes"] for known in slices] == [5_000_000] * 4
    queries = ["strangers_bytes_read>4mb", "strangers_bytes_read<=4.9MB", "item:2000"]
    lines = subprocess.run(
        [sys.executable, "-c", IN_THE_WINDOW, str(path), *queries], check=True, capture_output=True, encoding="utf-8",
        timeout=100, cwd=copy, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdin=subprocess.DEVNULL,
    ).stdout.splitlines()  # fmt: skip
    assert "Bytes read" in lines[0]
    assert "('Bytes read', '5.0 MB')" in lines[1]
    assert "('Item', '200000')" in lines[1]
    assert lines[2].count("'Bytes read'") == 2
    assert lines[3:] == ["[0, 1, 2, 3]", "[]", "[0, 1, 2, 3]"]
