"""Dask on several hosts, which share neither files nor clocks nor the numbers of processes."""

import ast
import csv
import io
import json
import os
import signal
import time

import pytest

from engine.formats.exports import FORMS, Told
from engine.formats.run_file import open_run
from engine.formats.run_json import run_as_json
from engine.inside.problems.clusters import NoWorkers, WorkersBusy
from engine.inside.records.events import Waits
from engine.inside.records.reader import FolderReader
from engine.problems import problem_of
from tests.e2e.cluster import several_hosts
from tests.e2e.cluster.conftest import PYTHON, printed
from tests.e2e.main_py import main_py, run_folders, started
from tests.waiting import kill, wait_until

NET, SCHEDULER = several_hosts.NET, several_hosts.SCHEDULER
WORK = """
import os, signal, socket, time

def where(item):
    began = time.perf_counter()
    print("job", item)
    time.sleep(0.3)
    return socket.gethostname(), os.getpid(), began, time.perf_counter()

def first_on_w1_dies(item):
    time.sleep(0.3)
    if socket.gethostname() == "w1" and not os.path.exists("/tmp/was here"):
        open("/tmp/was here", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    return item

def dies_on_w1(item):
    if socket.gethostname() == "w1":
        os.kill(os.getpid(), signal.SIGKILL)
    return item

def is_there():
    return socket.gethostname() in ("w1", "w2")  # and not where the function is tried first

def third_dies(item):
    time.sleep(0.3)
    if item == 2 and is_there():
        os.kill(os.getpid(), signal.SIGKILL)
    return item

def lazy(item):
    return (each for each in [item]) if is_there() else item

def neighbour(item):
    import helper
    return helper.half(item)

PAIRS = [(1, 2), (3, 4)]

def add(one, other):
    return one + other

def hold(item):
    return sum(range(2 * 10 ** 8))  # one call of C, in which nothing else of the process runs

def long(item):
    time.sleep(20)
"""
BUSY = """
import ctypes, os, sys
from distributed import Client

def keep_lock(path):
    # A call of C, in which nothing else of the process runs, until somebody writes.
    os.mkfifo(path)
    descriptor = os.open(path, os.O_RDWR)
    os.mkdir(path + ".begun")
    ctypes.PyDLL(None).read(descriptor, ctypes.create_string_buffer(1), 1)

with Client(sys.argv[1]) as client:
    client.submit(keep_lock, "/tmp/lock", workers=[sys.argv[2]]).result()
"""
"""Keeps a worker busy as anybody's program may, until a byte is written to ``/tmp/lock`` on its host."""

LEFT = """
import distributed, json, sys
def of_scheduler(dask_scheduler):
    found = [*dask_scheduler.worker_plugins, *dask_scheduler.nanny_plugins, *map(str, dask_scheduler.tasks)]
    return [each for each in found if "parallelogram" in each or "long" in each]
def of_worker(dask_worker):
    import glob, sys
    names = [*dask_worker.handlers, *dask_worker.plugins, *sys.modules]
    return [name for name in names + glob.glob("/tmp/**/*", recursive=True) if "parallelogram" in name]
with distributed.Client(sys.argv[1], timeout=20) as client:
    workers, nannies = client.run(of_worker), client.run(of_worker, nanny=True)
    found = [client.run_on_scheduler(of_scheduler), *workers.values(), *nannies.values()]
print(json.dumps(sum(found, [])))
"""


@pytest.fixture(scope="module")
def cluster(tmp_path_factory):
    if not PYTHON:
        pytest.skip("there is no Python with Dask")
    venv = os.path.dirname(os.path.dirname(PYTHON))
    with several_hosts.dask(tmp_path_factory.mktemp("cluster"), venv) as made:
        yield made


def at_work(sandbox):
    """Wait until workers of both hosts have done something; the run folder."""
    (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
    reader, seen = FolderReader(folder), set()

    def both():
        seen.update(block.header.host for block in reader.blocks() if block.ended)
        return seen >= {"w1", "w2"}

    wait_until(both, 60, "two at work")
    return folder


def left(cluster, scheduler=SCHEDULER):
    """What of ours is on the cluster."""
    return json.loads(cluster.python("sched", LEFT, scheduler).splitlines()[-1])


def wait_until_waits(sandbox):
    """Wait until a run that has been started tells what it waits for: the problem."""
    (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
    reader = FolderReader(folder)

    def waits():
        return [event for event in reader.events() if isinstance(event, Waits)]

    (told,) = wait_until(waits, 60, "what it waits for")
    return problem_of("options", told.code, told.values)


HOW = ("--workers", "2", "--option", f"scheduler={SCHEDULER}")
SPREAD = ("engine", "hosts", "workers", "tasks", "incidents")
"""What of a run in JSON tells of hosts and attempts."""


def test_that_records_come_home_from_hosts_whose_clocks_differ_by_days(cluster, run, tmp_path):
    told = run(WORK, "where", "--items", "range:0:6", "--save", tmp_path / "run.pgram", *HOW)
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert told["engine"]["name"] == "dask"
    assert told["engine"]["address"] == SCHEDULER
    assert {host["host"] for host in told["hosts"]} == {"w1", "w2"}
    assert not any(host["is_here"] for host in told["hosts"])
    bounds = {host["host"]: host["clock_error_s"] for host in told["hosts"]}
    assert all(0 < bound < 0.5 for bound in bounds.values())
    # What is added to a host's clock is right: by how much the hosts' are apart is known.
    offsets = {"w1": set(), "w2": set()}
    for task in told["tasks"]:
        host, pid, began, ended = ast.literal_eval(task["result"])
        assert (task["host"], task["pid"]) == (host, pid)
        assert 0 <= task["started_s"] <= task["ended_s"] <= told["elapsed_s"] + bounds[host]
        assert abs((task["ended_s"] - task["started_s"]) - (ended - began)) < 0.05
        offsets[host].add(task["started_s"] - began)
    ahead = min(offsets["w1"]) - min(offsets["w2"])
    true = several_hosts.CLOCKS["w2"] - several_hosts.CLOCKS["w1"]
    # A task's own reading comes a moment after its start, by however long the machine is busy.
    assert abs(ahead - true) < bounds["w1"] + bounds["w2"] + 0.2
    assert all(worker["memory_bytes"] > 1 << 20 for worker in told["workers"])
    said = [f"{task['host']}: job {task['index']}" for task in told["tasks"]]
    assert sorted(printed(tmp_path / "run.pgram")) == sorted(said)
    assert left(cluster) == []


def test_that_joblib_runs_there_as_well(cluster, run):
    told = run(WORK, "where", "--items", "range:0:6", *HOW, "--option", "backend=dask", strategy="joblib")
    assert (told["outcome"], told["status"], told["reason"]) == ("finished", 0, None)
    assert {task["host"] for task in told["tasks"]} == {"w1", "w2"}
    assert all(ast.literal_eval(task["result"])[:2] == (task["host"], task["pid"]) for task in told["tasks"])
    assert left(cluster) == []


def test_that_a_worker_that_is_killed_there_is_told_with_its_signal_and_host_in_every_form(cluster, run, tmp_path):
    path = tmp_path / "run.pgram"
    told = run(WORK, "first_on_w1_dies", "--items", "range:0:4", "--save", path, *HOW)
    assert (told["outcome"], told["status"]) == ("finished", 0)
    attempts = [attempt for task in told["tasks"] for attempt in task.get("attempts", [])]
    lost = [(each["host"], each["death"]) for each in attempts if each["state"] == "lost"]
    assert lost == [("w1", {"signal": "SIGKILL"})]
    assert left(cluster) == []
    saved = open_run(str(path))
    again = json.loads("".join(run_as_json(saved.run, saved.records, None)))
    assert [again[part] for part in SPREAD] == [told[part] for part in SPREAD]
    what = Told(saved.run, saved.records, saved.environment, None)
    forms = {name: "".join(FORMS[name].pieces(what)) for name in ("perfetto", "csv", "html", "markdown")}
    events = json.loads(forms["perfetto"])["traceEvents"]
    names = " ".join(event["args"]["name"] for event in events if event["name"] == "process_name")
    assert ("on w1" in names, "on w2" in names) == (True, True)
    assert all(event["args"]["labels"].startswith("clock ±") for event in events if event["name"] == "process_labels")
    tried = [event["args"] for event in events if "attempts" in event.get("args", {})]
    assert {(1, 2), (2, 2)} <= {(each["attempt"], each["attempts"]) for each in tried}
    rows = list(csv.DictReader(io.StringIO(forms["csv"], newline="")))
    assert {row["host"] for row in rows} == {task["host"] for task in told["tasks"]}
    (twice,) = [row for row in rows if row["attempts"] == "2"]
    assert twice["earlier"].startswith("w1, PID "), twice["earlier"]
    assert "SIGKILL" in twice["earlier"]
    for name in ("html", "markdown"):
        assert ("w1" in forms[name], "w2" in forms[name]) == (True, True)
    assert json.dumps(f"PID {attempts[0]['pid']} · w1")[1:-1] in forms["html"]


@pytest.mark.parametrize("how", [(), ("--keep-going",)], ids=["", "keep going"])
def test_that_a_job_that_takes_down_every_worker_there_is_given_up_and_the_others_are_not_to_blame(cluster, run, how):
    told = run(WORK, "third_dies", "--items", "range:0:8", *HOW, *how, timeout=200)
    assert (told["outcome"], told["status"]) == ("failed", 1)
    third = told["tasks"].pop(2)
    tried = [*third["attempts"], third]
    assert [(each["state"], each["death"]) for each in tried] == [("lost", {"signal": "SIGKILL"})] * 4
    assert {each["host"] for each in tried} <= {"w1", "w2"}
    assert not [task for task in told["tasks"] if task["state"] == "lost"]
    if how:
        assert {(task["state"], task["host"] in ("w1", "w2")) for task in told["tasks"]} == {("done", True)}
        assert told["reason"] == "1 job was lost with its worker"
    else:
        gave_up = "Job 3 took down 4 workers, one after the other, until Dask cluster gave it up, as its setting"
        assert told["reason"].startswith(f"{gave_up} allowed-failures is 3; ")
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


def test_that_a_job_there_that_gives_back_what_nobody_has_computed_is_told(cluster, run):
    told = run(WORK, "lazy", "--items", "range:0:4", "--keep-going", *HOW)
    assert told["outcome"] == "finished"
    assert "gave back a generator: nothing has been computed" in told["reason"]


def test_that_a_task_that_lets_nothing_else_run_is_seen_while_it_does_and_that_it_goes_on_is_told(
    cluster, tmp_path, sandbox
):
    path = tmp_path / "work.py"
    path.write_text(WORK, encoding="utf-8")
    how = ("--strategy", "dask", "--python", PYTHON, "--function", f"{path}:hold", "--items", "range:0:2", "--quiet")
    with started("run", *how, *HOW) as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        reader = FolderReader(folder)
        seen = set()

        def both_run():
            seen.update(
                block.header.host for block in reader.blocks() if block.running and block.header.host in ("w1", "w2")
            )
            return len(seen) == 2

        wait_until(both_run, 60, "two tasks seen as they run")
        assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "that had begun cannot be ended, and go on until they are done, on w1, w2." in said
    wait_until(lambda: left(cluster) == [], 60, "nothing of ours")


@pytest.mark.parametrize("how", ["stopped", "killed"])
def test_that_a_run_that_is_stopped_or_killed_leaves_nothing_there(cluster, tmp_path, sandbox, how):
    path = tmp_path / "work.py"
    path.write_text(WORK, encoding="utf-8")
    given = (
        "--strategy",
        "dask",
        "--python",
        PYTHON,
        "--function",
        f"{path}:where",
        "--items",
        "range:0:400",
        "--quiet",
    )
    with started("run", *given, *HOW) as process:
        (folder,) = wait_until(lambda: run_folders(sandbox), what="the run folder")
        wait_until(lambda: any(name.startswith("r") and name.endswith(".records") for name in os.listdir(folder)), 60)
        assert left(cluster) != []
        if how == "stopped":
            process.send_signal(signal.SIGINT)
        else:
            kill(process.pid, signal.SIGKILL)
        process.communicate(timeout=60)
    wait_until(lambda: run_folders(sandbox) == [], what="the removal of the run folder")
    assert left(cluster) == []


def test_that_a_cable_that_is_out_for_a_while_costs_no_record_and_the_silence_is_told(cluster, tmp_path, sandbox):
    path, told = tmp_path / "work.py", tmp_path / "told.json"
    path.write_text(WORK, encoding="utf-8")
    how = ("--strategy", "dask", "--python", PYTHON, "--function", f"{path}:where", "--items", "range:0:120", "--quiet")
    with started("run", *how, "--json", told, *HOW) as process:
        at_work(sandbox)
        cluster.do("link", "w2", "down")
        time.sleep(15)  # as long as the cable is out
        cluster.do("link", "w2", "up")
        process.communicate(timeout=200)
    found = json.loads(told.read_text(encoding="utf-8"))
    assert (found["outcome"], found["reason"]) == ("finished", None)
    assert {task["state"] for task in found["tasks"]} == {"done"}
    assert [(each["host"], each["what"]) for each in found["incidents"]] == [("w2", "silent"), ("w2", "heard")]
    silent, heard = found["incidents"]
    assert heard["at_s"] - silent["at_s"] > 5
    assert max(task["ended_s"] for task in found["tasks"] if task["host"] == "w2") > heard["at_s"], "it went on"


def test_that_an_address_of_something_else_is_told_in_one_line(cluster, python):
    # The others that are told are tried in test_reach, where nothing has to be started for them.
    address = f"tcp://{NET}.2:8787"
    done = main_py("run", "--strategy", "dask", "--python", python, "--option", f"scheduler={address}", "--quiet")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is no Dask scheduler" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_that_a_library_that_workers_lack_is_named_before_a_task_begins(cluster, tmp_path, python):
    own, site = tmp_path / "own", tmp_path / "site"
    for folder in (own, site):
        folder.mkdir()
    source = "import rare_library\ndef work(item):\n    return rare_library.half(item)\n"
    (own / "work.py").write_text(source, encoding="utf-8")
    (site / "rare_library.py").write_text("def half(item):\n    return item / 2\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(site)}
    how = ("run", "--strategy", "dask", "--python", python, "--function", f"{own}/work.py:work", "--quiet", *HOW)
    done = main_py(*how, "--items", "range:0:2", env=environment)
    assert done.returncode == 2
    assert "The function needs rare_library, which is not installed on 2 of 2 workers" in done.stderr
    assert left(cluster) == []


def test_that_a_worker_that_lets_nothing_else_run_is_waited_for_and_the_run_says_so(cluster, tmp_path, sandbox):
    path, told = tmp_path / "work.py", tmp_path / "told.json"
    path.write_text(WORK, encoding="utf-8")
    cluster.start("sched", "/opt/v/bin/python", "-c", BUSY, SCHEDULER, f"{NET}.3")
    cluster.do("exec", "w1", "sh", "-c", "until [ -d /tmp/lock.begun ]; do sleep 0.1; done")
    how = ("--strategy", "dask", "--python", PYTHON, "--function", f"{path}:add", "--star", "--quiet", "--json", told)
    with started("run", *how, "--items", "list:PAIRS", *HOW) as process:
        assert wait_until_waits(sandbox) == WorkersBusy(count=1, workers=2, hosts=f"{NET}.3")
        cluster.do("exec", "w1", "sh", "-c", "echo >/tmp/lock")
        _, said = process.communicate(timeout=90)
    found = json.loads(told.read_text(encoding="utf-8"))
    assert (found["outcome"], found["reason"]) == ("finished", None), said
    assert [task["result"] for task in found["tasks"]] == ["3", "7"]


def test_that_a_module_beside_the_function_that_it_imports_while_it_runs_is_told_with_what_to_do(
    cluster, run, tmp_path
):
    (tmp_path / "helper.py").write_text("def half(item):\n    return item / 2\n", encoding="utf-8")
    told = run(WORK, "neighbour", "--items", "range:0:2", *HOW)
    assert (told["outcome"], told["status"]) == ("failed", 1)
    (error,) = {task["error"]["message"] for task in told["tasks"] if task["error"] is not None}
    assert error == "No module named 'helper' on this worker; import it at the top of work.py, so that it travels"
    assert left(cluster) == []


def test_that_a_run_waits_for_workers_and_that_without_a_nanny_one_tells_its_own(cluster, tmp_path, sandbox):
    path, told = tmp_path / "work.py", tmp_path / "told.json"
    path.write_text(WORK, encoding="utf-8")
    scheduler = f"tcp://{NET}.2:8791"
    where = ("--host", f"{NET}.2", "--port", "8791", "--no-dashboard")
    log = cluster.start("sched", "/opt/v/bin/python", "-m", "distributed.cli.dask_scheduler", *where)
    wait_until(lambda: "Scheduler at" in log.read_text("utf-8"), 60, f"the scheduler ({log})")
    how = ("--strategy", "dask", "--python", PYTHON, "--function", f"{path}:dies_on_w1", "--items", "range:0:6")
    given = ("--option", f"scheduler={scheduler}", "--json", told)
    with started("run", *how, *given) as process:
        assert wait_until_waits(sandbox) == NoWorkers(engine="Dask")
        several_hosts.add_worker(cluster, "w1", scheduler=scheduler, more=["--no-nanny"])
        several_hosts.add_worker(cluster, "w2", scheduler=scheduler, more=["--no-nanny"])
        _, said = process.communicate(timeout=90)
    assert said.count("The cluster has no workers; Dask waits until there are some.") == 1
    found = json.loads(told.read_text(encoding="utf-8"))
    assert (found["outcome"], found["reason"]) == ("finished", None), said
    assert {task["host"] for task in found["tasks"]} == {"w2"}
    lost = [attempt for task in found["tasks"] for attempt in task.get("attempts", [])]
    assert {(each["host"], each["state"]) for each in lost} <= {("w1", "lost")}
    assert all(each["death"] in (None, {}) for each in lost), "nobody there could say how"
    wait_until(lambda: left(cluster, scheduler) == [], 60, "nothing of ours")
