"""What macOS has not, taken from a Linux Python: a run goes well all the same, ends, and blames nobody."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.e2e.main_py import ROOT, descendants, started
from tests.waiting import wait_until, wait_until_gone
from tests.whose import WATCHED

FAKE = ROOT / "tests" / "fake_mac"
ENVIRONMENT = {"FAKE_MAC": "1", "PYTHONPATH": str(FAKE)}

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="it takes a Linux to be taken from"),
    pytest.mark.skipif(shutil.which("ps") is None, reason="there is no ps, which macOS has"),
]


def inside():
    """The environment of a Python without those things, which finds the engine."""
    return {**os.environ, "FAKE_MAC": "1", "PYTHONPATH": os.pathsep.join([str(FAKE), str(ROOT)])}


def run_of(*arguments):
    environment = {**os.environ, **ENVIRONMENT}
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "run", "--quiet", "--json", "-", *arguments],
        capture_output=True, timeout=300, check=False, env=environment,
    )  # fmt: skip
    assert done.stdout, done.stderr
    return done.returncode, json.loads(done.stdout[done.stdout.index(b"{") :])


@pytest.mark.parametrize("strategy", ["process", "pool", "joblib"])
def test_that_a_run_goes_well_and_ends(strategy):
    status, run = run_of("--strategy", strategy, "--size", "1000")
    assert (status, run["outcome"]) == (0, "finished")
    assert [task["result"] for task in run["tasks"]] == ["332833500"] * 4
    assert all(worker["thread"] == worker["pid"] for worker in run["workers"])


def test_that_a_program_that_is_watched_is_told_by_the_pids_of_its_workers(tmp_path):
    script, told = tmp_path / "script.py", tmp_path / "told.json"
    script.write_text(WATCHED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "watch", "--json", str(told), str(script)],
        stdout=subprocess.PIPE, timeout=300, check=False, env={**os.environ, **ENVIRONMENT},
    )  # fmt: skip
    run = json.loads(told.read_bytes())
    assert (done.returncode, run["outcome"], run["unseen"]) == (0, "finished", [])
    ran_by = [sorted(task["pid"] for task in run["tasks"] if task["call"] == call["id"]) for call in run["calls"]]
    assert ran_by == [sorted(map(int, line.split())) for line in done.stdout.splitlines()]
    assert [len(each) for each in ran_by] == [6, 4, 4]


def test_that_ways_are_advised_and_no_process_is_forked(tmp_path):
    (tmp_path / "work.py").write_text("def work(x):\n    return sum(range(x))\n", encoding="utf-8")
    plan = ["--function", f"{tmp_path / 'work.py'}:work", "--items", "range:1000:1100", "--budget", "8"]
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "advise", "--quiet", "--json", "-", *plan],
        capture_output=True, timeout=300, check=False, env={**os.environ, **ENVIRONMENT},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert b"Plain loop" in done.stdout
    assert b"SIGABRT" not in done.stdout + done.stderr


def test_that_a_dead_worker_costs_its_own_job_alone():
    status, run = run_of("--strategy", "pool", "--workload", "crashing", "--size", "1000", "--keep-going")
    assert status == 1
    assert [task["state"] for task in run["tasks"]].count("lost") == 1


def test_that_whoever_an_executor_ends_because_another_died_is_not_blamed(tmp_path):
    # An executor that spawns looks after those workers alone that it had when a result came last: so each has one.
    (tmp_path / "work.py").write_text(
        "import os, pathlib, time\n"
        "folder = pathlib.Path(__file__).parent\n"
        "def work(item):\n"
        "    (folder / item).touch()\n"
        "    while not (folder / {'first': 'second', 'second': 'first', 'dies': 'waits'}.get(item, item)).exists():\n"
        "        time.sleep(0.01)\n"
        "    if item == 'waits':\n"
        "        time.sleep(600)\n"
        "    elif item == 'dies':\n"
        "        os._exit(3)\n",
        encoding="utf-8",
    )
    items = '["first", "second", "waits", "dies"]'
    plan = ["--strategy", "executor", "--function", f"{tmp_path / 'work.py'}:work", "--items", items, "--workers", "2"]
    status, run = run_of(*plan)
    assert (status, [task["state"] for task in run["tasks"]]) == (1, ["done", "done", "cancelled", "lost"])


def test_that_bytes_are_told_of_joblibs_spawned_pool():
    status, run = run_of("--strategy", "joblib", "--option", "backend=multiprocessing", "--size", "1000")
    assert status == 0
    assert all(task["argument_bytes"] and task["result_bytes"] for task in run["tasks"]), run["tasks"]


def test_that_the_self_test_takes_no_listing_of_processes_for_one_too_many():
    # Of all ways, this one has most processes beside its workers.
    tried = (
        "from engine.commands.selftest import tried, ways\n"
        "ways = [way for way in ways() if way.options.get('backend') == 'multiprocessing']\n"
        "print(*(wrong for way in ways for wrong in tried(way).wrong), sep='; ', end='')\n"
    )
    done = subprocess.run([sys.executable, "-c", tried], capture_output=True, timeout=120, check=True, env=inside())
    assert done.stdout == b""


@pytest.mark.parametrize(("place", "status"), [(None, -9), (0, 1), (1, 1)], ids=["program", "guardian", "runner"])
def test_that_nobody_outlives_whoever_is_killed(place, status):
    plan = ["--strategy", "pool", "--workload", "waiting", "--size", "90000", "--quiet"]
    with started("run", *plan, env={**os.environ, **ENVIRONMENT}) as program:
        # The guardian, the runner, the tracker of its semaphores, and two workers.
        tree = wait_until(lambda: [each] if len(each := descendants(program)) >= 5 else None, what="the workers")[0]
        (program if place is None else tree[place]).kill()
        program.communicate(timeout=60)
        wait_until_gone([each.pid for each in tree])
    assert program.returncode == status


def test_that_a_file_is_not_mapped_where_the_disk_takes_only_a_part_of_it(tmp_path):
    # There, no store into what was mapped would be an error that can be caught.
    limited = (
        "import errno, resource, sys\n"
        "from engine.inside.records.growing_file import GrowingFile\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (6_000, resource.RLIM_INFINITY))\n"
        "file = GrowingFile(sys.argv[1])\n"
        "file.grow()\n"
        "try:\n"
        "    file.grow()\n"
        "except OSError as error:\n"
        "    print(errno.errorcode[error.errno])\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", limited, str(tmp_path / "file")],
        capture_output=True,
        timeout=60,
        check=True,
        env=inside(),
    )
    assert told.stdout.decode().split() == ["ENOSPC"], told.stderr


def test_that_what_waits_until_nobody_is_left_does_not_find_ps_itself():
    asked = "import json; from engine.inside import tree; print(json.dumps([each.pid for each in tree.family()]))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, timeout=60, check=True, env=inside())
    assert json.loads(found.stdout) == []
