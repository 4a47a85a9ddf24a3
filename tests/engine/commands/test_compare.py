"""``main.py compare``."""

import json
import re
import statistics

import pytest

from engine import words
from engine.inside import plan as plans
from engine.inside.cores import usable_cores
from engine.supervise.interpreters import runnable, this

SMALL = ("--size", "1000", "--jobs", "2")


def ranking(text):
    """``{strategy: [place, workers, pids, elapsed, speed-up, ideal, bar]}`` in the order of the table."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if "Strategy" in line) + 2
    found = {}
    for line in lines[start:]:
        if not line.strip():
            break
        place, name, *rest = re.split(r"\s{2,}", line.strip())
        found[name] = [place, *rest]
    return found


def test_that_every_strategy_is_ranked_by_its_time_against_the_plain_loop(say):
    said = say("compare", *SMALL)
    table = ranking(said.out)
    assert said.status == 0
    assert said.out.startswith("Sum of squares · 2 jobs of size 1,000\n")
    assert set(table) == {words.strategy_name(each) for each in runnable(this())}
    assert [row[0] for row in table.values()] == [str(place) for place in range(1, len(table) + 1)]
    units = {"µs": 1e-6, "ms": 1e-3, "s": 1.0}
    times = [float(row[3].split()[0]) * units[row[3].split()[1]] for row in table.values()]
    assert times == sorted(times)
    assert table["Plain loop"][4] == "1.00 ×"
    assert table["Process per job"][1:3] == ["2", "2"]
    assert re.search(r"Pool: 2/2 jobs", said.err)


def test_that_only_the_wanted_are_run_and_the_plain_loop_once(say):
    table = ranking(say("compare", *SMALL, "--strategies", "process, process,sequential", "--quiet").out)
    assert set(table) == {"Process per job", "Plain loop"}


def test_that_one_whose_time_is_up_is_told_without_a_place_and_fails_the_comparison(say):
    said = say(
        "compare", "--size", "100000000", "--jobs", "2", "--timeout", "0.3", "--strategies", "process", "--quiet"
    )
    table = ranking(said.out)
    assert said.status == 1
    assert [row[0] for row in table.values()] == ["–", "–"]
    assert "Plain loop, Process per job: The run was stopped because its time was up." in said.out.splitlines()


def test_that_on_a_small_machine_the_jobs_are_as_large_as_fits_unless_a_size_was_asked_for(say, monkeypatch):
    monkeypatch.setattr(plans, "memory_bytes", lambda: 200_000_000)
    told = "This machine has 200.0 MB of memory, so the jobs are of size 500,000 here, not 10,000,000."
    said = say("compare", "--strategies", "process", "--quiet")
    assert (said.status, said.err) == (0, f"{told}\n"), said.out
    assert said.out.startswith("Sum of squares · 4 jobs of size 500,000\n")
    said = say("run", "--strategy", "process", "--quiet")
    assert (said.status, said.err) == (0, f"{told}\n")
    said = say("compare", "--size", "10000000", "--strategies", "process", "--quiet")
    assert (said.status, said.out) == (2, "")
    assert "choose a smaller --size" in said.err


OWN = """
import os
def telling(item):
    return os.getpid() if item == 16 else item
def failing_once(item):
    with open({counter!r}, "a+") as file:
        calls = file.tell()
        file.write(".")
    if calls == 2:
        raise ValueError("the third call")
"""


@pytest.fixture
def own(tmp_path):
    path = tmp_path / "own.py"
    path.write_text(OWN.format(counter=str(tmp_path / "counter")))
    return path


def test_that_repeats_take_turns_and_every_other_round_goes_backwards(say):
    said = say("compare", *SMALL, "--strategies", "pool,threads", "--repeat", "3")
    order = re.findall(r"^round (\d) of 3, ([\w ]+): 2/2 jobs", said.err, re.MULTILINE)
    there = ["Plain loop", "Pool", "Threads"]
    assert said.status == 0
    assert order == [(str(number + 1), name) for number in range(3) for name in (there, there[::-1], there)[number]]


def test_that_repeats_are_ranked_by_their_median_and_their_spread_is_told(say, tmp_path):
    file = tmp_path / "ranking.json"
    said = say("compare", *SMALL, "--strategies", "pool,process", "--repeat", "4", "--json", file, "--quiet")
    table, told = ranking(said.out), json.loads(file.read_text())
    assert (said.status, said.err) == (0, "")
    assert (told["format"], told["version"], told["same_work"]) == ("parallelogram-comparison", 1, True)
    assert [words.strategy_name(way["plan"]["strategy"]) for way in told["ways"]] == list(table)
    assert sorted(run["number"] for way in told["ways"] for run in way["runs"]) == list(range(12))
    for rank, way in enumerate(told["ways"], 1):
        elapsed_s = [run["elapsed_s"] for run in way["runs"]]
        row = table[words.strategy_name(way["plan"]["strategy"])]
        assert (way["rank"], row[0], len(elapsed_s)) == (rank, str(rank), 4)
        assert way["median_s"] == pytest.approx(statistics.median(elapsed_s))
        assert row[3] == words.elapsed(way["median_s"])
        assert row[4].endswith(f" – {words.elapsed(max(elapsed_s))}")
        assert row[4].startswith(words.elapsed(min(elapsed_s)).split()[0])
        assert way["speedup"] == pytest.approx(told["sequential_s"] / way["median_s"])
        assert way["ideal_s"] == pytest.approx(told["sequential_s"] / min(way["plan"]["workers"], 2, usable_cores()))
    for way, after in zip(told["ways"], told["ways"][1:], strict=False):
        overlap = max(run["elapsed_s"] for run in way["runs"]) >= min(run["elapsed_s"] for run in after["runs"])
        assert way["close_to_next"] == overlap
    assert any(way["close_to_next"] for way in told["ways"]) == ("apart" in said.out)


def test_that_other_results_are_told_before_the_times_which_do_not_compare_then(say, own):
    more = ("--items", "range:0:20", "--strategies", "pool,threads", "--repeat", "2", "--quiet")
    said = say("compare", "--function", f"{own}:telling", *more)
    table = ranking(said.out)
    assert said.status == 0
    # Each run has a Python of its own, and so the loop's second run is another process than its first.
    sentences = [
        "The results of Pool differ from those of Plain loop, first at job 17: their times do not compare.",
        "The results of Threads differ from those of Plain loop, first at job 17: their times do not compare.",
        "The results of Plain loop differ from one run to the next, first at job 17: its times do not compare.",
    ]
    assert all(0 < said.out.find(sentence) < said.out.find("Strategy") for sentence in sentences)
    assert [(row[0], row[-1]) for row in table.values()] == [("–", "other results")] * 3
    assert "×" not in said.out


def test_that_a_result_among_many_thousands_is_found_to_differ(say, tmp_path):
    path = tmp_path / "many.py"
    path.write_text("import os\ndef f(item):\n    return os.getpid() if item == 29_999 else item\n")
    more = ("--items", "range:0:30000", "--strategies", "pool", "--json", "-", "--quiet")
    told = json.loads(say("compare", "--function", f"{path}:f", *more).out)
    assert [(way["rank"], way["differs"], way["differs_at"]) for way in told["ways"]] == [
        (1, False, None),
        (None, True, 29_999),
    ]
    assert [way["speedup"] for way in told["ways"]] == [1.0, None]


def test_that_a_function_is_tried_once_for_all_rounds_and_a_run_that_fails_is_counted(say, own, tmp_path):
    more = ("--items", "[7]", "--strategies", "sequential", "--repeat", "3")
    said = say("compare", "--function", f"{own}:failing_once", *more)
    assert (tmp_path / "counter").read_text() == "." * 4
    assert said.err.count("One call takes") == 1
    assert said.status == 1
    assert ranking(said.out)["Plain loop"][0] == "1"
    assert "1 of 3 runs did not finish: 1 job raised an error" in said.out


def test_that_a_strategy_that_cannot_have_so_many_workers_is_told_once_and_the_others_are_ranked(say):
    said = say(
        "compare", "--size", "1", "--jobs", "2000", "--strategies", "process,threads", "--repeat", "2", "--quiet"
    )
    table = ranking(said.out)
    assert said.status == 1
    assert {name: row[0] for name, row in table.items()} == {"Plain loop": "1", "Threads": "2", "Process per job": "–"}
    assert said.out.count("Process per job would start 2,000 workers at once") == 1


def test_that_a_comparison_is_told_in_korean(say, korean):
    said = say("compare", "--size", "10", "--jobs", "2", "--strategies", "pool,threads", "--repeat", "2")
    assert said.status == 0
    assert said.out.startswith("제곱의 합 · 크기 10인 작업 2개\n")
    assert "속도 향상" in said.out
    assert "2회 중 1회차, 풀: 작업 2/2" in said.err
    assert not re.search(r"\b[a-z]+ [a-z]+ [a-z]+\b", said.out + said.err)
