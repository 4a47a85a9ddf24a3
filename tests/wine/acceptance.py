"""What the program must do on Windows, tried with real runs: ``python -m tests.wine.acceptance``, in a Windows Python.

A line a check; the exit status is 1 if any is wrong. Each has a limit of its own, so that nothing waits for ever.
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
from engine.supervise.family import UNTOLD, descendants
from engine.supervise.liveness import CONTINUE, SUSPEND
from engine.supervise.supervisor import Supervisor
from engine.trace.run import Run

LIMIT_S = 150
GONE_S = 60
MOMENTS = 20
SHARE = Path(r"\\server\share")
MAIN = str(Path(__file__).parents[2] / "main.py")
CHECKS = []


def check(function):
    """One of the checks, in the order in which they stand here."""
    CHECKS.append(function)
    return function


def program(*arguments, temporary=None):
    """Run the program to its end: its status, what it said, and what it complained about."""
    done = subprocess.run(
        [sys.executable, MAIN, *arguments], capture_output=True, timeout=LIMIT_S, check=False,
        encoding="utf-8", errors="replace",
        env={**os.environ, **({"TEMP": str(temporary), "TMP": str(temporary)} if temporary else {})},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr


def run_of(*arguments, temporary=None):
    """Run a plan: its status, and its JSON."""
    status, said, complained = program("run", *arguments, "--quiet", "--json", "-", temporary=temporary)
    assert "{" in said, complained
    return status, json.loads(said[said.index("{") :])


def waiting_run():
    """The program while it runs jobs of 90 s each, by a pool of two."""
    plan = ["--strategy", "pool", "--workload", "waiting", "--size", "90000"]
    return subprocess.Popen(
        [sys.executable, MAIN, "run", *plan, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def own_file(folder, name):
    """A file with a function, as people write it: no guard, and a line of work that is done by whoever imports it."""
    file = Path(folder, name)
    file.write_text("def double(x):\n    return x * 2\n\n\nprint(double(1))\n", encoding="utf-8")
    return f"{file}:double"


def assert_doubled(function, strategy, temporary=None):
    """Whether a function of one's own gives what it should."""
    options = ["--workers", "2", "--items", "[1, 2, 3]"]
    status, run = run_of("--strategy", strategy, "--function", function, *options, temporary=temporary)
    results = [task["result"] for task in run["tasks"]]
    assert (status, results) == (0, ["2", "4", "6"]), (strategy, run["reason"], run["tasks"][0]["error"])


def pythons():
    """All Pythons but this one and those above it, by PID."""
    own = {os.getpid(), *(parent.pid for parent in psutil.Process().parents())}
    found = set()
    for process in psutil.process_iter():
        with contextlib.suppress(*UNTOLD):
            if "python" in process.name().lower() and process.pid not in own:
                found.add(process.pid)
    return found


def children_of(pid):
    """The Pythons that come of a process, parents first; a console's host is none."""
    found = []
    for child in descendants(pid):
        with contextlib.suppress(*UNTOLD):
            if "python" in child.name().lower():
                found.append(child.pid)
    return found


def assert_gone(before):
    """Wait until no process is there that was not before."""
    until_s = time.monotonic() + GONE_S
    while left := pythons() - before:
        assert time.monotonic() < until_s, f"left over: {sorted(left)}"
        time.sleep(0.2)


@check
def every_way_gives_the_tutorials_results():
    for strategy in ("sequential", "process", "pool", "executor", "joblib", "threads"):
        status, run = run_of("--strategy", strategy, "--size", "1000", "--workers", "2")
        results = [task["result"] for task in run["tasks"]]
        assert (status, run["outcome"], results) == (0, "finished", ["332833500"] * 4), (strategy, run["reason"])
        pids = {task["pid"] for task in run["tasks"]}
        assert len(pids) == (4 if strategy == "process" else len(pids)), strategy
        assert all(worker["thread"] == worker["pid"] for worker in run["workers"] if strategy != "threads"), strategy


@check
def a_program_without_a_terminal_has_workers_that_live():
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder, "told.json")
        pythonw = Path(sys.executable).with_name("pythonw.exe")
        plan = ["--strategy", "joblib", "--workers", "2", "--items", "[1, 2]", "--function", own_file(folder, "a.py")]
        done = subprocess.run([pythonw, MAIN, "run", *plan, "--quiet", "--json", told], timeout=LIMIT_S, check=False)
        run = json.loads(told.read_text(encoding="utf-8"))
    found = [task["result"] for task in run["tasks"]]
    assert (done.returncode, found) == (0, ["2", "4"]), (done.returncode, run["outcome"], run["tasks"])


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
    for strategy in ("pool", "executor", "joblib"):
        status, run = run_of("--strategy", strategy, "--workload", "crashing", "--size", "1000", "--keep-going")
        lost = [task for task in run["tasks"] if task["state"] == "lost"]
        assert status == 1, (strategy, run["outcome"])
        assert len(lost) == 1, (strategy, [task["state"] for task in run["tasks"]])
        assert lost[0]["death"], strategy


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
    plan = make_plan(strategy="process", jobs=1, workload="waiting", size=3_000)
    supervisor, run = Supervisor(plan.python), Run(plan)

    def until(condition, what):
        until_s = time.monotonic() + LIMIT_S
        while not condition():
            assert time.monotonic() < until_s, what
            supervisor.wait(0.1)
            run.apply(supervisor.poll())

    try:
        supervisor.start(plan, LIMIT_S)
        until(lambda: any(lane.running for lane in run.trace.lanes), "no job begins")
        (worker,) = (lane.header.process for lane in run.trace.lanes)
        assert supervisor.send(worker, SUSPEND)
        assert not supervisor.send(worker, SUSPEND), "it is told to stand still twice"
        until(lambda: worker in run.suspended, "nobody sees that it is suspended")
        before_s = time.monotonic()
        until(lambda: time.monotonic() > before_s + 5, "")  # the job would have been over
        assert not run.over
        assert supervisor.send(worker, CONTINUE)
        until(lambda: run.over, "it does not go on")
        assert (run.outcome.value, run.suspended) == ("finished", frozenset()), run.reason
    finally:
        supervisor.close()


@check
def nothing_lives_on_whoever_is_killed():
    before = pythons()
    for which in ("program", "guardian", "runner"):
        with waiting_run() as started:
            try:
                until_s = time.monotonic() + LIMIT_S
                while len(tree := children_of(started.pid)) < 4:  # guardian, runner, two workers
                    assert time.monotonic() < until_s, (which, tree)
                    time.sleep(0.5)
                psutil.Process({"program": started.pid, "guardian": tree[0], "runner": tree[1]}[which]).kill()
                started.wait(LIMIT_S)
            finally:
                started.kill()  # in any case
        assert_gone(before)


@check
def nothing_lives_on_whenever_the_program_is_killed():
    before = pythons()
    took_s = _killed(lambda pid, _: len(children_of(pid)) >= 4)
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


@check
def a_person_with_a_korean_name_runs_a_file_of_their_own():
    with tempfile.TemporaryDirectory() as folder:
        temporary = Path(folder, "홍 길동", "Temp")
        temporary.mkdir(parents=True)
        function = own_file(temporary, "내 작업.py")
        for strategy in ("pool", "joblib"):
            assert_doubled(function, strategy, temporary)
        assert {each.name for each in temporary.iterdir()} <= {"__pycache__", Path(function[: -len(":double")]).name}


@check
def a_folder_of_the_network_does():
    assert SHARE.is_dir(), "the set-up makes it"
    assert_doubled(own_file(SHARE, "work.py"), "pool")
    kept = SHARE / "run.pgram"
    assert program("run", "--size", "1000", "--quiet", "--save", str(kept))[0] == 0
    assert kept.stat().st_size > 100


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


def main():
    """Try all, or those that are named; print a line each."""
    sys.stdout.reconfigure(encoding="utf-8")
    wanted = sys.argv[1:]
    wrong = 0
    for each in CHECKS:
        if wanted and each.__name__ not in wanted:
            continue
        began_s, name = time.monotonic(), each.__name__.replace("_", " ")
        try:
            each()
        except Exception as error:  # noqa: BLE001 - it is told, and the next one is tried
            wrong += 1
            print(f"WRONG  {name}: {type(error).__name__}: {str(error)[:600]}", flush=True)
        else:
            print(f"right  {name} ({time.monotonic() - began_s:.0f} s)", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
