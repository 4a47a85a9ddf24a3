"""Ray on this machine: the strategy's own cluster, from its start to its end."""

import ipaddress
import os
import shutil
import stat
import subprocess

import pytest

from engine.formats.snippet import snippet
from engine.inside.plan import make_plan
from tests.e2e.cluster.conftest import PYTHON
from tests.e2e.cluster.test_own_dask import WORK, asked_by_another_account, end, holding, listening
from tests.e2e.main_py import main_py, run_folders
from tests.waiting import wait_until, wait_until_gone


def test_that_a_task_is_run_again_whose_worker_was_killed_and_the_results_are_right(run):
    told = run(WORK, "once", "--items", "range:0:6", "--workers", "2", "--option", "chunksize=2", strategy="ray")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert [task["result"] for task in told["tasks"]] == [str(item) for item in range(6)]
    assert [each["state"] for each in told["tasks"][2]["attempts"]] == ["lost"]
    assert told["engine"]["name"] == "ray"
    assert {host["is_here"] for host in told["hosts"]} == {True}


def test_that_joblib_runs_on_it(run):
    how = ("--workers", "2", "--option", "backend=ray")
    told = run(WORK, "square", "--items", "range:0:6", *how, strategy="joblib")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert [task["result"] for task in told["tasks"]] == [str(item * item) for item in range(6)]
    assert told["engine"]["name"] == "ray"
    assert {task["pid"] for task in told["tasks"]} <= {worker["pid"] for worker in told["workers"]}


@pytest.mark.parametrize("how", ["stopped", "killed", "runner killed"])
def test_that_it_listens_here_alone_for_who_has_its_token_and_nothing_outlives_the_run(tmp_path, sandbox, how):
    with holding(tmp_path, sandbox, "ray") as (process, folder, tree):
        # Ray changes the rights of its own folder.
        assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700
        found = listening(tree)
        addresses = {ipaddress.ip_address(address) for address, _ in found}
        assert addresses
        assert all((getattr(each, "ipv4_mapped", None) or each).is_loopback for each in addresses), addresses
        if how == "stopped":  # once is enough
            came = asked_by_another_account("ray", [port for _, port in found])
            assert "answered" not in came
            assert came.count("refused") >= 3, "the cluster's head, the node, and its agent"
        end(how, process, folder)
    assert how != "stopped" or process.returncode == 130
    wait_until_gone(tree)
    wait_until(lambda: run_folders(sandbox) == [], what="the removal of the run folder")


def test_that_its_script_gives_the_results(tmp_path, sandbox):
    plan = make_plan(strategy="ray", options={"chunksize": 2}, workload="uneven", jobs=5, size=100, workers=2)
    path = tmp_path / "script.py"
    path.write_text(snippet(plan), encoding="utf-8")
    how = {"env": {**os.environ, "HOME": str(tmp_path)}, "encoding": "utf-8", "timeout": 100}
    script = subprocess.run([PYTHON, path], capture_output=True, check=False, **how)
    shutil.rmtree(os.path.join(sandbox.temporary, "ray"))  # which Ray itself leaves
    assert script.returncode == 0, script.stderr
    assert sum(line.startswith("job ") for line in script.stdout.splitlines()) == 5


def test_that_a_python_without_it_says_so():
    done = main_py("run", "--strategy", "ray")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Ray cluster needs ray, which this Python does not have" in done.stderr
