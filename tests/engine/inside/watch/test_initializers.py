"""What workers call before their first task."""

import pytest

from engine.inside.records.evidence import INITIALIZED
from engine.insight.what_if.gains import THREADS, otherwise
from tests.engine.inside.watch.running import followed, started

WAYS = [
    ("pool", "fork"), ("pool", "spawn"), ("executor", "fork"), ("executor", "spawn"), ("threads",), ("thread_pool",),
    ("joblib",),
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids="-".join)
def test_that_an_initializer_is_told_with_how_long_it_took_in_each_worker(way, tmp_path):
    with started(tmp_path, "initializers.py", *way) as watcher:
        run = followed(watcher)
    assert (tmp_path / "output").read_text() == "28\n"
    assert (tmp_path / "errors").read_text() == ""
    assert not run.unseen
    told = [each.values for each in run.evidence if each.kind == INITIALIZED]
    assert {each["function"] for each in told} == {"load"}
    assert 1 <= len(told) <= 2
    assert not [gain for gain in otherwise(run).gains if gain.change == THREADS]  # which would call it as well
    assert all(500_000 <= each["us"] <= (run.ended_ns - run.started_ns) / 1e3 for each in told)
