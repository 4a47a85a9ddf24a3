"""Who comes and goes in a run's tree beside its workers."""

import os
import subprocess
import sys

import pytest

from engine.inside.worker import this_host
from engine.model.measured import CHILD, IDLE_WORKER
from engine.supervise import kin
from engine.supervise.kin import Kin, Listed
from tests.waiting import wait_until

RUNNER = ("python", "-c", "run")
COMMANDS = {
    2: RUNNER,
    3: RUNNER,
    4: RUNNER,
    5: ("/usr/bin/sleep", "9"),
    6: ("python", "-c", "from multiprocessing.resource_tracker import main"),
}
LONG_NS = 2_000_000_000


@pytest.fixture
def seen(monkeypatch):
    """Takes in listings of a tree below 1, in which 2 is the runner and each program is as ``commands`` say."""
    commands = dict(COMMANDS)
    monkeypatch.setattr(kin, "command_line", lambda pid: commands.get(pid, ()))
    monkeypatch.setattr(kin, "starter", lambda pid, parent: 0)
    found = Kin(1)

    def take_in(*listed, at_ns, workers=()):
        ticks = workers if isinstance(workers, dict) else dict.fromkeys(workers, 0)
        found.take_in([Listed(2, 1, 2, 0), *listed], 2, ticks, at_ns, since_ns=100_000_000)
        return [(each.process.pid, each.kind, each.worker, each.name, each.gone_ns) for each in found.take()]

    take_in.commands = commands
    take_in.lives = lambda: list(found._lives.values())
    return take_in


def listed(pid, parent, born_ns=200_000_000, **more):
    return Listed(pid, parent, pid, born_ns, **more)


def test_that_a_worker_is_told_at_its_birth_and_when_it_is_gone_and_not_in_between(seen):
    assert seen(listed(3, 2), at_ns=300_000_000) == [(3, IDLE_WORKER, 0, "python", 0)]
    assert seen(listed(3, 2), at_ns=400_000_000) == []
    assert seen(listed(3, 2), at_ns=LONG_NS) == []
    assert seen(listed(3, 2, is_dead=True), at_ns=LONG_NS + 5) == [(3, IDLE_WORKER, 0, "python", LONG_NS + 5)]
    assert seen(at_ns=LONG_NS + 9) == []


def test_that_one_that_has_run_a_task_is_told_no_more_and_what_it_starts_is_its_child(seen):
    seen(listed(3, 2), at_ns=300_000_000)
    tree = (listed(3, 2), listed(5, 3), listed(6, 5))
    assert seen(*tree, at_ns=310_000_000, workers={3}) == [(5, CHILD, 3, "sleep", 0)]
    assert seen(listed(3, 2), at_ns=320_000_000, workers={3}) == [(5, CHILD, 3, "sleep", 320_000_000)]
    assert seen(at_ns=330_000_000, workers={3}) == []


def test_that_another_process_that_has_got_the_number_of_one_before_is_another(seen):
    seen(listed(3, 2), at_ns=300_000_000)
    anew = Listed(3, 2, 77, LONG_NS)
    assert seen(anew, at_ns=LONG_NS + 1) == [
        (3, IDLE_WORKER, 0, "python", LONG_NS + 1),
        (3, IDLE_WORKER, 0, "python", 0),
    ]
    seen(anew, listed(5, 3), at_ns=LONG_NS + 2, workers={3: 77})
    seen.commands[3] = ("/usr/bin/sleep", "1")
    later = Listed(3, 4, 99, LONG_NS + 3)
    tree = listed(4, 2), later
    assert (3, CHILD, 4, "sleep", 0) in seen(*tree, at_ns=LONG_NS + 4, workers={3: 77, 4: 0})


def test_that_what_a_worker_has_started_stays_its_child_when_that_has_died(seen):
    tree = listed(3, 2), listed(5, 3)
    assert [each[:3] for each in seen(*tree, at_ns=210_000_000, workers={3})] == [(5, CHILD, 3)]
    died = listed(3, 2, is_dead=True), listed(5, 3)
    assert seen(*died, at_ns=220_000_000) == []  # it is none of the workers any more
    assert [each[:3] for each in seen(listed(3, 2, is_dead=True), at_ns=230_000_000)] == [(5, CHILD, 3)]


def test_that_one_that_becomes_another_program_right_after_its_birth_is_told_anew(seen):
    seen.commands[6], tracker = RUNNER, seen.commands[6]
    assert [each[:2] for each in seen(listed(6, 2), at_ns=210_000_000)] == [(6, IDLE_WORKER)]
    seen.commands[6] = tracker
    assert [each[:2] for each in seen(listed(6, 2), at_ns=220_000_000)] == [(6, "resource-tracker")]
    seen.commands[6] = RUNNER
    seen(listed(6, 2), at_ns=LONG_NS)
    assert seen(listed(6, 2), at_ns=LONG_NS + 5) == []


def test_that_who_was_there_before_the_call_is_not_told_nor_the_runner(seen):
    assert seen(listed(3, 2, born_ns=50_000_000), at_ns=300_000_000) == []
    assert [each[0] for each in seen(listed(4, 2, born_ns=90_000_000), at_ns=300_000_000)] == [4]  # the clock is coarse


@pytest.mark.skipif(sys.platform != "linux", reason="nobody looks there")
def test_that_those_who_live_are_told_with_their_parents_until_they_do_no_more():
    found = Kin(os.getpid())
    found.begin()
    code = "import subprocess, sys; print(subprocess.Popen(['sleep', '600']).pid, flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        child = int(parent.stdout.readline())
        living = found.living()
        assert living[parent.pid] == os.getpid()
        assert living[child] == parent.pid
        assert list(living).index(parent.pid) < list(living).index(child)
        os.kill(child, 9)
        wait_until(lambda: child not in found.living())
        assert parent.pid in found.living()
    assert parent.pid not in found.living()


@pytest.mark.skipif(sys.platform != "linux", reason="nobody looks there")
def test_that_a_process_is_found_whose_number_was_given_before_it_was_there(monkeypatch):
    found = Kin(os.getpid())
    found.begin()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as late:
        told = [None]
        real = kin.proc_stat
        monkeypatch.setattr(kin, "proc_stat", lambda pid: told.pop() if told and pid == late.pid else real(pid))
        assert late.pid not in found.living()
        assert late.pid in found.living()
        late.stdin.close()


def test_that_what_threads_of_the_root_have_started_are_their_tasks_and_what_its_main_thread_has_are_not(
    seen, monkeypatch
):
    starters = {5: 7, 6: 1, 4: 7}
    monkeypatch.setattr(kin, "starter", lambda pid, parent: starters.get(pid, 0))
    seen.commands |= {3: ("sh", "-c", "x"), 6: ("/usr/bin/server",)}
    there = listed(5, 1), listed(6, 1), listed(3, 5)
    found = {each[0]: each[1:3] for each in seen(*there, at_ns=300_000_000, workers={1})}
    assert found == {5: (CHILD, 1), 3: (CHILD, 1)}
    assert {life.process.pid: life.thread for life in seen.lives()} == {5: 7, 3: 7}


@pytest.mark.parametrize("fork_ns", [10_000_000, 2_500_000_000])
def test_that_what_a_thread_has_started_is_its_tasks_however_long_it_is_a_fork_before(seen, monkeypatch, fork_ns):
    monkeypatch.setattr(kin, "starter", lambda pid, parent: 7)
    seen.commands[1] = seen.commands[5] = RUNNER
    born_ns, program = 200_000_000, ("/usr/bin/sleep", "9")
    for at_ns in (born_ns + 1, born_ns + fork_ns):
        seen(listed(5, 1), at_ns=at_ns, workers={1})
    seen.commands[5] = program
    assert [each[:3] for each in seen(listed(5, 1), at_ns=born_ns + fork_ns + 1, workers={1})] == [(5, CHILD, 1)]
    assert [life.thread for life in seen.lives()] == [7]


def test_that_it_is_asked_once_which_thread_of_the_runner_has_started_a_worker(seen, monkeypatch):
    asked = []
    monkeypatch.setattr(kin, "starter", lambda pid, parent: asked.append(pid) or 0)
    for at_ns in (300_000_000, 310_000_000, 320_000_000):
        seen(listed(3, 2), at_ns=at_ns)
    assert asked.count(3) == 1


def test_that_a_worker_that_stays_a_fork_is_looked_at_no_more(seen):
    seen(listed(3, 2), at_ns=300_000_000)
    seen(listed(3, 2), at_ns=3_300_000_000)
    seen.commands[3] = ("/usr/bin/sleep", "9")
    assert seen(listed(3, 2), at_ns=3_300_000_001) == []


def test_that_real_workers_without_a_task_and_what_real_tasks_start_are_found(drive, tmp_path):
    file = tmp_path / "starts.py"
    file.write_text("import subprocess\ndef start(item):\n    subprocess.run(['sleep', str(item)])\n", encoding="utf-8")
    drive.start(strategy="pool", function=f"{file}:start", items="[60]", workers=2, options={"start_method": "fork"})
    run = drive.run

    def is_seen():
        return run.trace.lanes and run.lives.inner() and len(run.lives.idle(run.trace.lanes)) == 1

    drive.until(is_seen, "a worker, an idle one, and a task's process")
    worker = run.trace.lanes[0].header.pid

    def inner():
        (found,) = run.lives.inner()[this_host(), worker]
        return found

    # Before it is that, it is a copy of the worker.
    drive.until(lambda: inner().name == "sleep", "the task's process under its own name")
    (idle,) = run.lives.idle(run.trace.lanes)
    assert (inner().gone_ns, idle.gone_ns) == (0, 0)
    assert run.started_ns - 20_000_000 <= idle.born_ns <= run.seen_ns
    assert idle.process.pid != worker
    drive.supervisor.stop()
    wait_until(lambda: drive.supervisor.is_gone)
