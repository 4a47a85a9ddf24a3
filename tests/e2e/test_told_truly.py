"""What was told wrongly of other people's programs, each a few lines here, and what is right."""

import json
import re

import pytest

from tests.e2e.main_py import called, main_py

LAZY = """
def f(x): return (k for k in range(x))
def g(x): return map(str, range(x))
async def fetch(x): return x
def later(x): return fetch(x)
def half(x): return x if x else iter(f(9))
"""


@pytest.fixture
def program(tmp_path):
    """Writes a program; the path of it."""

    def write(text, name="program.py"):
        path = tmp_path / name
        path.write_text(text)
        return str(path)

    return write


def ran(*arguments, code=0, verb="run", by=called):
    """The JSON of a run or a comparison, and what was told on the way."""
    few = ("--workers", "2") if verb == "run" and "joblib" in arguments and "--workers" not in arguments else ()
    done = by(verb, *arguments, *few, "--json", "-")
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout), done.stderr


@pytest.mark.parametrize(
    ("name", "kind", "strategy"),
    [
        ("f", "a generator", "threads"),
        ("f", "a generator", "process"),
        ("g", "an object of type map", "pool"),
        ("g", "an object of type map", "joblib"),
        ("later", "a coroutine", "sequential"),
        ("half", "a generator", "threads"),
    ],
)
def test_that_a_result_which_nobody_has_computed_is_no_result(name, kind, strategy, program):
    found, _ = ran("--function", f"{program(LAZY)}:{name}", "--jobs", "2", "--strategy", strategy, "--baseline", code=1)
    assert found["outcome"] == "finished"
    assert re.match(rf"Job [12] gave back {kind}: nothing has been computed", found["reason"])
    assert (found["sequential_s"], found["speedup"]) == (None, None)


def test_that_nothing_computed_is_never_ranked(program):
    path = program(LAZY)
    found, told = ran("--function", f"{path}:g", "--jobs", "2", "--strategies", "pool,threads", verb="compare")
    assert [way["rank"] for way in found["ways"]] == [None] * 3
    assert [(way["computed_nothing"], way["failed"], way["median_s"]) for way in found["ways"]] == [(1, 0, None)] * 3
    assert "The first item gave back an object of type map: nothing has been computed" in told
    assert "one call takes" not in told.lower()


@pytest.mark.parametrize("name", ["f", "later"])
def test_that_what_cannot_come_back_for_it_is_not_computed_yet_is_told_as_such(name, program):
    done = called("run", "--function", f"{program(LAZY)}:{name}", "--jobs", "2", "--quiet")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing has been computed" in done.stderr


SLOW_ITEMS = """
import time
def items():
    with open({mark!r}, "a") as file:
        file.write("made\\n")
    for k in range(3):
        time.sleep(0.1)
        yield {item}
def f(x): return 1
"""


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("run", ["--baseline"]),
        ("run", ["--keep-going", "--strategy", "executor"]),
        ("compare", ["--strategies", "pool,joblib,threads"]),
    ],
    ids=str,
)
def test_that_items_which_take_time_are_made_once_and_their_time_is_told(verb, more, program, tmp_path):
    mark = tmp_path / "mark"
    path = program(SLOW_ITEMS.format(mark=str(mark), item="[k]"))
    found, told = ran("--function", f"{path}:f", "--items", "generator:items", *more, verb=verb)
    assert mark.read_text() == "made\n"
    assert re.search(r"^Making the items took ([3-9]\d\d ms|[0-9.]+ s)", told, re.MULTILINE)
    runs = [run for way in found["ways"] for run in way["runs"]] if verb == "compare" else [found]
    assert {run["items_s"] for run in runs} == {runs[0]["items_s"]}
    assert runs[0]["items_s"] >= 0.3
    assert [run["items_taken_over"] for run in sorted(runs, key=lambda run: run.get("number", 0))][1:] == [True] * (
        len(runs) - 1
    )


def test_that_items_which_cannot_be_kept_are_made_anew_and_that_is_told(program, tmp_path):
    mark = tmp_path / "mark"
    path = program(SLOW_ITEMS.format(mark=str(mark), item="lambda: k"))
    more = ("--function", f"{path}:f", "--items", "generator:items", "--strategies", "threads")
    done = called("compare", *more)
    assert done.returncode == 0, done.stderr
    assert mark.read_text() == "made\n" * 2
    assert re.search(r"Each run makes the items anew, as they cannot be kept for the next \(.*lambda", done.stdout)


FLOWING = """
import time
def items():
    for k in range(12):
        with open({mark!r}, "a") as file:
            file.write(f"{{k}} {{time.perf_counter()}}\\n")
        time.sleep(0.06)
        yield k
def f(x): return time.perf_counter()
"""


@pytest.mark.parametrize(
    ("way", "is_meanwhile"),
    [
        (["pool"], False),
        (["pool", "--option", "method=imap"], True),
        (["joblib", "--option", "backend=multiprocessing"], True),
    ],
    ids=str,
)
def test_that_a_run_by_itself_makes_its_items_when_it_would_by_hand(way, is_meanwhile, program, tmp_path):
    mark = tmp_path / "mark"
    path = program(FLOWING.format(mark=str(mark)))
    found, told = ran("--function", f"{path}:f", "--items", "generator:items", "--workers", "2", "--strategy", *way)
    numbers, made_s = zip(*(line.split() for line in mark.read_text().splitlines()), strict=True)
    assert list(map(int, numbers)) == list(range(12))
    assert (found["items_meanwhile"], found["plan"]["jobs"], len(found["tasks"])) == (is_meanwhile, 12, 12)
    assert (float(found["tasks"][0]["result"]) < float(made_s[-1])) == is_meanwhile
    assert found["items_s"] >= 12 * 0.06
    assert ("so about" in told) == (not is_meanwhile)  # nobody knows yet how many there will be


FIRST_SLOW = """
import time
done = []
def f(x):
    if not done:
        time.sleep(0.5)   # a lazy import, a warm-up
        done.append(1)
    return x
"""
HELD_LOCK = """
import threading
import time
LOCK = threading.Lock()
def heartbeat():
    while True:
        with LOCK:
            time.sleep(0.05)
threading.Thread(target=heartbeat, daemon=True).start()
time.sleep(0.01)
def f(number):
    with LOCK:
        return number
"""
NESTED = """
from joblib import Parallel, delayed
def one(k): return k
def f(n): return sum(Parallel(n_jobs=2)(delayed(one)(k) for k in range(3)))
"""


def test_that_a_slow_first_call_is_not_taken_for_all(program):
    _, told = ran("--function", f"{program(FIRST_SLOW)}:f", "--jobs", "10000")
    took = re.search(r"a first call takes (\S+ m?s), and one after it \S+ [µm]s, so about (\S+ m?s) for", told)
    assert took, told
    first_s, all_s = (float(number) / {"ms": 1_000, "s": 1}[unit] for number, unit in map(str.split, took.groups()))
    assert first_s >= 0.5
    assert all_s < 5 * first_s  # and not ten thousand times, however busy the machine is


def test_that_a_lock_which_only_a_trial_would_wait_for_is_no_reason_for_an_estimate(program):
    found, told = ran("--function", f"{program(HELD_LOCK)}:f", "--jobs", "3", "--strategy", "threads")
    assert found["outcome"] == "finished"
    assert "takes" not in told


@pytest.mark.parametrize("strategy", ["pool", "sequential"])
def test_that_joblib_inside_a_job_warns_of_nothing_that_it_would_not_by_hand(strategy, program):
    # What helpers warn of comes by the streams of a process.
    _, told = ran("--function", f"{program(NESTED)}:f", "--jobs", "3", "--strategy", strategy, by=main_py)
    assert "leaked" not in told
    assert "Traceback" not in told


BAD_RECORD = """
class BadRecord(Exception):
    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line
def f(line):
    if line == 2:
        raise BadRecord(line, "no comma")
    return line * 2
"""
ONE_LOCK = """
import threading
class Result:
    def __init__(self, n):
        if n == 3:
            self.lock = threading.Lock()
def f(n): return Result(n)
"""


@pytest.mark.parametrize(
    ("strategy", "outcome"),
    [("pool", "stalled"), ("executor", "failed"), ("joblib", "failed")],
)
def test_that_an_error_which_cannot_be_rebuilt_is_told_as_such(strategy, outcome, program):
    found, told = ran("--function", f"{program(BAD_RECORD)}:f", "--jobs", "4", "--strategy", strategy, code=1)
    assert found["outcome"] == outcome
    assert found["reason"].startswith(
        "Job 3 raised program.BadRecord, which cannot be rebuilt (its __init__ wants reason); "
        "by hand, pool hangs and executor and joblib raise BrokenProcessPool"
    )
    assert "engine/inside" not in told


def test_that_an_error_which_nobody_has_to_rebuild_is_none(program):
    found, _ = ran("--function", f"{program(BAD_RECORD)}:f", "--jobs", "4", "--strategy", "threads", code=1)
    assert found["reason"] == "1 job raised an error"


@pytest.mark.parametrize("way", [["pool"], ["pool", "--option", "chunksize=2"], ["executor"], ["joblib"]], ids=str)
def test_that_the_one_result_that_does_not_pickle_is_named(way, program):
    found, _ = ran("--function", f"{program(ONE_LOCK)}:f", "--jobs", "7", "--strategy", *way, code=1)
    assert found["reason"].startswith("Job 4's result does not pickle: result.lock is the cause")


LOCAL = """
import functools
def loud(f):
    def inner(x): return f(x)
    return inner
def kept(f):
    @functools.wraps(f)
    def inner(x): return f(x)
    return inner
square = lambda x: x * x
@loud
def loud_one(x): return x
def one(x): return x
renamed = kept(one)
"""


@pytest.mark.parametrize(
    ("name", "why", "asked", "fit"),
    [
        ("square", "write it with def", [], ["joblib", "process", "sequential", "threads"]),
        ("loud_one", "functools.wraps", ["--strategies", "pool,executor,threads"], ["sequential", "threads"]),
        ("renamed", "the decorator hides it", ["--strategies", "pool,executor,threads"], ["sequential", "threads"]),
    ],
)
def test_that_strategies_which_cannot_take_a_function_give_the_reason_and_the_others_are_ranked(
    name, why, asked, fit, program
):
    given = ("--function", f"{program(LOCAL)}:{name}", "--jobs", "2", *asked)
    found, _ = ran(*given, verb="compare", code=1 if asked else 0)  # what was asked for by its name is missed
    ranked = [way["plan"]["strategy"] for way in found["ways"] if way["rank"] is not None]
    assert sorted(ranked) == fit
    assert {each["strategy"] for each in found["unfit"]} == {"pool", "executor"}
    for each in found["unfit"]:
        assert why in each["reason"]
        assert each["reason"].endswith("or use one of Plain loop, Process per job, joblib Parallel, Threads")


@pytest.mark.parametrize(
    "way",
    [
        ["pool", "--option", "start_method=spawn"],
        ["executor", "--option", "start_method=forkserver"],
        ["joblib"],
        ["process", "--option", "start_method=spawn"],
    ],
    ids=str,
)
def test_that_importing_is_told_apart_from_unpickling(way, program):
    path = program("import time\ntime.sleep(0.5)\ndef f(x): return x\n")
    found, _ = ran("--function", f"{path}:f", "--jobs", "6", "--workers", "2", "--strategy", *way)
    assert all(worker["importing_s"] >= 0.5 for worker in found["workers"])
    assert all(task["argument_unpickle_s"] is None or task["argument_unpickle_s"] < 0.25 for task in found["tasks"])


def test_that_what_the_function_carries_is_told_apart_from_the_items(program):
    path = program(
        "import functools\ndef add(data, x): return data[0] + x\nf = functools.partial(add, bytes(3_000_000))\n"
        "def light(x): return x\n"
    )
    done = called("run", "--function", f"{path}:f", "--jobs", "12", "--option", "chunksize=1")
    assert "the function carries 3.0 MB, with each of 12 messages" in done.stdout
    # On a busy machine, how long the items took to make stands before it.
    assert "he function carries 3.0 MB, with each message, the first item is 5 B pickled" in done.stderr
    found, told = ran("--function", f"{path}:light", "--jobs", "2")
    assert found["function_bytes"] < 1_000
    assert "carries" not in told


def test_that_arrays_which_joblib_maps_are_told_beside_what_is_sent(program):
    path = program(
        "import numpy\nimport functools\n"
        "def items():\n    yield from (numpy.full(1_000_000, k) for k in range(2))\n"
        "def f(x): return float(x[0])\n"
    )
    found, _ = ran("--function", f"{path}:f", "--items", "generator:items", "--strategy", "joblib", "--workers", "2")
    assert found["mapped_bytes"] >= 16_000_000
    assert sum(task["argument_bytes"] for task in found["tasks"]) < 100_000
