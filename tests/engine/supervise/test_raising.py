import json

from engine.inside.records.layout import (
    CALL,
    CELL_WORDS,
    ENDED,
    FLAG_INTERRUPTED,
    INDEX,
    KIND,
    KIND_ERROR,
    KIND_INT,
    STARTED,
    VALUE,
)
from engine.inside.records.reader import Block
from engine.supervise.joining import Joiner
from engine.supervise.raising import Raising
from tests.engine.supervise.test_joining import CHILD, MAP, PARENT, SITE, SOURCE, handed, header, note
from tests.engine.trace.cells import ns_as_word

TEXTS = {
    place: json.dumps({"type": "LookupError", "message": str(place), "traceback": "t" * 5_000}).encode()
    for place in range(9)
}


def ended(call, index, ended_s, place=None, flags=0):
    """A task that has ended; with ``place``, by the error that has this as its message."""
    words = [0] * CELL_WORDS
    words[CALL], words[INDEX] = call, index
    words[STARTED], words[ENDED] = ns_as_word(10**9), ns_as_word(int(ended_s * 1e9))
    words[KIND] = KIND_INT if place is None else flags | len(TEXTS[place]) << 8 | KIND_ERROR
    words[VALUE] = place or 0
    return b"".join(word.to_bytes(8, "little") for word in words)


class Told:
    def __init__(self):
        self.joiner = Joiner("h")
        self.raising = Raising(self.joiner, lambda _name, offset, length: TEXTS[offset][:length])
        self.joiner.note(note("process", pid=CHILD, parent=PARENT, worker=True))
        self.joiner.note(note("child", child=CHILD, owner=SOURCE))
        self.joiner.note(note("source", id=SOURCE, by="an.Executor"))
        self.joiner.note(note("site", id=SITE, file="a.py", line=1, function="f"))

    def mapped(self, by):
        self.joiner.note(note("call", id=MAP, by=by, function="f", declared=9))

    def see(self, *cells):
        self.raising.see(self.joiner.join([Block(header(CHILD), b"".join(cells), b"")], is_last=True))

    def messages(self):
        """What is told of calls: the message of each one's error."""
        return {fields["by"]: fields.get("error", {}).get("message") for _, fields in self.joiner.take()[0]}


def test_that_a_call_with_ordered_results_raises_the_first_of_them():
    told = Told()
    told.mapped("an.Executor.map")
    told.joiner.hand(handed((1.0, SOURCE, 0, MAP, 0, 4, 0), (1.0, SOURCE, 1, MAP, 4, 4, 0)))
    told.see(ended(SOURCE, 1 << 32 | 1, 2.0, 5))
    assert told.messages() == {"an.Executor.map": "5"}
    told.see(ended(SOURCE, 0, 2.0), ended(SOURCE, 2, 3.0, 2), ended(SOURCE, 1 << 32 | 3, 4.0, 7))
    assert told.messages() == {"an.Executor.map": "2"}


def test_that_any_other_call_raises_what_was_raised_first():
    told = Told()
    told.mapped("a.Pool.imap_unordered")
    told.see(ended(MAP, 2, 3.0, 2), ended(MAP, 5, 2.0, 5))
    told.see(ended(MAP, 1, 4.0, 1))
    assert told.messages() == {"a.Pool.imap_unordered": "5"}


def test_that_a_traceback_is_told_by_its_end():
    told = Told()
    told.mapped("a.Pool.imap")
    told.see(ended(MAP, 0, 2.0, 3))
    ((_, fields),) = told.joiner.take()[0]
    assert fields["error"] == {"type": "LookupError", "message": "3", "traceback": "t" * 4_000}


def test_that_what_comes_before_it_is_known_whose_it_is_counts_later():
    told = Told()
    told.see(ended(SOURCE, 7 << 32, 2.0, 4))
    assert told.messages() == {}
    told.joiner.hand(handed((1.0, SOURCE, 7, SOURCE, 0, 1, SITE)))
    told.see()
    told.see()
    assert told.messages() == {"an.Executor": "4"}


def test_that_what_the_call_itself_has_told_holds():
    told = Told()
    told.mapped("a.Pool.map")
    told.joiner.note(note("call-error", id=MAP, error={"type": "E", "message": "own", "traceback": ""}))
    told.see(ended(MAP, 0, 2.0, 3))
    assert told.messages() == {"a.Pool.map": "own"}


def test_that_a_body_a_report_and_an_interrupted_task_raise_nothing_in_a_caller():
    for by, more, flags in (
        ("threading.Thread", {"body": True}, 0), ("pytest-xdist", {}, 0), ("a.Pool.imap", {}, FLAG_INTERRUPTED),
    ):  # fmt: skip
        told = Told()
        told.joiner.note(note("call", id=MAP, by=by, function="f", **more))
        told.see(ended(MAP, 0, 2.0, 3, flags))
        assert told.messages() == {by: None}


def test_that_a_source_which_raises_has_its_place_behind_the_items_that_it_gave():
    for by, told_of in (("a.Pool.imap", ["own", "3"]), ("a.Pool.imap_unordered", ["own", "own"])):
        told = Told()
        told.joiner.note(note("call", id=MAP, by=by, function="f", chunksize=2))
        error = {"type": "E", "message": "own", "traceback": ""}
        told.raising.take(note("source-error", id=MAP, messages=2, error=error, at=1.0))
        found = [told.messages()[by]]
        told.see(ended(MAP, 1 << 32 | 1, 2.0, 3))
        assert [*found, told.messages()[by]] == told_of
