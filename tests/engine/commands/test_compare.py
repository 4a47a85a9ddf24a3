"""``main.py compare``."""

import re

from engine.strategies import strategies

SMALL = ("--size", "1000", "--jobs", "2")


def ranking(text):
    """``{strategy: [place, workers, pids, elapsed, speed-up]}`` in the order of the table."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if "Strategy" in line) + 2
    found = {}
    for line in lines[start:]:
        if not line.strip():
            break
        place, name, *rest = line.split()
        found[name] = [place, *rest]
    return found


def test_that_every_strategy_is_ranked_by_its_time_against_the_plain_loop(say):
    said = say("compare", *SMALL)
    table = ranking(said.out)
    assert said.status == 0
    assert said.out.startswith("squares · 2 jobs of size 1,000\n")
    assert set(table) == set(strategies())
    assert [row[0] for row in table.values()] == [str(place) for place in range(1, len(table) + 1)]
    times = [float(row[3]) for row in table.values()]
    assert times == sorted(times)
    assert table["sequential"][4] == "1.00"
    assert table["process"][1:3] == ["2", "2"]
    assert re.search(r"pool: 2/2 tasks", said.err)


def test_that_only_the_wanted_are_run_and_the_plain_loop_once(say):
    table = ranking(say("compare", *SMALL, "--strategies", "process, process,sequential", "--quiet").out)
    assert set(table) == {"process", "sequential"}


def test_that_one_whose_time_is_up_is_told_without_a_place_and_fails_the_comparison(say):
    said = say(
        "compare", "--size", "100000000", "--jobs", "2", "--timeout", "0.3", "--strategies", "process", "--quiet"
    )
    table = ranking(said.out)
    assert said.status == 1
    assert [row[0] for row in table.values()] == ["–", "–"]
    assert said.out.count("The run was stopped because its time was up") == 2
