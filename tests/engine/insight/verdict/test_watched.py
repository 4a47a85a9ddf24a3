"""A program that is watched, with several things wrong at once, and what is told of them: one run for all."""

import itertools

import pytest

from engine import words
from engine.insight.chunks import long_chunk
from engine.insight.verdict import why
from engine.trace.details import details
from tests.engine.inside.watch import running

PROGRAM = """
import random, time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
context = get_context("fork")
BOTH = context.Barrier(2)  # so that either worker has every other job
DICE = random.Random(2024)
FILE = open(__file__, "rb", buffering=0)
SHARED, MODEL = __file__ + ".log", __file__ + ".model"

def throw(number):
    BOTH.wait()
    return round(DICE.random(), 12)

def read(number):
    BOTH.wait()
    FILE.seek(number)
    return len(FILE.read(1))

class Model:
    def __init__(self):
        self.data = bytes(3_000_000)
    def loss(self, parameter):
        return bytes(2_000_000)

def write(number):
    BOTH.wait()
    time.sleep(0.02)  # so that hearing what is opened takes next to nothing of it
    with open(SHARED, "w") as file:
        file.write(str(number))

def load_model():
    time.sleep(0.02)
    with open(MODEL, "rb") as file:
        return file.read()

def tag(number):
    BOTH.wait()
    model = load_model()
    return len(model)

def rows():
    for number in range(4):
        time.sleep(0.1)
        yield number

def uneven(number):
    if number in (0, 4):  # so that either worker has a chunk
        BOTH.wait()
    time.sleep(0.3 if number > 5 else 0.001)

if __name__ == "__main__":
    with context.Pool(2) as pool:
        pool.map(throw, range(6), chunksize=1)
        pool.map(read, range(4), chunksize=1)
        pool.map(Model().loss, range(4), chunksize=1)
        pool.map(uneven, range(8), chunksize=4)
        pool.map(write, range(4), chunksize=1)
        with open(MODEL, "wb") as file:
            file.truncate(3_000_000)
        pool.map(tag, range(6), chunksize=1)
        assert list(pool.imap(abs, rows())) == [0, 1, 2, 3]
        assert list(pool.imap(abs, rows(), chunksize=3)) == [0, 1, 2, 3]
    with ProcessPoolExecutor(2, mp_context=context) as executor:
        assert len(list(executor.map(Model().loss, range(2)))) == 2
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The run, why it took so long, and what each task of each call gave."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "several.py").write_text(PROGRAM)
    with running.started(folder, folder / "several.py") as watcher:
        run = running.followed(watcher)
        assert run.exit_status == 0, (folder / "errors").read_text()
        found = why(run, watcher.reader)
        results = [details(run, watcher.reader, span).result for span in run.trace.spans()]
    return run, found, results


def by_cause(told):
    return {each.cause: each for each in (told[1].verdict, *told[1].findings)}


def test_that_workers_with_one_random_state_are_told_by_their_results(told):
    found = by_cause(told)["same_random_state"]
    assert told[1].verdict.cause in ("same_random_state", "shared_before_fork", "shared_file")
    assert len(found.tasks) >= 4


def test_that_a_file_that_was_opened_before_the_fork_is_told_with_its_line(told):
    found = by_cause(told)["shared_before_fork"]
    assert words.verdict(found) == (
        "The file “FILE” was opened in line 8 of several.py, before the workers were forked, and 2 of them use it: "
        "they share its position."
    )


def test_that_a_file_that_jobs_of_both_workers_write_is_told(told):
    found = by_cause(told)["shared_file"]
    assert found.values | {"jobs": 0} == {"jobs": 0, "count": 2, "path": "several.py.log"}
    assert 2 <= found.values["jobs"] <= 4


def test_that_a_large_file_is_told_that_each_job_opens_anew(told):
    opened, made = (each for each in told[1].findings if each.cause == "loaded_every_time")
    assert (opened.values["path"], opened.values["file_bytes"]) == ("several.py.model", 3_000_000)
    assert 2 <= opened.values["jobs"] <= 6
    assert made.values["callee"] == "load_model"


def test_that_the_function_is_told_that_carries_its_object_with_each_message(told):
    found = by_cause(told)["function_carries_data"]
    assert found.values["carried_bytes"] == pytest.approx(3_000_000, rel=0.01)
    assert found.values["messages"] == 4 + 2  # and not those of other functions


def test_that_messages_are_measured_at_the_workers_ends(told):
    totals = told[0].trace.totals()
    of_pool = 6 + 4 + 4 + 2 + 4 + 6 + 4 + 2
    # What an executor's worker sends cannot be seen without a frame of ours in its tracebacks.
    assert (totals.arguments, totals.results) == (of_pool + 2, of_pool)
    assert totals.argument_bytes == pytest.approx((4 + 2) * 3_000_000, rel=0.01)
    assert totals.result_bytes == pytest.approx(4 * 2_000_000, rel=0.01)
    assert told[1].breakdown.parts["pickling"] > 0


def test_that_workers_wait_for_jobs_that_the_main_process_has_still_to_make(told):
    run, found, _ = told
    assert found.breakdown.parts["sender"] > 0.25
    counts = [(call.handed, call.declared) for _, call in run.calls()]
    assert counts == [(6, 6), (4, 4), (4, 4), (8, 8), (4, 4), (6, 6), (4, 4), (4, 4), (2, 2)]


def test_that_the_chunk_with_the_longest_jobs_is_told(told):
    run, found, _ = told
    held = long_chunk(run)
    assert (len(held.tasks), held.size) == (2, 4)
    assert found.breakdown.parts["chunk"] > 0.2


def test_that_the_results_of_chunks_are_told(told):
    run, _, results = told
    calls = [call for call, _ in run.calls()]
    whose = [int(run.trace.tasks.belongs_as_columns()["call"][span.task]) for span in run.trace.spans()]
    by_call = {call: [result for result, its in zip(results, whose, strict=True) if its == call] for call in calls}
    thrown, read, losses, nothing, _, lengths, *counted, again = by_call.values()
    assert lengths == ["3000000"] * 6
    assert all(0 <= float(each) < 1 for each in thrown)
    assert read == ["1"] * 4
    assert all(each.startswith("b'") for each in losses)
    assert len(again) == 2
    assert nothing == ["None"] * 8
    assert [sorted(each) for each in counted] == [["0", "1", "2", "3"]] * 2
    assert all(a != b for a, b in itertools.pairwise(sorted(set(thrown))))
