"""The window draws often where cores are free, and pays for its frames where they are not."""

import dataclasses
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import Plan, Watch
from engine.model.measured import ProcessSample, Sample
from engine.trace.run import Run
from gui.session import frame_pace
from gui.session.frame_pace import FREE_MS, FramePace, busy_share, only_waits
from tests.engine.trace.cells import batch, block, call, cell, header

START_NS = 20_000_000_000
WORKERS = [header(f"{pid}-1-1.records", pid=pid) for pid in (101, 102)]


@pytest.fixture
def spent(monkeypatch):
    """Set the CPU time that this program has used."""
    used_s = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: used_s[0])
    return used_s


@pytest.mark.parametrize("busy", [0.0, 0.5, 0.7])
def test_that_frames_are_many_where_cores_are_free(spent, busy):
    pace = FramePace()
    pace.begin()
    spent[0] = 0.02
    assert pace.next_ms(busy) == FREE_MS


@given(st.lists(st.floats(0, 0.2), min_size=1, max_size=20))
def test_that_dear_frames_come_seldom_where_all_cores_are_busy_but_they_come(costs_s):
    pace = FramePace()
    pace._cores = 2
    used_s = 0.0
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "process_time", lambda: used_s)
        pace.begin()
        for cost_s in costs_s:
            used_s += cost_s
            wait_ms = pace.next_ms(1.0)
            assert 60 <= wait_ms <= 300
            assert wait_ms == 300 or cost_s <= 0.02 * (wait_ms + 1) / 1e3


@pytest.mark.parametrize(("busy", "wanted"), [(None, False), (0.5, False), (0.75, True), (1.0, True)])
def test_that_the_cores_are_busy_only_once_that_is_known(spent, busy, wanted):
    pace = FramePace()
    pace.begin()
    pace.next_ms(busy)
    assert pace.is_busy is wanted
    pace.begin()
    assert not pace.is_busy


def test_that_frames_are_neither_seldom_nor_many_while_nobody_knows_how_busy_the_cores_are(spent):
    pace = FramePace()
    pace.begin()
    spent[0] = 1.0
    assert FREE_MS < pace.next_ms(None) <= 100


def run_of(*cpu, since_ns=START_NS, at_ns=START_NS + 300_000_000, running=2):
    """A run of two workers on a busy machine, the first ``running`` of which run a job, and what each has used."""
    run = Run(Plan("pool", 2, 8, "squares", 10))
    processes = tuple(ProcessSample(each.process, used, 1) for each, used in zip(WORKERS, cpu, strict=False))
    blocks = [
        block(each, cell(at, START_NS + 1, START_NS + 2), cell(at + 2, START_NS + 3, 0) if at < running else b"")
        for at, each in enumerate(WORKERS)
    ]
    news = batch(blocks, call=call(START_NS, 0), at_ns=at_ns + 10)
    run.apply(dataclasses.replace(news, samples=(Sample(since_ns, at_ns, 1.0, 0.0, processes),)))
    return run


@pytest.mark.parametrize(
    ("run", "wanted"),
    [
        (run_of(0.0, 0.01), True),
        (run_of(0.0, 0.5), False),
        (run_of(0.5, 0.0), False),
        (run_of(0.0, None), False),  # nobody knows of the second one
        (run_of(0.0), False),
        (run_of(0.0, 0.5, running=1), True),
        (run_of(0.0, 0.0, running=0), False),  # whoever hands out the jobs may compute
        (Run(Plan("pool", 2, 8, "squares", 10)), False),
    ],
    ids=["both", "one", "other", "unknown", "unseen", "ended", "nothing", "new"],
)
def test_that_a_run_only_waits_where_each_job_that_runs_is_known_to(run, wanted):
    assert only_waits(run) is wanted


def test_that_a_frame_of_jobs_that_wait_comes_soon_though_others_have_all_cores(spent):
    pace = FramePace()
    pace.begin()
    waits_ms = []
    for run in (run_of(0.0, 0.0), run_of(1.0, 1.0)):
        spent[0] += 1.0
        waits_ms.append(pace.next_ms(busy_share(run), run))
        assert pace.is_busy
    assert waits_ms == [60, 300]


def test_that_what_was_sampled_before_the_first_job_of_a_watched_program_tells_nothing_of_how_busy_the_jobs_are():
    run = run_of(1.0, 1.0)
    assert busy_share(run) == 1.0
    assert busy_share(run_of(1.0, 1.0, since_ns=START_NS - 1)) is None
    run.trace.lanes[0].header = dataclasses.replace(WORKERS[0], opened_ns=START_NS + 300_000_000)
    assert busy_share(run) == 1.0
    run.plan = Plan.watching(Watch(("script.py",)))
    assert busy_share(run) is None
    run.trace.lanes[0].header = dataclasses.replace(WORKERS[0], opened_ns=START_NS + 299_999_999)
    assert busy_share(run) == 1.0


def test_that_busy_cores_are_known_by_the_kernels_count_before_the_first_sample(spent, monkeypatch):
    counted = [(50.0, 100.0)]
    monkeypatch.setattr(frame_pace, "machine_s", lambda: counted[0])
    pace = FramePace()
    pace._cores = 2
    run = Run(Plan("pool", 2, 8, "squares", 10))
    told = []
    for busy_s in (0.0, 0.05, 0.19):  # of 0.2 s each, of both cores together
        counted[0] = (counted[0][0] + busy_s, counted[0][1] + 0.2)
        pace.begin()
        first_ms = pace.next_ms(None, run)
        assert FREE_MS < first_ms <= 100  # nobody knows yet
        counted[0] = (counted[0][0] + busy_s, counted[0][1] + 0.2)
        spent[0] += 1.0
        told.append((pace.next_ms(None, run), pace.is_busy))
    assert told == [(FREE_MS, False), (FREE_MS, False), (300, True)]


def test_that_of_a_watched_program_the_kernels_count_tells_nothing_before_its_first_sample(spent, monkeypatch):
    monkeypatch.setattr(frame_pace, "machine_s", lambda: (time.perf_counter(), time.perf_counter()))
    pace = FramePace()
    run = Run(Plan.watching(Watch(("script.py",))))
    pace.begin()
    assert not any(pace.next_ms(None, run) > 100 or pace.is_busy for _ in range(3))
