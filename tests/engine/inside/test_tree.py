"""Clearing a tree of processes that would rather stay."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside import tree
from engine.inside.tree import killing_order
from tests.waiting import lives, wait_until_gone

# In a process of its own, which adopts orphans as the guardian does: starts the given program, waits until it says how
# many PIDs it has started, clears, and says what it saw.
_CLEAR = """
import json, subprocess, sys
sys.path.insert(0, sys.argv[1])
from engine.inside import tree
tree.adopt_orphans()
root = subprocess.Popen([sys.executable, "-c", sys.argv[2]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
pids = [int(word) for word in root.stdout.readline().split()]
tree.clear(root.pid)
print(json.dumps([root.pid, *pids]))
"""

_PRELUDE = """
import os, signal, sys, time
def say(*pids):
    os.write(1, (" ".join(map(str, pids)) + "\\n").encode())
def stay():
    while True:
        time.sleep(60)
"""

STUBBORN = {
    "alone": "say(); stay()",
    "deaf to signals": """
for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
    signal.signal(number, signal.SIG_IGN)
say(); stay()""",
    "with a daemon of two forks and a session of its own": """
reader, writer = os.pipe()
if not os.fork():
    os.setsid()
    if not os.fork():
        os.write(writer, str(os.getpid()).encode()); stay()
    os._exit(0)
say(os.read(reader, 20).decode()); stay()""",
    "whose root has ended": """
reader, writer = os.pipe()
if not os.fork():
    os.setsid(); os.write(writer, str(os.getpid()).encode()); stay()
say(os.read(reader, 20).decode())""",
    "a chain of ten": """
reader, writer = os.pipe()
for depth in range(10):
    if os.fork():
        break
    os.write(writer, f"{os.getpid():10}".encode())
if depth == 0:
    say(*[os.read(reader, 10).decode() for _ in range(9)])
stay()""",
    "that is stopped": "say(); os.kill(os.getpid(), signal.SIGSTOP)",
    "that forks without end": """
say()
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
while True:
    if not os.fork():
        time.sleep(0.01); os._exit(0)
    time.sleep(0.001)""",
}


@pytest.mark.parametrize("what", STUBBORN)
def test_that_no_process_escapes(what, pytestconfig):
    done = subprocess.run(
        [sys.executable, "-c", _CLEAR, str(pytestconfig.rootpath), _PRELUDE + STUBBORN[what]],
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr.decode()
    pids = [int(number) for number in done.stdout.decode().strip("[]\n").split(",")]
    assert len(pids) == {"with a daemon of two forks and a session of its own": 2, "whose root has ended": 2}.get(
        what, 10 if what == "a chain of ten" else 1
    )
    assert [pid for pid in pids if lives(pid)] == []


def test_that_a_resource_tracker_has_time_to_clean_up(pytestconfig):
    # Trackers are known by a word in their command line, which the root's own must not have.
    slow = """
import subprocess, tempfile
made = tempfile.mkdtemp()
child = subprocess.Popen([sys.executable, "-c", "import os, sys, time  # resource_" + "tracker\\n"
    "os.write(1, b'.'); sys.stdin.read(); time.sleep(0.1); os.rmdir(sys.argv[1])", made],
    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
child.stdout.read(1)  # it has begun: how long that takes is the machine's affair
say(child.pid); stay()"""
    done = subprocess.run(
        [sys.executable, "-c", _CLEAR, str(pytestconfig.rootpath), _PRELUDE + slow],
        capture_output=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    # That the folder is gone is checked after every test.
    wait_until_gone([int(number) for number in done.stdout.decode().strip("[]\n").split(",")])


def test_that_a_resource_tracker_that_hangs_is_ended_all_the_same(pytestconfig):
    hangs = """
import subprocess
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)  # resource_" + "tracker"])
say(child.pid); stay()"""
    done = subprocess.run(
        [sys.executable, "-c", _CLEAR, str(pytestconfig.rootpath), _PRELUDE + hangs],
        capture_output=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    wait_until_gone([int(number) for number in done.stdout.decode().strip("[]\n").split(",")])


def test_that_no_process_can_react_to_the_end_of_another(pytestconfig, tmp_path):
    reacts = f"""
made = {str(tmp_path / "reaction")!r}
def react(*_):
    open(made, "w").close()
signal.signal(signal.SIGCHLD, react)
for _ in range(5):
    child = os.fork()
    if not child:
        stay()
say(child); stay()"""
    subprocess.run(
        [sys.executable, "-c", _CLEAR, str(pytestconfig.rootpath), _PRELUDE + reacts],
        capture_output=True,
        check=True,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert not (tmp_path / "reaction").exists()


@given(st.sets(st.integers(1, 99), min_size=1), st.integers(1, 99))
def test_that_the_root_is_killed_last_and_everybody_once(others, root):
    pids = {*others, root}
    order = killing_order(pids, root)
    assert sorted(order) == sorted(pids)
    assert order[-1] == root


@pytest.mark.skipif(sys.platform != "linux", reason="it takes a Linux to be taken from")
@pytest.mark.parametrize(("state", "there"), [("S", True), ("R+", True), ("Z", False), ("SE", False), ("?Es", False)])
def test_that_where_only_ps_tells_of_processes_one_that_has_begun_to_end_is_not_there(
    state, there, monkeypatch, tmp_path
):
    listing = tmp_path / "ps"
    listing.write_text(f"#!/bin/sh\necho '  4711  1  4711 {state}   a program'\n", encoding="utf-8")
    listing.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    monkeypatch.setattr(tree, "sys", type("Sys", (), {"platform": "darwin"}))
    assert tree.is_there(4711) is there
    assert not tree.is_there(4712)
