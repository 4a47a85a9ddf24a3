"""What each process of a run's tree is for, by its command line and its parent."""

import pytest

from engine.supervise import helpers
from engine.supervise.helpers import KINDS, find_helpers, kind, told_of
from tests.engine.supervise.driving import LONG
from tests.waiting import wait_until

RUNNER = ("python", "-c", "run")
TRACKER = ("python", "-c", "from multiprocessing.resource_tracker import main;main(5)")
LOKY = ("python", "-c", "from joblib.externals.loky.backend.resource_tracker import main; main(9, False)")
SERVER = ("python", "-c", "from multiprocessing.forkserver import main; main(7, 8, [])")
SPAWNED = ("python", "-c", "from multiprocessing.spawn import spawn_main; spawn_main()", "--multiprocessing-fork")
POPEN_LOKY = ("python", "-m", "joblib.externals.loky.backend.popen_loky_posix", "--pipe", "9")


@pytest.mark.parametrize(
    ("command", "parent", "expected"),
    [
        (TRACKER, 2, helpers.RESOURCE_TRACKER),
        (LOKY, 2, helpers.LOKY_TRACKER),
        (SERVER, 2, helpers.FORK_SERVER),
        (SERVER, 3, helpers.IDLE_WORKER),
        (RUNNER, 2, helpers.IDLE_WORKER),
        (SPAWNED, 2, helpers.IDLE_WORKER),
        (POPEN_LOKY, 2, helpers.IDLE_WORKER),
        (("sleep", "9"), 4, helpers.CHILD),
        (("sleep", "9"), 5, helpers.CHILD),
        (RUNNER, 4, helpers.CHILD),
        (TRACKER, 4, helpers.RESOURCE_TRACKER),
        (("sleep", "9"), 2, helpers.OTHER),
        ((), 2, helpers.OTHER),
        ((), 1, helpers.OTHER),
    ],
)
def test_that_a_helper_is_known_by_its_command_line_and_its_parent(command, parent, expected):
    # 1 is the guardian, 2 the runner, 3 a fork server, 4 a worker, 5 what that has started, 9 who is asked about.
    parents = {2: 1, 3: 2, 4: 2, 5: 4, 9: parent}
    commands = {2: RUNNER, 3: SERVER, 4: RUNNER, 5: ("sh",), 9: command}
    kinds = {2: helpers.RUNNER, 3: helpers.FORK_SERVER, 4: "", 5: helpers.CHILD}
    assert kind(9, 2, parents, commands, kinds) == expected
    assert expected in KINDS
    assert kind(2, 2, parents, commands, {}) == helpers.RUNNER


def test_that_nobody_helps_a_guardian_that_is_gone():
    assert find_helpers(2**22 + 1, 1, ()) == ()


@pytest.mark.parametrize(
    ("strategy", "options", "expected"),
    [
        ("pool", {"start_method": "forkserver"}, {helpers.RUNNER, helpers.FORK_SERVER, helpers.RESOURCE_TRACKER}),
        ("process", {"start_method": "spawn"}, {helpers.RUNNER, helpers.RESOURCE_TRACKER}),
        ("pool", {"start_method": "fork"}, {helpers.RUNNER}),
        ("joblib", {}, {helpers.RUNNER, helpers.LOKY_TRACKER}),
        ("threads", {}, set()),
    ],
)
def test_that_the_helpers_of_a_strategy_are_found_and_no_worker_is_among_them(strategy, options, expected, drive):
    drive.start(strategy=strategy, options=options, jobs=2, workers=2, **LONG)
    drive.until(lambda: len(drive.running_pids()) == 2, "two workers")
    drive.until(lambda: expected <= {helper.kind for helper in drive.run.helpers}, "its helpers")
    drive.supervisor.stop()
    run = drive.to_the_end()
    kinds = {helper.kind for helper in run.helpers}
    # Where Python or joblib makes a resource tracker that need not be, it is told as well.
    assert expected <= kinds <= {*expected, helpers.RESOURCE_TRACKER}
    workers = {lane.header.pid for lane in run.trace.lanes}
    assert not workers & {helper.pid for helper in run.helpers}
    assert run.process_count() == len(workers)


def test_that_what_a_task_starts_is_its_child(drive, tmp_path):
    file = tmp_path / "starts.py"
    file.write_text("import subprocess\ndef start(item):\n    subprocess.run(['sleep', str(item)])\n", encoding="utf-8")
    drive.start(strategy="pool", function=f"{file}:start", items="[60]", workers=1)
    found = drive.until(
        lambda: [helper for helper in drive.run.helpers if helper.kind == helpers.CHILD], "what the task has started"
    )
    assert len(found) == 1
    drive.supervisor.stop()
    wait_until(lambda: drive.poll().end, what="the end")


def test_that_what_windows_puts_beside_them_is_not_told_of():
    # 2 is the guardian that the one that was started (1) has started, 3 starts the runner, 5 is a console's host.
    parents = {2: 1, 5: 2, 3: 2, 4: 3, 6: 4}
    commands = {2: RUNNER, 3: RUNNER, 4: RUNNER, 5: (r"\??\C:\Windows\System32\conhost.exe", "0x4"), 6: ("sleep", "9")}
    assert told_of(parents, commands, 4) == [4, 6]
    assert told_of({4: 1, 6: 4}, commands, 4) == [4, 6], "where the guardian itself has started the runner"
