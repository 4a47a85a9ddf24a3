"""``main.py run``."""

import json
import os
import re

import pytest
from rich.cells import cell_len

from engine.formats.run_file import open_run
from engine.formats.run_json import run_as_json
from engine.inside.cores import usable_cores
from engine.inside.workloads.squares import squares

SMALL = ("--size", "1000", "--jobs", "3")


def rows(text, heading):
    """The rows of the table that has ``heading`` as its first column's heading."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.strip().startswith(heading) and "PID" in line:
            next(lines)
            break
    found = []
    for line in lines:
        if not line.strip():
            break
        found.append(re.split(r"\s{2,}", line.strip()))
    return found


def test_that_the_table_says_which_process_handled_each_task(say):
    said = say("run", "--strategy", "process", *SMALL)
    assert said.status == 0
    assert said.out.startswith("Process per job · Sum of squares · 3 jobs of size 1,000 · 3 workers · Python ")
    tasks = rows(said.out, "Job")
    assert [(row[0], row[1], row[-1]) for row in tasks] == [
        (f"job {number}", "done", str(squares(1_000))) for number in (1, 2, 3)
    ]
    pids = [row[2] for row in tasks]
    assert len(set(pids)) == 3
    assert str(os.getpid()) not in pids
    assert sorted(row[1] for row in rows(said.out, "Worker")) == sorted(pids)
    assert re.search(r"^Total runtime  [\d.]+ (s|ms|µs)$", said.out, re.MULTILINE)
    assert re.search(r"^Outcome        finished$", said.out, re.MULTILINE)


def test_that_progress_goes_to_standard_error_in_plain_lines_and_quiet_is_quiet(say):
    assert "Pool: 3/3 jobs" in say("run", *SMALL).err
    assert say("run", *SMALL, "--quiet").err == ""


def test_that_a_long_list_of_tasks_is_cut_and_says_so(say):
    said = say("run", "--size", "1", "--jobs", "50", "--quiet")
    assert len(rows(said.out, "Job")) == 41
    assert "… and 10 more jobs (--json writes them all)" in said.out


def test_that_the_baseline_is_run_as_well_and_the_speed_up_told(say, tmp_path):
    file = tmp_path / "run.json"
    said = say("run", *SMALL, "--baseline", "--json", file)
    fields = json.loads(file.read_text())
    assert said.status == 0
    assert re.search(r"^Plain loop     [\d.]+ (?:s|ms|µs)\nSpeed-up       \d+\.\d{2,} ×$", said.out, re.MULTILINE)
    assert fields["sequential_s"] > 0
    assert fields["speedup"] == pytest.approx(fields["sequential_s"] / fields["elapsed_s"])
    assert "Plain loop: 3/3 jobs" in said.err


def test_that_the_plain_loop_is_its_own_baseline(say):
    fields = json.loads(say("run", "--strategy", "sequential", *SMALL, "--baseline", "--json", "-").out)
    assert (fields["speedup"], fields["sequential_s"]) == (1.0, fields["elapsed_s"])


def test_that_no_baseline_is_run_for_a_run_whose_time_was_up(say):
    said = say("run", "--size", "200000000", "--jobs", "2", "--timeout", "0.2", "--baseline")
    assert said.status == 1
    assert "Outcome        cancelled: The run was stopped because its time was up" in said.out
    assert "did not finish" in said.out


def test_that_standard_output_is_nothing_but_json_when_it_is_asked_for(say):
    said = say("run", *SMALL, "--json", "-")
    assert json.loads(said.out)["format"] == "parallelogram-run"
    assert "jobs" in said.err


def test_that_zero_workers_are_as_many_as_usable_cores(say):
    fields = json.loads(say("run", *SMALL, "--workers", "0", "--json", "-", "--quiet").out)
    assert fields["plan"]["workers"] == usable_cores()


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_that_options_reach_the_strategy(method, say):
    fields = json.loads(say("run", *SMALL, "--option", f"start_method={method}", "--json", "-", "--quiet").out)
    assert fields["plan"]["options"] == {"start_method": method}
    assert fields["outcome"] == "finished"


def test_that_the_last_of_two_values_of_an_option_counts(say):
    options = ("--option", "start_method=teleport", "--option", "start_method=spawn")
    fields = json.loads(say("run", *SMALL, *options, "--json", "-", "--quiet").out)
    assert fields["plan"]["options"] == {"start_method": "spawn"}


def test_that_a_file_of_that_name_is_replaced(say, tmp_path):
    file = tmp_path / "run.json"
    file.write_text("x" * 100_000)
    say("run", *SMALL, "--json", file)
    assert json.loads(file.read_text())["outcome"] == "finished"


def test_that_a_disk_that_is_full_when_the_run_is_over_is_told_in_one_line(say):
    said = say("run", *SMALL, "--json", "/dev/full", "--quiet")
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "parallelogram: “/dev/full” could not be written (No space left on device); choose another place.\n"
    )


def test_that_the_file_that_was_there_stays_until_the_new_one_is_whole(say, tmp_path, monkeypatch):
    file = tmp_path / "run.json"
    file.write_text("GOOD")

    def interrupted(*_):
        yield "{"
        raise KeyboardInterrupt

    monkeypatch.setattr("engine.commands.run.run_as_json", interrupted)
    assert say("run", *SMALL, "--quiet", "--json", file).status == 130
    assert file.read_text() == "GOOD"
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_that_json_can_be_written_to_a_device(say):
    assert say("run", *SMALL, "--quiet", "--json", "/dev/null").status == 0


@pytest.mark.parametrize("wrong", [("--timeout", "1e-12"), ("--timeout", "inf"), ("--jobs", " 5_0 "), ("--jobs", "٤")])
def test_that_what_python_would_take_for_a_number_is_refused(say, wrong):
    said = say("run", *wrong)
    assert said.status == 2
    assert len(said.err.splitlines()) == 1


def test_that_a_saved_run_is_the_one_that_was_told(say, tmp_path):
    path = tmp_path / "run.pgram"
    fields = json.loads(say("run", *SMALL, "--baseline", "--json", "-", "--save", path).out)
    found = open_run(str(path))
    assert json.loads("".join(run_as_json(found.run, found.records, found.sequential_s))) == fields
    assert [file.name for file in tmp_path.iterdir()] == ["run.pgram"]


def test_that_a_run_that_failed_is_saved_as_well(say, tmp_path):
    path = tmp_path / "run.pgram"
    assert say("run", "--workload", "failing", "--jobs", "10", "--save", path, "--quiet").status == 1
    assert open_run(str(path)).run.outcome == "failed"


@pytest.mark.parametrize("name", ["", "none/run.pgram", "/dev/null"])
def test_that_a_place_where_nothing_can_be_saved_is_told_before_the_run(say, tmp_path, name):
    said = say("run", *SMALL, "--save", os.path.join(tmp_path, name))
    assert (said.status, said.out) == (2, "")
    assert re.fullmatch(r"parallelogram: .+ cannot be written; give --save a file in a folder that can\.\n", said.err)


def test_that_a_run_that_could_not_be_saved_is_told_all_the_same(say, tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    (tmp_path / "own.py").write_text(f"import shutil\ndef work(item): return shutil.rmtree({str(folder)!r}, True)\n")
    function = f"{tmp_path}/own.py:work"
    said = say("run", "--function", function, "--items", "[1]", "--save", folder / "run.pgram", "--quiet")
    assert said.status == 1
    assert re.fullmatch(
        r"parallelogram: “.+run\.pgram” could not be saved \(No such .+\); choose another place\.\n", said.err
    )
    assert "finished" in said.out


def test_that_a_run_is_told_in_korean_with_its_columns_below_each_other(say, korean):
    said = say("run", "--workload", "failing", "--strategy", "process", "--size", "10", "--jobs", "5", "--baseline")
    assert said.status == 1
    assert said.out.startswith("작업마다 프로세스 · 실패하는 작업 · 크기 10인 작업 5개 · 작업자 5개 · Python ")
    assert re.search(r"^작업 1 +완료 ", said.out, re.MULTILINE)
    assert re.search(r"^작업 4 +오류 .*ValueError", said.out, re.MULTILINE)
    assert re.search(r"^일반 반복문 +완료되지 않아 속도 향상을 알 수 없음$", said.out, re.MULTILINE)
    heading, rule, *rows = said.out.partition("\n\n")[2].partition("\n\n")[0].splitlines()
    assert {cell_len(line) for line in (heading, *rows)} == {cell_len(rule)}
    assert "작업마다 프로세스: 작업 5/5" in said.err


def test_that_json_is_in_english_whatever_is_spoken(say, korean):
    fields = json.loads(say("run", "--workload", "failing", "--size", "10", "--json", "-", "--quiet").out)
    assert fields["outcome"] == "failed"
    assert fields["reason"].isascii()
    assert {task["state"] for task in fields["tasks"]} <= {"done", "error", "cancelled", "waiting"}


def test_that_a_function_of_a_notebook_runs_in_workers_that_import_it_anew(say, tmp_path):
    cells = ["import math\nprint('never')", "%time 1\ndef work(n): return math.factorial(n)\nwork(3)"]
    data = {"cells": [{"cell_type": "code", "source": cell} for cell in cells], "metadata": {}}
    (tmp_path / "my work.ipynb").write_text(json.dumps(data))
    own = ("--function", str(tmp_path / "my work.ipynb:work"), "--items", "[3, 4]")
    said = say("run", *own, "--option", "start_method=spawn", "--json", tmp_path / "run.json")
    assert said.status == 0
    assert [task["result"] for task in json.loads((tmp_path / "run.json").read_text())["tasks"]] == ["6", "24"]
    assert "Left out of the notebook: 1 magic, 2 calls." in said.err
    assert "never" not in said.err
