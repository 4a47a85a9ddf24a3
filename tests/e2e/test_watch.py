"""``main.py watch``, as a person types it: the program is as it would be without, and its tasks are told."""

import json
import os
import pathlib
import pty
import re
import select
import signal
import subprocess
import sys

import psutil
import pytest

from engine.model.task import State
from engine.supervise import leftovers
from engine.supervise.sources import FolderSource
from engine.trace.run import Run
from tests.e2e.main_py import called, command, main_py, run_folders, started
from tests.waiting import MOST_S, lives, wait_until, wait_until_gone

PROGRAMS = pathlib.Path(__file__).parents[1] / "engine/inside/watch/programs"
FAITHFUL = str(PROGRAMS / "faithful.py")


def json_of(text):
    return json.loads(text[text.index('{\n "format"') :])


def bare(*arguments, **more):
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, check=False, encoding="utf-8", timeout=100, **more
    )


@pytest.mark.parametrize(("end", "status"), [("0", 0), ("3", 3), ("exception", 1), ("signal", 128 + 15)])
def test_that_output_errors_and_status_are_the_programs_own(end, status):
    seen = main_py("watch", "--quiet", FAITHFUL, end, "--quiet", "--lang", "xx", "--", "-m", stdin=None, input="given")
    alone = bare(FAITHFUL, end, "--quiet", "--lang", "xx", "--", "-m", input="given")
    assert (seen.stdout, seen.stderr, seen.returncode) == (alone.stdout, alone.stderr, status)


def test_that_a_module_and_a_folder_are_as_python_has_them(tmp_path):
    seen = main_py("watch", "--chdir", str(PROGRAMS), "--quiet", "-m", "faithful", "0", "--json", "x")
    alone = bare("-m", "faithful", "0", "--json", "x", cwd=PROGRAMS, stdin=subprocess.DEVNULL)
    assert (seen.stdout, seen.stderr, seen.returncode) == (alone.stdout, alone.stderr, 0)


def test_that_an_interpreter_is_named_from_where_the_person_is_whatever_the_programs_folder_is():
    near = os.path.relpath(sys.executable)
    seen = main_py("watch", "--python", near, "--chdir", str(PROGRAMS), "--quiet", "faithful.py", "3")
    assert (seen.returncode, seen.stderr) == (
        3,
        bare("faithful.py", "3", cwd=PROGRAMS, stdin=subprocess.DEVNULL).stderr,
    )


def test_that_the_window_is_opened_with_the_run_when_the_script_has_ended(tmp_path):
    kept = tmp_path / "kept"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PARALLELOGRAM_HISTORY": str(kept)}
    with open(tmp_path / "errors", "wb") as errors:  # which the window has as well, and so no pipe
        more = {"capture_output": False, "stdout": errors, "stderr": errors, "env": environment}
        assert main_py("watch", "--window", "--quiet", FAITHFUL, "3", **more).returncode == 3
    (run,) = kept.glob("*.pgram")

    def window():
        return next(
            (it for it in psutil.process_iter(["cmdline"]) if (it.info["cmdline"] or [])[-1:] == [str(run)]), None
        )

    found = wait_until(window, what="the window")
    found.kill()
    found.wait(MOST_S)


def test_that_the_object_follows_the_programs_output_and_the_table_goes_to_standard_error(tmp_path):
    saved = tmp_path / "run.pgram"
    truth = tmp_path / "truth"
    environment = {**os.environ, "TRUTH": str(truth)}
    done = main_py("watch", "--json", "-", "--save", str(saved), str(PROGRAMS / "pools.py"), "fork", env=environment)
    assert done.returncode == 0
    assert done.stdout.startswith("raised three\n")
    found = json_of(done.stdout)
    assert (found["version"], found["exit_status"], found["outcome"]) == (2, 0, "finished")
    assert found["plan"]["watch"] == {"argv": [str(PROGRAMS / "pools.py"), "fork"], "module": None}
    assert len(found["tasks"]) == 68 == len(truth.read_text().splitlines())
    assert re.search(r"multiprocessing\.Pool\.starmap +add +pools\.py:\d+ +10 ", done.stderr)
    assert called("export", str(saved), "--to", "csv", "-o", str(tmp_path / "tasks.csv")).returncode == 0
    assert len((tmp_path / "tasks.csv").read_text().splitlines()) == 69
    listed = called("history", "list").stdout
    assert "watch" in listed or "pools.py" in listed


@pytest.mark.parametrize("gone", ["stdout", "stderr"])
def test_that_the_status_is_the_programs_own_though_nobody_reads_what_is_told_any_more(gone, tmp_path):
    program = tmp_path / "waiting.py"
    program.write_text("import sys\nprint('here', flush=True)\nsys.stdin.read()\nsys.exit(3)\n")
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with subprocess.Popen(command("watch", "--json", "-", str(program)), **pipes, encoding="utf-8") as process:
        assert process.stdout.readline() == "here\n"
        getattr(process, gone).close()
        process.stdin.close()
        told = (process.stderr if gone == "stdout" else process.stdout).read()
        assert process.wait(MOST_S) == 3
    assert "Traceback" not in told
    assert "exit status 3" in told


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.py"], "There is no file “nowhere.py”; choose one that is there."),
        (["-m", "no_such_module_"], "Python cannot find the module no_such_module_; choose one that it has."),
        (["--chdir", "nowhere", FAITHFUL], "There is no folder “nowhere”; choose one that is there."),
        ([], "Say which script to watch: watch SCRIPT.py, watch -m MODULE, or watch -- COMMAND."),
        (["--", "no-such-command-"], "cannot be started"),
        (["--", "python3", "-I", FAITHFUL], "With -I Python does not read the environment, by which it is watched"),
        (["--python", os.__file__, FAITHFUL], "does not answer as a Python does"),
        (["--json", "/nowhere/x", FAITHFUL], "cannot be written"),
    ],
)
def test_that_what_cannot_be_started_is_refused_with_what_to_do(arguments, said):
    done = called("watch", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_that_any_command_is_watched_and_its_status_is_its_own():
    code = "import concurrent.futures as c\nwith c.ThreadPoolExecutor(2) as e: list(e.map(str, range(5)))"
    done = main_py("watch", "--json", "-", "--quiet", "--", "sh", "-c", f'"{sys.executable}" -c "{code}"; exit 4')
    assert done.returncode == 4
    assert len(json_of(done.stdout)["tasks"]) == 5


def test_that_it_is_said_where_no_python_reported_itself():
    done = main_py("watch", "--", "sh", "-c", "exit 0")
    assert done.returncode == 0
    assert "no Python reported itself" in done.stderr


def test_that_ctrl_c_reaches_the_program_and_what_was_in_flight_is_interrupted(tmp_path):
    target = tmp_path / "run.json"
    child, terminal = pty.fork()
    if child == 0:
        arguments = command("watch", "--json", target, PROGRAMS / "interrupted.py")
        os.execv(arguments[0], arguments)
    seen = b""
    is_pressed = False
    while piece := read(terminal, seen):
        seen += piece
        if seen.count(b"begun") == 2 and not is_pressed:
            is_pressed = True
            os.write(terminal, b"\x03")
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    os.close(terminal)
    found = json.loads(target.read_text())
    assert found["exit_status"] == 7
    states = [task["state"] for task in found["tasks"]]
    assert states.count("interrupted") == 2
    assert states.count("cancelled") == 48
    wait_until(lambda: not any(lives(worker["pid"]) for worker in found["workers"]))


def read(terminal, seen):
    assert select.select([terminal], [], [], MOST_S)[0], f"nothing more comes after {seen!r}"
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other end is closed
        return b""


WAITING = """
import concurrent.futures, os, sys
with concurrent.futures.ThreadPoolExecutor(2) as executor:
    list(executor.map(abs, range(5)))
    print(os.getpid(), flush=True)
    sys.stdin.readline()
    list(executor.map(abs, range(7)))
print("ended", flush=True)
"""


def test_that_a_killed_watcher_leaves_the_program_running_and_its_records_can_be_seen(sandbox, tmp_path):
    script = tmp_path / "waiting.py"
    script.write_text(WAITING)
    with started("watch", str(script), stdin=subprocess.PIPE) as process:
        pid = int(process.stdout.readline())
        (folder,) = run_folders(sandbox)
        process.kill()
        process.wait()
        assert leftovers.leftovers() == []  # it goes on, and nobody ends it
        assert lives(pid)
        process.stdin.write("\n")
        process.stdin.flush()
        assert process.stdout.readline() == "ended\n"
        wait_until_gone([pid])
    (left,) = leftovers.leftovers()
    assert (left.folder, left.plan.watch.argv) == (folder, (str(script),))
    run = Run(left.plan)
    for batch in leftovers.batches(folder, left.plan, FolderSource(folder)):
        run.apply(batch)
    assert (run.over, int(run.trace.counts[State.DONE]), len(run.calls())) == (True, 12, 2)
    leftovers.remove(folder)


def test_that_a_killed_program_is_told_and_what_it_ran_is_kept(tmp_path):
    script = tmp_path / "killed.py"
    script.write_text(
        "import concurrent.futures, os, time\n"
        "with concurrent.futures.ThreadPoolExecutor(1) as executor:\n"
        "    list(executor.map(abs, range(5)))\n"
        "    executor.submit(os.kill, os.getpid(), 9).result()\n"
    )
    done = main_py("watch", "--json", "-", "--quiet", str(script))
    assert done.returncode == 128 + 9
    found = json_of(done.stdout)
    states = [task["state"] for task in found["tasks"]]
    assert (found["outcome"], states.count("done"), states.count("lost")) == ("failed", 5, 1)


def test_that_what_the_program_leaves_running_goes_on_and_is_told(tmp_path):
    script = tmp_path / "leaving.py"
    script.write_text(
        "import subprocess, sys\n"
        "left = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], start_new_session=True,\n"
        "    stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "print(left.pid)\n"
        "left.returncode = 0\n"
    )
    done = main_py("watch", str(script))
    pid = int(done.stdout)
    try:
        assert lives(pid)
        assert f"(PID {pid})" in done.stderr
    finally:
        os.kill(pid, signal.SIGKILL)
    wait_until_gone([pid])


def test_that_a_program_whose_time_is_up_is_interrupted(tmp_path):
    script = tmp_path / "long.py"
    script.write_text("import time\ntry:\n    time.sleep(600)\nexcept KeyboardInterrupt:\n    print('interrupted')\n")
    done = main_py("watch", "--timeout", "2", "--json", "-", "--quiet", str(script))
    assert done.stdout.startswith("interrupted\n")
    assert (json_of(done.stdout)["outcome"], done.returncode) == ("cancelled", 0)


def test_that_each_library_that_this_python_has_is_seen_against_the_truth():
    done = main_py("watch", "--check", timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    for library in ("multiprocessing", "concurrent", "threading", "subprocess", "joblib", "xdist"):
        assert re.search(rf"^{library} .* (\d+) / \1 +all seen", done.stdout, re.MULTILINE)


def test_that_a_watched_program_is_not_watched_again():
    inner = command("watch", FAITHFUL, "0")
    done = main_py("watch", "--quiet", "--", *inner)
    assert done.returncode == 70
    assert re.search(r"This program is being watched already \(PID \d+\)\.", done.stderr)
