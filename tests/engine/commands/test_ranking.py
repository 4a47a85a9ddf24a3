"""The ranking on standard output; what real runs give is in test_compare.py."""

import re

import pytest

from engine.commands.ranking import print_ranking
from engine.inside.plan import make_plan
from engine.inside.problems.plans import TooManyAtOnce
from engine.insight.comparison import Measured, compare
from engine.problems.endings import TimeIsUp
from engine.trace.run import Outcome

LOOP = make_plan(strategy="sequential", size=5)
POOL = make_plan(strategy="pool", size=5)
SPAWNED = make_plan(strategy="pool", size=5, options={"start_method": "spawn"})


def measured(plan, elapsed_s, processes=1):
    return Measured(plan, Outcome.FINISHED, elapsed_s, None, processes, None)


def stopped(plan):
    return Measured(plan, Outcome.CANCELLED, None, None, 0, TimeIsUp())


def printed(capsys, *runs, others=None, reference=0, unfit=None):
    print_ranking(compare(runs, others or {}), runs, others or {}, reference, unfit or {})
    return capsys.readouterr().out


def rows(text):
    table, _, _ = "\n".join(text.splitlines()[4:]).partition("\n\n")
    return [re.split(r"\s{2,}", line.strip()) for line in table.splitlines()]


def test_that_without_repeats_there_is_no_spread_and_a_bar_is_as_long_as_the_time(capsys):
    out = printed(capsys, measured(LOOP, 4.0), measured(POOL, 1.0, 2))
    assert out.splitlines()[0] == "Sum of squares · 4 jobs of size 5"
    assert rows(out) == [
        ["1", "Pool", "2", "2", "1.000 s", "4.00 ×", "2.000 s", "█" * 5],
        ["2", "Plain loop", "1", "1", "4.000 s", "1.00 ×", "4.000 s", "█" * 20],
    ]
    assert "spread" not in out
    assert out.endswith(
        "\n\nEach was run only once; repeats would tell how much of the difference is chance (--repeat N).\n"
    )


def test_that_short_times_are_told_in_units_that_read_well(capsys):
    out = printed(capsys, measured(LOOP, 0.000331), measured(POOL, 0.01227, 2), measured(POOL, 0.0135, 2))
    assert [row[4:6] for row in rows(out)] == [["331 µs", "331 – 331 µs"], ["12.88 ms", "12.27 – 13.50 ms"]]
    out = printed(capsys, measured(LOOP, 0.0331), measured(LOOP, 1.5))
    assert rows(out)[0][5] == "33.10 ms – 1.500 s"


@pytest.mark.parametrize(("columns", "repeats"), [(80, 1), (80, 2), (60, 1), (60, 2)])
def test_that_no_name_and_no_figure_is_broken_on_a_narrow_terminal(capsys, terminal, columns, repeats):
    runs = [
        measured(LOOP, 94.0),
        measured(POOL, 10.0, 2),
        measured(make_plan(strategy="executor", size=5), 10.5),
    ] * repeats
    told = terminal(columns, lambda: print_ranking(compare(runs, {}), runs, {}, 0, {}))
    lines = told.splitlines()
    assert max(map(len, lines)) <= columns
    for name in ("Pool", "Process", "Plain"):
        assert any(re.match(rf"\d  {name}\b", line) for line in lines)
    assert {"10.000 s", "94.000 s", "9.40 ×"} <= {cell for line in lines for cell in re.split(r"\s{2,}", line.strip())}
    assert ("Left out" in told) == ((columns, repeats) != (80, 1))
    if columns == 80:
        bars = [line.count("█") for line in lines if "█" in line]
        assert max(bars) > 4 * min(bars)


def test_that_neighbours_that_cannot_be_told_apart_are_told_and_those_that_can_are_not(capsys):
    runs = [measured(LOOP, 4.0), measured(POOL, 1.0, 2), measured(POOL, 4.0, 1), measured(LOOP, 4.5)]
    out = printed(capsys, *runs)
    assert rows(out)[0][:6] == ["1", "Pool", "2", "1–2", "2.500 s", "1.000 – 4.000 s"]
    assert "\n\nPool · 2 workers had the shortest median, 2.500 s, and Plain loop the next, 4.250 s, but so few" in out
    assert "runs cannot prove which is the fastest; run each 4 times or more" in " ".join(out.split())
    assert "apart" not in out
    assert "though Pool · 2 workers had the shortest median, 2.500 s; more repeats" in printed(capsys, *runs, *runs)
    apart = [
        measured(plan, first_s + number / 10) for number in range(6) for plan, first_s in ((LOOP, 4.0), (POOL, 1.0))
    ]
    assert "apart" not in printed(capsys, *apart)


def test_that_ways_of_one_strategy_are_told_by_what_distinguishes_them(capsys):
    out = printed(capsys, measured(LOOP, 4.0), measured(POOL, 1.0), measured(SPAWNED, 2.0))
    assert [row[1] for row in rows(out)] == ["Pool · 2 workers", "Pool · 2 workers · spawn", "Plain loop"]


def test_that_what_did_not_finish_has_no_rank_and_says_why(capsys):
    unfit = {"process": TooManyAtOnce(strategy="process", workers=2_000, most=9)}
    out = printed(capsys, measured(LOOP, 4.0), stopped(POOL), unfit=unfit)
    assert [row[0] for row in rows(out)] == ["1", "–", "–"]
    assert "The run was stopped because its time was up" in out
    assert "\nProcess per job would start 2,000 workers at once" in out


def test_that_other_results_and_other_work_are_told_before_the_table(capsys):
    out = printed(capsys, measured(LOOP, 4.0), measured(POOL, 1.0), others={1: 16})
    assert 0 < out.find("The results of Pool differ from those of Plain loop, first at job 17") < out.find("Strategy")
    assert re.search(r"^–  Pool .* other results", out, re.MULTILINE)
    out = printed(capsys, measured(LOOP, 4.0), measured(make_plan(strategy="pool", size=6), 1.0))
    assert 0 < out.find("do not do the same work (Sum of squares · 4 jobs of size 5; Sum") < out.find("Strategy")
    assert "×" not in out
    assert "█" not in out
