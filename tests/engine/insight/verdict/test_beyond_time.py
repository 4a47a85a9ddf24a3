"""What is found beyond time, in real runs of small programs that have it, and not in those that have not."""

import pytest

from engine import words
from tests.engine.insight.made import Workload
from tests.engine.insight.made import told as why_of
from tests.engine.insight.planted import Planted, causes, seen

# Whichever worker begins first holds its chunk until the other has begun as well.
MEETING = """
import os, time
from pathlib import Path
BEGUN = Path(__file__ + ".begun")
def meet():
    BEGUN.mkdir(exist_ok=True)
    if not (BEGUN / str(os.getpid())).exists():
        (BEGUN / str(os.getpid())).touch()
    while len(os.listdir(BEGUN)) < 2:
        time.sleep(0.01)
"""
RANDOM = f"""
{MEETING}
import numpy as np
rng = np.random.default_rng(2024)
def f(number):
    meet()
    burn(30)
    return round(float(rng.integers(1, 7, size=20_000).mean()), 6)
"""
SEEDED = """
import numpy as np
def f(number):
    burn(30)
    return round(float(np.random.default_rng(number).integers(1, 7, size=20_000).mean()), 6)
"""
SAME_ITEMS = "def f(number):\n    burn(30)\n    return number / 7"
COUNTING = f"""
{MEETING}
done = 0
def f(x):
    global done
    meet()
    burn(30)
    done += 1
    return done
"""
INNER = """
import hashlib
from multiprocessing.pool import ThreadPool
DATA = bytes(20_000_000)
def digest(_):
    return hashlib.sha256(DATA).digest()
def f(x):
    with ThreadPool(2) as pool:
        pool.map(digest, range(4))
"""
KEEPING = "kept = []\ndef f(x):\n    kept.append(bytearray(b'x') * 12_000_000)\n    time.sleep(0.15)"
LARGE_ONCE = """
table = None
def f(x):
    global table
    if table is None:
        table = bytearray(b'x') * 120_000_000
    time.sleep(0.15)
"""
CARRYING = """
class Model:
    def __init__(self):
        self.data = list(range(400_000))
    def loss(self, x):
        return self.data[x]
f = Model().loss
"""
READ_ONLY = """
import numpy as np
def tables():
    for number in range(4):
        yield np.full((400, 500), float(number))
def f(table):
    table -= table.mean(axis=0)
    return float(table.sum())
"""
OPENED = """
FILE = open(__file__, "rb", buffering=0)
def f(number):
    time.sleep(0.05)
    FILE.seek(number)
    return len(FILE.read(1))
"""
WITH_A_POOL = """
from multiprocessing import Pool
def f(number):
    with Pool(2) as pool:
        return pool.map(abs, range(number))
"""
WRITING = """
PATH = __file__ + ".log"
def f(number):
    time.sleep(0.02)
    with open(PATH, "w") as file:
        file.write(str(number))
"""
READING = """
PATH = __file__ + ".model"
with open(PATH, "wb") as file:
    file.truncate(3_000_000)
def f(number):
    time.sleep(0.02)
    with open(PATH, "rb") as file:
        return len(file.read()) + number
"""
SLOWLY_MADE = """
def rows():
    for number in range(4):
        time.sleep(0.2)
        yield number
def f(row):
    return row
"""
POOL = {"strategy": "pool", "workers": 2, "options": {"chunksize": 1}}
HALVES = POOL | {"options": {"chunksize": 4}}
EACH = {"strategy": "process", "options": {"start_method": "fork"}}


OF_TRIAL = {"function_carries_data", "serial", "shared_file", "loaded_every_time"}
SAYS = {
    "same_random_state": "their workers began with the same random state",
    "state_in_worker": "depend on what a worker has done before",
    "inner_threads": "were in threads or processes of their own",
    "memory_grows": "A worker grew by",
    "function_carries_data": "The function carries",
    "shared_before_fork": "The file “FILE” was opened in line",
    "shared_file": "All 4 jobs of 4 workers wrote the same file, own.py.log.",
    "loaded_every_time": "jobs opened the same file of 3.0 MB, each anew: own.py.model.",
    "no_result": "Jobs failed as they started processes of their own, which the workers of a Pool may not (3).",
    "serial": "Making the items took",
    "read_only_arguments": "read-only, and jobs wrote into theirs",
}
IS_WRONG = {
    "shared_file",
    "same_random_state",
    "state_in_worker",
    "shared_before_fork",
    "no_result",
    "read_only_arguments",
}


@pytest.mark.parametrize(
    ("cause", "code", "plan"),
    [
        ("same_random_state", RANDOM, HALVES | {"items": "range:0:8"}),
        ("state_in_worker", COUNTING, HALVES | {"items": "[1, 1, 1, 1, 1, 1, 1, 1]"}),
        ("inner_threads", INNER, POOL | {"items": "range:0:4"}),
        ("memory_grows", KEEPING, POOL | {"items": "range:0:20"}),
        ("function_carries_data", CARRYING, POOL | {"items": "range:0:6"}),
        ("shared_before_fork", OPENED, EACH | {"items": "range:0:4"}),
        ("shared_file", WRITING, EACH | {"items": "range:0:4"}),
        ("loaded_every_time", READING, POOL | {"items": "range:0:12"}),
        ("no_result", WITH_A_POOL, POOL | {"items": "range:0:3"}),
        ("serial", SLOWLY_MADE, POOL | {"items": "generator:rows"}),
        ("read_only_arguments", READ_ONLY, {"strategy": "joblib", "workers": 2, "items": "generator:tables"}),
    ],
)
def test_that_what_is_wrong_is_found(cause, code, plan, tmp_path):
    told = seen(Planted(cause, code, plan, None, ()), tmp_path, tries=cause in OF_TRIAL)
    assert cause in causes(told)
    if cause in IS_WRONG:  # results before any time
        assert told.why.verdict.cause == cause
    found = next(each for each in (told.why.verdict, *told.why.findings) if each.cause == cause)
    assert SAYS[cause] in words.verdict(found)
    assert all("{" not in sentence for sentence in words.sentences(told.why))


@pytest.mark.parametrize(
    ("code", "plan"),
    [
        (SEEDED, POOL | {"items": "range:0:8"}),
        (SAME_ITEMS, POOL | {"items": "[1, 1, 2, 2, 3, 3, 4, 4]"}),
        (LARGE_ONCE, POOL | {"items": "range:0:20"}),
    ],
    ids=["seeded", "same items", "large once"],
)
def test_that_nothing_is_found_where_nothing_is_wrong(code, plan, tmp_path):
    told = seen(Planted("none", code, plan, None, ()), tmp_path)
    losses = {"others", "own_queue", "starting", "tail", "chunk", "waiting", "none"}
    assert set(causes(told)) <= losses


@pytest.mark.parametrize(("inner_ms", "is_told"), [(0.094, False), (19, False), (21, True)])
def test_that_a_few_microseconds_of_other_threads_are_noise(inner_ms, is_told):
    load = Workload(2, cores=2)
    for _ in range(2):
        load.worker().job(100, cpu=15, inner=inner_ms / 2)
    found = why_of(load)
    assert ("inner_threads" in {found.verdict.cause, *(each.cause for each in found.findings)}) == is_told


def test_that_a_long_initializer_is_named_as_what_starting_the_workers_took(tmp_path):
    code = "import time\ndef load(seconds):\n    time.sleep(seconds)\ndef f(x):\n    return x"
    more = {"initializer": "load", "initargs": "[0.5]", "items": "range:0:2"}
    told = seen(Planted("starting", code, EACH | more, None, ()), tmp_path)
    assert [each.values["us"] >= 500_000 for each in told.run.evidence if each.kind == "initialized"] == [True, True]
    found = next(each for each in (told.why.verdict, *told.why.findings) if each.cause == "starting")
    assert words.verdict(found).endswith(" into their initializer load().")
    assert found.values["begun_s"] >= 0.9


def test_that_a_name_that_is_set_in_the_main_block_alone_is_told_with_its_line(tmp_path):
    code = 'def f(x):\n    return WORDS[x]\nif __name__ == "__main__":\n    WORDS = {}'
    told = seen(Planted("no_result", code, POOL | {"items": "range:0:2"}, None, ()), tmp_path, tries=True)
    (noted,) = (each.values for each in told.run.evidence if each.kind == "main-only")
    assert told.why.verdict.cause == "no_result"
    assert words.verdict(told.why.verdict) == (
        f'“WORDS” is set under if __name__ == "__main__", line {noted["line"]} of own.py, which is not run here.'
    )
    assert (tmp_path / "own.py").read_text().splitlines()[noted["line"] - 1] == "    WORDS = {}"
    assert told.why.verdict.tasks == (0, 1)
    missing = "def f(x):\n    return WORDS[x]"
    told = seen(Planted("none", missing, POOL | {"items": "range:0:2"}, None, ()), tmp_path, tries=True)
    assert "no_result" not in causes(told)
