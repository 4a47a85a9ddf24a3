"""The runner by itself: one run in a fresh interpreter, noted in the run folder."""

import subprocess
import sys

import pytest

from engine.plan import make_plan
from engine.records.layout import ROLE_CALL
from engine.records.reader import FolderReader
from engine.runner.launch import command
from tests.engine.fresh import tasks_in


def run(folder, orders=b"start\n", **more):
    return subprocess.run(
        command("runner.runner", str(folder)), input=orders, capture_output=True, timeout=60, check=False, **more
    )


def events(folder):
    # That a pool ends its workers, by a signal, is no matter here.
    noted = FolderReader(str(folder)).events()
    return [(event["event"], event.get("code")) for event in noted if event["event"] not in ("died", "taken-down")]


def test_that_it_does_one_run_and_ends(tmp_path):
    (tmp_path / "plan.json").write_text(make_plan(strategy="pool", jobs=3, size=10).to_json())
    assert run(tmp_path).returncode == 0
    assert events(tmp_path) == [("ready", None)]
    assert [(index, state, text) for _, index, state, text in tasks_in(tmp_path)] == [
        (index, "done", "285") for index in range(3)
    ]
    (call,) = [block for block in FolderReader(str(tmp_path)).blocks() if block.header.role == ROLE_CALL]
    assert len(call.ended) == 64


def test_that_it_ends_without_a_word_when_nobody_wants_it(tmp_path):
    done = run(tmp_path, orders=b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert events(tmp_path) == [("ready", None)]
    assert tasks_in(tmp_path) == []


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        ('{"strategy": "teleport", "workers": 1, "jobs": 1, "workload": "squares", "size": 1}', "unknown"),
        ('{"strategy": "pool", "workers": 1, "jobs": 0, "workload": "squares", "size": 1}', "out-of-range"),
    ],
)
def test_that_a_plan_that_is_wrong_is_refused_and_nothing_is_run(plan, code, tmp_path):
    (tmp_path / "plan.json").write_text(plan)
    assert run(tmp_path).returncode == 0
    assert events(tmp_path) == [("ready", None), ("refused", code)]
    assert tasks_in(tmp_path) == []


def test_that_a_strategy_whose_library_is_missing_is_refused(tmp_path):
    (tmp_path / "plan.json").write_text(make_plan(strategy="joblib", jobs=1, size=1).to_json())
    # -I -S: no site-packages, as in a Python that has not got it.
    python, *rest = command("runner.runner", str(tmp_path))
    done = subprocess.run([python, "-S", *rest], input=b"start\n", capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert events(tmp_path) == [("ready", None), ("refused", "no-module")]


def test_that_neither_the_current_folder_nor_the_users_variables_shadow_its_modules(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("json.py", "engine.py", "socket.py"):
        (elsewhere / name).write_text("raise SystemExit('the wrong one')")
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "plan.json").write_text(make_plan(strategy="sequential", jobs=1, size=10).to_json())
    assert run(folder, cwd=elsewhere).returncode == 0
    assert [text for _, _, _, text in tasks_in(folder)] == ["285"]


def test_that_the_command_line_names_this_python():
    assert command("runner.guardian", "/folder")[0] == sys.executable
    assert command("runner.runner", "/folder", "/other/python")[0] == "/other/python"
    assert command("runner.runner", "/folder")[-1] == "/folder"
