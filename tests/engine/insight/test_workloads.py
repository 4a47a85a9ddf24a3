"""Twenty planted causes: how many seconds of each are found, and whether it is named first; alone, and with a program
beside them that burns, which takes cores from whatever computes, and is told as well.
"""

import pytest

from engine import words
from tests.engine.insight.made import told
from tests.engine.insight.workloads import WORKLOADS, none

_WITHIN = 0.15
_UNEXPLAINED_MOST = 0.05
_NAMED_LEAST = 19


@pytest.mark.parametrize("burner", [0.0, 0.8], ids=["quiet", "with a burner"])
def test_that_planted_seconds_are_found_and_the_cause_is_named_first(burner, record_property):
    rows, first = [], 0
    for plant in WORKLOADS:
        name = plant.__name__
        load, planted_s, parts, end = plant(burner)
        found = told(load, end)
        breakdown, everything = found.breakdown, (found.verdict, *found.findings)
        causes = [each.cause for each in everything]
        # What the burner takes is true as well, and may be more.
        first += name == next((cause for cause in causes if cause in (name, "none") or cause != "others"), "none")
        values = {key: value for each in everything for key, value in each.values.items()}
        found_s = sum(breakdown.parts[part] for part in parts) if parts else values["items_s"]
        unexplained = breakdown.unexplained_s / breakdown.budget_s
        others_s = breakdown.parts["others"]
        rows.append(
            f"{name:<12} planted {planted_s:6.3f} s  found {found_s:6.3f} s  unexplained {unexplained:5.1%}  "
            f"other programs: planted {load.others / 1e3:6.3f} s  found {others_s:6.3f} s  {' '.join(causes)}"
        )
        assert sum(breakdown.parts.values()) + breakdown.unexplained_s == pytest.approx(breakdown.budget_s, rel=1e-9)
        assert found_s == pytest.approx(planted_s, rel=_WITHIN), name
        assert others_s == pytest.approx(load.others / 1e3, rel=_WITHIN, abs=1e-3), name
        assert unexplained <= _UNEXPLAINED_MOST, name
        assert all("{" not in sentence for sentence in words.sentences(found)), name
    record_property("table", "\n".join([*rows, f"named first: {first} of {len(rows)}"]))
    assert len(rows) == 20
    assert first >= _NAMED_LEAST


def test_that_a_run_with_nothing_planted_is_told_no_cause():
    load, *_ = none(0.0)
    found = told(load)
    assert (found.verdict.cause, found.findings) == ("none", ())
