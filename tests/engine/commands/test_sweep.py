"""``main.py sweep``."""

import itertools
import json
import re

import pytest

from engine.commands.parser import command_line
from engine.commands.sweep import _plans
from engine.history.history import History
from engine.inside.cores import usable_cores
from engine.inside.problem import PlanError


def plans(*words):
    return _plans(command_line(None).parse_args(["sweep", *words]))


def test_that_every_combination_is_a_plan_and_an_option_is_for_those_that_have_it():
    found = plans(
        "--strategies", "pool,threads,sequential", "--workers", "1,4", "--option", "chunksize=1,8",
        "--option", "method=imap", "--size", "10",
    )  # fmt: skip
    told = [(plan.strategy, plan.workers, dict(plan.options)) for plan in found]
    assert told == [
        *(("pool", workers, {"chunksize": size, "method": "imap"}) for workers in (1, 4) for size in (1, 8)),
        ("threads", 1, {}),
        ("threads", 4, {}),
        ("sequential", 1, {}),
    ]


def test_that_without_numbers_of_workers_they_double_up_to_the_cores():
    counts = [plan.workers for plan in plans("--size", "10")]
    assert counts[0] == 1
    assert counts[-1] == usable_cores()
    assert all(after == min(2 * before, usable_cores()) for before, after in itertools.pairwise(counts))


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (["--option", "nonsense=1,2"], "options"),
        (["--option", "chunksize"], "options"),
        (["--option", "chunksize=,"], "options"),
        (["--option", "chunksize=1,zero"], "options"),
        (["--workers", "1,two"], "workers"),
        (["--workers", ","], "strategies"),
        (["--strategies", ","], "strategies"),
        (["--strategies", "pool,nonsense"], "strategy"),
        (["--workers", ",".join(map(str, range(1, 1_003)))], "strategies"),
    ],
)
def test_that_what_is_wrong_is_told_before_anything_is_run(words, field):
    with pytest.raises(PlanError) as error:
        plans(*words)
    assert error.value.problem.field == field


def test_that_a_sweep_takes_turns_is_kept_as_one_and_told_with_its_curve_and_its_rule(say, tmp_path):
    file = tmp_path / "sweep.json"
    load = ("--workload", "waiting", "--size", "20", "--jobs", "4")
    said = say("sweep", *load, "--strategies", "threads", "--workers", "1,2,4", "--repeat", "2", "--json", file)
    assert said.status == 0
    order = re.findall(r"^run (\d) of 7, (.+): 4/4 jobs", said.err, re.MULTILINE)
    ways = ["Threads · 1 worker", "Threads · 2 workers", "Threads · 4 workers"]
    assert [name for _, name in order] == ["Plain loop", *ways, *reversed(ways)]
    told = json.loads(file.read_text())
    assert (told["format"], told["version"], told["runs_left_out"]) == ("parallelogram-sweep", 1, 0)
    counts = {(each["strategy"], each["workers"]): len(each["elapsed_s"]) for each in told["points"]}
    assert counts == {("sequential", 1): 1, **{("threads", workers): 2 for workers in (1, 2, 4)}}
    assert all(each["low_s"] <= each["median_s"] <= each["high_s"] for each in told["points"])
    (curve,) = told["scaling"]
    assert curve["workers"] == [1, 2, 4]
    assert curve["fitted_to_workers"] == 4  # they wait, and so need no core each
    assert {fit["law"] for fit in curve["fits"]} == {"amdahl", "gustafson"}
    assert told["heat_maps"] == []
    assert f"{curve['sentence']}." in said.out
    assert said.out.rstrip().endswith(f"{told['sentence']}.")
    assert "by order statistics" in said.out
    entries = History().listing().entries
    assert {entry.experiment for entry in entries} == {told["experiment"]}
    found = json.loads(say("history", "list", told["experiment"], "--json", "-").out)
    assert len(found["runs"]) == len(entries) == 7


def test_that_two_settings_are_told_as_a_map(say):
    load = ("--size", "10", "--jobs", "4", "--workers", "1,2", "--option", "chunksize=1,2", "--repeat", "1", "--quiet")
    said = say("sweep", *load)
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("Pool: workers × jobs per chunk"))
    rows = [line.split() for line in lines[start + 2 : start + 4]]
    assert [row[0] for row in rows] == ["1", "2"]
    assert sum(line.count("◀") for line in lines) == 1


def test_that_it_is_told_why_runs_did_not_finish(say, tmp_path):
    (tmp_path / "own.py").write_text("def f(x):\n    return 1 / x\n", encoding="utf-8")
    load = ("--function", f"{tmp_path / 'own.py'}:f", "--items", "[1, 0]", "--workers", "1,2", "--repeat", "2")
    said = say("sweep", *load, "--quiet")
    assert said.status == 1
    assert said.out.count(": 2 of 2 runs did not finish: 1 job raised an error.") == 2
    assert "Plain loop: 1 job raised an error." in said.out  # which was run once
