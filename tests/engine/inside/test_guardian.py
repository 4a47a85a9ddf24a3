"""The guardian owns the whole tree: whoever dies, nothing of a run is left."""

import json
import os
import select
import signal
import subprocess
import sys

import pytest

from engine.inside.launch import ALIAS, command
from engine.trace.run import Outcome
from tests.engine.supervise.driving import LONG, of_each_strategy
from tests.waiting import family, kill, lives, wait_until, wait_until_gone


def kill_the_owner(pytestconfig, number, **fields):
    """Start a program that supervises a run, kill it in the middle; returns the run folder and the tree it had."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.engine.supervise.owner", json.dumps(fields)],
        cwd=pytestconfig.rootpath,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
    ) as owner:
        try:
            assert select.select([owner.stdout], [], [], 60)[0], "the program is too slow"
            begun = json.loads(owner.stdout.readline())
            assert all(lives(pid) for pid in begun["tree"])
            assert os.path.isdir(begun["folder"])
            owner.send_signal(number)
        finally:
            if not select.select([owner.stdout], [], [], 30)[0]:
                owner.kill()
    return begun


@pytest.mark.parametrize(("strategy", "options"), of_each_strategy(), ids=str)  # tests/soak kills two hundred
def test_that_nothing_is_left_when_the_program_is_killed_in_the_middle(strategy, options, pytestconfig):
    begun = kill_the_owner(pytestconfig, signal.SIGKILL, strategy=strategy, options=options, jobs=4, **LONG, workers=2)
    assert len(begun["tree"]) >= (2 if strategy == "threads" else 4)
    wait_until_gone(begun["tree"])
    wait_until(lambda: not os.path.exists(begun["folder"]), what="the removal of the run folder")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_that_nothing_is_left_of_a_warm_run_whatever_ends_the_program(number, pytestconfig):
    begun = kill_the_owner(pytestconfig, number)
    assert len(begun["tree"]) == 2
    wait_until_gone(begun["tree"])
    wait_until(lambda: not os.path.exists(begun["folder"]), what="the removal of the run folder")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_that_a_guardian_that_is_asked_to_end_clears_its_tree_first(number, drive):
    drive.start(strategy="pool", jobs=2, **LONG)
    drive.until(lambda: len(drive.running_pids()) == 2, "two running tasks")
    tree = family(drive.supervisor.guardian_pid)
    kill(drive.supervisor.guardian_pid, number)
    assert drive.to_the_end().outcome is Outcome.FAILED
    assert [pid for pid in tree if lives(pid)] == []


class Guardian:
    """A guardian that takes its orders from the test."""

    def __init__(self, folder):
        self.folder = folder
        self.process = subprocess.Popen(
            command("guardian", str(folder)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.order(b"folder")
        wait_until((folder / "runner.events").exists, what="a warm runner")
        self.tree = family(self.process.pid)

    def order(self, *words):
        self.process.stdin.write(b"".join(word + b"\n" for word in words))
        self.process.stdin.flush()

    def ended(self):
        self.process.wait(30)
        return [pid for pid in self.tree if lives(pid)] == []

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        try:
            self.process.wait(30)
        finally:
            self.process.kill()


@pytest.fixture
def guardian(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir()
    found = Guardian(folder)
    yield found
    found.close()


def test_that_the_order_to_stop_clears_at_once_and_leaves_the_records(guardian):
    guardian.order(b"stop")
    assert guardian.ended()
    assert guardian.folder.exists()


def test_that_the_end_of_its_input_clears_and_removes_the_records(guardian):
    guardian.process.stdin.close()
    assert guardian.ended()
    assert not guardian.folder.exists()


def test_that_orders_may_come_all_at_once_and_unknown_ones_do_no_harm(guardian):
    guardian.order(b"nonsense", b"start", b"finish", b"stop", b"stop")
    assert guardian.ended()
    assert guardian.folder.exists()


def test_that_it_ends_with_its_runner(guardian):
    kill(guardian.tree[1], signal.SIGKILL)
    assert guardian.ended()
    assert guardian.folder.exists()


def test_that_a_finished_runner_has_a_moment_and_no_more(guardian):
    # Warm, it waits for an order that never comes: it would wait for ever.
    guardian.order(b"finish")
    assert guardian.ended()


def test_that_its_start_imports_nothing_that_takes_long_and_that_it_does_not_need():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import parallelogram_engine.guardian; "
        "print(sorted({'dataclasses', 'inspect', 'multiprocessing', 'pickle', 'socket'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code, ALIAS], check=True, capture_output=True, encoding="utf-8", timeout=100
    )
    assert done.stdout == "[]\n"
