"""Reading a folder that others write to: whatever stands in it, and however far they have come."""

import os
import stat
import tempfile
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.records import events
from engine.inside.records.facts import FACTS
from engine.inside.records.layout import (
    CELL,
    CELL_BYTES,
    CELL_MOST_WORDS,
    CELL_WORDS,
    ENDED,
    EVENTS_NAME,
    FACT,
    HEADER_BYTES,
    INDEX,
    MAGIC,
    MAGIC_VALUE,
    PID,
    ROLE,
    ROLE_WORKER,
    STARTED,
    WORD_BYTES,
    first_cell_words,
)
from engine.inside.records.missing import Shortage
from engine.inside.records.reader import Block, FolderReader, Header
from engine.inside.worker import Process, Worker
from engine.trace.output import OutputLines
from tests.engine.fresh import cells_of
from tests.engine.trace.cells import cell as trace_cell
from tests.engine.trace.cells import file_header
from tests.engine.trace.cells import header as trace_header

FIRST_WORDS = first_cell_words(CELL_WORDS)
FIRST_BYTES = FIRST_WORDS * WORD_BYTES


def words_as_bytes(words):
    return b"".join(word.to_bytes(8, "little") for word in words)


def header(**fields):
    words = [0] * FIRST_WORDS
    words[MAGIC], words[PID], words[ROLE], words[CELL] = MAGIC_VALUE, os.getpid(), ROLE_WORKER, CELL_WORDS
    for name, value in fields.items():
        words[int(name.removeprefix("word"))] = value
    return words_as_bytes(words)


def cell(index, started=1, ended=2):
    words = [0] * CELL_WORDS
    words[INDEX], words[STARTED], words[ENDED] = index, started, ended
    return words_as_bytes(words)


def read_all(reader, times=1):
    """The indexes of all ended tasks that so many readings give."""
    return [found[INDEX] for _ in range(times) for block in reader.blocks() for found in cells_of(block.ended)]


@settings(max_examples=60)
@given(
    tasks=st.integers(0, 700),
    running=st.booleans(),
    cuts=st.lists(st.integers(0, FIRST_BYTES + 702 * CELL_BYTES), max_size=6),
)
def test_that_a_file_cut_anywhere_gives_whole_cells_once_as_it_grows(tasks, running, cuts):
    whole = header() + b"".join(cell(index) for index in range(tasks))
    whole += cell(tasks, ended=0) if running else b""
    whole += bytes(CELL_BYTES)
    with tempfile.TemporaryDirectory() as folder:
        reader = FolderReader(folder)
        seen = []
        for cut in [*sorted(cuts), len(whole)]:
            with open(os.path.join(folder, "1-1-1.records"), "wb") as file:
                file.write(whole[:cut])
            blocks = list(reader.blocks())
            seen += [found[INDEX] for block in blocks for found in cells_of(block.ended)]
            assert seen == list(range(min(tasks, max(cut - FIRST_BYTES, 0) // CELL_BYTES)))
        assert [found[INDEX] for block in blocks for found in cells_of(block.running)] == [tasks] * running


def test_that_a_long_file_is_read_in_portions_and_each_cell_once(tmp_path):
    (tmp_path / "1-1-1.records").write_bytes(header() + b"".join(map(cell, range(150_000))) + bytes(CELL_BYTES))
    reader = FolderReader(str(tmp_path))
    first = read_all(reader)
    assert 0 < len(first) < 150_000
    assert first + read_all(reader, 4) == list(range(150_000))


def test_that_a_file_that_appears_within_one_tick_of_the_file_systems_clock_is_seen(tmp_path):
    reader = FolderReader(str(tmp_path))
    tick_ns = time.time_ns() + 3_600_000_000_000  # which lasts as long as this test may take
    for number in range(3):
        (tmp_path / f"1-1-{number}.records").write_bytes(header() + cell(number))
        os.utime(tmp_path, ns=(tick_ns, tick_ns))
        assert read_all(reader, 3) == [number]


def test_that_a_folder_that_does_not_change_is_not_listed_again_and_again(tmp_path, monkeypatch):
    (tmp_path / "1-1-1.records").write_bytes(header() + cell(0))
    os.utime(tmp_path, ns=(0, 0))
    reader = FolderReader(str(tmp_path))
    assert read_all(reader) == [0]
    monkeypatch.setattr("os.scandir", None)
    assert read_all(reader, 3) == []


@settings(max_examples=40)
@given(cell_words=st.integers(FACT, CELL_MOST_WORDS), tasks=st.integers(0, 100), cut=st.integers(0, 300))
def test_that_cells_with_fewer_or_more_facts_are_read_as_ours(cell_words, tasks, cut):
    def words(index, ended):
        return [index, *[3] * (ENDED - 1), ended, *[5] * (FACT - ENDED - 1), *range(10, 10 + cell_words - FACT)]

    cells = [words(index, 2) for index in range(tasks)] + [words(tasks, 0)]
    data = b"".join(map(words_as_bytes, cells)) + words_as_bytes(range(1, cell_words))[:cut]
    facts = [*range(10, 10 + cell_words - FACT), *[0] * CELL_WORDS][: CELL_WORDS - FACT]
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "1-1-1.records"), "wb") as file:
            file.write(file_header(cell_words=cell_words) + data)
        reader = FolderReader(folder)
        (block,) = reader.blocks()
        assert block.ended == b"".join(words_as_bytes([*each[:FACT], *facts]) for each in cells[:-1])
        assert reader.record("1-1-1.records", tasks) == (*cells[-1][:FACT], *facts)
        assert reader.cells("1-1-1.records", 0, tasks) == block.ended
        assert FolderReader(folder).record("1-1-1.records", tasks) == (*cells[-1][:FACT], *facts)


@pytest.mark.parametrize("cell_words", [0, 1, FACT - 1, CELL_MOST_WORDS + 1, 1 << 32, (1 << 64) - 1])
def test_that_a_file_whose_cells_cannot_be_so_long_is_none(cell_words, tmp_path):
    (tmp_path / "1-1-1.records").write_bytes(header(**{f"word{CELL}": cell_words}) + cell(0) * 100)
    assert list(FolderReader(str(tmp_path)).blocks()) == []


def test_that_a_finished_file_is_read_no_more(tmp_path):
    (tmp_path / "1-1-1.records").write_bytes(header() + cell(0))
    reader = FolderReader(str(tmp_path))
    assert read_all(reader) == [0]
    reader.finish("1-1-1.records")
    assert list(reader.blocks()) == []


def test_that_the_output_of_one_who_is_done_is_read_to_its_end_and_no_further_but_another_hosts_is_on_its_way(tmp_path):
    reader = FolderReader(str(tmp_path))
    for name in ("12-1-1.records", "origin-12-1-1.records"):
        reader.finish(name)
    for name in ("12.output", "13.output", "origin-12.output"):
        (tmp_path / name).write_bytes(b"abc")
    assert reader.output(2) == [(12, b"ab"), (13, b"ab"), (12, b"\nab")]
    assert reader.output(2) == [(12, b"\nc"), (13, b"c"), (12, b"\nc")]
    assert reader.output() == []
    for name in ("12.output", "13.output", "origin-12.output"):
        (tmp_path / name).write_bytes(b"abcde")
    assert reader.unread_bytes() == 4
    assert reader.output() == [(13, b"de"), (12, b"de")]


def test_that_pieces_of_files_are_read_from_where_they_are_asked_for(tmp_path):
    name, cells, texts = "1-1-1.records", [cell(index) for index in range(5)], bytes(range(100))
    (tmp_path / name).write_bytes(header() + b"".join(cells))
    (tmp_path / "1-1-1.texts").write_bytes(texts)
    reader = FolderReader(str(tmp_path))
    assert reader.cells(name, 2, 2) == cells[2] + cells[3]
    assert (reader.texts(name, 60, 30), reader.texts(name, 90, 30)) == (texts[60:90], texts[90:])
    assert reader.raw_header(name) == header()[:HEADER_BYTES]


def test_that_once_nobody_writes_texts_and_records_are_what_they_were_whether_they_are_read_or_kept(tmp_path):
    truth = {number: os.urandom(200_000) for number in (1, 2)}
    for number, texts in truth.items():
        (tmp_path / f"{number}.texts").write_bytes(texts)
        (tmp_path / f"{number}.records").write_bytes(header() + b"".join(map(cell, range(900))))
    reader = FolderReader(str(tmp_path))
    reader.settle()
    for offset, length in [(70_000, 20), (70_020, 65_516), (69_990, 20), (130_000, 9_000), (0, 32_768), (1, 32_769)]:
        for number, texts in truth.items():
            assert reader.text(f"{number}.records", offset, length) == texts[offset : offset + length]
    assert reader.record("1.records", 900) == (0,) * CELL_WORDS
    for position in (0, 400, 899, 3):
        assert reader.record("1.records", position)[INDEX] == position
    for file in tmp_path.iterdir():
        file.unlink()
    # The last piece of each file that was read is known without it.
    assert [reader.text(f"{number}.records", 30_000, 9) for number in truth] == [
        texts[30_000:30_009] for texts in truth.values()
    ]
    assert reader.record("1.records", 4)[INDEX] == 4


def test_that_a_writer_of_whom_no_more_is_known_measures_every_fact_by_its_own_clock_and_nests_no_task():
    its = Header("1.records", "h", 1, 2, 3, 4, 5, 6, ROLE_WORKER)
    assert (its.cell_words, its.level, its.clock_error_ns) == (CELL_WORDS, 0, 0)
    assert its.measured == sum(1 << place for place in range(len(FACTS)))
    assert (its.worker, its.process) == (Worker("h", 1, 2, 3), Process("h", 1, 2))


def test_that_a_block_begins_with_its_first_task_and_an_empty_one_at_nothing():
    first, later = trace_cell(0, 2_000_000_000), trace_cell(1, 5_000_000_000)
    blocks = [Block(trace_header(), *data) for data in ((first + later, b""), (first, later), (b"", later))]
    assert [each.first_start_s for each in blocks] == [2, 2, 5]
    assert Block(trace_header(), b"", b"").first_start_s == 0


def _fifo(path):
    os.mkfifo(path)


def _socket(path):
    os.mknod(path, stat.S_IFSOCK | 0o600)


def _another_name(path):
    (path.parent / "somebody's").write_bytes(header() + cell(8))
    os.link(path.parent / "somebody's", path)


BAD = {
    "empty": lambda path: path.write_bytes(b""),
    "half a header": lambda path: path.write_bytes(header()[: HEADER_BYTES // 2]),
    "header not committed": lambda path: path.write_bytes(header(word0=0) + cell(0)),
    "another version": lambda path: path.write_bytes(header(word0=MAGIC_VALUE + (1 << 56)) + cell(0)),
    "noise": lambda path: path.write_bytes(bytes(range(256)) * 8),
    "symbolic link to a good file": lambda path: path.symlink_to("good.records"),
    "dangling link": lambda path: path.symlink_to("nowhere"),
    **({"fifo": _fifo, "socket": _socket} if os.name == "posix" else {}),
    "folder": lambda path: path.mkdir(),
    "one more name": _another_name,
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
}


@pytest.mark.parametrize("what", BAD)
def test_that_what_is_no_record_file_is_passed_over_without_waiting_for_it(what, tmp_path):
    (tmp_path / "good.records").write_bytes(header() + cell(7))
    (tmp_path / "another").touch()
    BAD[what](tmp_path / "bad.records")
    reader = FolderReader(str(tmp_path))
    assert read_all(reader, 2) == [7]
    assert [found.name for found in reader.headers()] == ["good.records"]


@pytest.mark.parametrize("what", BAD)
def test_that_what_is_no_output_and_no_event_file_is_passed_over_as_well(what, tmp_path):
    BAD[what](tmp_path / EVENTS_NAME)
    BAD[what](tmp_path / "good.texts")
    reader = FolderReader(str(tmp_path))
    assert reader.events() == []
    assert isinstance(reader.text("good.records", 0, 10), bytes)
    if what in (
        "fifo",
        "socket",
        "folder",
        "symbolic link to a good file",
        "link to a device",
        "one more name",
    ):
        BAD[what](tmp_path / "12.output")
        assert reader.output() == []


@pytest.mark.parametrize("offset", [0, 1 << 40, (1 << 63) - 1, 1 << 63, (1 << 64) - 1])
@pytest.mark.parametrize("length", [0, 5, 1 << 56])
def test_that_a_text_wherever_it_is_said_to_be_is_read_in_bounds(offset, length, tmp_path):
    (tmp_path / "good.texts").write_bytes(b"x" * 100_000)
    text = FolderReader(str(tmp_path)).text("good.records", offset, length)
    assert len(text) <= 65_536
    assert bool(text) == (offset == 0 and length > 0)


def test_that_a_file_that_is_cut_short_under_the_reader_does_no_harm(tmp_path):
    file = tmp_path / "1-1-1.records"
    file.write_bytes(header() + cell(0) + cell(1))
    reader = FolderReader(str(tmp_path))
    assert read_all(reader) == [0, 1]
    file.write_bytes(b"")
    assert read_all(reader) == []
    assert reader.record("1-1-1.records", 0) == (0,) * CELL_WORDS
    assert reader.missing() == Shortage()


def test_that_a_folder_that_is_gone_reads_as_empty(tmp_path):
    reader = FolderReader(str(tmp_path / "gone"))
    assert (list(reader.blocks()), reader.events(), reader.output()) == ([], [], [])


def test_that_output_is_handed_on_once_and_piece_by_piece(tmp_path):
    reader = FolderReader(str(tmp_path))
    assert reader.unread_bytes() == 0
    file = tmp_path / "34.output"
    file.write_bytes(b"ab")
    assert reader.unread_bytes() == 2
    assert reader.output() == [(34, b"ab")]
    assert (reader.output(), reader.unread_bytes()) == ([], 0)
    with file.open("ab") as more:
        more.write(b"c" * 300_000)
    pieces = [reader.output(), reader.output()]
    assert b"".join(data for ((_, data),) in pieces) == b"c" * 300_000


def test_that_a_line_without_an_end_is_not_joined_with_what_another_hosts_process_of_that_number_prints(tmp_path):
    reader, lines = FolderReader(str(tmp_path)), OutputLines()
    one, other = tmp_path / "w1-34.output", tmp_path / "w2-34.output"
    one.write_bytes(b"w1: " + b"a" * 300_000)  # more than is read at once
    other.write_bytes(b"w2: b\n")
    printed = lines.feed(reader.output())
    with one.open("ab") as more:
        more.write(b"c\nw1: d\n")
    printed += lines.feed(reader.output()) + lines.flush()
    texts = [text for _, text in printed]
    assert {"w2: b", "w1: d"} < set(texts)
    assert [text[:5] for text in texts if "b" in text] == ["w2: b"]


@given(st.lists(st.tuples(st.sampled_from(["34", "w1-34", "w2-34"]), st.sampled_from([b"a", b"\n", b"b\n", b"c\nd"]))))
def test_that_nothing_that_is_printed_is_lost_where_several_have_one_number(pieces):
    with tempfile.TemporaryDirectory() as folder:
        reader, read = FolderReader(folder), b""
        for writer, data in pieces:
            with open(os.path.join(folder, f"{writer}.output"), "ab") as file:
                file.write(data)
            read += b"".join(data for _, data in reader.output())
        assert read.replace(b"\n", b"") == b"".join(data for _, data in pieces).replace(b"\n", b"")


def test_that_a_line_of_events_is_taken_when_it_is_complete(tmp_path):
    reader = FolderReader(str(tmp_path))
    file = tmp_path / EVENTS_NAME
    file.write_bytes(b'{"event": "died", "pi')
    assert reader.events() == []
    file.write_bytes(
        b'{"event": "died", "pid": 5, "code": -9}\nnonsense\n[1]\n{"event": 5}\n{"event": "ready"}\n{"event"'
    )
    assert reader.events() == [events.Died(5, -9)]
    assert reader.events() == []
    with file.open("ab") as more:
        more.write(b': "died", "pid": 6, "code": 1}\n')
    assert reader.events() == [events.Died(6, 1)]


@pytest.mark.parametrize("size", [4 << 20, (4 << 20) + 1, 64 << 20, (64 << 20) + 1])
def test_that_whatever_is_printed_is_handed_on_or_counted_as_dropped(size, tmp_path):
    file = tmp_path / "34.output"
    reader = FolderReader(str(tmp_path))
    printed = handed_on = 0
    for more in (5, size, 3):
        with file.open("ab") as stream:
            stream.truncate(stream.tell() + more)
        printed += more
        while news := reader.output():
            handed_on += sum(len(data) for _, data in news)
        assert handed_on + reader.dropped_bytes == printed
    assert (reader.dropped_bytes > 0) == (size > 4 << 20)
    assert file.stat().st_size <= 64 << 20
    assert handed_on >= 8
    assert handed_on == 8 + {4 << 20: 4 << 20, (4 << 20) + 1: 1 << 20}.get(size, 0), "the last MiB is not skipped"


def test_that_of_what_was_printed_before_anybody_looked_the_last_is_handed_on(tmp_path):
    file = tmp_path / "34.output"
    file.touch()
    os.truncate(file, 5 << 20)
    reader = FolderReader(str(tmp_path))
    assert sum(len(data) for _, data in reader.output(2 << 20)) == 1 << 20
    assert (reader.dropped_bytes, reader.unread_bytes()) == (4 << 20, 0)


@pytest.mark.parametrize("more", [0, 1])
def test_that_of_a_long_file_that_was_read_as_it_grew_only_what_is_new_is_dropped_when_it_is_emptied(more, tmp_path):
    file = tmp_path / "34.output"
    reader = FolderReader(str(tmp_path))
    file.touch()
    for size in [*range(4 << 20, (64 << 20) + 1, 4 << 20), (64 << 20) + more]:
        os.truncate(file, size)
        reader.output(4 << 20)
    assert (reader.output(), reader.dropped_bytes, reader.unread_bytes()) == ([], more, 0)
    assert file.stat().st_size == (0 if more else 64 << 20)


def test_that_what_is_nobodys_output_is_neither_read_nor_counted(tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.touch()
    os.truncate(elsewhere, 5 << 20)
    (tmp_path / "34").write_bytes(b"abc")
    (tmp_path / "x.output").write_bytes(b"abc")
    (tmp_path / "\uff11.output").write_bytes(b"abc")
    (tmp_path / "12.output").symlink_to(elsewhere)
    reader = FolderReader(str(tmp_path))
    assert (reader.output(), reader.dropped_bytes, reader.unread_bytes()) == ([], 0, 0)


def test_that_of_output_that_was_cut_short_nothing_is_left_to_be_read(tmp_path):
    file = tmp_path / "34.output"
    file.write_bytes(b"abc")
    reader = FolderReader(str(tmp_path))
    assert reader.output() == [(34, b"abc")]
    file.write_bytes(b"")
    assert reader.unread_bytes() == 0
