"""The layout is a contract between processes: of different Pythons, and of different runs."""

from engine.inside.records import layout
from engine.inside.records.facts import FACTS


def test_that_no_two_words_share_a_place():
    header = [
        layout.MAGIC, layout.PID, layout.START_TICKS, layout.THREAD, layout.BORN_NS, layout.OPENED_NS,
        layout.WALL_NS, layout.ROLE, layout.CELL, layout.MEASURED, layout.LEVEL, layout.HOST,
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
    assert layout.FACT + len(FACTS) <= layout.CELL_WORDS <= layout.CELL_MOST_WORDS
    for cell_words in range(layout.FACT, layout.CELL_MOST_WORDS + 1, layout.CELL_MULTIPLE):
        assert layout.first_cell_words(cell_words) % cell_words == 0
        assert layout.HEADER_WORDS <= layout.first_cell_words(cell_words) < layout.HEADER_WORDS + cell_words


def test_that_the_magic_word_names_the_format_and_its_version():
    assert layout.MAGIC_VALUE.to_bytes(8, "little") == b"PGRAM\x00\x00\x03"
