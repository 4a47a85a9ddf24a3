"""The layout is a contract between processes: of different Pythons, and of different runs."""

import struct

import pytest

from engine.inside.records import layout
from engine.inside.records.facts import FACTS


def test_that_no_two_words_share_a_place():
    header = [
        layout.MAGIC, layout.PID, layout.START_TICKS, layout.THREAD, layout.BORN_NS, layout.OPENED_NS,
        layout.WALL_NS, layout.ROLE, layout.CELL, layout.MEASURED, layout.LEVEL, layout.CLOCK_ERROR_NS, layout.HOST,
    ]  # fmt: skip
    record = [
        layout.INDEX, layout.STARTED, layout.ENDED, layout.KIND, layout.VALUE, layout.CALL, layout.ITEM_KIND,
        layout.ITEM, *(layout.FACT + place for place in range(len(FACTS))),
    ]  # fmt: skip
    for words, room in ((header, layout.HEADER_WORDS), (record, layout.CELL_WORDS)):
        assert len(set(words)) == len(words)
        assert min(words) >= 0
        assert max(words) < room


def test_that_few_pages_hold_whole_cells_whatever_the_number_of_facts():
    assert layout.CELL_BYTES == layout.CELL_WORDS * layout.WORD_BYTES
    assert layout.CELL_WORDS % layout.CELL_MULTIPLE == 0
    assert layout.FACT + len(FACTS) <= layout.CELL_WORDS <= layout.CELL_MOST_WORDS == 64
    for cell_words in range(layout.FACT, layout.CELL_MOST_WORDS + 1, layout.CELL_MULTIPLE):
        assert layout.first_cell_words(cell_words) % cell_words == 0
        assert layout.HEADER_WORDS <= layout.first_cell_words(cell_words) < layout.HEADER_WORDS + cell_words


def test_that_the_magic_word_names_the_format_and_its_version():
    assert layout.MAGIC_VALUE.to_bytes(8, "little") == b"PGRAM\x00\x00\x03"


def test_that_no_two_kinds_of_records_or_files_are_one():
    kinds = [
        layout.KIND_INT, layout.KIND_TEXT, layout.KIND_ERROR, layout.KIND_SENT, layout.KIND_RECEIVED,
    ]  # fmt: skip
    roles = [layout.ROLE_WORKER, layout.ROLE_CALL, layout.ROLE_TRAFFIC, layout.ROLE_HANDED]
    assert (kinds, roles) == ([0, 1, 2, 3, 4], [1, 2, 3, 4]), "what was kept by other versions has these"
    items = [
        layout.ITEM_NONE, layout.ITEM_INT, layout.ITEM_FLOAT, layout.ITEM_STRING, layout.ITEM_TEXT,
        layout.ITEM_CONSTANT,
    ]  # fmt: skip
    assert (items, layout.TEXT_BYTES) == ([0, 1, 2, 3, 4, 5], 0xFFFF_FFFF)
    assert (layout.FLAG_INTERRUPTED, layout.FLAG_CONTAINER) == (0x4000_0000_0000_0000, 0x8000_0000_0000_0000)
    assert len({layout.RECORDS_SUFFIX, layout.TEXTS_SUFFIX, layout.OUTPUT_SUFFIX}) == 3


def test_that_every_word_stands_where_other_versions_look_for_it():
    header = [
        layout.MAGIC, layout.PID, layout.START_TICKS, layout.THREAD, layout.BORN_NS, layout.OPENED_NS,
        layout.WALL_NS, layout.ROLE, layout.CELL, layout.MEASURED, layout.LEVEL, layout.CLOCK_ERROR_NS, layout.HOST,
    ]  # fmt: skip
    assert header == [*range(12), 16]
    record = [
        layout.INDEX, layout.STARTED, layout.ENDED, layout.KIND, layout.VALUE, layout.CALL, layout.ITEM_KIND,
        layout.ITEM, layout.FACT,
    ]  # fmt: skip
    assert record == list(range(9))
    assert (layout.WORD_BYTES, layout.HEADER_WORDS, layout.HEADER_BYTES, layout.CELL_MULTIPLE) == (8, 24, 192, 4)


def test_that_the_indices_are_those_of_tasks_alone_whatever_length_their_texts_have():
    def record(index, kind):
        words = [0] * layout.CELL_WORDS
        words[layout.INDEX], words[layout.KIND] = index, kind | 300 << 8
        return struct.pack(f"={layout.CELL_WORDS}Q", *words)

    cells = b"".join(record(10 + kind, kind) for kind in range(5))
    assert layout.task_indices(cells) == [10, 11, 12]


@pytest.mark.parametrize(
    ("seconds", "ns"),
    [
        (0.0, 0), (-0.5, 0), (1e-9, 1), (1.5, 1_500_000_000), (float("nan"), 0), (float("inf"), 0),
        (layout.TIME_MOST_S, 0), (layout.TIME_MOST_S / 2, 4_500_000_000_000_000_000),
    ],
)  # fmt: skip
def test_that_a_time_is_read_in_whole_ns_and_what_cannot_be_one_as_none(seconds, ns):
    (word,) = struct.unpack("=Q", struct.pack("=d", seconds))
    assert layout.word_as_ns(word) == ns
