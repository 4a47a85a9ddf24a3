"""What a worker elsewhere has recorded stands in the run folder as if it had been written there."""

import os
import pickle
import time

import pytest

from engine.inside.cluster import station
from engine.inside.cluster.home import Home
from engine.inside.cluster.teller import Teller
from engine.inside.records import events
from engine.inside.records.layout import CELL_WORDS, ENDED, INDEX, KIND, KIND_ERROR, STARTED, VALUE
from engine.inside.records.reader import FolderReader
from engine.inside.worker import this_host
from tests.engine.fresh import cells_of

AHEAD_NS = 9 * 10**9  # the other host's clock began so much later; this one has been up for longer


@pytest.fixture
def worker(tmp_path):
    """A station, as a worker elsewhere has it, and the teller beside it."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    station.begin("run", str(place), pickle.dumps(half), False, ("", []))
    yield Teller(station.folder_of("run"))
    station.end("run")
    assert os.listdir(place) == []


def half(item):
    if item is None:
        return (each for each in "ab")
    return f"half of {item} is {100 // item}"


def answer(teller, number, ends=()):
    """What a reader would answer whose clock is behind ours."""
    news = [list(each) for each in teller.news()]
    for each in news:
        each[1] = _shifted(each[1], range(4, 6), "Q")
        each[3], each[4] = (_behind(cells) for cells in (each[3], each[4]))
    at_ns = time.perf_counter_ns() - AHEAD_NS
    return {"number": number, "news": news, "odd": teller.odd(), "at_ns": at_ns, "ends": list(ends), "info": {}}


def _shifted(data, words, kind):
    made = bytearray(data)
    view = memoryview(made).cast(kind)
    for word in words:
        if view[word]:
            view[word] -= AHEAD_NS if kind == "Q" else AHEAD_NS / 1e9
    return bytes(made)


def _behind(cells):
    return _shifted(
        cells, [at + word for at in range(0, len(cells) // 8, CELL_WORDS) for word in (STARTED, ENDED)], "d"
    )


def ask(home, reader, teller, number, **more):
    asked_ns = time.perf_counter_ns()
    found = answer(teller, number, **more)
    home.take(reader, found, asked_ns, time.perf_counter_ns())
    return found


def filed(folder):
    """The header and the cells of the one file that is there."""
    (block,) = FolderReader(str(folder)).blocks()
    return block.header, cells_of(block.ended)


def test_that_records_come_home_with_our_times_and_their_bound(worker, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    home = Home(str(run))
    reader = home.reader("tcp://elsewhere:1")
    ask(home, reader, worker, 0)  # a round trip in which nothing is told yet
    before_s = time.perf_counter()
    assert station.work("run", [(3, 4), (5, 10)]) == ["half of 4 is 25", "half of 10 is 10"]
    after_s = time.perf_counter()
    with pytest.raises(ZeroDivisionError):
        station.work("run", [(6, 0)])
    first = ask(home, reader, worker, 1)
    header, cells = filed(run)
    assert [cell[INDEX] for cell in cells] == [3, 5, 6]
    assert cells[2][KIND] & 0xFF == KIND_ERROR
    bound_s = header.clock_error_ns / 1e9
    assert 0 < bound_s < 1
    block = next(iter(FolderReader(str(run)).blocks()))
    times = memoryview(block.ended).cast("d")
    assert before_s - bound_s <= times[STARTED] <= times[ENDED] <= after_s + bound_s
    text = FolderReader(str(run)).text(header.name, cells[0][VALUE], cells[0][KIND] >> 8)
    assert text == b"'half of 4 is 25'"
    # Filed twice, it is the same.
    home.take(reader, first, time.perf_counter_ns(), time.perf_counter_ns())
    assert filed(run)[1] == cells
    station.work("run", [(7, 1)])
    ask(home, reader, worker, 2)
    assert [cell[INDEX] for cell in filed(run)[1]] == [3, 5, 6, 7]


def test_that_the_end_of_a_worker_is_noted_once_after_its_last_record(worker, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    home = Home(str(run))
    reader = home.reader("tcp://elsewhere:1")
    home.know(reader, ["another machine"], this_host(), "10.0.0.2")
    station.work("run", [(3, 4)])
    pid = os.getpid()
    ask(home, reader, worker, 1, ends=[[pid, -9]])
    ask(home, reader, worker, 1, ends=[[pid, -9]])
    host = f"{this_host()} (10.0.0.2)"
    assert filed(run)[0].host == host[:64]
    assert FolderReader(str(run)).events() == [events.RemoteDied(host, pid, -9)]
    home.is_gone(reader)
    assert len(FolderReader(str(run)).events()) == 1


def test_that_a_reader_of_this_machine_has_our_clock(tmp_path):
    home = Home(str(tmp_path))
    reader = home.reader("tcp://127.0.0.1:1")
    home.know(reader, station.machine(), this_host(), "127.0.0.1")
    assert (reader.clock.error_ns, reader.host, reader.clock.ours_ns(5)) == (0, "", 5)


def test_that_a_worker_is_told_to_be_silent_once_and_to_be_heard_of_again(worker, tmp_path, monkeypatch):
    run = tmp_path / "run"
    run.mkdir()
    home = Home(str(run))
    reader = home.reader("tcp://elsewhere:1")
    home.know(reader, ["another machine"], "w1", "10.0.0.2")
    station.work("run", [(3, 4)])
    ask(home, reader, worker, 1)
    home.look()
    heard_ns = reader.heard_ns
    monkeypatch.setattr("engine.inside.cluster.home._SILENT_NS", 0)
    for _ in range(2):
        home.look()
    ask(home, reader, worker, 1)
    pid = os.getpid()
    first, second = FolderReader(str(run)).events()
    host, start = this_host(), first.start
    assert first == events.RemoteSilent(host, pid, start, heard_ns, False)
    assert second == events.RemoteSilent(host, pid, start, reader.heard_ns, True)
    assert start > 0


def test_that_it_comes_home_that_a_task_gave_back_what_nobody_has_computed(worker, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    home = Home(str(run))
    reader = home.reader("tcp://elsewhere:1")
    for index in (3, 4):
        station.work("run", [(index, None)])
        ask(home, reader, worker, index)
    assert FolderReader(str(run)).events() == [events.Odd("lazy-result", {"number": 4, "kind": "generator"})], "once"
