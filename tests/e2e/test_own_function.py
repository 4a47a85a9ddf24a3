"""A function of one's own, by every way of going parallel, in whatever Python; and all that can be wrong with it."""

import glob
import json
import os
import re
import signal
import sys
import venv

import pytest

from tests.e2e.main_py import called, descendants, main_py, run_folders, started
from tests.engine.supervise.driving import WAY_IDS, WAYS
from tests.waiting import wait_until, wait_until_gone

OTHERS = sorted(glob.glob(os.path.join(os.path.dirname(sys.base_prefix), "*", "bin", "python3.1[0-9]")))
SHADOWS = ("random", "joblib", "multiprocessing", "numpy", "pickle", "threading", "concurrent")

WORK = """
import functools, os, sys, threading, time
import sister


def tenfold(x):
    return sister.ten() * x


def whole(x):
    return x


def prefix(x):
    return sys.prefix


class Made:
    def __call__(self, x):
        return x + 1


made = Made()
power = functools.partial(pow, 2)


@functools.lru_cache
def cached(x):
    return x * 3


def wrapping(function):
    @functools.wraps(function)
    def wrapped(*arguments):
        return function(*arguments)
    return wrapped


@wrapping
def wrapped(x):
    return x * 4


def numbers():
    yield from (7, 8)


class Job:
    def __init__(self):
        self.tools = [threading.Lock()]


def jobs():
    yield Job()


def breaks():
    yield 1
    raise RuntimeError("no\\nmore")


base = None


def set_up(number):
    global base
    if number < 0:
        raise ValueError("too small")
    base = number


def on_base(x):
    return base + x


def prints(x):
    print(f"printed {x}")
    return x


def exits(x):
    sys.exit(3)


def long(x):
    return "x" * 5_000_000


def lock(x):
    return threading.Lock()


def two(a, b):
    return a


async def waits(x):
    return x


def yields(x):
    yield x


anonymous = lambda x: x + 1
number = 5
"""


@pytest.fixture
def work(tmp_path):
    """The path of a file with functions, which imports another in its folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "sister.py").write_text("def ten():\n    return 10\n")
    (folder / "work.py").write_text(WORK)
    return folder / "work.py"


def run(function, *more, **how):
    return called("run", "--function", function, *more, **how)


def results(done):
    assert done.returncode == 0, done.stderr
    fields = json.loads(done.stdout)
    assert fields["outcome"] == "finished"
    return [task["result"] for task in fields["tasks"]]


def by(way):
    strategy, options = way
    pairs = [f"{key}={value}" for key, value in options.items()]
    few = ["--workers", "2"] if strategy == "joblib" else []  # each imports joblib and NumPy
    return ["--strategy", strategy, *(word for pair in pairs for word in ("--option", pair)), *few]


def refused(*arguments, **how):
    """The one line that a wrong command line or plan is."""
    done = called("run", *arguments, **how)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.fullmatch(r"parallelogram: .+\.\n", done.stderr), done.stderr
    return done.stderr


@pytest.mark.parametrize("way", WAYS, ids=WAY_IDS)
def test_that_a_function_is_run_by_every_way_whatever_lies_around_it(way, work):
    """Without a guard of ``__main__``; in the file's folder, which is the current one, lie the strangest neighbours."""
    for name in SHADOWS:
        (work.parent / f"{name}.py").write_text("raise SystemExit('the wrong one')")
    more = ("--items", "[1, 2, 3]", "--json", "-", "--quiet")
    # That the program itself is not misled, test_command_line holds.
    done = run("work.py:tenfold", *by(way), *more, cwd=work.parent)
    assert (results(done), done.stderr) == (["10", "20", "30"], "")


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool", "executor", "joblib", "threads"])
def test_that_every_worker_calls_the_initializer_first(strategy, work):
    more = ("--initializer", "set_up", "--initargs", "[100]", "--items", "[1, 2]", "--workers", "2")
    done = run(f"{work}:on_base", "--strategy", strategy, *more, "--json", "-", "--quiet")
    assert results(done) == ["101", "102"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only a forked child can try it")
def test_that_an_initializer_that_fails_or_is_none_is_told_before_a_pool_starts_workers_for_ever(work):
    told = refused("--function", f"{work}:on_base", "--initializer", "set_up", "--initargs", "[-1]")
    assert "“set_up” fails as an initializer (ValueError: too small)" in told
    assert "nothing called “number”" in refused("--function", f"{work}:on_base", "--initializer", "number")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only a forked child can try it")
def test_that_an_initializer_that_ends_its_process_is_told_and_not_the_first_item_and_one_that_lasts_is_run(tmp_path):
    own = tmp_path / "own.py"
    own.write_text("import os, time\nend, wait = lambda: os._exit(4), lambda: time.sleep(3)\ndef f(x):\n    return x\n")
    more = ("--function", f"{own}:f", "--items", "[1]", "--strategy", "threads", "--initializer")
    assert "“end” fails as an initializer (exit status 4)" in refused(*more, "end")
    done = called("run", *more, "wait")
    assert done.returncode == 0
    assert "takes more than 2 s" in done.stderr


@pytest.mark.parametrize(
    "way",
    [("pool", {}), ("pool", {"start_method": "spawn"}), ("executor", {"start_method": "forkserver"}), ("joblib", {})],
    ids=str,
)
def test_that_file_and_workers_see_the_command_line_that_is_the_files_own(way, tmp_path):
    path = tmp_path / "argued.py"
    path.write_text("import sys\nAT_IMPORT = sys.argv[:]\ndef f(x):\n    return AT_IMPORT, sys.argv\n")
    given = [(("--args", "'my data' 5", "--args=--fast"), ["my data", "5", "--fast"])]
    for more, words in [*given, *([((), [])] if way == ("pool", {}) else [])]:
        done = run(f"{path}:f", *by(way), *more, "--jobs", "1", "--json", "-", "--quiet")
        assert results(done) == [repr(([str(path), *words],) * 2)[:200]]
        assert json.loads(done.stdout)["plan"].get("arguments", []) == words


@pytest.mark.parametrize(
    ("name", "method"),
    [("main", "spawn"), ("engine", "forkserver"), ("gui", "fork"), ("tests", "spawn"), ("jöbs: all\n", "spawn")],
)
def test_that_the_file_may_have_any_name(name, method, work):
    path = work.rename(work.parent / f"{name}.py")
    done = run(f"{path}:tenfold", "--option", f"start_method={method}", "--jobs", "2", "--json", "-", "--quiet")
    assert results(done) == ["0", "10"]


@pytest.mark.parametrize("way", [("pool", {"start_method": "spawn"}), ("joblib", {}), ("threads", {})], ids=str)
def test_that_a_module_of_a_package_may_import_its_relatives(way, tmp_path):
    inner = tmp_path / "package of mine" / "package" / "inner"
    inner.mkdir(parents=True)
    for folder in (inner, inner.parent):
        (folder / "__init__.py").touch()
    (inner.parent / "near.py").write_text("N = 5\n")
    (inner / "work.py").write_text("from ..near import N\ndef f(x):\n    return x + N\n")
    done = run(f"{inner / 'work.py'}:f", *by(way), "--items", "[1]", "--json", "-", "--quiet")
    assert results(done) == ["6"]


def test_that_a_symbolic_link_is_a_file_like_any_other(work, tmp_path):
    (work.parent / "link.py").symlink_to(work)
    done = run("link.py:tenfold", "--items", "[1]", "--json", "-", "--quiet", cwd=work.parent)
    assert results(done) == ["10"]


@pytest.mark.parametrize(("name", "result"), [("made", "3"), ("power", "4"), ("cached", "6"), ("wrapped", "8")])
def test_that_whatever_can_be_called_is_a_function(name, result, work):
    more = ("--items", "[2]", "--json", "-", "--quiet", "--timeout", "30")
    assert results(run(f"{work}:{name}", *more)) == [result]


def test_that_the_items_of_every_kind_of_spec_arrive(work, tmp_path):
    (tmp_path / "items.json").write_text('[{"a": 1}, null]')
    (tmp_path / "lines.txt").write_text("one\ntwo\n")
    (tmp_path / "files").mkdir()
    for name in ("b", "a"):
        (tmp_path / "files" / name).touch()
    for spec, expected in {
        '["é", 1.5]': ["'é'", "1.5"],
        "@items.json": ["{'a': 1}", "None"],
        "range:5:9:2": ["5", "7"],
        "lines:lines.txt": ["'one'", "'two'"],
        "files:files": [repr(str(tmp_path / "files" / name)) for name in ("a", "b")],
        "generator:numbers": ["7", "8"],
    }.items():
        done = run(f"{work}:whole", "--items", spec, "--json", "-", "--quiet", "--strategy", "threads", cwd=tmp_path)
        assert results(done) == expected


def test_that_what_was_found_is_told_before_the_run_and_what_is_printed_is_printed_once_a_task(work):
    done = run(f"{work}:prints", "--jobs", "2")
    assert done.returncode == 0
    lines = done.stderr.splitlines()
    # To make the items, or to call it first, takes long enough to be told where others have the cores.
    takes = r"(one|a first) call takes .+"
    found = rf"(Making the items took .+, t|T)he first item is \d+ B pickled, its result \d+ B, {takes}"
    assert [line for line in lines if re.fullmatch(found, line)]
    assert sorted(line.partition("] ")[2] for line in lines if line.startswith("[PID ")) == ["printed 0", "printed 1"]
    assert "prints of work.py · 2 jobs" in done.stdout


def test_that_a_long_result_is_cut(work):
    done = run(f"{work}:long", "--items", "[1]", "--json", "-", "--quiet")
    assert results(done) == ["'" + "x" * 199]


def test_that_threads_need_nothing_that_pickles(work):
    more = ("--strategy", "threads", "--json", "-", "--quiet")
    assert results(run(f"{work}:anonymous", "--items", "[1]", *more)) == ["2"]
    assert len(results(run(f"{work}:lock", "--jobs", "2", *more))) == 2
    assert "Job object" in results(run(f"{work}:whole", "--items", "generator:jobs", *more))[0]


def test_that_joblib_carries_a_lambda(work):
    done = run(f"{work}:anonymous", "--jobs", "2", *by(("joblib", {})), "--json", "-", "--quiet")
    assert results(done) == ["1", "2"]


def test_that_a_task_that_exits_is_the_runs_failure_and_no_refusal(work):
    done = run(f"{work}:exits", "--jobs", "2", "--strategy", "process", "--json", "-", "--quiet")
    fields = json.loads(done.stdout)
    assert (done.returncode, done.stderr, fields["outcome"]) == (1, "", "failed")


def test_that_a_million_items_are_no_trouble(work):
    done = run(f"{work}:whole", "--items", "range:0:1000000", "--quiet", "--workers", "2")
    assert (done.returncode, done.stderr) == (0, "")
    assert "1,000,000 jobs" in done.stdout
    assert re.search(r"^Outcome +finished$", done.stdout, re.MULTILINE)


def test_that_the_plain_loop_is_run_as_well(work):
    done = run(f"{work}:whole", "--jobs", "2", "--baseline", "--json", "-", "--quiet")
    fields = json.loads(done.stdout)
    assert done.returncode == 0
    assert fields["sequential_s"] > 0


def test_that_the_ways_are_compared(work):
    more = ("--items", "generator:numbers", "--strategies", "pool,threads", "--quiet")
    done = main_py("compare", "--function", f"{work}:tenfold", *more)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in ("Plain loop", "Pool", "Threads", "tenfold of work.py · 2 jobs"))
    done = called("compare", "--function", f"{work}:two", *more)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_that_another_environment_has_what_is_its_own(work, tmp_path):
    venv.create(tmp_path / "bare", symlinks=True)
    python = str(tmp_path / "bare" / "bin" / "python")
    for way in (("pool", {"start_method": "spawn"}), ("threads", {})):
        done = run(f"{work}:prefix", *by(way), "--jobs", "2", "--python", python, "--json", "-", "--quiet")
        assert results(done) == [repr(str(tmp_path / "bare"))] * 2
    assert "joblib" in refused("--function", f"{work}:prefix", "--strategy", "joblib", "--python", python)
    assert "joblib" in refused("--size", "5", "--strategy", "joblib", "--python", python)
    (work.parent / "needs.py").write_text("import numpy\ndef f(x):\n    return x\n")
    assert "needs the module numpy" in refused("--function", f"{work.parent / 'needs.py'}:f", "--python", python)


@pytest.mark.skipif(not OTHERS, reason="this machine has no other Python")
@pytest.mark.parametrize("python", OTHERS, ids=os.path.basename)
def test_that_every_python_of_this_machine_runs_it(python, work):
    more = ("--option", "start_method=spawn", "--jobs", "2", "--json", "-", "--quiet")
    done = run(f"{work}:prefix", "--python", python, *more)
    assert results(done) == [repr(os.path.dirname(os.path.dirname(python)))] * 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("def f(x) return x", "line 1"),
        ("import no_such_module_anywhere", "needs the module no_such_module_anywhere"),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("raise SystemExit('bye')", "SystemExit: bye"),
        ("import os; os._exit(0)", "ended before the first job (exit code 0)"),
        ("import os; os.kill(os.getpid(), 9)", "ended before the first job (SIGKILL)"),
        ("x = 1\0", "null bytes"),
    ],
)
def test_that_a_file_that_will_not_do_is_one_line(text, said, tmp_path):
    path = tmp_path / "broken.py"
    path.write_text(text)
    line = refused("--function", f"{path}:f")
    assert said in line
    assert "broken.py" in line


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--function", "missing.py:f"], "There is no file"),
        (["--function", "work.py"], "FILE.py:NAME"),
        (["--function", "work.py:missing"], "There is no function “missing”"),
        (["--function", "work.py:number"], "of type int"),
        (["--function", "work.py:two"], "takes (a, b)"),
        (["--function", "work.py:waits"], "async"),
        (["--function", "work.py:yields"], "generator function"),
        (["--function", "work.py:anonymous"], "does not pickle"),
        (["--function", "work.py:lock"], "result"),
        (["--function", "work.py:whole", "--items", "generator:jobs"], "item.tools[0]"),
        (["--function", "work.py:whole", "--items", "generator:breaks"], "RuntimeError: no·more"),
        (["--function", "work.py:whole", "--items", "generator:missing"], "“missing”"),
        (["--function", "work.py:whole", "--items", "[]"], "no items"),
        (["--function", "work.py:whole", "--items", "[1"], "no JSON"),
        (["--function", "work.py:whole", "--items", "{}"], "JSON array"),
        (["--function", "work.py:whole", "--items", "@missing.json"], "missing.json"),
        (["--function", "work.py:whole", "--items", "files:missing"], "missing"),
        (["--function", "work.py:whole", "--items", "range:5"], "range:START:STOP"),
        (["--function", "work.py:whole", "--items", "range:0:99999999"], "10,000,000"),
        (["--function", "work.py:whole", "--items", "[1]", "--jobs", "3"], "number of jobs"),
        (["--function", "work.py:whole", "--workload", "squares"], "workload"),
        (["--function", "work.py:whole", "--size", "3"], "size"),
        (["--items", "[1]"], "--function"),
        (["--args", "a"], "--function"),
        (["--function", "work.py:whole", "--args", "it's"], "quotation mark"),
        (["--python", "missing-python"], "missing-python"),
        (["--python", "/bin/ls"], "does not answer"),
        (["--python", "./old"], "is Python 3.8.1"),
        (["--function", "json.py:f"], "standard library's module json"),
        (["--function", "a.b.py:f"], "rename"),
    ],
)
def test_that_what_is_wrong_is_one_line(arguments, said, work):
    (work.parent / "a.b.py").write_text("def f(x):\n    return x\n")
    (work.parent / "json.py").write_text("def f(x):\n    return x\n")
    old = work.parent / "old"
    said_by_old = {"version": "3.8.1", "short": [3, 8], "gil": True, "modules": []}
    old.write_text(f"#!/bin/sh\necho 'parallelogram {json.dumps(said_by_old)}'\n")
    old.chmod(0o755)
    assert said in refused(*arguments, cwd=work.parent)


@pytest.mark.parametrize("where", ["import", "generator"])
def test_that_what_hangs_before_the_run_is_interrupted(where, work, sandbox):
    path = work.parent / "hangs.py"
    mark = work.parent / "mark"
    hang = f"def g():\n    open({str(mark)!r}, 'w').close()\n    while True: time.sleep(1)\n    yield\n"
    at_once = "next(g())\n" if where == "import" else ""
    path.write_text(f"import time\ndef f(x): return x\n{hang}{at_once}")
    more = ("--items", "generator:g") if where == "generator" else ()
    with started("run", "--function", f"{path}:f", *more) as process:
        wait_until(mark.exists, what="the hang")
        tree = [child.pid for child in descendants(process)]
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err == "parallelogram: Interrupted; every process of the run has been ended.\n"
    wait_until_gone(tree)
    wait_until(lambda: run_folders(sandbox) == [], what="the removal of the run folder")


def test_that_threads_of_the_file_do_not_keep_a_run_from_ending(work):
    path = work.parent / "threads.py"
    path.write_text(
        "import threading, time\n"
        "def forever():\n    while True: time.sleep(0.01)\n"
        "threading.Thread(target=forever).start()\n"
        "def f(x): return x\n"
    )
    done = run(f"{path}:f", "--jobs", "1", "--strategy", "threads", "--json", "-", "--quiet")
    assert results(done) == ["0"]


def test_that_the_program_leaves_nothing_in_the_files_folder_but_pythons_own(work):
    before = set(os.listdir(work.parent))
    assert main_py("run", "--function", f"{work}:whole", "--jobs", "1", "--quiet").returncode == 0
    assert set(os.listdir(work.parent)) - before <= {"__pycache__"}
