"""The runner by itself: one run in a fresh interpreter, noted in the run folder."""

import contextlib
import resource
import subprocess
import sys

import pytest

from engine.inside.launch import command
from engine.inside.plan import make_plan, open_files
from engine.inside.records.events import Died, Evidence, Ready, Refused, TakenDown
from engine.inside.records.layout import CELL_BYTES, ROLE_CALL
from engine.inside.records.reader import FolderReader
from engine.trace.details import details
from tests.engine.fresh import tasks_in
from tests.engine.supervise.driving import driver


def run(folder, orders=b"start\n", **more):
    return subprocess.run(
        command("runner", str(folder)), input=orders, capture_output=True, timeout=60, check=False, **more
    )


def events(folder):
    # That a pool ends its workers, by a signal, is no matter here.
    noted = FolderReader(str(folder)).events()
    return [(type(event), getattr(event, "code", None)) for event in noted if not isinstance(event, (Died, TakenDown))]


def test_that_it_does_one_run_and_ends(tmp_path):
    (tmp_path / "plan.json").write_text(make_plan(strategy="pool", jobs=3, size=10).to_json())
    assert run(tmp_path).returncode == 0
    assert events(tmp_path) == [(Ready, None), (Evidence, None)]  # of what the caller has computed
    assert [(index, state, text) for _, index, state, text in tasks_in(tmp_path)] == [
        (index, "done", "285") for index in range(3)
    ]
    (call,) = [block for block in FolderReader(str(tmp_path)).blocks() if block.header.role == ROLE_CALL]
    assert len(call.ended) == CELL_BYTES


def test_that_it_ends_without_a_word_when_nobody_wants_it(tmp_path):
    done = run(tmp_path, orders=b"")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert events(tmp_path) == [(Ready, None)]
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
    assert events(tmp_path) == [(Ready, None), (Refused, code)]
    assert tasks_in(tmp_path) == []


def test_that_a_strategy_whose_library_is_missing_is_refused(tmp_path):
    (tmp_path / "plan.json").write_text(make_plan(strategy="joblib", jobs=1, size=1).to_json())
    # -I -S: no site-packages, as in a Python that has not got it.
    python, *rest = command("runner", str(tmp_path))
    done = subprocess.run([python, "-S", *rest], input=b"start\n", capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert events(tmp_path) == [(Ready, None), (Refused, "no-module")]


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
    assert command("guardian", "/folder")[0] == sys.executable
    assert command("runner", "/folder", "/other/python")[0] == "/other/python"
    assert command("runner", "/folder")[-1] == "/folder"


@pytest.fixture
def drive_of_64_files():
    """A warm run whose processes may have 64 open files each, though the system would let them have more."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.ExitStack() as closing:
        resource.setrlimit(resource.RLIMIT_NOFILE, (64, before[1]))
        try:
            drive = closing.enter_context(driver())
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, before)
        yield drive


ASKING = """
import resource, time

def asked(_):
    time.sleep(0.3)
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
"""


def limits_seen(drive, folder, **fields):
    """The limit of open files that each task sees."""
    (folder / "asking.py").write_text(ASKING)
    drive.start(function=f"{folder}/asking.py:asked", skip_trial=True, **fields)
    run = drive.to_the_end()
    assert (run.outcome, run.reason, run.unrecorded) == ("finished", None, 0)
    return [int(details(run, drive.supervisor.reader, span).result) for span in run.trace.spans()]


@pytest.mark.parametrize(
    ("strategy", "options", "workers"),
    [
        ("process", {"start_method": "fork"}, 33),
        ("pool", {"start_method": "fork"}, 33),
        ("executor", {"start_method": "fork"}, 33),
        ("joblib", {"backend": "multiprocessing"}, 33),
        ("threads", {}, 80),
    ],
)
def test_that_more_workers_than_the_soft_limit_of_open_files_has_room_for_are_let_have_more(
    strategy, options, workers, drive_of_64_files, tmp_path
):
    seen = limits_seen(
        drive_of_64_files, tmp_path, strategy=strategy, options=options, workers=workers, items=f"range:0:{workers}"
    )
    assert len(seen) == workers
    assert set(seen) == {open_files(drive_of_64_files.run.plan)}


def test_that_where_the_workers_have_room_tasks_see_the_limit_that_they_would_see_by_hand(drive_of_64_files, tmp_path):
    assert set(limits_seen(drive_of_64_files, tmp_path, strategy="process", items="range:0:4")) == {64}


def test_that_what_is_the_runners_own_is_not_looked_through_for_the_users_garbage(tmp_path):
    work = tmp_path / "work.py"
    work.write_text("import gc\n\n\ndef kept(item):\n    return gc.isenabled(), gc.get_freeze_count() > 5_000\n")
    plan = make_plan(strategy="pool", workers=1, function=f"{work}:kept", items="range:0:1")
    (tmp_path / "plan.json").write_text(plan.to_json())
    assert run(tmp_path).returncode == 0
    assert [text for *_, text in tasks_in(tmp_path)] == ["(True, True)"]


def test_that_a_process_for_each_job_is_forked_from_one_that_has_not_imported_what_no_job_needs(tmp_path):
    work = tmp_path / "work.py"
    work.write_text(
        "import sys\n\n\ndef there(item):\n"
        "    return {'shutil', 'random', 'csv', 'shlex', 'multiprocessing.connection'} & set(sys.modules)\n"
    )
    plan = make_plan(strategy="process", function=f"{work}:there", items="range:0:2", skip_trial=True)
    (tmp_path / "plan.json").write_text(plan.to_json())
    assert run(tmp_path).returncode == 0
    assert [text for *_, text in tasks_in(tmp_path)] == ["set()"] * 2
