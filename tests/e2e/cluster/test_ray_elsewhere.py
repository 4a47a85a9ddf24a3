"""Ray on several hosts, which share neither files nor clocks nor the numbers of processes."""

import ast
import json
import os
import signal

import pytest

from engine.inside.records.layout import ROLE_WORKER
from engine.inside.records.reader import FolderReader
from tests.e2e.cluster import several_hosts
from tests.e2e.cluster.conftest import PYTHON, printed
from tests.e2e.main_py import ROOT, main_py, run_folders, started
from tests.waiting import wait_until

ADDRESS = several_hosts.RAY
WORK = """
import os, signal, socket, time

def first_on_w1_dies(item):
    began = time.perf_counter()
    print("job", item)
    time.sleep(0.3)
    if socket.gethostname() == "w1" and not os.path.exists("/tmp/was here"):
        with open("/tmp/was here", "w") as file:
            file.write(str(began))
        os.kill(os.getpid(), signal.SIGKILL)
    return socket.gethostname(), os.getpid(), began

def where(item):
    time.sleep(0.3)
    return socket.gethostname(), os.getpid()

def third_dies(item):
    time.sleep(0.3)
    if item == 2 and socket.gethostname() in ("sched", "w1"):  # and not where the function is tried first
        os.kill(os.getpid(), signal.SIGKILL)
    return item

def hold(item):
    return sum(range(10 ** 10))  # one call of C, in which nothing else of the process runs
"""
KILL_HEAD = """
import contextlib, os, pathlib, signal
for folder in pathlib.Path("/proc").glob("[0-9]*"):
    with contextlib.suppress(OSError):
        words = (folder / "cmdline").read_bytes()
        if int(folder.name) == os.getpid():
            continue
        if b"gcs_server" in words.partition(b"\\0")[0] or b"ray.util.client.server" in words:
            os.kill(int(folder.name), signal.SIGKILL)
"""
HOW = ("--option", f"address={ADDRESS}")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    if not PYTHON:
        pytest.skip("there is no Python with Ray")
    venv = os.path.dirname(os.path.dirname(PYTHON))
    with several_hosts.ray(tmp_path_factory.mktemp("cluster"), venv) as made:
        yield made


def left(cluster):
    """What of ours is on the cluster: folders, and processes that Ray has named after what is ours."""
    found = []
    for host in ("sched", "w1"):
        lines = cluster.do("exec", host, "sh", "-c", "ls -d /tmp/*; cat /proc/[0-9]*/cmdline | tr '\\0' '\\n'")
        found += [line for line in lines.splitlines() if "parallelogram" in line or line.startswith("ray::Reader")]
    return found


def test_that_records_come_home_and_a_task_whose_worker_was_killed_there_is_run_again(cluster, run, tmp_path):
    how = ("--items", "range:0:6", "--save", tmp_path / "run.pgram", *HOW)
    told = run(WORK, "first_on_w1_dies", *how, strategy="ray", timeout=200)
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert (told["engine"]["name"], told["engine"]["address"], told["plan"]["workers"]) == ("ray", ADDRESS, 2)
    assert {host["host"] for host in told["hosts"]} == {"sched", "w1"}
    bounds = {host["host"]: host["clock_error_s"] for host in told["hosts"]}
    assert all(0 < bound < 0.5 for bound in bounds.values())
    attempts = [attempt for task in told["tasks"] for attempt in task.get("attempts", [])]
    assert [(each["host"], each["state"]) for each in attempts] == [("w1", "lost")]
    # What is added to a host's clock is right: by how much the hosts' are apart is known.
    offsets = {"w1": [attempts[0]["started_s"] - float(cluster.do("exec", "w1", "cat", "/tmp/was here"))], "sched": []}
    for task in told["tasks"]:
        host, pid, began = ast.literal_eval(task["result"])
        assert (task["host"], task["pid"]) == (host, pid)
        assert 0 <= task["started_s"] <= task["ended_s"] <= told["elapsed_s"] + bounds[host]
        offsets[host].append(task["started_s"] - began)
    assert any((worker["memory_bytes"] or 0) > 1 << 20 for worker in told["workers"])
    ahead = min(offsets["sched"]) - min(offsets["w1"])
    true = several_hosts.CLOCKS["w1"] - several_hosts.CLOCKS["sched"]
    assert abs(ahead - true) < sum(bounds.values()) + 0.2
    tried = [*told["tasks"], *(each for task in told["tasks"] for each in task.get("attempts", []))]
    said = printed(tmp_path / "run.pgram")
    assert len(said) == len(tried)
    assert {f"{task['host']}: job {task['index']}" for task in told["tasks"]} <= set(said)
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


@pytest.mark.parametrize("how", [(), ("--keep-going",)], ids=["", "keep going"])
def test_that_a_job_that_takes_down_every_worker_there_is_given_up_and_the_others_are_not_to_blame(cluster, run, how):
    told = run(WORK, "third_dies", "--items", "range:0:6", *HOW, *how, strategy="ray", timeout=200)
    assert (told["outcome"], told["status"]) == ("failed", 1)
    third = told["tasks"].pop(2)
    assert [each["state"] for each in [*third["attempts"], third]] == ["lost"] * 4
    assert not [task for task in told["tasks"] if task["state"] == "lost"]
    if how:
        hosts = {task["host"] for task in told["tasks"]}
        assert ({task["state"] for task in told["tasks"]}, hosts <= {"sched", "w1"}) == ({"done"}, True)
        assert told["reason"] == "1 job was lost with its worker"
    else:
        gave_up = "Job 3 took down 4 workers, one after the other, until Ray cluster gave it up"
        assert told["reason"].startswith(gave_up)
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


def test_that_joblib_runs_there_as_well(cluster, run):
    how = ("--items", "range:0:6", *HOW, "--option", "backend=ray")
    told = run(WORK, "where", *how, strategy="joblib", timeout=200)
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert (told["engine"]["name"], told["engine"]["address"], told["plan"]["workers"]) == ("ray", ADDRESS, 2)
    # Ray's pool has its workers where it likes, and gives each job to any of them, whether that has another or not.
    assert {task["host"] for task in told["tasks"]} <= {"sched", "w1"}
    assert all(ast.literal_eval(task["result"]) == (task["host"], task["pid"]) for task in told["tasks"])
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


@pytest.mark.parametrize(
    ("least", "more"), [(2, ("ray",)), (1, ("joblib", "--option", "backend=ray"))], ids=["ray", "joblib"]
)
def test_that_a_task_that_lets_nothing_else_run_is_seen_while_it_does_and_stop_leaves_nothing(
    cluster, tmp_path, sandbox, least, more
):
    path = tmp_path / "work.py"
    path.write_text(WORK, encoding="utf-8")
    how = ("--python", PYTHON, "--function", f"{path}:hold", "--items", "range:0:2", "--quiet", "--strategy", *more)
    with started("run", *how, *HOW) as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        reader = FolderReader(folder)
        seen = set()

        def so_many_run():
            seen.update(
                block.header.host for block in reader.blocks() if block.running and block.header.host in ("sched", "w1")
            )
            return len(seen) >= least

        wait_until(so_many_run, 120, "tasks seen as they run")
        assert process.poll() is None
        assert left(cluster) != []
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
    assert process.returncode == 130
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


def test_that_a_library_that_a_node_lacks_is_named_before_a_task_begins(cluster, tmp_path, python):
    own, site = tmp_path / "own", tmp_path / "site"
    for folder in (own, site):
        folder.mkdir()
    source = "import rare_library\ndef work(item):\n    return rare_library.half(item)\n"
    (own / "work.py").write_text(source, encoding="utf-8")
    (site / "rare_library.py").write_text("def half(item):\n    return item / 2\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site)}
    how = ("run", "--strategy", "ray", "--python", python, "--function", f"{own}/work.py:work", "--quiet", *HOW)
    done = main_py(*how, "--items", "range:0:2", env=environment, timeout=200)
    assert done.returncode == 2
    assert "The function needs rare_library, which is not installed on 2 of 2 workers" in done.stderr
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


def test_that_what_speaks_as_ray_does_and_is_no_server_for_clients_is_told_in_one_line(cluster, python):
    address = f"ray://{several_hosts.NET}.2:6379"  # the cluster's head itself
    done = main_py("run", "--strategy", "ray", "--python", python, "--option", f"address={address}", "--quiet")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no Ray cluster" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("address", ["auto", f"{several_hosts.NET}.2:6379"], ids=["auto", "HOST:PORT"])
def test_that_a_run_on_a_node_finds_its_cluster(cluster, address):
    # As somebody has it who has logged in there: the program, and a Python for it, beside that of the cluster.
    source = "import socket\n\ndef where(item):\n    return socket.gethostname()\n"
    cluster.python("w1", "import sys\nopen('/root/work.py', 'w').write(sys.argv[1])", source)
    for name in ("main.py", "engine"):
        cluster.do("put", "w1", str(ROOT / name), "/root")
    how = ("--strategy", "ray", "--python", "/opt/v/bin/python", "--option", f"address={address}", "--quiet")
    command = ("/opt/p/bin/python", "/root/main.py", "run", *how, "--function", "/root/work.py:where")
    told = json.loads(cluster.do("exec", "w1", *command, "--items", "range:0:4", "--json", "-"))
    assert (told["outcome"], told["reason"]) == ("finished", None)
    assert (told["engine"]["name"], told["engine"]["address"]) == ("ray", f"{several_hosts.NET}.2:6379")
    assert [task["result"] for task in told["tasks"]] == [repr(task["host"]) for task in told["tasks"]]
    here = {host["host"]: (host["is_here"], host["clock_error_s"]) for host in told["hosts"]}
    assert here.get("w1", (True, 0)) == (True, 0), "it shares our clock"
    wait_until(
        lambda: [each for each in left(cluster) if "parallelogram-tests" not in each] == [], 60, "nothing of ours"
    )


def is_home(block):
    """Whether a job of one of the cluster's hosts has ended, as is known here."""
    return block.header.role == ROLE_WORKER and block.header.host in ("sched", "w1") and bool(block.ended)


def test_that_a_head_that_is_killed_is_told_with_its_address(cluster, tmp_path, sandbox):
    # The last one, which the cluster does not outlive.
    path, told = tmp_path / "work.py", tmp_path / "told.json"
    path.write_text(WORK, encoding="utf-8")
    how = ("--strategy", "ray", "--python", PYTHON, "--function", f"{path}:where", "--items", "range:0:400", "--quiet")
    with started("run", *how, "--json", told, *HOW) as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        reader = FolderReader(folder)
        wait_until(lambda: any(is_home(block) for block in reader.blocks()), 120, "a job that has ended there")
        cluster.python("sched", KILL_HEAD)
        _, said = process.communicate(timeout=200)
    found = json.loads(told.read_text(encoding="utf-8"))
    assert found["outcome"] == "failed", said
    assert found["reason"].startswith(f"The scheduler at “{ADDRESS}” is gone")
    assert any(task["state"] == "done" for task in found["tasks"]), "what was home stays"
