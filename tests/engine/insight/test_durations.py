"""How long the jobs took, against the plainest way to get it."""

import numpy as np
import pytest
from hypothesis import given

from engine.insight.durations import durations_of
from tests.engine.insight.traces import runs, spans


@given(runs())
def test_that_every_job_that_has_ended_lies_in_one_bucket_and_the_percentiles_are_theirs(run):
    took = [span.ended_ns - span.started_ns for span in spans(run) if span.ended_ns]
    found = durations_of(run)
    assert found.counts.sum() == len(took)
    if not took:
        assert found.groups == ()
        return
    edges = found.edges_ns.tolist()
    assert edges == sorted(set(edges))
    for bucket, count in enumerate(found.counts.tolist()):
        is_last = bucket == len(edges) - 2
        inside = [each for each in took if edges[bucket] <= each < edges[bucket + 1] + is_last]
        assert len(inside) == count
    everything = found.groups[0]
    assert (everything.kind, everything.count) == ("all", len(took))
    assert everything.quantiles_ns == pytest.approx(np.quantile(took, (0, 0.05, 0.5, 0.95, 1)))
    workers = [group for group in found.groups if group.kind == "worker"]
    assert sum(group.count for group in workers) == (len(took) if len(run.trace.workers) > 1 else 0)


@given(runs())
def test_that_a_worker_s_histogram_has_its_jobs_alone(run):
    for group in durations_of(run).groups:
        assert durations_of(run, group.kind, group.name).counts.sum() == group.count
