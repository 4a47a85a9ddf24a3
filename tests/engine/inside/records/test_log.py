"""The record file of one thread: what is written is read, exactly once and in order, whenever it is looked at."""

import errno
import os
import socket
import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records import birth, log
from engine.inside.records.layout import (
    ENDED,
    FACT,
    INDEX,
    ITEM,
    ITEM_KIND,
    KIND,
    KIND_ERROR,
    KIND_INT,
    KIND_TEXT,
    ROLE_WORKER,
    STARTED,
    VALUE,
)
from engine.inside.records.log import open_log
from engine.inside.records.missing import Shortage
from engine.inside.records.reader import FolderReader
from engine.inside.records.text import brief_repr, item_told
from tests.engine.fresh import cells_of


class Reading:
    """Everything that a reader has read of one folder, in order."""

    def __init__(self, folder):
        self.reader = FolderReader(folder)
        self.ended = {}
        self.running = {}

    def poll(self):
        for block in self.reader.blocks():
            name = block.header.name
            self.ended.setdefault(name, []).extend(cells_of(block.ended))
            self.running[name] = cells_of(block.running)

    def in_order(self):
        """The ended cells of all files, the files in the order of their names' last part: the moment they were made."""
        names = sorted(self.ended, key=lambda name: int(name.removesuffix(".records").rpartition("-")[2]))
        return [self.ended[name] for name in names]


# What a task can give back, and the kind of record that it makes.
RESULTS = st.one_of(
    st.integers(0, (1 << 64) - 1).map(lambda value: (KIND_INT, value)),
    st.integers(max_value=-1).map(lambda value: (KIND_TEXT, value)),
    st.integers(min_value=1 << 64).map(lambda value: (KIND_TEXT, value)),
    st.text(max_size=300).map(lambda value: (KIND_TEXT, value)),
    st.text(max_size=50).map(lambda value: (KIND_ERROR, ValueError(value))),
)


@settings(max_examples=40)
@given(
    steps=st.lists(
        st.tuples(
            st.integers(0, 1),  # which of two files
            st.integers(1, 300),  # how many tasks in a row
            RESULTS,
            st.booleans(),  # whether the reader looks while the first of them runs
            st.booleans(),  # whether it looks after the last
        ),
        max_size=8,
    )
)
def test_that_any_sequence_of_tasks_is_read_once_and_in_order_whenever_one_looks(tmp_path_factory, steps):
    folder = str(tmp_path_factory.mktemp("run"))  # which is removed once nobody has its files mapped
    records = [open_log(folder, ROLE_WORKER)[0] for _ in range(2)]
    fill = [record_of(abs) for record_of in records]
    reading = Reading(folder)
    written = [[], []]
    index = 0
    for which, count, (kind, value), look_within, look_after in steps:
        for nth in range(count):
            if nth:
                # The rest of the row only fills the file, so that it has to grow.
                fill[which]((index, nth))
                written[which].append((index, KIND_INT, nth))
                index += 1
                continue

            def task(item, kind=kind, value=value, look=look_within):
                if look:
                    reading.poll()
                    (cell,) = [cells[0] for cells in reading.running.values() if cells]
                    assert (cell[INDEX], cell[ENDED]) == (item, 0)
                    assert cell[STARTED] > 0
                if kind == KIND_ERROR:
                    raise value
                return value

            try:
                outcome = records[which](task)((index, index))
            except ValueError as raised:
                outcome = raised
            assert outcome is value
            written[which].append((index, kind, value))
            index += 1
        if look_after:
            reading.poll()
    for _ in range(3):  # the reader takes some ten thousand cells at most at once
        reading.poll()
    assert [[cell[INDEX] for cell in cells] for cells in reading.in_order()] == [
        [index for index, _, _ in tasks] for tasks in written
    ]
    names = sorted(reading.ended, key=lambda name: int(name.removesuffix(".records").rpartition("-")[2]))
    for name, tasks in zip(names, written, strict=True):
        _check(reading, name, tasks)


def _check(reading, name, tasks):
    for cell, (_, kind, value) in zip(reading.ended[name], tasks, strict=True):
        assert cell[KIND] & 0xFF == kind
        assert 0 < cell[STARTED] <= cell[ENDED]
        assert 0 <= cell[FACT] <= cell[ENDED] - cell[STARTED] + 1
        if kind == KIND_INT:
            assert cell[VALUE] == value
        elif kind == KIND_TEXT:
            text = reading.reader.text(name, cell[VALUE], cell[KIND] >> 8)
            assert text.decode() == repr(value)[:200].encode("utf-8", "backslashreplace").decode()


ITEMS = st.one_of(
    st.integers(-(1 << 70), 1 << 70), st.floats(), st.text(max_size=300), st.text(st.characters(), max_size=50),
    st.none(), st.booleans(), st.binary(max_size=300), st.lists(st.integers(), max_size=300),
    st.just("x" * 199 + "'"), st.just("\udcff"), st.just(1 << 100_000),
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(ITEMS, max_size=60))
def test_that_any_item_is_told_as_a_result_would_be_while_it_runs_and_afterwards(tmp_path_factory, items):
    folder = str(tmp_path_factory.mktemp("run"))  # which is removed once nobody has its files mapped
    reader, seen = FolderReader(folder), []

    def look(_item):
        seen.extend(told(each.header.name, memoryview(each.running).cast("Q")) for each in reader.blocks())

    def told(name, words):
        return item_told(words[ITEM_KIND] & 0xFF, words[ITEM], reader.text(name, words[ITEM], words[ITEM_KIND] >> 8))

    record = open_log(folder, ROLE_WORKER)[0](look)
    for index, item in enumerate(items):
        record((index, item))
    assert seen == [expected(item) for item in items]
    name = next(iter(os.listdir(folder))).partition(".")[0] + ".records"
    assert [told(name, reader.record(name, place)) for place in range(len(items))] == seen


def expected(item):
    return brief_repr(item).encode("utf-8", "backslashreplace").decode()


def test_that_an_item_whose_repr_raises_is_told_so_and_the_task_runs(tmp_path):
    class Odd:
        def __repr__(self):
            raise SystemExit(3)

    record = open_log(str(tmp_path), ROLE_WORKER)[0](lambda item: 5)
    assert record((0, Odd())) == 5
    (block,) = FolderReader(str(tmp_path)).blocks()
    words = memoryview(block.ended).cast("Q")
    text = FolderReader(str(tmp_path)).text(block.header.name, words[ITEM], words[ITEM_KIND] >> 8)
    assert text == b"<Odd, whose repr raised SystemExit>"


def test_that_the_header_says_who_writes(tmp_path):
    before_ns = time.time_ns()
    open_log(str(tmp_path), ROLE_WORKER)
    (block,) = FolderReader(str(tmp_path)).blocks()
    header = block.header
    # The main thread has its process's number, on systems where the system's own is another as well.
    assert (header.pid, header.thread, header.role) == (os.getpid(), os.getpid(), ROLE_WORKER)
    assert header.host == socket.gethostname()
    assert header.start_ticks == birth.start_ticks()
    assert 0 < header.born_ns <= header.opened_ns <= time.perf_counter_ns()
    assert before_ns <= header.wall_ns <= time.time_ns()


def test_that_the_file_is_private_and_really_allocated(tmp_path):
    open_log(str(tmp_path), ROLE_WORKER)
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.stat().st_blocks * 512 >= file.stat().st_size > 0


def test_that_a_log_leaves_nothing_if_its_folder_is_gone(tmp_path):
    with pytest.raises(OSError, match="No such file"):
        open_log(str(tmp_path / "gone"), ROLE_WORKER)


def test_that_an_abandoned_log_writes_to_nowhere_and_still_calls(tmp_path):
    record_of, abandon = (log := open_log(str(tmp_path), ROLE_WORKER)).record_of, log.abandon
    record = record_of(str)
    record((0, 7))
    abandon()
    assert [record((index, index)) for index in range(1, 200)] == [str(index) for index in range(1, 200)]
    (block,) = FolderReader(str(tmp_path)).blocks()
    assert [cell[INDEX] for cell in cells_of(block.ended)] == [0]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
@pytest.mark.parametrize("has_text", [False, True], ids=["numbers", "texts"])
def test_that_a_child_that_goes_on_with_its_parents_tasks_changes_nothing_of_what_the_parent_wrote(tmp_path, has_text):
    value = (lambda number: f"task {number}") if has_text else (lambda number: number)
    log = open_log(str(tmp_path), ROLE_WORKER)
    record = log.record_of(value)
    ours, theirs = os.pipe()
    record((0, 0))
    if (pid := os.fork()) == 0:
        try:
            log.abandon()
            os.close(theirs)
            os.read(ours, 1)  # until the parent has done all of them
            for number in range(1, 3_000):
                record((number, -number))
        finally:
            os._exit(0)
    for number in range(1, 3_000):
        record((number, number))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    os.close(theirs)
    os.waitpid(pid, 0)
    os.close(ours)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


# A file size limit is what a full disk is like, without filling one.
_ON_A_FULL_DISK = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from engine.inside.records.recorded import Recorded
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
call = Recorded(sys.argv[2], eval(sys.argv[4]))
assert [call((index, index)) for index in range(500)] == [call.function(index) for index in range(500)]
"""


def _on_a_full_disk(folder, room_bytes, function, root):
    subprocess.run(
        [sys.executable, "-c", _ON_A_FULL_DISK, str(root), str(folder), str(room_bytes), function],
        check=True,
        timeout=30,
        stdin=subprocess.DEVNULL,
    )


def test_that_tasks_run_on_and_are_counted_when_the_disk_is_full(tmp_path, pytestconfig):
    _on_a_full_disk(tmp_path, 3 * 4096, "abs", pytestconfig.rootpath)
    reader = FolderReader(str(tmp_path))
    (block,) = reader.blocks()
    recorded = len(cells_of(block.ended))
    assert 0 < recorded < 500
    assert reader.missing() == Shortage(tasks=500 - recorded, number=errno.EFBIG)


def test_that_a_full_disk_costs_the_texts_and_not_the_tasks(tmp_path, pytestconfig):
    _on_a_full_disk(tmp_path, 65536, "lambda item: 'x' * 190", pytestconfig.rootpath)
    reader = FolderReader(str(tmp_path))
    (block,) = reader.blocks()
    cells = cells_of(block.ended)
    texts = [reader.text(block.header.name, cell[VALUE], cell[KIND] >> 8) for cell in cells]
    shown = [text for text in texts if text]
    assert 0 < len(shown) < len(cells)
    assert set(shown) == {repr("x" * 190).encode()}
    # Each task is counted once: by its record, and where that stands alone, by the result that it lacks.
    assert reader.missing().tasks == 500 - len(cells)
    assert reader.missing().results == len(cells) - len(shown)


def test_that_a_log_that_cannot_be_made_leaves_only_the_count_of_the_tasks_which_run_all_the_same(
    tmp_path, pytestconfig
):
    _on_a_full_disk(tmp_path, 1_000, "abs", pytestconfig.rootpath)
    (left,) = [file for file in tmp_path.iterdir() if not file.name.endswith(".output")]
    assert FolderReader(str(tmp_path)).missing() == Shortage(tasks=500, number=errno.EFBIG)
    assert left.stat().st_blocks == 0


def test_that_between_two_long_tasks_is_read_once(tmp_path, monkeypatch):
    """After a long task the readings are slow, and what they have told is good for the next task's start."""
    tasks, read = 30, []
    place, word, probe, least = log.PROBES[0]

    def counting(thread_s, since_s):
        read.append(since_s)
        return probe(thread_s, since_s)

    monkeypatch.setattr(log, "PROBES", ((place, word, counting, least),))
    record = open_log(str(tmp_path), ROLE_WORKER).record_of(lambda item: sum(range(item)))
    for index in range(tasks):
        record((index, 300_000))
    # Twice each without it; where the thread had to wait for a core in between, it is read again.
    assert tasks < len(read) < 2 * tasks
