import itertools
import os
import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records import seam_log
from engine.inside.records.layout import (
    CALL,
    CELL_WORDS,
    ENDED,
    FACT,
    FLAG_CONTAINER,
    FLAG_INTERRUPTED,
    INDEX,
    ITEM,
    ITEM_INT,
    ITEM_KIND,
    ITEM_TEXT,
    KIND,
    KIND_ERROR,
    KIND_INT,
    KIND_RECEIVED,
    KIND_SENT,
    KIND_TEXT,
    ROLE_HANDED,
    ROLE_WORKER,
    STARTED,
    VALUE,
)
from engine.inside.records.reader import FolderReader
from engine.inside.records.seam_log import READ_EVERY_S, open_seam_log


def cells(folder):
    (block,) = FolderReader(str(folder)).blocks()
    words = memoryview(block.ended).cast("Q").tolist()
    return block, [words[at : at + CELL_WORDS] for at in range(0, len(words), CELL_WORDS)]


def text_of(folder, block, cell, kind, word):
    return FolderReader(str(folder)).text(block.header.name, cell[word], cell[kind] >> 8 & 0xFFFFFFFF)


def told(item):
    return f"<{item}>".encode()


def test_that_a_task_begins_here_and_ends_there(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 2)
    log.begin(7, 5 << 32 | 1, b"'a'")
    (running,) = FolderReader(str(tmp_path)).blocks()
    assert running.running
    assert log.is_open()
    assert log.task() == (7, 5 << 32 | 1)
    log.end(9, b"")
    log.begin(7, 6, b"12")
    log.end(-1, b"[1]")
    block, (first, second) = cells(tmp_path)
    assert block.header.level == 2
    assert (first[CALL], first[INDEX], first[KIND], first[VALUE]) == (7, 5 << 32 | 1, KIND_INT, 9)
    assert first[ITEM_KIND] & 0xFF == ITEM_TEXT
    assert text_of(tmp_path, block, first, ITEM_KIND, ITEM) == b"'a'"
    assert (second[ITEM_KIND], second[ITEM]) == (ITEM_INT, 12)
    assert second[KIND] & 0xFF == KIND_TEXT
    assert text_of(tmp_path, block, second, KIND, VALUE) == b"[1]"


def test_that_items_handed_out_are_tasks_until_the_next_is_asked_for(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    assert list(log.timed(3, 4 << 32, range(2_000), told)) == list(range(2_000))
    assert not log.is_open()
    assert log.task() is None
    block, found = cells(tmp_path)
    assert [cell[INDEX] for cell in found] == [4 << 32 | i for i in range(2_000)]
    assert {cell[CALL] for cell in found} == {3}
    assert all(before[ENDED] <= after[STARTED] for before, after in itertools.pairwise(found))
    assert text_of(tmp_path, block, found[0], ITEM_KIND, ITEM) == b"<0>"
    assert not found[-1][ITEM_KIND]  # it took so little that nobody asks what it was


def test_that_a_longer_one_of_a_chunk_is_told_its_own_cpu_time_though_the_short_ones_before_it_waited(
    tmp_path, monkeypatch
):
    now_s, cpu_s = [100.0], [5.0]
    takes = [(20e-6, 0.0)] * 307 + [(1e-3, 1e-3), (1e-3, 0.0)] + [(20e-6, 20e-6)] * 307 + [(1e-3, 0.4e-3)]
    with monkeypatch.context() as planted:
        planted.setattr(time, "perf_counter", lambda: now_s[0])
        planted.setattr(time, "thread_time", lambda: cpu_s[0])
        for elapsed_s, computed_s in open_seam_log(str(tmp_path), ROLE_WORKER, 0).timed(3, 0, takes, told):
            now_s[0] += elapsed_s
            cpu_s[0] += computed_s
    _, found = cells(tmp_path)
    cpu_ns = [cell[FACT] - 1 if cell[FACT] else None for cell in found]
    told_of = [at for at, each in enumerate(cpu_ns) if each is not None]
    if os.name == "nt":  # which counts in ticks of 15.6 ms
        assert told_of == []
        return
    assert told_of == [307, 308, 616]
    assert 0.95e6 <= cpu_ns[307] <= 1e6
    assert cpu_ns[308] <= 1
    assert 0.35e6 <= cpu_ns[616] <= 0.45e6


def test_that_the_one_that_fails_is_told_with_its_item_though_it_took_little(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    for item in log.timed(3, 0, range(500), told):
        if item == 400:
            log.fail(b"{}", True, b"")
            break
    block, found = cells(tmp_path)
    assert len(found) == 401
    assert found[400][KIND] & 0xFF == KIND_ERROR
    assert found[400][KIND] & FLAG_INTERRUPTED
    assert text_of(tmp_path, block, found[400], ITEM_KIND, ITEM) == b"<400>"


def test_that_a_container_keeps_its_flag(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    log.begin(1, 0, b"")
    log.make_container()
    log.end(-1, b"")
    _, (cell,) = cells(tmp_path)
    assert cell[KIND] == FLAG_CONTAINER | KIND_TEXT


def test_that_computing_is_told_from_waiting(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    log.begin(1, 0, b"")
    until_s = time.thread_time() + 0.02
    while time.thread_time() < until_s:
        pass
    log.end(-1, b"")
    log.begin(1, 1, b"")
    time.sleep(0.02)
    log.end(-1, b"")
    _, (computed, waited) = cells(tmp_path)
    assert computed[FACT] > 19_000_000
    assert waited[FACT] < 10_000_000


def test_that_what_was_handed_over_is_in_files_of_its_own(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_HANDED, 0)
    for number in range(3_000):
        log.note(1.0 + number, number, 2, 3, 4, 5, 6)
    reader = FolderReader(str(tmp_path))
    assert list(reader.blocks()) == []
    (block,) = reader.handed()
    words = memoryview(block.ended).cast("Q").tolist()
    assert words[INDEX::CELL_WORDS] == list(range(3_000))
    assert [words[word] for word in (KIND, VALUE, CALL, ITEM_KIND, ITEM)] == [2, 3, 4, 5, 6]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_that_a_child_that_inherits_it_writes_nowhere(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    log.begin(1, 0, b"'parent'")
    if (pid := os.fork()) == 0:
        try:
            log.abandon()
            log.end(-1, b"'child'")
            for number in range(1_000):
                log.begin(2, number, b"child" * 40)
                log.end(-1, b"child" * 40)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    log.end(-1, b"'parent'")
    block, (cell,) = cells(tmp_path)
    assert text_of(tmp_path, block, cell, KIND, VALUE) == b"'parent'"
    assert b"child" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def seconds(cell, word):
    return struct.unpack("=d", struct.pack("=Q", cell[word]))[0]


def test_that_the_readings_of_the_clocks_are_no_part_of_any_task(tmp_path, monkeypatch):
    slow_s = 0.05
    monkeypatch.setattr(seam_log, "PROBES", ((0, FACT + 1, lambda *_: time.sleep(slow_s) or 0, 1),))
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    time.sleep(READ_EVERY_S)
    log.begin(1, 0, b"")
    log.end(0, b"")
    assert list(log.timed(1, 1, range(3), told)) == [0, 1, 2]
    _, found = cells(tmp_path)
    assert len(found) == 4
    assert all(seconds(cell, ENDED) - seconds(cell, STARTED) < slow_s for cell in found)
    assert all(seconds(after, STARTED) >= seconds(before, ENDED) for before, after in itertools.pairwise(found))


def test_that_no_task_of_a_chunk_is_told_the_time_of_the_readings_before_it(tmp_path, monkeypatch):
    now_s, cpu_s, told_takes = [100.0], [5.0], [10e-6] * 100 + [0.2] * 2

    def probe(*_):
        now_s[0] += 0.03  # others had the core meanwhile
        return 0

    with monkeypatch.context() as planted:
        planted.setattr(time, "perf_counter", lambda: now_s[0])
        planted.setattr(time, "thread_time", lambda: cpu_s[0])
        planted.setattr(seam_log, "PROBES", ((0, FACT + 1, probe, 1),))
        log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
        for number, takes in enumerate([*([each] for each in told_takes[:100]), told_takes[100:]]):
            now_s[0] += 2 * READ_EVERY_S
            for took_s in log.timed(3, number, takes, told):
                now_s[0] += took_s
                cpu_s[0] += took_s
    _, found = cells(tmp_path)
    assert [seconds(cell, ENDED) - seconds(cell, STARTED) for cell in found] == pytest.approx(told_takes, abs=1e-9)
    assert [cell[FACT] for cell in found[100:]] == pytest.approx([200_000_001] * 2, abs=10)


def test_that_what_the_text_of_an_item_waited_is_not_taken_off_its_cpu_time(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)

    def slowly_told(item):
        time.sleep(0.02)
        return told(item)

    for _ in log.timed(3, 10, [1, 2], slowly_told):
        until_s = time.thread_time() + 0.005
        while time.thread_time() < until_s:
            pass
    _, found = cells(tmp_path)
    assert all(each[FACT] - 1 >= 4_900_000 for each in found[:2]), found


def test_that_messages_are_noted_between_tasks_and_not_within(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    log.message(False, 1_000, 1.0, 2.0)
    log.begin(7, 1, b"")
    log.message(True, 5, 1.0, 2.0)
    log.end(9, b"")
    log.message(True, 2_000, 3.0, 4.0)
    _, (received, task, sent) = cells(tmp_path)
    assert (received[KIND], received[VALUE], received[CALL]) == (KIND_RECEIVED, 1_000, 0)
    assert (task[KIND], task[VALUE]) == (KIND_INT, 9)
    assert (sent[KIND], sent[VALUE]) == (KIND_SENT, 2_000)


def test_that_what_the_items_of_a_chunk_gave_is_told_once_it_is_over(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    for item in log.timed(7, 0, [1, 2, "c"], told):
        assert item
    log.tell([5, [6], -1], told)
    log.tell([8, 8, 8], told)  # of which chunk, nobody knows
    block, (first, second, third) = cells(tmp_path)
    assert (first[KIND], first[VALUE]) == (KIND_INT, 5)
    assert text_of(tmp_path, block, second, KIND, VALUE) == told([6])
    assert text_of(tmp_path, block, third, KIND, VALUE) == told(-1)


def test_that_results_of_another_number_than_the_items_are_not_told(tmp_path):
    log = open_seam_log(str(tmp_path), ROLE_WORKER, 0)
    list(log.timed(7, 0, [1, 2], told))
    log.tell([5], told)
    _, tasks = cells(tmp_path)
    assert [(task[KIND], task[VALUE]) for task in tasks] == [(KIND_TEXT, 0)] * 2


WHAT = st.one_of(
    st.tuples(st.just("chunk"), st.integers(0, 300)),
    st.tuples(st.just("fails"), st.integers(1, 70)),
    st.sampled_from([("one", 0), ("text", 0), ("message", 0), ("open", 0)]),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(WHAT, max_size=12))
def test_that_whatever_comes_one_after_the_other_each_task_has_its_own_call_number_and_kind(tmp_path_factory, whats):
    folder = str(tmp_path_factory.mktemp("run"))  # which is removed once nobody has its files mapped
    log, wanted = open_seam_log(folder, ROLE_WORKER, 0), []
    for call, (what, count) in enumerate(whats, 1):
        if what in ("chunk", "fails"):
            items = (range(count), list(range(count)), tuple(range(count)))[call % 3]
            for item in log.timed(call, 0, items, told):
                if what == "fails" and item == count - 1:
                    log.fail(b"{}", False, b"")
                    break
            last = KIND_ERROR if what == "fails" else KIND_TEXT
            wanted += [(call, place, last if place == count - 1 else KIND_TEXT) for place in range(count)]
        elif what == "message":
            log.message(True, 9, time.perf_counter(), time.perf_counter())
            wanted.append((0, None, KIND_SENT))
        else:
            log.begin(call, 7, b"")
            if what == "open":
                log.end(-1, b"")
            else:
                log.end(5 if what == "one" else -1, b"" if what == "one" else b"text")
            wanted.append((call, 7, KIND_INT if what == "one" else KIND_TEXT))
    (block,) = FolderReader(folder).blocks()
    words = memoryview(block.ended).cast("Q").tolist()
    found = [words[at : at + CELL_WORDS] for at in range(0, len(words), CELL_WORDS)]
    assert block.running == b""
    assert [(cell[CALL], cell[KIND] & 0xFF) for cell in found] == [(call, kind) for call, _, kind in wanted]
    assert all(index is None or cell[INDEX] == index for cell, (_, index, _) in zip(found, wanted, strict=True))
