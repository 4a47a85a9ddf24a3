"""The table of tasks: right by RFC 4180, safe in a spreadsheet, and the same as the JSON."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.formats.run_json import run_as_json
from engine.formats.tasks_csv import columns, guarded, tasks_as_csv
from engine.inside.plan import make_plan
from engine.model.outcome import TaskError
from engine.trace.run import Run
from tests.engine.formats.forging import few, saved_runs
from tests.engine.supervise.driving import driver
from tests.engine.trace.watched import saved_watched_run

NUMBERS = ("index", "pid", "thread", "started_s", "ended_s", "cpu_s", "argument_bytes", "result_bytes")


def table(run, records):
    text = "".join(tasks_as_csv(run, records))
    assert text.encode("utf-8")
    assert text.endswith("\r\n")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    headings = columns(run)
    assert tuple(rows[0]) == headings
    assert {len(row) for row in rows} == {len(headings)}
    return [dict(zip(headings, row, strict=True)) for row in rows[1:]]


def expected(task, headings):
    """The row of a task of the JSON."""
    error, death = task["error"] or {}, task["death"]
    row = {name: "" if task[name] is None else str(task[name]) for name in headings if name in task and name != "death"}
    row |= {"error_type": error.get("type", ""), "error_message": error.get("message", "")}
    row = {name: text if name in NUMBERS else guarded(text) for name, text in row.items()}
    how = {"SIGKILL": "killed by SIGKILL", 3: "exit code 3"}
    return row | {"death": "" if death is None else how.get(death.get("signal") or death.get("exit_code"), "died")}


@few
@given(what=saved_runs(), message=st.text())
def test_that_what_is_read_back_is_what_the_json_tells(what, message):
    what.run.unsent = {task: TaskError("E", message, "") for task in what.run.unsent}
    tasks = json.loads("".join(run_as_json(what.run, what.records, None)))["tasks"]
    assert table(what.run, what.records) == [expected(task, columns(what.run)) for task in tasks]


def test_that_where_there_are_several_calls_each_task_tells_its_own():
    what = saved_watched_run()
    rows = table(what.run, what.records)
    tasks = json.loads("".join(run_as_json(what.run, what.records, None)))["tasks"]
    assert rows == [expected(task, columns(what.run)) for task in tasks]
    told = [(row["call"], row["function"], row["level"], row["container"]) for row in rows]
    assert told[0] == ("0", "fit", "0", "False")
    assert told[4:] == [("1", "grow", "1", "True"), ("1", "grow", "2", "False")]


def test_that_the_one_call_of_a_plan_takes_no_columns():
    assert not {"call", "function", "level", "container"} & set(columns(Run(make_plan())))


@few
@given(what=saved_runs(), message=st.text(alphabet="a;,\t'\"\n"))
def test_that_a_spreadsheet_that_separates_by_semicolons_and_tabs_as_well_finds_the_same_cells(what, message):
    what.run.unsent = {task: TaskError("E", message, "") for task in what.run.unsent}
    text = "".join(tasks_as_csv(what.run, what.records))
    outside_of_quotes = re.sub(r'"(?:[^"]|"")*"', "", text)
    assert not re.search(r'[;\t"]', outside_of_quotes)
    assert outside_of_quotes.count("\r\n") == what.run.plan.jobs + 1


@given(text=st.text() | st.from_regex(r"[=+\-@\t\r].*", fullmatch=True))
def test_that_no_cell_of_text_can_be_a_formula_and_that_it_can_be_read_back(text):
    cell = guarded(text)
    assert not re.match(r"[=+\-@\t\r]", cell) or re.fullmatch(
        r"[+-]?(\d+\.?\d*(e[+-]?\d+)?|inf|nan)", cell, re.IGNORECASE
    )
    assert cell in (text.encode("utf-8", "backslashreplace").decode(), f"'{text}")


@pytest.mark.parametrize(
    "number", ["5", "-5", "+5", "-1.5", "-2.", "1e9", "-1E-9", "-inf", "nan", "0", "-" + "9" * 300]
)
def test_that_a_plain_number_stays_one(number):
    assert guarded(number) == number


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "-", "-1j", "--1", "-1 ", "-0x1f"]
)
def test_that_what_a_spreadsheet_would_compute_is_text(text):
    assert guarded(text) == f"'{text}"


def test_that_a_real_run_has_a_row_a_task_with_results_errors_and_deaths(tmp_path):
    (tmp_path / "own.py").write_text(
        "import os, signal\n"
        "class Formula:\n    def __repr__(self):\n        return '=1+1'\n"
        "def work(item):\n"
        "    if item == 1:\n        raise ValueError('=no, \"never\"\\nnot once')\n"
        "    if item == 2:\n        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return Formula() if item == 3 else -item\n"
    )
    with driver() as drive:
        drive.start(strategy="process", function=f"{tmp_path}/own.py:work", items="range:0:5")
        drive.to_the_end()
        rows = table(drive.run, drive.supervisor.reader)
    assert [row["state"] for row in rows] == ["done", "error", "lost", "done", "done"]
    assert [row["result"] for row in rows] == ["0", "", "", "'=1+1", "-4"]
    assert (rows[1]["error_type"], rows[1]["error_message"]) == ("ValueError", '\'=no, "never"\nnot once')
    assert [row["death"] for row in rows] == ["", "", "killed by SIGKILL", "", ""]
    assert (rows[2]["ended_s"], rows[2]["cpu_s"]) == ("", "")
    assert len({row["pid"] for row in rows}) == 5
