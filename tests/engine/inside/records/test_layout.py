"""The layout is a contract between processes: of different Pythons, and of different runs."""

from engine.inside.records import layout


def test_that_no_two_words_share_a_place():
    header = [
        layout.MAGIC, layout.PID, layout.START_TICKS, layout.THREAD, layout.BORN_NS, layout.OPENED_NS,
        layout.WALL_NS, layout.ROLE, layout.HOST,
    ]  # fmt: skip
    record = [layout.INDEX, layout.STARTED, layout.ENDED, layout.CPU, layout.KIND, layout.VALUE]
    for words, room in ((header, layout.HEADER_BYTES // layout.WORD_BYTES), (record, layout.CELL_WORDS)):
        assert len(set(words)) == len(words)
        assert min(words) >= 0
        assert max(words) < room


def test_that_a_cell_is_a_cache_line_of_words_and_a_page_holds_whole_cells():
    assert layout.CELL_BYTES == layout.CELL_WORDS * layout.WORD_BYTES == 64
    assert 4096 % layout.CELL_BYTES == 0
    assert layout.HEADER_BYTES % layout.CELL_BYTES == 0


def test_that_the_magic_word_names_the_format_and_its_version():
    assert layout.MAGIC_VALUE.to_bytes(8, "little") == b"PGRAM\x00\x00\x02"
