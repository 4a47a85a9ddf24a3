"""Dask on this machine: the strategy's own cluster, from its start to its end."""

import contextlib
import json
import os
import signal
import socket
import subprocess

import pytest

from engine.formats.run_file import open_run
from engine.formats.run_json import run_as_json
from engine.formats.snippet import snippet
from engine.inside.plan import make_plan
from engine.inside.records.events import Ready
from engine.inside.records.reader import FolderReader
from tests.e2e.cluster.conftest import PYTHON
from tests.e2e.main_py import command, descendants, main_py, run_folders, started
from tests.waiting import kill, wait_until, wait_until_gone

WORK = """
import multiprocessing, os, signal, sys, time

def is_worker():
    # And not where the function is tried first.
    return multiprocessing.parent_process() is not None or "default_worker" in sys.argv[0]

def die():
    if is_worker():
        os.kill(os.getpid(), signal.SIGKILL)

def square(item):
    return item * item

def hold(item):
    time.sleep(3600)

def once(item):
    # It kills its worker the first time.
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "was here")
    if item == 2 and not os.path.exists(path) and is_worker():
        open(path, "w").close()
        die()
    return item

def deadly(item):
    if item == 2:
        die()
    return item
"""


@pytest.mark.parametrize("chunksize", [1, 3])
def test_that_its_results_are_the_plain_loops_by_processes_of_this_machine(run, chunksize):
    told = run(WORK, "square", "--items", "range:0:8", "--workers", "2", "--option", f"chunksize={chunksize}")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert [task["result"] for task in told["tasks"]] == [str(item * item) for item in range(8)]
    assert 1 <= len({task["pid"] for task in told["tasks"]}) <= 2
    assert {task["host"] for task in told["tasks"]} == {socket.gethostname()}
    assert not any("attempts" in task for task in told["tasks"])
    for task in told["tasks"]:
        assert 0 <= task["started_s"] <= task["ended_s"] <= told["elapsed_s"]


def test_that_a_task_is_run_again_whose_worker_was_killed_and_the_last_attempt_counts(run, tmp_path):
    told = run(WORK, "once", "--items", "range:0:4", "--workers", "2", "--save", tmp_path / "run.pgram")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert [task["state"] for task in told["tasks"]] == ["done"] * 4
    first = told["tasks"][2]["attempts"][0]
    assert (first["state"], first["death"], first["ended_s"]) == ("lost", {"signal": "SIGKILL"}, None)
    assert first["pid"] != told["tasks"][2]["pid"]
    assert first["started_s"] < told["tasks"][2]["started_s"]
    found = open_run(str(tmp_path / "run.pgram"))
    again = json.loads("".join(run_as_json(found.run, found.records, None)))
    assert again["tasks"] == told["tasks"]
    assert again["workers"] == told["workers"]


def test_that_a_task_that_kills_every_worker_is_lost_and_the_others_keep_what_they_were(run):
    told = run(WORK, "deadly", "--items", "range:0:4", "--workers", "2")
    assert (told["outcome"], told["status"]) == ("failed", 1)
    lost = told["tasks"][2]
    assert (lost["state"], lost["death"]) == ("lost", {"signal": "SIGKILL"})
    assert [each["state"] for each in lost["attempts"]] == ["lost"] * 3
    gave_up = "Job 3 took down 4 workers, one after the other, until Dask cluster gave it up, as its setting"
    assert told["reason"].startswith(f"{gave_up} allowed-failures is 3; ")


def listening(pids):
    """The addresses that processes listen at for TCP, each with its port."""
    inodes = set()
    for pid in pids:
        with contextlib.suppress(OSError):
            for name in os.listdir(f"/proc/{pid}/fd"):
                with contextlib.suppress(OSError):
                    inodes.add(os.readlink(f"/proc/{pid}/fd/{name}"))
    found = set()
    for family, length in ((socket.AF_INET, 8), (socket.AF_INET6, 32)):
        with open(f"/proc/net/tcp{'' if length == 8 else '6'}", encoding="ascii") as file:
            for line in list(file)[1:]:
                fields = line.split()
                if fields[3] == "0A" and f"socket:[{fields[9]}]" in inodes:
                    address, port = fields[1].split(":")
                    words = [bytes.fromhex(address[at : at + 8])[::-1] for at in range(0, length, 8)]
                    found.add((socket.inet_ntop(family, b"".join(words)), int(port, 16)))
    return found


@contextlib.contextmanager
def holding(tmp_path, sandbox, strategy="dask"):
    """A run both of whose workers are at a task; its process, its run folder, and its tree."""
    path = tmp_path / "work.py"
    path.write_text(WORK, encoding="utf-8")
    how = ("--strategy", strategy, "--python", PYTHON, "--workers", "2", "--quiet")
    with started("run", *how, "--function", f"{path}:hold", "--items", "range:0:2") as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        wait_until(lambda: sum(name.endswith(".records") for name in os.listdir(folder)) >= 3, 90, "two at work")
        yield process, folder, [process.pid, *(child.pid for child in descendants(process))]


def end(how, process, folder):
    """End a run: by Ctrl-C, by the death of its runner, or of the program. Returns when the program is over."""
    if how == "stopped":
        process.send_signal(signal.SIGINT)
    elif how == "runner killed":
        (pid,) = {event.pid for event in FolderReader(folder).events() if isinstance(event, Ready)}
        kill(pid, signal.SIGKILL)
    else:
        kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=100)


def asked_by_another_account(engine, ports):
    """What came of it that another account of this machine has asked whoever listens: see ``intruder``."""
    script = os.path.join(os.path.dirname(__file__), "intruder.py")
    asking = [PYTHON, script, engine, *map(str, ports)]
    asked = subprocess.run(asking, capture_output=True, timeout=250, check=False, encoding="utf-8")
    assert asked.returncode == 0, asked.stderr
    return [line.split()[-1] for line in asked.stdout.splitlines()]


def test_that_it_listens_on_this_machine_alone_and_only_to_who_has_its_certificate(tmp_path, sandbox):
    with holding(tmp_path, sandbox) as (process, folder, tree):
        addresses = listening(tree)
        assert len(addresses) >= 4, "a scheduler, two nannies, two workers"
        assert {address for address, _ in addresses} == {"127.0.0.1"}
        came = asked_by_another_account("dask", [port for _, port in addresses])
        assert came == ["refused"] * 2 * len(addresses)
        end("stopped", process, folder)
    assert process.returncode == 130
    wait_until_gone(tree)
    assert run_folders(sandbox) == []


@pytest.mark.parametrize("how", ["killed", "runner killed"])
def test_that_nothing_of_it_outlives_the_program(tmp_path, sandbox, how):
    with holding(tmp_path, sandbox) as (process, folder, tree):
        end(how, process, folder)
    wait_until_gone(tree)
    wait_until(lambda: run_folders(sandbox) == [], what="the removal of the run folder")


def test_that_joblib_runs_on_it_and_a_task_whose_worker_was_killed_is_run_again(run):
    how = ("--workers", "2", "--option", "backend=dask")
    told = run(WORK, "once", "--items", "range:0:6", *how, strategy="joblib")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert [task["result"] for task in told["tasks"]] == [str(item) for item in range(6)]
    assert told["engine"]["name"] == "dask"
    assert [each["state"] for each in told["tasks"][2]["attempts"]] == ["lost"]


@pytest.mark.parametrize(
    ("strategy", "options"), [("dask", {}), ("dask", {"chunksize": 2}), ("joblib", {"backend": "dask"})]
)
def test_that_its_script_gives_the_plain_loops_results(strategy, options, tmp_path):
    path = tmp_path / "script.py"
    plan = make_plan(strategy=strategy, options=options, workload="uneven", jobs=5, size=100, workers=2)
    path.write_text(snippet(plan), encoding="utf-8")
    how = {"capture_output": True, "timeout": 100, "encoding": "utf-8", "env": {**os.environ, "TMPDIR": str(tmp_path)}}
    done = subprocess.run([PYTHON, path], check=False, **how)
    loop = tmp_path / "loop.py"
    loop.write_text(snippet(plan.sequential()), encoding="utf-8")
    plain = subprocess.run([PYTHON, loop], check=False, **how)
    assert (done.returncode, plain.returncode) == (0, 0), done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("job ")] == [
        line for line in plain.stdout.splitlines() if line.startswith("job ")
    ]


def test_that_a_python_without_it_says_so():
    done = main_py("run", "--strategy", "dask")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Dask cluster needs distributed, which this Python does not have" in done.stderr
    assert command("run")[0] != PYTHON
