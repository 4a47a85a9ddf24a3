"""What parents handed over and what workers ran, told in whatever order and pieces, comes to the same tasks."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.records.layout import (
    CALL,
    CELL_WORDS,
    ENDED,
    INDEX,
    ITEM,
    ITEM_KIND,
    KIND,
    ROLE_HANDED,
    ROLE_WORKER,
    STARTED,
    VALUE,
)
from engine.inside.records.reader import Block, Header
from engine.supervise.joining import Joiner
from engine.supervise.watch_notes import Note
from engine.trace.calls import Call
from engine.trace.trace import Trace
from tests.engine.trace.cells import ns_as_word

PARENT, CHILD, OTHER = 100, 101, 102
POOL_JOB = PARENT << 32 | 3
SOURCE = PARENT << 32 | 1 << 31 | 1
SITE = SOURCE + 1
MAP = SOURCE + 2


def header(pid, role=ROLE_WORKER, name=None, level=0):
    return Header(name or f"{pid}-{pid}-1.records", "h", pid, 0, pid, 0, 0, 0, role, level=level)


def cell(call, index, started_s=1.0, ended_s=2.0):
    words = [0] * CELL_WORDS
    words[CALL], words[INDEX] = call, index
    words[STARTED], words[ENDED] = ns_as_word(int(started_s * 1e9)), ns_as_word(int(ended_s * 1e9)) if ended_s else 0
    return b"".join(word.to_bytes(8, "little") for word in words)


def handed(*rows):
    """Rows of (at_s, group, work, call, first, count, site)."""
    data = b""
    for at_s, group, work, call, first, count, site in rows:
        words = [0] * CELL_WORDS
        for word, number in zip(
            (INDEX, KIND, VALUE, CALL, ITEM_KIND, ITEM), (work, first, count, call, group, site), strict=True
        ):
            words[word] = number
        words[STARTED] = words[ENDED] = ns_as_word(int(at_s * 1e9))
        data += b"".join(word.to_bytes(8, "little") for word in words)
    return Block(header(PARENT, ROLE_HANDED, "100-100-1.handed"), data, b"")


def note(event, pid=PARENT, at=0.5, **fields):
    return Note({"event": event, "pid": pid, "thread": pid, "at": at, **fields})


def tasks(*pieces, pid=CHILD, running=b"", level=0):
    return Block(header(pid, level=level, name=f"{pid}-{level}"), b"".join(pieces), running)


class Told:
    """A trace that is told what a joiner says."""

    def __init__(self):
        self.joiner = Joiner("h")
        self.trace = Trace(None)

    def tell(self, *notes, hands=(), blocks=(), is_last=False):
        for each in notes:
            self.joiner.note(each)
        for each in hands:
            self.joiner.hand(each)
        ready = self.joiner.join(list(blocks), is_last=is_last)
        calls, submitted = self.joiner.take()
        for key, fields in calls:
            self.trace.tasks.calls.tell(key, Call.of_fields(fields))
        for each in submitted:
            self.trace.submit(each)
        for block in ready:
            self.trace.extend(self.trace.lane(block.header), block.ended, block.running)
        return ready

    def places(self):
        """Of each task its call's name, function and its place there."""
        told = []
        for task in range(self.trace.jobs):
            call = self.trace.tasks.calls[self.trace.tasks.call_of(task)]
            told.append((call.by, call.function, self.trace.tasks.place_of(task)))
        return sorted(told, key=str)


def pool_call(chunksize=2, declared=5):
    return note(
        "call",
        id=POOL_JOB,
        by="Pool.map",
        function="f",
        file="a.py",
        line=3,
        workers=2,
        chunksize=chunksize,
        declared=declared,
    )


def worker(pid=CHILD):
    return note("process", pid=pid, parent=PARENT, target="worker", worker=True)


def test_that_a_chunks_tasks_have_their_places_in_the_call():
    told = Told()
    told.tell(
        pool_call(), worker(), blocks=[tasks(*(cell(POOL_JOB, i // 2 << 32 | i % 2, i, i + 0.5) for i in range(1, 5)))]
    )
    assert told.places() == [("Pool.map", "f", place) for place in range(5)]
    assert told.trace.counts.tolist()[:3] == [1, 0, 4]  # one still waits


def test_that_tasks_wait_until_it_is_known_whose_they_are():
    told = Told()
    assert told.tell(blocks=[tasks(cell(POOL_JOB, 0))]) == []
    assert told.joiner.holds(f"{CHILD}-0")
    (block,) = told.tell(pool_call(), blocks=[tasks(cell(POOL_JOB, 1, 3, 4))])
    assert len(block.ended) == 2 * len(cell(0, 0))
    assert not told.joiner.holds(f"{CHILD}-0")


def test_that_of_an_executors_worker_its_parent_says_whose_it_is():
    told = Told()
    told.tell(
        note("source", id=SOURCE, by="Executor", workers=2), note("site", id=SITE, file="a.py", line=9, function="g"),
        hands=[handed((0.6, SOURCE, 0, SOURCE, 0, 1, SITE))], blocks=[tasks(cell(0, 0))],
    )  # fmt: skip
    assert told.places() == []
    told.tell(note("child", child=CHILD, owner=SOURCE), worker())
    assert told.places() == [("Executor", "g", 0)]
    (call,) = (call for call in told.trace.tasks.calls if call.by)
    assert (call.file, call.line, call.handed, call.ended_ns) == ("a.py", 9, 1, 2_000_000_000)


def submissions(times):
    """Tasks of one executor that begin as they are submitted and take a second each, told one after the other."""
    told = Told()
    told.tell(note("source", id=SOURCE, by="Threads"), note("site", id=SITE, file="a.py", line=1, function="f"))
    for work, at_s in enumerate(times):
        told.tell(
            hands=[handed((at_s, SOURCE, work, SOURCE, 0, 1, SITE))],
            blocks=[tasks(cell(SOURCE, work << 32, at_s, at_s + 1), pid=PARENT + work, level=0)],
        )
    return told


@pytest.mark.parametrize(
    ("times", "sizes"),
    [([1, 1.5, 2, 2.9], [4]), ([1, 1.1, 5, 5.1, 9], [2, 2, 1]), ([1, 3, 5], [1, 1, 1]), ([1, 2.0], [2])],
)
def test_that_what_is_outstanding_at_one_time_is_one_call(times, sizes):
    told = submissions(times)
    counts = [int(count) for count in told.trace.tasks.counts_by_call() if count]
    assert counts == sizes


@given(st.lists(st.integers(0, 40), max_size=12, unique=True), st.randoms(use_true_random=False))
def test_that_it_does_not_matter_in_which_pieces_it_is_told(starts, draw):
    times = [1 + start / 4 for start in sorted(starts)]
    at_once = Told()
    at_once.tell(
        note("source", id=SOURCE, by="Threads"), note("site", id=SITE, file="a.py", line=1, function="f"),
        hands=[handed(*((at_s, SOURCE, work, SOURCE, 0, 1, SITE) for work, at_s in enumerate(times)))],
        blocks=[tasks(cell(SOURCE, work << 32, at_s, at_s + 1), pid=PARENT + work) for work, at_s in enumerate(times)],
    )  # fmt: skip
    assert at_once.places() == submissions(times).places()
    assert at_once.trace.counts[0] == 0


def test_that_a_map_is_one_call_whatever_is_outstanding():
    told = Told()
    told.tell(
        note("call", id=MAP, by="Executor.map", function="g", chunksize=3, declared=5),
        note("source", id=SOURCE, by="E"),
        note("child", child=CHILD, owner=SOURCE), worker(),
        hands=[handed((1, SOURCE, 0, MAP, 0, 3, 0), (9, SOURCE, 1, MAP, 3, 2, 0))],
        blocks=[tasks(*(cell(0, i // 3 << 32 | i % 3, 2 + 4 * i, 3 + 4 * i) for i in range(5)))],
    )  # fmt: skip
    assert told.places() == [("Executor.map", "g", place) for place in range(5)]


def test_that_a_bodys_items_are_not_what_it_declared():
    told = Told()
    told.tell(
        note("call", pid=CHILD, id=MAP, by="Process", function="loop", declared=1, body=True),
        note("child", child=CHILD, asked=0.25, file="a.py", line=7),
        blocks=[tasks(running=cell(MAP, 0, 1, 0)), tasks(cell(MAP, 1), cell(MAP, 2, 3, 4), level=1)],
    )  # fmt: skip
    (call,) = told.trace.tasks.calls
    assert (call.declared, call.line) == (None, 7)
    assert told.trace.tasks.submitted_ns_of(0) == 250_000_000


def test_that_what_ran_unseen_is_counted_only_where_a_child_could_not_be_watched():
    for is_watched in (True, False):
        told = Told()
        told.tell(pool_call(), note("child", child=CHILD, owner=0), *([worker()] if is_watched else []), is_last=True)
        assert told.joiner.settle() == ([] if is_watched else [("Pool.map, a.py:3", 5, 5, False)])
        told.tell(is_last=True)
        assert told.trace.tasks.calls[0].unseen == (0 if is_watched else 5)


@pytest.mark.parametrize(("count", "unseen"), [(3, []), (9, [("Pool.map, a.py:3", 6, 9, False)])])
def test_that_a_chunk_whose_worker_died_in_it_was_seen_though_another_worker_could_not_be_watched(count, unseen):
    told = Told()
    told.tell(
        pool_call(declared=count, chunksize=3), worker(), note("child", child=CHILD, owner=0),
        note("child", child=OTHER, owner=0), blocks=[tasks(cell(POOL_JOB, 0), running=cell(POOL_JOB, 1, 2, 0))],
        is_last=True,
    )  # fmt: skip
    assert told.joiner.settle() == unseen


@pytest.mark.parametrize("count", [1, 3])
def test_that_what_was_submitted_and_lost_was_seen_though_another_worker_could_not_be_watched(count):
    told = Told()
    told.tell(
        note("source", id=SOURCE, by="E"), note("site", id=SITE, file="a.py", line=1, function="f"), worker(),
        note("child", child=OTHER, owner=SOURCE), hands=[handed((0.5, SOURCE, 1, SOURCE, 0, count, SITE))],
        blocks=[tasks(running=cell(SOURCE, 1 << 32, 1, 0))],
        is_last=True,
    )  # fmt: skip
    assert told.joiner.settle() == []


def test_that_what_ran_in_workers_from_before_is_told_apart_where_the_watching_began_late():
    told = Told()
    told.tell(pool_call(), is_last=True)
    assert told.joiner.settle() == []
    assert told.joiner.settle(is_late=True) == [("Pool.map, a.py:3", 5, 5, True)]


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["event", "pid", "id", "at", "child", "owner", "declared", "chunksize"]),
            st.sampled_from(["call", "child", "source", "call-end", -1, 0, 5, 2**70, None, 1.5, float("inf"), [], {}]),
        )
    )
)
def test_that_garbled_notes_harm_nothing(notes):
    told = Told()
    told.tell(*map(Note, notes), blocks=[tasks(cell(5, 0))])
    told.tell(is_last=True)
    told.joiner.settle()
    random.seed(0)
