"""What travels is measured as it is sent, by every strategy that sends anything, and changes nothing of it."""

import subprocess
import sys
import time

import pytest

from engine.inside.records import traffic
from engine.inside.records.layout import KIND_RECEIVED
from engine.trace.lane import State
from tests.engine.supervise.driving import driver

SIZE = 200_000
SENDING = [
    ("pool", {"start_method": "fork"}),
    ("pool", {"start_method": "spawn"}),
    ("pool", {"start_method": "forkserver"}),
    ("pool", {"method": "imap"}),
    ("pool", {"method": "apply_async"}),
    ("executor", {"start_method": "fork"}),
    ("executor", {"start_method": "spawn"}),
    ("joblib", {}),
    ("joblib", {"backend": "multiprocessing"}),
]
EACH_SENDING = pytest.mark.parametrize(
    ("strategy", "options"), SENDING, ids=["-".join([name, *options.values()]) for name, options in SENDING]
)


def finished(**plan):
    with driver() as drive:
        drive.start(**plan)
        run = drive.to_the_end()
    assert (run.outcome, run.trace.garbled) == ("finished", 0), run.reason
    return run


def messages(run):
    spans = list(run.trace.spans())
    return [run.trace.argument(span) for span in spans], [run.trace.result(span) for span in spans]


@EACH_SENDING
def test_that_the_size_and_the_time_of_arguments_and_results_are_known_of_every_task(strategy, options):
    run = finished(strategy=strategy, options=options, workload="big_arguments", jobs=5, size=SIZE, workers=2)
    arguments, results = messages(run)
    for argument in arguments:
        assert SIZE * argument.tasks <= argument.size <= SIZE * argument.tasks + 2_000
        assert 0 < argument.pickle_ns < 5e9
        assert 0 < argument.unpickle_ns < 5e9
    for result in results:
        assert 0 < result.size < 2_000
        assert 0 < result.pickle_ns < 5e9
    totals = run.trace.totals()
    assert sum(argument.size / argument.tasks for argument in arguments) == pytest.approx(totals.argument_bytes)
    assert sum(result.size / result.tasks for result in results) == pytest.approx(totals.result_bytes)
    assert sum(1 / argument.tasks for argument in arguments) == pytest.approx(totals.arguments)


# A result goes the way of its library, however the worker was started.
RETURNING = [way for way in SENDING if way[1].get("start_method", "fork") == "fork"]


@pytest.mark.parametrize(
    ("strategy", "options"), RETURNING, ids=["-".join([name, *options.values()]) for name, options in RETURNING]
)
def test_that_big_results_are_told_as_big_results(strategy, options):
    run = finished(strategy=strategy, options=options, workload="big_results", jobs=3, size=SIZE, workers=2)
    arguments, results = messages(run)
    assert all(SIZE * result.tasks <= result.size <= SIZE * result.tasks + 2_000 for result in results)
    assert all(argument.size < 2_000 for argument in arguments)


def test_that_joblibs_pool_is_measured_where_its_workers_are_spawned_as_on_windows(monkeypatch):
    monkeypatch.setenv("JOBLIB_START_METHOD", "spawn")
    run = finished(
        strategy="joblib", options={"backend": "multiprocessing"}, workload="big_results", jobs=3, size=SIZE, workers=2
    )
    arguments, results = messages(run)
    assert all(SIZE * result.tasks <= result.size <= SIZE * result.tasks + 2_000 for result in results)
    assert all(0 < argument.size < 2_000 for argument in arguments)


def test_that_a_chunk_travels_in_one_message():
    run = finished(strategy="pool", workload="tiny", jobs=12, size=10, workers=2, options={"chunksize": 4})
    arguments, results = messages(run)
    assert {message.tasks for message in [*arguments, *results]} == {4}
    assert (run.trace.totals().arguments, run.trace.totals().results) == (3, 3)


@pytest.mark.parametrize(
    ("strategy", "options"),
    [("sequential", {}), ("threads", {}), ("process", {"start_method": "fork"}), ("joblib", {"backend": "threading"})],
)
def test_that_where_nothing_travels_nothing_is_told(strategy, options):
    run = finished(strategy=strategy, options=options, workload="big_arguments", jobs=3, size=SIZE)
    assert messages(run) == ([None] * 3, [None] * 3)
    totals = run.trace.totals()
    assert (totals.arguments, totals.argument_bytes, totals.results) == (0, 0, 0)


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_that_a_process_of_its_own_is_sent_its_item_and_returns_nothing(method):
    run = finished(
        strategy="process", options={"start_method": method}, workload="big_arguments", jobs=2, size=SIZE, workers=1
    )
    arguments, results = messages(run)
    for argument in arguments:
        assert argument.tasks == 1
        assert SIZE <= argument.size <= SIZE + 5_000
        assert argument.pickle_ns > 0
        assert argument.unpickle_ns is None
    assert results == [None] * 2


def test_that_joblib_sends_a_large_array_once_where_a_pool_sends_it_with_every_chunk():
    pytest.importorskip("numpy")
    numbers = 400_000
    load = {"workload": "shared_array", "jobs": 6, "size": numbers, "workers": 2}
    shared = finished(strategy="joblib", **load).trace.totals()
    copied = finished(strategy="pool", options={"chunksize": 1}, **load).trace.totals()
    assert shared.argument_bytes < 20_000
    assert copied.argument_bytes > 6 * 8 * numbers


def test_that_what_a_task_itself_sends_is_its_own_affair(tmp_path):
    (tmp_path / "sends.py").write_text(
        "import multiprocessing\n"
        "def work(item):\n"
        "    there, here = multiprocessing.Pipe()\n"
        "    there.send(b'x' * 50_000)\n"
        "    return len(here.recv())\n"
    )
    run = finished(strategy="pool", function=f"{tmp_path}/sends.py:work", items="[1, 2, 3]", options={"chunksize": 3})
    assert run.trace.counts[State.DONE] == 3
    arguments, results = messages(run)
    assert all(message.size < 2_000 for message in [*arguments, *results])
    assert (run.trace.totals().arguments, run.trace.totals().results) == (1, 1)


STEPS = """
import pickle, threading
from multiprocessing.reduction import ForkingPickler
from engine.inside.records import traffic
value = {"a": [1, 2, (3, "x")], "b": b"y" * 1_000}
before = bytes(ForkingPickler.dumps(value))
traffic.install()
traffic.install()
assert bytes(ForkingPickler.dumps(value)) == before == pickle.dumps(value)
assert ForkingPickler.loads(before) == value
try:
    ForkingPickler.dumps(threading.Lock())
except TypeError:
    pass
else:
    raise AssertionError("what does not pickle was pickled")
assert ForkingPickler.loads(bytes(ForkingPickler.dumps(value))) == value
"""


def test_that_what_is_sent_stays_the_same_to_the_byte(pytestconfig):
    # In a process of its own, because what is installed stays.
    subprocess.run([sys.executable, "-W", "error", "-c", STEPS], cwd=pytestconfig.rootpath, check=True, timeout=60)


def test_that_what_the_recorder_spends_is_no_part_of_unpickling_a_message(monkeypatch):
    monkeypatch.setattr(traffic, "_thread", traffic._Thread())
    noted, hour_s = [], 3_600.0
    traffic.note_into(lambda *message: noted.append(message), "", list)

    def loads(data, *skipped_s):
        traffic.note_arrival(5)
        for each in skipped_s:
            traffic.skip(each)
        until_s = time.perf_counter() + 0.001
        while time.perf_counter() < until_s:
            pass

    for skipped_s in ((), (hour_s,), (hour_s, -hour_s), ()):
        before_s = time.perf_counter()
        traffic._noted_loads(loads)(b"four", *skipped_s)
        *what, started_s, ended_s = noted.pop()
        assert what == [KIND_RECEIVED, 5, 4]
        assert before_s <= started_s <= ended_s <= time.perf_counter()
        assert (started_s == ended_s) == (sum(skipped_s) > 0)


def test_that_what_is_imported_meanwhile_is_no_part_of_unpickling_a_message(monkeypatch):
    monkeypatch.setattr(traffic, "_thread", traffic._Thread())
    noted = []
    traffic.note_into(lambda *message: noted.append(message), "", list)

    def loads(data, imported_s):
        traffic.note_arrival(5)
        traffic._importing.spent_s = imported_s
        until_s = time.perf_counter() + 0.001
        while time.perf_counter() < until_s:
            pass

    for imported_s in (0.0, 3_600.0):
        traffic._noted_loads(loads)(b"four", imported_s)
        *_, started_s, ended_s = noted.pop()
        assert (started_s == ended_s) == (imported_s > 0)
