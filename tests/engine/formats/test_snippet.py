"""The script of a run, run by itself, does what the run did."""

import ast
import dataclasses
import itertools
import json
import os
import re
import subprocess
import sys

import pytest

from engine.commands.execute import executed
from engine.formats.snippet import snippet
from engine.inside.plan import Plan, Watch, make_plan
from engine.inside.problem import PlanError
from engine.inside.strategies import strategies
from engine.inside.workloads import workloads
from engine.supervise.interpreters import runnable, this
from engine.trace.details import details
from tests.engine.inside.strategies.test_matrix import LOADS

WAYS = [
    ("sequential", {}),
    *(("process", options) for options in ({}, {"start_method": "spawn"}, {"start_method": "forkserver"})),
    *((strategy, {"inner_threads": 3}) for strategy in ("process", "pool", "executor")),
    ("pool", {"method": "map", "chunksize": 2}),
    ("pool", {"method": "imap"}),
    ("pool", {"method": "imap_unordered", "chunksize": 2}),
    ("pool", {"method": "starmap"}),
    ("pool", {}),
    ("pool", {"method": "apply_async"}),
    ("pool", {"start_method": "spawn", "maxtasksperchild": 1}),
    ("pool", {"start_method": "forkserver", "chunksize": 3}),
    ("executor", {}),
    ("executor", {"chunksize": 2, "start_method": "fork"}),
    ("executor", {"start_method": "spawn", "max_tasks_per_child": 1}),
    ("joblib", {}),
    ("joblib", {"backend": "loky", "batch_size": 2, "mmap_mode": "r"}),
    ("joblib", {"backend": "threading", "pre_dispatch": "all"}),
    ("joblib", {"max_nbytes": "none", "inner_max_num_threads": 1}),
    ("joblib", {"backend": "multiprocessing", "batch_size": "auto", "pre_dispatch": "1.5*n_jobs"}),
    ("joblib", {"backend": "multiprocessing", "max_nbytes": "10M", "mmap_mode": "c"}),
    ("joblib", {"mmap_mode": "r+"}),
    ("joblib", {"backend": "dask", "scheduler": "tls://10.0.0.7:8786", "tls": "/certificates"}),
    ("joblib", {"backend": "ray"}),
    ("joblib", {"backend": "ray", "address": "auto"}),
    ("threads", {}),
    ("dask", {}),
    ("dask", {"chunksize": 2}),
    ("dask", {"scheduler": "tls://10.0.0.7:8786", "tls": "/certificates"}),
    ("ray", {}),
    ("ray", {"chunksize": 2, "max_retries": "0"}),
    ("ray", {"address": "auto"}),
]
EACH_WAY = pytest.mark.parametrize(
    ("strategy", "options"), WAYS, ids=["-".join([name, *map(str, options.values())]) for name, options in WAYS]
)
# Of the others, tests/e2e/cluster.
WAYS_HERE = [way for way in WAYS if way[0] in runnable(this()) and way[1].get("backend") not in ("dask", "ray")]
EACH_WAY_HERE = pytest.mark.parametrize(
    ("strategy", "options"), WAYS_HERE, ids=["-".join([way, *map(str, more.values())]) for way, more in WAYS_HERE]
)
OWN = """
import multiprocessing, os

class Box:
    @staticmethod
    def work(item):
        return [type(item).__name__, item]

def work(item):
    return [type(item).__name__, item]

PAIRS = [(1, "a"), (2, "b")]

def pair(number, text):
    return text * number

def items():
    yield from ({"number": number} for number in range(3))
"""


def done(script, folder, **more):
    """Run a script by itself; its standard output, and the CompletedProcess."""
    path = folder / "script.py"
    path.write_text(script, encoding="utf-8")
    more = {"capture_output": True, "timeout": 60, "encoding": "utf-8", "stdin": subprocess.DEVNULL, **more}
    found = subprocess.run([sys.executable, str(path)], check=False, cwd=folder, **more)
    return found.stdout, found


def told_by(script, folder):
    """The results that a script prints, which must go well; by the number of the job, where it tells that."""
    out, process = done(script, folder)
    assert (process.returncode, process.stderr) == (0, "")
    assert len(re.findall(r"^elapsed: \d+\.\d{3} s$", out, re.MULTILINE)) == 1
    lines = [line for line in out.splitlines() if not line.startswith("elapsed: ")]
    if not all(re.match(r"job \d+: ", line) for line in lines):
        return sorted(lines)
    by_number = {int(line.split(":")[0][4:]): line.partition(": ")[2] for line in lines}
    assert len(by_number) == len(lines)
    return [by_number[number] for number in sorted(by_number)]


def told_by_run(plan):
    """The results of a run of the plan; and the plan, now that its items are counted."""
    with executed(plan, 60.0, quiet=True) as (run, supervisor):
        assert run.outcome == "finished", run.reason
        results = [details(run, supervisor.reader, span).result for span in run.trace.spans()]
        return run.plan, results


def assert_same(plan, folder):
    plan, results = told_by_run(plan)
    found = told_by(snippet(plan), folder)
    assert found == (sorted(results) if plan.options.get("method") == "imap_unordered" else results)


def assert_right(plan, folder):
    """The script's results are those of calling the function, as are a run's by every way (test_matrix)."""
    workload = workloads()[plan.workload]
    right = [repr(workload.function(item))[:200] for item in workload.items(plan.jobs, plan.size)]
    found = told_by(snippet(plan), folder)
    assert found == (sorted(right) if plan.options.get("method") == "imap_unordered" else right)


@EACH_WAY_HERE
def test_that_the_script_of_every_way_gives_the_results_of_the_run(strategy, options, tmp_path):
    plan = make_plan(strategy=strategy, options=options, workload="uneven", jobs=5, size=100, workers=2)
    assert_right(plan, tmp_path)


def test_that_they_are_those_of_a_run(tmp_path):
    assert_same(make_plan(strategy="pool", workload="uneven", jobs=5, size=100, workers=2), tmp_path)


def test_that_every_strategy_and_every_option_is_in_the_table():
    assert {name for name, _ in WAYS} == set(strategies())
    for name, strategy in strategies().items():
        used = {key for way, options in WAYS if way == name for key in options}
        assert used == {option.key for option in strategy.options}
        for option in strategy.options:
            values = {options[option.key] for way, options in WAYS if way == name and option.key in options}
            assert (
                not option.choices
                or option.least is not None
                or option.key == "start_method"
                or values == set(option.choices)
            )


@EACH_WAY
def test_that_the_options_that_were_set_are_in_the_script_and_no_others(strategy, options, tmp_path):
    script = snippet(make_plan(strategy=strategy, options=options, jobs=5, workers=2))
    for option in strategies()[strategy].options:
        value = options.get(option.key)
        written = json.dumps(value)
        match option.key:
            case "start_method":
                assert (f"get_context({written})" in script) == (value is not None)
                assert ("get_context" in script) == (value is not None)
            case "scheduler" | "tls":
                given = {"scheduler": 'Client("tls://10.0.0.7:8786"', "tls": "/certificates/cert.pem"}[option.key]
                assert (given in script) == (value is not None)
            case "method":
                assert f"pool.{value or 'map'}(" in script
            case "backend" if "inner_max_num_threads" in options:  # which goes with a backend's name alone
                assert 'parallel_config(backend="loky", inner_max_num_threads=1)' in script
            case "inner_threads":
                assert script.count('os.environ["') == script.count('_THREADS"] = "3"') == (0 if value is None else 7)
            case "max_nbytes" if value == "none":
                assert "max_nbytes=None" in script
            case _:
                assert (option.key in script) == (value is not None)
                assert value is None or f"{option.key}={written}" in script


@pytest.mark.parametrize("workload", [name for name in workloads() if name not in ("failing", "crashing")])
def test_that_the_script_of_every_workload_gives_the_results_of_the_run(workload, tmp_path):
    jobs, size = LOADS[workload]
    # Spawned workers import the script anew, so that what is missing in it shows.
    options = {"start_method": "spawn"}
    plan = make_plan(strategy="pool", options=options, workload=workload, jobs=jobs, size=size, workers=2)
    assert_right(plan, tmp_path)


def test_that_a_failing_job_ends_the_script_as_it_ended_the_run(tmp_path):
    out, process = done(snippet(make_plan(workload="failing", jobs=5, size=10)), tmp_path)
    assert (process.returncode, out) == (1, "")
    assert process.stderr.splitlines()[-1] == "ValueError: job 4 fails, as every fourth does"


def test_that_a_crashing_job_takes_its_process_along_and_no_other(tmp_path):
    out, process = done(snippet(make_plan(strategy="process", workload="crashing", jobs=4, size=10)), tmp_path)
    assert (process.returncode, process.stderr) == (0, "")
    assert sorted(out.splitlines()[:-1]) == ["job 1: 285", "job 2: 570", "job 4: 1140"]


@pytest.mark.parametrize(
    ("strategy", "options"),
    [
        ("sequential", {}), ("process", {"start_method": "spawn"}), ("pool", {"start_method": "spawn"}),
        ("executor", {"start_method": "forkserver"}), ("joblib", {}), ("threads", {}),
    ],
)  # fmt: skip
def test_that_a_function_of_ones_own_is_found_by_the_workers_of_every_strategy(strategy, options, tmp_path):
    folder = tmp_path / 'a folder, "it\'s" one'
    folder.mkdir()
    (folder / "own.py").write_text(OWN)
    (folder / "random.py").write_text("raise SystemExit('a part of the standard library is hidden')")
    plan = make_plan(
        strategy=strategy, options=options, function=f"{folder}/own.py:work", items="[1, [2], null]", workers=2
    )
    assert_same(plan, tmp_path)


@pytest.mark.parametrize("strategy", ["pool", "joblib"])
def test_that_the_parts_of_an_item_are_the_functions_arguments(strategy, tmp_path):
    (tmp_path / "own.py").write_text(OWN)
    plan = make_plan(strategy=strategy, function=f"{tmp_path}/own.py:pair", items="list:PAIRS", star=True, workers=2)
    assert_same(plan, tmp_path)


@pytest.mark.parametrize("strategy", ["sequential", "process", "pool"])
def test_that_a_script_has_the_initializer_called_as_the_run_has(strategy, tmp_path):
    (tmp_path / "own.py").write_text("def pool(n, s):\n    global base\n    base = n\ndef add(x): return base + x\n")
    plan = make_plan(
        strategy=strategy, function=f"{tmp_path}/own.py:add", items="[1, 2]", workers=2, initializer="pool",
        initargs='[100, "a"]',
    )  # fmt: skip
    assert "pool as set_up" in snippet(plan)
    assert_same(plan, tmp_path)


@pytest.mark.parametrize(
    "items",
    [
        '[1, -2.5, "drei\\n", [1, [2]], {"a": null, "b": true}]',
        json.dumps(list(range(1_000, 1_200))),
        "[1e999, -Infinity]",
        json.dumps(["x" * 30_000]),
        "[" * 150 + "]" * 150,
        "@items.json",
        "range:3:7",
        "range:7:3:-2",
        "lines:words.txt",
        "files:photos",
        "generator:items",
        "list:PAIRS",
        "glob:photos/*.jpg",
        "@items.csv",
    ],
    ids=lambda items: items[:20],
)
def test_that_items_of_every_kind_are_those_of_the_run(items, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.py").write_text(OWN)
    (tmp_path / "items.csv").write_text("a,b\n1,ä\n", encoding="utf-8")
    (tmp_path / "items.json").write_text('\ufeff["ä", 1]', encoding="utf-8")
    (tmp_path / "words.txt").write_text("one\ntwo\x0bstill two\n\nfour\n", encoding="utf-8")
    (tmp_path / "photos").mkdir()
    for name in ("b.jpg", "a 'quoted'.jpg", "ü.jpg"):
        (tmp_path / "photos" / name).touch()
    plan = make_plan(strategy="sequential", function="own.py:work", items=items)
    assert_same(plan, tmp_path)


@pytest.mark.parametrize(
    ("file", "name", "strategy", "options"),  # the script of either strategy needs all of them
    [
        ("items.py", "items", "pool", {}), ("own.py", "print", "process", {"start_method": "spawn"}),
        ("own.py", "job", "pool", {}), ("own.py", "Pool.time", "process", {"start_method": "spawn"}),
        ("own.py", "Pool.time", "pool", {}),
    ],
)  # fmt: skip
def test_that_a_function_whose_name_the_script_needs_itself_is_called_all_the_same(
    file, name, strategy, options, tmp_path
):
    top, _, inner = name.partition(".")
    body = f"class {top}:\n    @staticmethod\n    def {inner}(item):\n        return item\n" if inner else None
    (tmp_path / file).write_text(body or f"def {top}(item):\n    return item\n")
    function = f"{tmp_path}/{file}:{name}"
    plan = make_plan(strategy=strategy, options=options, function=function, items="[5, 6]", workers=2)
    assert_same(plan, tmp_path)


@pytest.mark.parametrize(
    ("file", "strategy"),  # it is spawned workers that import it, whoever spawns them: each file meets one of the two
    [
        ("my-work", "process"), ("my work & more", "pool"), ("class", "process"), ("2nd", "pool"),
        ("w\u006f\u0308rk", "process"), ("a \"quoted\" 'one'", "pool"),
    ],
)  # fmt: skip
def test_that_a_file_that_no_import_statement_can_name_is_imported_all_the_same(file, strategy, tmp_path):
    (tmp_path / f"{file}.py").write_text(OWN)
    options, function = {"start_method": "spawn"}, f"{tmp_path}/{file}.py:work"
    assert_same(
        make_plan(strategy=strategy, options=options, function=function, items="generator:items", workers=2), tmp_path
    )


def test_that_a_module_of_a_package_is_imported_as_such(tmp_path):
    package = tmp_path / "photos" / "tools"
    package.mkdir(parents=True)
    (tmp_path / "photos" / "__init__.py").touch()
    (package / "__init__.py").touch()
    (package / "sizes.py").write_text(
        "from . import __name__ as package\ndef work(item):\n    return [package, item]\n"
    )
    script = snippet(make_plan(strategy="pool", function=f"{package}/sizes.py:work", items="[1]"))
    assert "from photos.tools.sizes import work" in script
    assert_same(make_plan(strategy="pool", function=f"{package}/sizes.py:work", items="[1]"), tmp_path)


def test_that_the_tutorials_script_is_as_short_as_the_tutorials():
    script = snippet(make_plan())
    assert script.endswith(
        """\
if __name__ == "__main__":
    freeze_support()
    items = [10_000_000] * 4

    start = time.perf_counter()
    with Pool(processes=2) as pool:
        results = pool.map(squares, items)
        elapsed = time.perf_counter() - start

    print(f"elapsed: {elapsed:.3f} s")
    for number, result in enumerate(results, 1):
        print(f"job {number}: {result!r:.200}")
"""
    )
    assert script.count("\n") < 30


@pytest.mark.parametrize("workload", workloads())
@EACH_WAY
def test_that_nothing_of_ours_shows(strategy, options, workload):
    script = snippet(make_plan(strategy=strategy, options=options, workload=workload, jobs=5, size=10))
    tree = ast.parse(script, feature_version=(3, 10))
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    names |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    assert not any(name.startswith("_") for name in names - {"_", "__name__"})
    assert not re.search(r"engine|parallelogram|importlib|Recorded|in a worker|\bWorkload\b", script, re.IGNORECASE)
    assert ("freeze_support()" in script) == bool(strategies()[strategy].workers_are(options).value == "processes")
    assert max(map(len, script.splitlines())) <= 120


def test_that_what_is_imported_is_used_and_nothing_else(tmp_path):
    for number, ((strategy, options), workload) in enumerate(itertools.product(WAYS, workloads())):
        plan = make_plan(strategy=strategy, options=options, workload=workload, jobs=5, size=10)
        (tmp_path / f"script_{number}.py").write_text(snippet(plan))
    rules = ["--isolated", "--no-cache", "--select", "F,I,E4,E7,E9"]
    command = [sys.executable, "-m", "ruff", "check", *rules, tmp_path]
    checked = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert checked.returncode == 0, checked.stdout


def test_that_what_a_plain_script_cannot_do_is_said_in_it():
    plain = snippet(make_plan())
    script = snippet(make_plan(keep_going=True, task_timeout_s=2.5, python=sys.executable))
    said = [line.strip() for line in script.splitlines() if line not in plain.splitlines()]
    assert len(said) == 3
    assert all(line.startswith("# ") for line in said)
    assert sys.executable in said[0]
    assert "keep going" in said[1]
    assert "2.5 s" in said[2]


@pytest.mark.parametrize(("strategy", "workers"), [("pool", 2), ("joblib", 4)])
def test_that_a_plan_whose_items_nobody_has_counted_has_the_strategys_own_workers(strategy, workers):
    plan = make_plan(strategy=strategy, function=f"{__file__}:done", items="lines:words.txt")
    assert plan.workers == 0
    assert f"={workers}" in snippet(plan)
    assert "start_method" not in snippet(plan)


def test_that_a_process_is_started_for_each_of_items_that_nobody_has_counted():
    script = snippet(make_plan(strategy="process", function=f"{__file__}:done", items="lines:words.txt"))
    assert "wait(" not in script


HOSTILE = [
    {"function": "/tmp/a.py:x\nimport os"},
    {"function": "/tmp/a.py:import"},
    {"function": "/tmp/a.b.py:f"},
    {"function": "/tmp/json.py:f"},
    {"items": "generator:f()"},
    {"items": "range:0:1);x=(1"},
    {"items": "[1];import os"},
    {"items": ""},
    {"items": None},
    {"options": {"method": "__init__"}},
    {"options": {"method": "apply_async", "chunksize": 2}},
    {"options": {"chunksize": "1);x=(1"}},
]


@pytest.mark.parametrize("what", HOSTILE, ids=lambda what: str(what)[:50])
def test_that_a_plan_that_somebody_has_made_up_is_refused_and_not_written_as_code(what):
    plan = dataclasses.replace(
        make_plan(), workload=None, size=None, function="/tmp/a.py:f", items="range:0:1", jobs=1, workers=2
    )
    with pytest.raises(PlanError):
        snippet(dataclasses.replace(plan, **what))


def test_that_of_a_program_that_was_watched_there_is_no_plan_to_write():
    with pytest.raises(PlanError) as raised:
        snippet(Plan.watching(Watch(("train.py",))))
    assert "no plan" in raised.value.problem.told()


@pytest.mark.parametrize(
    "text", ['"""', "\\", "\n", "'", '"); import os; ("', "\u2028", "#", "{os}", "é", "\udcff"], ids=repr
)
def test_that_any_file_name_is_a_text_in_the_script_and_nothing_else(text):
    plan = dataclasses.replace(
        make_plan(), workload=None, size=None, jobs=1, function=f"/tmp/a-{text}.py:f", items="range:0:1", options={}
    )
    tree = ast.parse(snippet(plan))
    assert f"a-{text}" in {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {type(node).__name__ for node in tree.body} == {"Expr", "Import", "ImportFrom", "Assign", "If"}


@pytest.mark.parametrize(
    "text", ['"""', "\\", "\n", "'", '"); import os; ("', "\u2028", "#", "{os}", "é", "\udcff"], ids=repr
)
def test_that_any_path_is_a_text_in_the_script_and_nothing_else(text):
    plan = dataclasses.replace(
        make_plan(), workload=None, size=None, jobs=1, function=f"/tmp/{text}/work.py:f", items=f"@/{text}.json",
        python=f"/bin/{text}", options={},
    )  # fmt: skip
    script = snippet(plan)
    tree = ast.parse(script)
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert {f"/tmp/{text}", f"/{text}.json"} <= texts
    assert {type(node).__name__ for node in tree.body} == {"Expr", "Import", "ImportFrom", "If"}
    assert os.path.sep in script
