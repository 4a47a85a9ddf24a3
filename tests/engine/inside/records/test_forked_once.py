"""What a forked process of a run writes down of its one call: the same as a log would."""

import json
import subprocess
import sys

import pytest

from engine.inside.records.forked_once import forked_once
from engine.inside.records.recorded import Recorded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="it is of systems that fork, and tell of processes")

# In turn by a log and without one. The parent's streams are redirected, as the runner's are.
FORKING = """
import json, os, sys, time
from engine.inside.records import facts, opened, output
from engine.inside.records.forked_once import forked_once
from engine.inside.records.layout import CALL, ENDED, FACT, INDEX, ITEM, ITEM_KIND, KIND, STARTED, VALUE, word_as_ns
from engine.inside.records.reader import FolderReader
from engine.inside.records.recorded import Recorded
from engine.inside.records.text import item_told
from engine.inside.ticks import start_ticks

ITEMS = [3, -3, 2**63, 1.5, None, True, "t\\u00e4xt", "x" * 500, (1, "two"), {"a": [1]}]
said = os.dup(1)

def function(item):
    print("printed")
    sys.stderr.write("told")
    if item == 3:
        raise ValueError("no three")
    if item == -3:
        os.kill(os.getpid(), 9)
    if item == 1.5 and os.fork():
        time.sleep(0.05)
    until = time.thread_time() + 0.002
    while time.thread_time() < until:
        pass
    return {None: None, True: 7, 2**63: 2**64, "t\\u00e4xt": 2**63, "x" * 500: -1}.get(item, "r") if item != {"a": [1]} else item

def ran(call, index, item):
    pid = os.fork()
    if not pid:
        try:
            call((index, item))
        except ValueError:
            pass
        finally:
            os._exit(0)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    ticks = start_ticks(pid)
    os.waitpid(pid, 0)
    return pid, ticks

def told(folder, which):
    call = Recorded(folder, function)
    if which:
        call = forked_once(call, has_initializer=False)
        assert not isinstance(call, Recorded)
    pids = [ran(call, index, item) for index, item in enumerate(ITEMS)]
    reader, found = FolderReader(folder), {}
    for block in reader.blocks():
        header, words = block.header, memoryview(block.ended or block.running).cast("Q").tolist()
        text = lambda kind, at: reader.text(header.name, words[at], words[kind] >> 8 & 0xFFFFFFFF)
        came = text(KIND, VALUE).decode() if words[KIND] & 255 else words[VALUE]
        started, ended = word_as_ns(words[STARTED]), word_as_ns(words[ENDED])
        found[words[INDEX]] = {
            "is_its": (header.pid, header.start_ticks, header.thread) == (*pids[words[INDEX]], header.pid),
            "is_whole": (header.role, header.level, header.measured, words[CALL]) == (1, 0, facts.measured(), 0),
            "is_over": bool(block.ended), "kind": words[KIND] & 255,
            "came": json.loads(came)["message"] if words[KIND] & 255 == 2 else came,
            "item": item_told(words[ITEM_KIND] & 255, words[ITEM], text(ITEM_KIND, ITEM)),
            "is_in_order": 0 < header.born_ns <= header.opened_ns <= started <= (ended or started),
            "is_busy": words[FACT] > 1_900_000,
        }
    printed = {pid: data.count(b"printed") for pid, data in reader.output()}
    return [found[index] for index in sorted(found)], [printed.get(pid, 0) for pid, _ in pids]

output.redirect(sys.argv[1])
answer = [told(sys.argv[1 + which], which) for which in (0, 1)]
os.write(said, json.dumps(answer).encode())
"""  # noqa: E501


def told(tmp_path):
    folders = [tmp_path / "by a log", tmp_path / "once"]
    for folder in folders:
        folder.mkdir()
    # A Python of its own: what pytest has running is not to be forked.
    command = [sys.executable, "-c", FORKING, *map(str, folders)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=100).stdout)


def test_that_all_of_it_is_what_a_log_tells(tmp_path):
    (by_a_log, printed_by_a_log), (once, printed) = told(tmp_path)
    assert len(once) == 10
    assert once == by_a_log
    assert printed == printed_by_a_log
    assert all(each["is_its"] and each["is_whole"] and each["is_in_order"] for each in once)
    assert [each["is_over"] for each in once] == [True, False, *[True] * 8]


def test_that_where_the_streams_are_somebodys_own_each_process_has_a_log(tmp_path):
    recorded = Recorded(str(tmp_path), len)
    assert forked_once(recorded, has_initializer=False) is recorded
