"""What goes wrong on a Dask cluster of several hosts, from a slow line to a scheduler that is killed: each is told.

The tests are in the order in which the cluster outlives them.
"""

import json
import os
import signal

import pytest

from engine.inside.records.events import Ready
from engine.inside.records.reader import FolderReader
from tests.e2e.cluster import several_hosts
from tests.e2e.cluster.conftest import PYTHON
from tests.e2e.cluster.test_dask_elsewhere import HOW, NET, WORK, at_work, left
from tests.e2e.main_py import descendants, main_py, run_folders, started
from tests.waiting import kill, wait_until

CABLE_OUT_S = "12s"
"""After so long without an answer this cluster's own connections are given up; by itself Dask takes 30 s."""


OTHERS = {"python": "another version of Python, with the same Dask", "dask": "the same Python, with another Dask"}
"""Environments that ``make cluster`` has as well, by their names in the hosts: ``/opt/NAME``."""

KILL = """
import contextlib, os, pathlib, signal, sys
for folder in pathlib.Path("/proc").glob("[0-9]*"):
    with contextlib.suppress(OSError):
        is_own = int(folder.name) == os.getpid()
        words = (folder / "cmdline").read_bytes().split(b"\\0")
        if not is_own and all(each.encode() in words for each in sys.argv[1:]):
            os.kill(int(folder.name), signal.SIGKILL)
"""
"""Kills the process of a host whose command has all of these words."""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    if not PYTHON:
        pytest.skip("there is no Python with Dask")
    venv = os.path.dirname(os.path.dirname(PYTHON))
    others = {name: os.environ.get(f"CLUSTER_OTHER_{name.upper()}", "") for name in OTHERS}
    venvs = "".join(f" {name}={os.path.dirname(os.path.dirname(path))}" for name, path in others.items() if path)
    settings = {"HOSTS_VENVS": f"v={venv}{venvs}", "HOSTS_ENV": f"DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP={CABLE_OUT_S}"}
    with several_hosts.dask(tmp_path_factory.mktemp("cluster"), venv, settings) as made:
        yield made


@pytest.fixture
def begun(tmp_path, sandbox):
    """Starts a run of ``where`` over so many items; its process and where it tells, once workers of both hosts work."""
    path = tmp_path / "work.py"
    path.write_text(WORK, encoding="utf-8")
    told = tmp_path / "told.json"

    def begin(items):
        how = ("--strategy", "dask", "--python", PYTHON, "--function", f"{path}:where", "--items", f"range:0:{items}")
        return started("run", *how, "--quiet", "--json", told, *HOW), told

    return begin


def finished(process, told):
    """What the run has told when it is over."""
    process.communicate(timeout=150)
    return json.loads(told.read_text(encoding="utf-8"))


def lost(told):
    """The attempts that were lost, by host and death."""
    attempts = [attempt for task in told["tasks"] for attempt in task.get("attempts", [])]
    return [(each["host"], each["death"]) for each in attempts if each["state"] == "lost"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"tcp://{NET}.2:8799", "No scheduler answers at"),
        ("tcp://nosuchhost.invalid:8786", "The name “nosuchhost.invalid” is not known"),
        (f"tls://{NET}.2:8786", "wants tls:// and certificates"),
    ],
    ids=["a wrong port", "an unknown host", "no certificates"],
)
def test_that_an_address_where_no_run_can_begin_is_told_in_one_line(cluster, python, address, sentence):
    done = main_py("run", "--strategy", "dask", "--python", python, "--option", f"scheduler={address}", "--quiet")
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def needs(name):
    """Skips where there is no such environment of ``OTHERS``."""
    return pytest.mark.skipif(f"CLUSTER_OTHER_{name.upper()}" not in os.environ, reason=f"there is not {OTHERS[name]}")


@needs("python")
def test_that_a_worker_of_another_python_is_told_before_anything_crashes_it(cluster, python):
    log = several_hosts.add_worker(cluster, "w2", python="/opt/python/bin/python")
    version = ("-c", "import sys; print('%d.%d' % sys.version_info[:2])")
    there = cluster.do("exec", "w2", "/opt/python/bin/python", *version).strip()
    here = cluster.do("exec", "w2", "/opt/v/bin/python", *version).strip()
    assert there != here, "OTHER_PYTHON is no other"
    done = main_py("run", "--strategy", "dask", "--python", python, "--quiet", *HOW)
    cluster.python("w2", KILL, "distributed.cli.dask_worker", "/opt/python/bin/python")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"1 of 3 workers run Python {there}, this run {here}" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "signal" not in log.read_text("utf-8")
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


@needs("python")
def test_that_a_worker_of_another_python_that_comes_later_does_not_crash_and_says_why(cluster, begun, sandbox):
    starting, told = begun(400)
    with starting as process:
        at_work(sandbox)
        log = several_hosts.add_worker(cluster, "w2", python="/opt/python/bin/python")
        found = finished(process, told)
    cluster.python("w2", KILL, "distributed.cli.dask_worker", "/opt/python/bin/python")
    assert found["outcome"] == "failed"
    assert "This worker cannot run what this run's Python has made: it has Python" in found["reason"]
    assert "signal" not in log.read_text("utf-8")
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


@needs("dask")
def test_that_a_cluster_of_another_dask_is_told_with_both_versions(cluster, python):
    how = ("--host", f"{NET}.2", "--port", "8790", "--no-dashboard")
    log = cluster.start("sched", "/opt/dask/bin/python", "-m", "distributed.cli.dask_scheduler", *how)
    wait_until(lambda: "Scheduler at" in log.read_text("utf-8"), 60, f"the other scheduler ({log})")
    version = ("-c", "import distributed; print(distributed.__version__)")
    there = cluster.do("exec", "sched", "/opt/dask/bin/python", *version).strip()
    here = cluster.do("exec", "sched", "/opt/v/bin/python", *version).strip()
    given = ("--option", f"scheduler=tcp://{NET}.2:8790")
    done = main_py("run", "--strategy", "dask", "--python", python, "--quiet", *given)
    cluster.python("sched", KILL, "distributed.cli.dask_scheduler", "/opt/dask/bin/python")
    assert (done.returncode, done.stdout) == (2, "")
    assert f"The cluster has distributed {there}, this Python {here}" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_that_a_slow_line_and_a_long_one_lose_nothing_and_their_bound_is_told(cluster, run):
    cluster.do("rate", "w1", "1mbit")
    cluster.do("delay", "w2", "40ms")
    try:
        told = run(WORK, "where", "--items", "range:0:12", *HOW)
    finally:
        cluster.do("rate", "w1", "off")
        cluster.do("delay", "w2", "off")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert {task["state"] for task in told["tasks"]} == {"done"}
    bounds = {host["host"]: host["clock_error_s"] for host in told["hosts"]}
    # A round trip takes twice as long as the way.
    assert 0.04 <= bounds["w2"] < 1


def test_that_a_nanny_that_is_killed_takes_its_worker_along_and_the_other_host_goes_on(cluster, begun, sandbox):
    starting, told = begun(40)
    with starting as process:
        at_work(sandbox)
        cluster.python("w1", KILL, "distributed.cli.dask_worker")
        found = finished(process, told)
    assert (found["outcome"], found["reason"]) == ("finished", None)
    assert {task["state"] for task in found["tasks"]} == {"done"}
    assert {host for host, _ in lost(found)} <= {"w1"}
    assert found["tasks"][-1]["host"] == "w2"
    several_hosts.add_worker(cluster, "w1")
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours, also of the worker whose nanny was killed")


def test_that_a_runner_that_is_killed_is_told_and_what_it_brought_takes_itself_away(cluster, begun, sandbox):
    starting, told = begun(400)
    with starting as process:
        folder = at_work(sandbox)
        (pid,) = {event.pid for event in FolderReader(folder).events() if isinstance(event, Ready)}
        assert pid in {child.pid for child in descendants(process)}
        kill(pid, signal.SIGKILL)
        found = finished(process, told)
    assert found["outcome"] == "failed"
    assert found["reason"].startswith("The process that called the strategy died")
    assert any(task["state"] == "done" for task in found["tasks"]), "what was home stays"
    wait_until(lambda: left(cluster) == [], 90, "nothing of ours, once the lease is over")


def test_that_a_cable_that_stays_out_costs_its_host_and_not_the_run(cluster, begun, sandbox):
    starting, told = begun(40)
    with starting as process:
        at_work(sandbox)
        cluster.do("link", "w2", "down")
        found = finished(process, told)
    cluster.do("link", "w2", "up")
    assert (found["outcome"], found["reason"]) == ("finished", None)
    assert {task["state"] for task in found["tasks"]} == {"done"}
    assert {host for host, _ in lost(found)} <= {"w2"}
    assert found["tasks"][-1]["host"] == "w1"


def test_that_a_scheduler_that_is_killed_is_told_with_its_address(cluster, begun, sandbox):
    starting, told = begun(400)
    with starting as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        wait_until(lambda: any(name.startswith("r0-") for name in os.listdir(folder)), 60, "one at work")
        cluster.python("sched", KILL, "distributed.cli.dask_scheduler")
        found = finished(process, told)
    assert found["outcome"] == "failed"
    assert found["reason"].startswith(f"The scheduler at “{several_hosts.SCHEDULER}” is gone")
