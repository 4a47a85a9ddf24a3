"""What comes of comparing runs as JSON; what real runs give is in commands/test_compare.py."""

import json

import pytest

from engine.formats.comparison_json import comparison_as_json
from engine.inside.plan import make_plan
from engine.inside.problems.plans import TooManyAtOnce
from engine.insight.comparison import Measured, compare
from engine.insight.verdict import Finding, Why
from engine.problems.endings import Stopped, TimeIsUp
from engine.trace.run import Outcome
from tests.engine.insight.test_lost_more import told


def test_that_every_run_is_told_with_its_way_and_its_number():
    loop, pool = make_plan(strategy="sequential"), make_plan(strategy="pool", skip_trial=True)
    runs = [
        Measured(loop, Outcome.FINISHED, 4.0, None, 1, None),
        Measured(pool, Outcome.FINISHED, 2.0, None, 2, None),
        Measured(pool, Outcome.CANCELLED, None, None, 2, TimeIsUp()),
        Measured(make_plan(strategy="threads", workers=2), Outcome.FINISHED, 1.0, None, 1, None),
    ]
    unfit = {"process": TooManyAtOnce(strategy="process", workers=2_000, most=9)}
    told = json.loads("".join(comparison_as_json(compare(runs, {3}), runs, {3: 16}, unfit)))
    assert (told["format"], told["version"], told["same_work"], told["sequential_s"]) == (
        "parallelogram-comparison", 1, True, 4.0,
    )  # fmt: skip
    first, second, third = told["ways"]
    assert [way["rank"] for way in told["ways"]] == [1, 2, None]
    at_once = {"items_s": 0.0, "items_taken_over": False}
    assert first == {
        "rank": 1,
        "plan": make_plan(strategy="pool").fields(),
        "median_s": 2.0,
        "least_s": 2.0,
        "most_s": 2.0,
        "speedup": 2.0,
        "ideal_s": 2.0,
        "failed": 1,
        "computed_nothing": 0,
        "differs": False,
        "differs_at": None,
        "close_to_next": False,
        "runs": [
            {"number": 1, "outcome": "finished", "reason": None, "elapsed_s": 2.0, "processes": 2, **at_once},
            {
                "number": 2,
                "outcome": "cancelled",
                "reason": "The run was stopped because its time was up",
                "elapsed_s": None,
                "processes": 2,
                **at_once,
            },
        ],
    }
    assert second["plan"]["strategy"] == "sequential"
    assert (third["differs"], third["differs_at"], third["speedup"]) == (True, 16, None)
    assert [each["strategy"] for each in told["unfit"]] == ["process"]
    assert told["unfit"][0]["reason"].startswith("Process per job would start 2,000 workers")


def test_that_a_way_that_is_explained_tells_what_it_lost_more_than_the_fastest():
    runs = [
        Measured(make_plan(strategy=name), Outcome.FINISHED, elapsed_s, None, 2, None)
        for name, elapsed_s in (("pool", 3.0), ("executor", 2.0))
    ]
    whys = [
        Why(told(2, 3.0, computing=3.0, pickling=2.4, tail=0.6), Finding("none", 0.0, ""), ()),
        Why(told(2, 2.0, computing=3.4, pickling=0.6), Finding("none", 0.0, ""), ()),
    ]
    fields = json.loads("".join(comparison_as_json(compare(runs, {}), runs, {}, {}, whys)))
    assert fields["ways"][0]["lost_more"] is None
    assert fields["ways"][1]["lost_more"] == {
        "part": "pickling", "told": "pickling", "lost_s": pytest.approx(1.2), "other_s": pytest.approx(0.3), "than": 1,
    }  # fmt: skip


def test_that_it_is_in_english_whatever_is_spoken(korean):
    stopped = Measured(make_plan(strategy="pool"), Outcome.CANCELLED, None, None, 1, Stopped())
    unfit = {"process": TooManyAtOnce(strategy="process", workers=5_000, most=9)}
    fields = json.loads("".join(comparison_as_json(compare([stopped], {}), [stopped], {}, unfit)))
    assert fields["ways"][0]["runs"][0]["reason"] == "The run was stopped"
    assert fields["unfit"][0]["reason"].startswith("Process per job would start 5,000 workers")
