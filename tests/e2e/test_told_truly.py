"""What was told wrongly of other people's programs, each a few lines here, and what is right."""

import json
import re

import pytest

from tests.e2e.main_py import main_py

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


def ran(*arguments, code=0, verb="run"):
    """The JSON of a run or a comparison, and what was told on the way."""
    done = main_py(verb, *arguments, "--json", "-")
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
    done = main_py("run", "--function", f"{program(LAZY)}:{name}", "--jobs", "2", "--quiet")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing has been computed" in done.stderr
