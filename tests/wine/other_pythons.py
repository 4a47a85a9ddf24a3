"""The program by other Pythons, and programs that are watched: ``python -m tests.wine.other_pythons``, on Windows.

The ``python.exe`` of a venv only starts the real one: whoever starts it knows its PID, and its child has another.
"""

import json
import os
import subprocess
import sys
import tempfile
import winreg
from pathlib import Path

import psutil

from engine.supervise.interpreters import ask, candidates
from tests.whose import WATCHED
from tests.wine.trying import (
    LIMIT_S,
    MAIN,
    assert_gone,
    check,
    main,
    own_file,
    program,
    pythons,
    until_grown,
    waiting_run,
)

VENV = r"C:\venv\Scripts\python.exe"
_CALLS = ["multiprocessing.Pool.map", "concurrent.futures.ProcessPoolExecutor.map", "joblib.Parallel"]


def told_run(python, *arguments, file, printed=None):
    """A run by a Python, which tells its JSON in a file, and what it prints to ``printed``: the status, and that."""
    command = [python, MAIN, "run", *arguments, "--json", file]
    status = subprocess.run(command, stdout=printed, timeout=LIMIT_S, check=False).returncode
    return status, json.loads(Path(file).read_text(encoding="utf-8"))


def assert_watched(*options):
    """A program with three kinds of workers is watched: all its tasks are told by the PIDs that it prints itself."""
    with tempfile.TemporaryDirectory() as folder:
        script, told = Path(folder, "script.py"), Path(folder, "told.json")
        script.write_text(WATCHED, encoding="utf-8")
        status, said, complained = program("watch", *options, "--json", str(told), str(script))
        run = json.loads(told.read_text(encoding="utf-8"))
    assert (status, run["outcome"], run["unseen"]) == (0, "finished", []), complained
    assert [call["by"] for call in run["calls"]] == _CALLS, run["calls"]
    ran_by = [sorted(task["pid"] for task in run["tasks"] if task["call"] == call["id"]) for call in run["calls"]]
    assert ran_by == [sorted(map(int, line.split())) for line in said.split("\n")[:3]], (ran_by, said)
    assert len({call["pid"] for call in run["calls"]}) == 1


@check
def a_program_without_a_terminal_has_workers_that_live():
    pythonw = Path(sys.executable).with_name("pythonw.exe")
    with tempfile.TemporaryDirectory() as folder:
        function = own_file(folder, "work.py")
        for more in (["--quiet"], []):  # without it, there is nothing that could be printed to
            plan = ["--strategy", "joblib", "--workers", "2", "--items", "[1, 2]", "--function", function, *more]
            status, run = told_run(pythonw, *plan, file=Path(folder, "told.json"))
            found = [task["result"] for task in run["tasks"]]
            assert (status, found) == (0, ["2", "4"]), (more, status, run["outcome"], run["reason"])


@check
def a_program_that_is_watched_is_told_by_the_pids_of_its_workers():
    assert_watched()


@check
def a_program_of_a_venv_is_watched_as_any_other():
    assert_watched("--python", VENV)


@check
def what_a_library_ends_is_cancelled_but_not_the_job_whose_worker_had_died():
    script = Path(MAIN).with_name("tests") / "engine" / "inside" / "watch" / "programs" / "taken_down.py"
    cancelled = ("cancelled", None)
    for library, how, first in (
        ("concurrent.futures", "exits", ("lost", {"exit_code": 3})),
        ("joblib", "exits", ("lost", {"exit_code": 3})),
        ("joblib", "raises", ("error", None)),
    ):
        with tempfile.TemporaryDirectory() as folder:
            told = Path(folder, "told.json")
            os.environ["TRUTH"] = str(Path(folder, "truth"))
            _, _, complained = program("watch", "--json", str(told), str(script), library, how)
            run = json.loads(told.read_text(encoding="utf-8"))
        tasks = sorted(run["tasks"], key=lambda task: task["place"])
        states = [(task["state"], task["death"]) for task in tasks]
        assert (states, run["unseen"]) == ([first, cancelled, cancelled], []), (library, how, states, complained)


@check
def pythons_are_found_on_the_path_and_where_windows_knows_of_them():
    key = r"Software\Python\PythonCore\3.13-tried"
    with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{key}\InstallPath") as place:
        winreg.SetValueEx(place, "ExecutablePath", 0, winreg.REG_SZ, VENV)
    try:
        assert VENV in candidates(), candidates()
    finally:
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{key}\InstallPath")
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
    assert VENV not in candidates(), candidates()
    os.environ["PATH"] += os.pathsep + os.path.dirname(VENV)
    assert VENV in candidates(), candidates()
    assert ask(VENV).version == sys.version.partition(" ")[0]


@check
def every_way_of_workers_gives_its_results_by_the_python_of_a_venv():
    with tempfile.TemporaryDirectory() as folder:
        for strategy in ("process", "pool", "executor", "joblib"):  # the others start nobody that these do not
            plan = ["--strategy", strategy, "--size", "1000", "--workers", "2", "--quiet"]
            status, run = told_run(VENV, *plan, file=Path(folder, "told.json"), printed=subprocess.DEVNULL)
            results = [task["result"] for task in run["tasks"]]
            assert (status, results) == (0, ["332833500"] * 4), (strategy, run["reason"])
            assert all(worker["thread"] == worker["pid"] for worker in run["workers"]), strategy


@check
def a_dead_worker_of_a_venv_is_told_as_any_other():
    with tempfile.TemporaryDirectory() as folder:
        plan = ["--strategy", "executor", "--workload", "crashing", "--size", "1000", "--keep-going", "--quiet"]
        status, run = told_run(VENV, *plan, file=Path(folder, "told.json"), printed=subprocess.DEVNULL)
    lost = [task for task in run["tasks"] if task["state"] == "lost"]
    assert (status, len(lost)) == (1, 1), [task["state"] for task in run["tasks"]]
    assert lost[0]["death"]


@check
def nothing_of_a_venv_lives_on_whoever_is_killed():
    before = pythons()
    for which in range(5):
        with waiting_run(VENV) as started:
            try:
                tree = until_grown(started, 7)  # each of them started by another, but for the workers
                own, guardians_starter, guardian, _, runner = tree[:5]
                psutil.Process((started.pid, own, guardians_starter, guardian, runner)[which]).kill()
                started.wait(LIMIT_S)
            finally:
                started.kill()  # in any case
        assert_gone(before)


if __name__ == "__main__":
    sys.exit(main())
