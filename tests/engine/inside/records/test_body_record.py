"""The record of a body that is made before the fork: read back from where it is written."""

import json
import subprocess
import sys

import pytest

FORKING = """
import json, os, subprocess, sys, time
from engine.inside.records import facts
from engine.inside.records.body_record import BodyRecord
from engine.inside.records.layout import CALL, CELL_WORDS, ENDED, FACT, ITEM, ITEM_KIND, KIND, STARTED, VALUE, word_as_ns
from engine.inside.records.reader import FolderReader
from engine.inside.ticks import start_ticks
folder, what = sys.argv[1:]
record = BodyRecord(folder, 7, {"number": b"12", "text": "\\u00e4".encode()}.get(what, b""))
if what == "discarded":
    record.discard()
    print(json.dumps(os.listdir(folder)))
    sys.exit()
facts._children_ns = 10 ** 9  # what the parent has read last of its own children
unborn = [block.header.pid for block in FolderReader(folder).blocks()]
pid = os.fork()
if not pid:
    record.begin()
    if what == "killed":
        os.kill(os.getpid(), 9)
    busy_until = time.thread_time() + 0.02
    while time.thread_time() < busy_until:
        pass
    if what == "inner":
        subprocess.run([sys.executable, "-c", "sum(i * i for i in range(500_000))"])
    if what == "container":
        record.make_container()
    if what == "failed":
        record.fail(b"{}", False, b"")
    else:
        record.end(-1, b"done" if what == "text" else b"")
    os._exit(0)
record.go()
os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
ticks = start_ticks(pid)
os.waitpid(pid, 0)
reader = FolderReader(folder)
(block,) = reader.blocks()
words = memoryview(block.ended or block.running).cast("Q").tolist()
text = reader.text(block.header.name, words[VALUE], words[KIND] >> 8 & 0xFFFFFFFF).decode()
item = reader.text(block.header.name, words[ITEM], words[ITEM_KIND] >> 8).decode() if what == "text" else words[ITEM]
print(json.dumps({
    "is_its": (block.header.pid, block.header.thread) == (pid, pid), "ticks": block.header.start_ticks == ticks,
    "unborn": unborn, "call": words[CALL], "is_over": bool(block.ended), "kind": words[KIND] & 255, "text": text,
    "item": item, "item_kind": words[ITEM_KIND] & 255, "is_container": words[KIND] >> 63,
    "inner_s": words[FACT + 1] / 1e9, "is_busy": words[FACT] / 1e9 >= 0.0199, "is_in_order": word_as_ns(words[STARTED]) >= block.header.opened_ns,
    "took": word_as_ns(words[ENDED]) > word_as_ns(words[STARTED]),
}))
"""  # noqa: E501

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is of systems that fork, and tell of processes")


def told(folder, what):
    # A Python of its own: what pytest has running is not to be forked.
    command = [sys.executable, "-c", FORKING, str(folder), what]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout)


def test_that_what_its_own_children_compute_is_told_whatever_the_parent_had_read_of_others(tmp_path):
    assert 0.01 < told(tmp_path, "inner")["inner_s"] < 0.9


@pytest.mark.parametrize(
    ("what", "expected"),
    [
        ("number", {"item": 12, "item_kind": 1, "kind": 1, "text": ""}),
        ("text", {"item": "ä", "item_kind": 4, "kind": 1, "text": "done"}),
        ("failed", {"item": 0, "item_kind": 0, "kind": 2, "text": "{}"}),
        ("container", {"kind": 1, "is_container": 1}),
    ],
)
def test_that_what_the_parent_knew_and_how_it_ended_is_read_as_the_childs(tmp_path, what, expected):
    found = told(tmp_path, what)
    assert {key: found[key] for key in expected} == expected
    true = {"is_its": True, "ticks": True, "unborn": [], "call": 7, "is_over": True, "is_busy": True, "took": True}
    assert {key: found[key] for key in true} == true
    assert found["is_in_order"]


def test_that_a_child_that_is_killed_is_seen_to_run(tmp_path):
    found = told(tmp_path, "killed")
    assert (found["is_its"], found["is_over"], found["call"]) == (True, False, 7)


def test_that_one_that_is_not_wanted_leaves_nothing(tmp_path):
    assert told(tmp_path, "discarded") == []
