"""What the program must do on Windows, tried with real runs: ``python -m tests.wine.acceptance``, in a Windows Python.

The exit status is 1 if any check is wrong; those that are named are tried alone.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from engine.inside.plan import make_plan
from engine.insight.memory import memory_by_process
from engine.model.task import State
from engine.supervise.liveness import CONTINUE, SUSPEND
from engine.supervise.supervisor import Supervisor
from engine.trace.run import Run
from tests.wine.trying import (
    LIMIT_S,
    MAIN,
    assert_doubled,
    assert_gone,
    check,
    children_of,
    main,
    own_file,
    program,
    pythons,
    run_of,
    until_grown,
    waiting_run,
)

MOMENTS = 20
TREE = 4  # guardian, runner, two workers
# What a person does who types it into the console of another process.
CTRL_C = """
import ctypes, sys
console = ctypes.WinDLL("kernel32", use_last_error=True)
console.FreeConsole()
assert console.AttachConsole(int(sys.argv[1])), ctypes.get_last_error()
console.SetConsoleCtrlHandler(None, True)
assert console.GenerateConsoleCtrlEvent(0, 0), ctypes.get_last_error()
"""
SLEEPS = "import time; print(1, flush=True); time.sleep(600)"
# A picture as the terminal makes it: where no font is known, each letter is a box as wide as any other.
LETTERS = """
import io, sys
from engine.formats.run_file import open_run
from gui.picture import save_picture
save_picture(open_run(sys.argv[1]), io.BytesIO(), "png")
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
application = QGuiApplication.instance() or QGuiApplication([])
letters = QFontMetricsF(QFont())
assert letters.horizontalAdvance("i") < letters.horizontalAdvance("W")
"""
# A program that is killed as its guardian has come about, and has not been let go on.
HALF_STARTED = """
import os, subprocess
from engine.inside import windows
from engine.supervise import handle
create, CREATE_SUSPENDED = subprocess._winapi.CreateProcess, 4

def create_half(*arguments):
    *before, flags, environment, folder, startup = arguments
    print(create(*before, flags | CREATE_SUSPENDED, environment, folder, startup)[2], flush=True)
    windows.end(os.getpid())

subprocess._winapi.CreateProcess = create_half
handle.Handle(None)
"""
SHARE = Path(r"\\server\share")


@contextlib.contextmanager
def running(plan):
    """A run, begun: its supervisor, what is known of it, and what waits for a condition."""
    supervisor, run = Supervisor(plan.python), Run(plan)

    def until(condition, what):
        until_s = time.monotonic() + LIMIT_S
        while not condition():
            assert time.monotonic() < until_s, what
            supervisor.wait(0.1)
            run.apply(supervisor.poll())

    try:
        supervisor.start(plan, LIMIT_S)
        yield supervisor, run, until
    finally:
        supervisor.close()


@check
def a_file_that_does_not_parse_is_refused_in_a_line():
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder, "broken.py")
        broken.write_text("def f(:")
        status, _, complained = program("run", "--function", f"{broken}:f", "--quiet")
        assert status == 2, (status, complained)
        assert len(complained.strip().splitlines()) == 1, complained


@check
def a_dead_worker_costs_its_own_job_and_is_told_how_it_ended():
    for strategy in ("executor", "joblib"):
        status, run = run_of("--strategy", strategy, "--workload", "crashing", "--size", "1000", "--keep-going")
        lost = [task for task in run["tasks"] if task["state"] == "lost"]
        assert status == 1, (strategy, run["outcome"])
        assert len(lost) == 1, (strategy, [task["state"] for task in run["tasks"]])
        assert lost[0]["death"], strategy


@check
def a_dead_worker_of_a_pool_is_told_while_the_pool_waits_for_it():
    with running(make_plan(strategy="pool", workload="crashing", size=1_000)) as (_, run, until):
        until(lambda: run.trace.counts[State.LOST] == 1, "nobody learns of the death")
        assert [death.exit_code for death in run.deaths.values()] == [3], run.deaths


@check
def how_much_memory_a_worker_takes_is_told():
    with running(make_plan(strategy="process", jobs=1, workload="waiting", size=LIMIT_S * 1_000)) as (_, run, until):
        until(lambda: memory_by_process(run), "nobody asks for it")
        ((worker, memory),) = memory_by_process(run).items()
        assert worker in {lane.header.process for lane in run.trace.lanes}
        assert memory.most_bytes > 5_000_000, memory


@check
def a_job_that_takes_too_long_is_ended():
    status, run = run_of("--strategy", "process", "--workload", "waiting", "--size", "60000", "--jobs", "1",
                         "--task-timeout", "2")  # fmt: skip
    assert (status, run["tasks"][0]["state"]) == (1, "lost"), run["tasks"][0]


@check
def a_run_that_takes_too_long_is_stopped():
    status, run = run_of("--strategy", "pool", "--workload", "waiting", "--size", "60000", "--timeout", "4")
    assert (status, run["outcome"]) == (1, "cancelled"), (status, run["outcome"])


@check
def a_worker_that_is_suspended_stands_still_until_it_may_go_on():
    with running(make_plan(strategy="process", jobs=1, workload="waiting", size=6_000)) as (supervisor, run, until):
        until(lambda: any(lane.running for lane in run.trace.lanes), "no job begins")
        (worker,) = (lane.header.process for lane in run.trace.lanes)
        assert supervisor.send(worker, SUSPEND)
        assert not supervisor.send(worker, SUSPEND), "it is told to stand still twice"
        until(lambda: worker in run.suspended, "nobody sees that it is suspended")
        before_s = time.monotonic()
        until(lambda: time.monotonic() > before_s + 8, "")  # the job would have been over
        assert not run.over
        assert supervisor.send(worker, CONTINUE)
        until(lambda: run.over, "it does not go on")
        assert (run.outcome.value, run.suspended) == ("finished", frozenset()), run.reason


@check
def nothing_lives_on_whoever_is_killed():
    before = pythons()
    for which in ("program", "guardian", "runner"):
        with waiting_run() as started:
            try:
                tree = until_grown(started, TREE)
                psutil.Process({"program": started.pid, "guardian": tree[0], "runner": tree[1]}[which]).kill()
                started.wait(LIMIT_S)
            finally:
                started.kill()  # in any case
        assert_gone(before)


def interrupted(started):
    """Type Ctrl-C into the console of a process, and wait for its end: its status."""
    subprocess.run([sys.executable, "-c", CTRL_C, str(started.pid)], timeout=LIMIT_S, check=True)
    return started.wait(LIMIT_S)


@check
def ctrl_c_ends_a_run_and_all_that_came_of_it():
    before = pythons()
    with waiting_run(creationflags=subprocess.CREATE_NEW_CONSOLE) as started:
        try:
            until_grown(started, TREE)
            assert interrupted(started) == 130, started.returncode
        finally:
            started.kill()  # in any case
    assert_gone(before)


@check
def a_watched_script_that_ctrl_c_ends_is_told():
    with tempfile.TemporaryDirectory() as folder:
        script, told = Path(folder, "script.py"), Path(folder, "told.json")
        script.write_text(SLEEPS, encoding="utf-8")
        with subprocess.Popen(
            [sys.executable, MAIN, "watch", "--json", str(told), str(script)], stdout=subprocess.PIPE,
            creationflags=subprocess.CREATE_NEW_CONSOLE,
        ) as started:  # fmt: skip
            try:
                started.stdout.readline()
                assert interrupted(started) != 0
            finally:
                started.kill()  # in any case
        run = json.loads(told.read_bytes())
    found = run["outcome"], run["reason"]
    assert found == ("failed", "The program was ended by STATUS_CONTROL_C_EXIT"), found


@check
def nobody_lives_on_who_was_half_started():
    before = pythons()
    said = subprocess.run([sys.executable, "-c", HALF_STARTED], capture_output=True, timeout=LIMIT_S, check=False)
    assert int(said.stdout) not in before, said
    assert_gone(before)


@check
def nothing_lives_on_whenever_the_program_is_killed():
    before = pythons()
    took_s = _killed(lambda pid, _: len(children_of(pid)) >= TREE)
    assert_gone(before)
    for moment in range(1, MOMENTS):  # from its very beginning until well into its jobs
        _killed(lambda _, since_s, at_s=1.25 * took_s * moment / MOMENTS: since_s >= at_s)
        assert_gone(before)


def _killed(is_time):
    """Kill a program that runs waiting jobs as soon as ``is_time(pid, seconds since its start)``; those seconds."""
    began_s = time.monotonic()
    with waiting_run() as started:
        try:
            while not is_time(started.pid, since_s := time.monotonic() - began_s):
                assert started.poll() is None, started.returncode
                assert since_s < LIMIT_S
                time.sleep(0.05)
        finally:
            started.kill()
    return since_s


@check
def a_run_is_kept_opened_and_exported():
    with tempfile.TemporaryDirectory() as folder:
        kept = str(Path(folder, "run.pgram"))
        assert program("run", "--size", "1000", "--quiet", "--save", kept)[0] == 0
        for kind in ("csv", "perfetto", "snippet"):
            target = Path(folder, f"out.{kind}")
            status, _, complained = program("export", kept, "--to", kind, "-o", str(target))
            assert status == 0, complained
            assert target.stat().st_size > 100, kind
        done = subprocess.run(
            [sys.executable, "-c", LETTERS, kept],
            cwd=Path(MAIN).parent, capture_output=True, timeout=LIMIT_S, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr


@check
def a_person_with_a_korean_name_runs_a_file_of_their_own():
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder, "홍 길동's", "Temp")
        temporary.mkdir(parents=True)
        function = own_file(temporary, "내 작업.py")
        for strategy in ("pool", "joblib"):
            assert_doubled(function, strategy, temporary)
        assert {each.name for each in temporary.iterdir()} <= {"__pycache__", Path(function[: -len(":double")]).name}


@check
def a_folder_of_the_network_does():
    assert SHARE.is_dir(), "the set-up makes it"
    kept = SHARE / "run.pgram"
    kept.unlink(missing_ok=True)
    assert_doubled(own_file(SHARE, "work.py").replace("\\", "/"), "pool", options=["--save", str(kept)])
    assert kept.stat().st_size > 100


@check
def a_path_beyond_260_characters_does_or_is_refused_in_a_line():
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base, *["f" * 40] * 6)
        try:
            folder.mkdir(parents=True)
        except OSError:
            return  # as on a Windows that has not been told to allow them
        assert len(str(folder)) > 260, folder
        kept = folder / "run.pgram"
        assert_doubled(own_file(folder, "work.py"), "pool", options=["--save", str(kept)])
        assert program("export", str(kept), "--to", "csv", "-o", str(folder / "run.csv"))[0] == 0
        assert (folder / "run.csv").stat().st_size > 100


@check
def a_file_that_another_program_holds_is_left_alone_and_told_in_a_line():
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder, "run.pgram")
        kept.write_bytes(b"held")
        with kept.open("rb"):  # which lets nobody replace it
            status, _, complained = program("run", "--size", "1000", "--quiet", "--save", str(kept))
        assert (status, kept.read_bytes()) == (1, b"held"), complained
        assert len(complained.strip().splitlines()) == 1, complained
        assert os.listdir(folder) == ["run.pgram"]


@check
def a_name_that_windows_does_not_allow_is_refused_before_the_run():
    status, said, complained = program("run", "--size", "1000", "--save", "what?.pgram")
    assert (status, said, len(complained.strip().splitlines())) == (2, "", 1), complained


if __name__ == "__main__":
    sys.exit(main())
