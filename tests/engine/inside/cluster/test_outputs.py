"""What tasks of other hosts have printed stands in the run folder, by process, with the hosts' names."""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.inside.cluster.outputs import Outputs
from engine.inside.cluster.teller import Teller
from engine.inside.records.output import ERRORS_BEGIN, ERRORS_END
from engine.inside.records.reader import FolderReader
from engine.trace.screen import Screen


def rows(folder):
    """What is to be read in the end."""
    found = {}
    for row in Screen().feed(FolderReader(str(folder)).output()):
        found[row.number] = row.text
    return [text for text in found.values() if text]


def test_that_hosts_whose_processes_have_the_same_number_stay_apart(tmp_path):
    outputs = Outputs(str(tmp_path))
    outputs.file("r0", "w1", [(68, 0, b"one\ntw")])
    outputs.file("r1", "w2", [(68, 0, b"eins\n")])
    outputs.file("r0", "w1", [(68, 6, b"o\n")])
    assert sorted(FolderReader(str(tmp_path)).output()) == [(68, b"w1: one\nw1: two\n"), (68, b"w2: eins\n")]


def test_that_what_is_told_twice_is_filed_once(tmp_path):
    outputs = Outputs(str(tmp_path))
    for _ in range(2):
        outputs.file("r0", "", [(7, 0, b"one\n")])
    outputs.file("r0", "", [(7, 4, b"two\n")])
    assert FolderReader(str(tmp_path)).output() == [(7, b"one\ntwo\n")]


def test_that_the_name_stands_within_the_marks_of_errors_and_where_a_line_is_begun_anew(tmp_path):
    outputs = Outputs(str(tmp_path))
    outputs.file("r0", "w1", [(7, 0, ERRORS_BEGIN + b"oh\n" + ERRORS_END + b"\n10 %\r20 %\r\nend\n")])
    screen = [(row.text, row.is_error) for row in Screen().feed(FolderReader(str(tmp_path)).output()) if row.text]
    assert screen == [("w1: oh", True), ("w1: 20 %", False), ("w1: end", False)]


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.text("abc", min_size=1, max_size=6), max_size=8), cuts=st.lists(st.integers(0, 40), max_size=6)
)
def test_that_lines_are_named_once_however_they_are_cut(tmp_path_factory, lines, cuts):
    folder = tmp_path_factory.mktemp("run")
    data = "".join(f"{line}\n" for line in lines).encode()
    places = sorted({min(cut, len(data)) for cut in cuts} | {0, len(data)})
    outputs = Outputs(str(folder))
    for at, end in itertools.pairwise(places):
        outputs.file("r0", "w1", [(7, at, data[at:end])])
    assert rows(folder) == [f"w1: {line}" for line in lines]


def test_that_a_flood_is_bounded_and_what_is_left_out_of_it_is_counted(tmp_path):
    there, here = tmp_path / "there", tmp_path / "here"
    for folder in (there, here):
        folder.mkdir()
    flood = b"".join(b"line %d\n" % number for number in range(800_000))
    (there / "7.output").write_bytes(flood)
    teller, outputs = Teller(str(there)), Outputs(str(here))
    pieces = teller.printed()
    assert teller.waiting_bytes > 0
    while pieces:
        assert sum(len(data) for *_, data in pieces) <= 65_536
        outputs.file("r0", "", pieces)
        outputs.note_dropped("r0", teller.dropped_bytes)
        pieces = teller.printed()
    assert teller.waiting_bytes == 0
    reader = FolderReader(str(here))
    kept = b"".join(iter(lambda: b"".join(data for _, data in reader.output()), b""))
    assert flood.endswith(kept)
    assert 0 < len(kept) < len(flood)
    assert len(kept) + reader.missing().printed_bytes == len(flood)
    assert reader.missing().number == 0, "it was not for want of room"
