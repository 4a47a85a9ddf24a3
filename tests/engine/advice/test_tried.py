"""What the lines of a trial say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.advice.probes import Answer
from engine.advice.tried import tried_of


def answer(*lines, is_whole=True):
    return Answer(tuple(lines), is_whole, 0.1)


def call(job, wall_s, **more):
    return {"told": "call", "job": job, "wall_s": wall_s, "cpu_s": wall_s, **more}


READY = {"told": "ready", "jobs": 100, "import_s": 0.5}


def test_that_calls_are_samples_by_their_jobs():
    found = tried_of(answer(READY, call(0, 0.1), call(99, 0.3, sent_bytes=10.0), call(50, 0.2)))
    assert [(sample.job, sample.wall_s) for sample in found.samples] == [(0, 0.1), (50, 0.2), (99, 0.3)]
    assert (found.jobs, found.import_s, found.samples[2].sent_bytes) == (100, 0.5, 10.0)


def test_that_what_calling_and_timing_take_is_no_part_of_a_call():
    found = tried_of(answer(READY, {"told": "bare", "wall_s": 1e-6}, call(0, 3e-6)))
    assert found.samples[0].wall_s == pytest.approx(2e-6)


def test_that_a_first_call_that_has_warmed_something_up_is_told_apart_from_its_job():
    again = {**call(0, 0.1), "told": "again"}
    found = tried_of(answer(READY, call(0, 0.6, result_bytes=7.0), call(99, 0.1), again))
    assert found.first_s == pytest.approx(0.5)
    assert found.samples[0].wall_s == 0.1
    assert found.samples[0].result_bytes == 7.0


def test_that_a_call_again_that_met_others_is_not_what_its_job_takes():
    found = tried_of(answer(READY, call(0, 0.1), call(99, 0.1), {**call(0, 0.3), "told": "again"}))
    assert [sample.wall_s for sample in found.samples] == [0.1, 0.1]
    assert found.first_s == 0.0


def test_that_short_calls_take_what_they_take_where_no_clock_is_read_between_them():
    together = {"told": "together", "each_s": 1e-6, "recorded_s": 3e-6}
    found = tried_of(answer(READY, call(0, 2e-6), call(50, 4e-6), call(99, 6e-6), together))
    assert [sample.own_s for sample in found.samples] == pytest.approx([0.5e-6, 1e-6, 1.5e-6])
    assert found.recording_s == pytest.approx(2e-6)


def test_that_what_two_at_once_took_is_known_by_kind():
    beside = {
        "told": "beside",
        "kind": "threads",
        "alone_s": 1.0,
        "alone_cpu_s": 1.0,
        "beside_s": 2.0,
        "beside_cpu_s": 1.0,
    }
    found = tried_of(answer(READY, call(0, 0.1), beside))
    assert found.threads.longer == 2.0
    assert found.processes is None
    assert found.nature().turns == 1.0


def test_that_effects_are_known_in_their_order():
    effect = {"told": "effect", "kind": "writes", "what": "/tmp/a"}
    assert tried_of(answer(READY, effect)).effects == (("writes", "/tmp/a"),)


NAMES = st.sampled_from(["job", "wall_s", "cpu_s", "sent_bytes"])
ANYTHING = st.one_of(st.none(), st.text(max_size=5), st.floats(), st.just([1]), st.integers())


@given(st.dictionaries(NAMES, ANYTHING))
@settings(max_examples=50)
def test_that_nothing_that_a_line_says_breaks_it(fields):
    found = tried_of(answer({"told": "ready", **fields}, {"told": "call", **fields}, {"told": "again", **fields}))
    assert found.jobs >= 1
    assert all(sample.wall_s > 0 for sample in found.samples)
