"""A frame in which nothing has befallen the run draws no more than what grows with the time."""

import dataclasses
import time

import pytest

from engine.inside.plan import Plan
from engine.model.measured import CHILD, Life
from engine.trace.run import Run
from gui.session import frame_pace
from gui.session.frame_pace import FREE_MS
from gui.session.frames import Frames
from tests.engine.trace.cells import batch, block, call, cell, header

EARLY_S = 0.06
START_NS = 20_000_000_000
FIRST, SECOND = (header(f"{pid}-1-1.records", pid=pid) for pid in (101, 102))


@pytest.fixture
def clock(monkeypatch):
    """Stands still, and can be put on."""
    now_s = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: now_s[0])
    return now_s


@pytest.fixture
def frames(qapp, clock):
    found = Frames()
    yield found
    found.stop()


class Told:
    """A run of two workers whose news are handed on to ``frames``, as a session does."""

    def __init__(self, frames):
        self.run = Run(Plan("pool", 2, 8, "squares", 10))
        self.frames = frames
        self.at_ns = START_NS
        frames.begin(self.run)

    def tell(self, *blocks, **more):
        """The same run a moment later; whether there was no more than that."""
        self.at_ns += 50_000_000
        news = batch(blocks, call=call(START_NS, 0), at_ns=self.at_ns)
        news = dataclasses.replace(news, **more)
        self.run.apply(news)
        self.frames.take(news, is_last=True)
        return self.frames.only_time_passed


@pytest.fixture
def told(frames, clock):
    found = Told(frames)
    found.tell(block(FIRST, b"", cell(0, START_NS + 1, 0)))
    clock[0] += EARLY_S
    assert not found.tell(block(FIRST, b"", cell(0, START_NS + 1, 0)))
    return found


RUNNING = block(FIRST, b"", cell(0, START_NS + 1, 0))


def test_that_nothing_but_time_passes_while_the_same_jobs_run(told):
    assert [told.tell(RUNNING) for _ in range(5)] == [True] * 5


def test_that_all_is_drawn_now_and_then_all_the_same(told, clock):
    assert told.tell(RUNNING)
    clock[0] += 0.5
    assert not told.tell(RUNNING)
    assert told.tell(RUNNING)


def test_that_all_is_drawn_the_more_seldom_the_more_it_costs_but_it_is(told, frames, clock, monkeypatch):
    used_s = [0.0]
    monkeypatch.setattr(time, "process_time", lambda: used_s[0])
    frames._pace._cores = 2
    frames._ask()
    for cost_s, every_s in ((0.0001, 0.5), (0.004, 1.0), (0.008, 2.0), (5.0, 3.0)):
        clock[0] += 10
        assert not told.tell(RUNNING)  # all of it, and this is what it costs
        used_s[0] += cost_s
        frames._ask()
        clock[0] += every_s - 0.01
        assert told.tell(RUNNING)
        frames._ask()
        clock[0] += 0.02
        assert not told.tell(RUNNING)
        frames._ask()


@pytest.mark.parametrize(
    ("what", "blocks", "more"),
    [
        ("a job has ended", [block(FIRST, cell(0, START_NS + 1, START_NS + 9), b"")], {}),
        ("another job runs", [RUNNING, block(SECOND, b"", cell(1, START_NS + 5, 0))], {}),
        ("a worker is there", [RUNNING, block(SECOND, b"", b"")], {}),
        ("a worker is suspended", [RUNNING], {"suspended": frozenset({FIRST.process})}),
        ("a process was born", [RUNNING], {"lives": (Life(SECOND.process, CHILD, 101, "x", START_NS),)}),
        ("the call is over", [RUNNING], {"call": call(START_NS, START_NS + 60_000_000)}),
    ],
)
def test_that_whatever_befalls_a_run_is_drawn_at_once(told, what, blocks, more):
    assert told.tell(RUNNING)
    assert not told.tell(*blocks, **more), what


def test_that_all_is_drawn_once_more_when_what_is_drawn_now_and_then_has_its_turn(told, frames, clock):
    clock[0] += 10
    frames._all_every_s = 3.0
    assert not told.tell(block(FIRST, cell(0, START_NS + 1, START_NS + 9), b""))
    clock[0] += 0.4
    assert told.tell()
    clock[0] += 0.2
    assert not told.tell()
    assert told.tell()
    clock[0] += 2.0
    assert told.tell()


def test_that_news_are_drawn_in_the_chart_alone_while_all_cores_are_busy_and_elsewhere_in_their_turn(
    told, frames, clock
):
    clock[0] += 10
    frames._all_every_s = 2.0
    frames._pace.is_busy = True
    assert not told.tell(RUNNING)
    assert not frames.bars_alone  # all of it
    assert not told.tell(block(FIRST, cell(0, START_NS + 1, START_NS + 9), b""))
    assert frames.bars_alone
    clock[0] += 0.9
    assert not told.tell(block(FIRST, cell(2, START_NS + 10, START_NS + 19), b""))
    assert frames.bars_alone
    assert told.tell()
    assert not frames.bars_alone
    clock[0] += 0.2
    assert not told.tell()
    assert not frames.bars_alone  # all of it, though then only time has passed


def test_that_at_its_start_a_run_is_drawn_once_all_workers_have_begun_or_in_a_moment(frames, clock):
    told = Told(frames)
    told.tell()
    assert frames.is_early
    told.tell(RUNNING)
    assert frames.is_early
    assert not told.tell(RUNNING, block(SECOND, b"", cell(1, START_NS + 5, 0)))
    assert not frames.is_early
    for what in ([], [RUNNING]):
        told = Told(frames)
        told.tell(*what)
        assert frames.is_early
        clock[0] += EARLY_S
        assert not told.tell(*what)
        assert not frames.is_early


def test_that_a_run_that_is_over_at_once_is_drawn(frames):
    told = Told(frames)
    told.tell(RUNNING)
    assert frames.is_early
    told.tell(RUNNING, call=call(START_NS, START_NS + 60_000))
    assert not frames.is_early


def test_that_the_end_of_the_call_is_drawn_everywhere_at_once_on_busy_cores_too(told, frames):
    frames._pace.is_busy = True
    assert told.tell(RUNNING)
    assert not told.tell(RUNNING, call=call(START_NS, START_NS + 60_000_000))
    assert not frames.bars_alone


def test_that_at_its_start_the_chart_comes_first_and_the_rest_half_a_second_later(told, frames, clock):
    clock[0] += 0.1
    assert not told.tell(block(FIRST, cell(0, START_NS + 1, START_NS + 9), b""))
    assert frames.bars_alone
    clock[0] += 0.4
    assert not told.tell()
    assert not frames.bars_alone


def test_that_where_cores_are_free_all_news_are_drawn_everywhere(told, frames, clock):
    clock[0] += 0.4
    assert not told.tell(block(FIRST, cell(0, START_NS + 1, START_NS + 9), b""))
    assert not frames.bars_alone


def test_that_news_in_the_first_part_of_an_answer_is_not_forgotten_at_its_last(told):
    assert told.tell(RUNNING)
    news = batch([RUNNING], call=call(START_NS, 0), at_ns=told.at_ns)
    told.frames.take(dataclasses.replace(news, traffic=(b"x",), is_part=True), is_last=False)
    told.frames.take(news, is_last=True)
    assert not told.frames.only_time_passed


def test_that_another_run_is_drawn_whole(told, frames):
    assert told.tell(RUNNING)
    assert not Told(frames).tell(RUNNING)


def test_that_it_asks_at_once_and_again_once_the_answer_has_come(frames, qtbot):
    asked = []
    frames.due.connect(lambda: asked.append(1))
    run = Run(Plan("pool", 2, 8, "squares", 10))
    frames.begin(run)
    assert asked == [1]
    frames.take(batch([], at_ns=START_NS), is_last=True)
    qtbot.waitUntil(lambda: len(asked) == 2, timeout=30_000)
    frames.stop()


def test_that_once_the_first_job_is_drawn_the_next_frame_knows_how_busy_the_cores_are(frames, clock):
    run = Run(Plan("pool", 2, 8, "squares", 10))
    frames.begin(run)
    assert frames._timer.interval() == FREE_MS
    for running in (RUNNING, RUNNING, RUNNING):
        news = batch([running], call=call(START_NS, 0), at_ns=START_NS + 2)
        run.apply(news)
        frames.take(news, is_last=True)
        assert frames.is_early == (clock[0] < 100.0 + EARLY_S)
        assert frames.is_early or FREE_MS < frames._timer.interval() <= 100  # in which a start is seen
        clock[0] += EARLY_S


@pytest.mark.parametrize("load", [0.1, 1.0])
@pytest.mark.parametrize("at_work", [1, 2])
def test_that_no_frame_is_drawn_to_learn_that_the_cores_are_busy_with_all_workers_at_work(
    frames, clock, monkeypatch, load, at_work
):
    machine_s = [50.0, 100.0]
    monkeypatch.setattr(frame_pace, "machine_s", lambda: tuple(machine_s))
    asked = []
    frames.due.connect(lambda: asked.append(1))
    run = Run(Plan("pool", 2, 8, "squares", 10))
    frames.begin(run)
    running = [block(which, b"", cell(task, START_NS + 1, 0)) for task, which in enumerate((FIRST, SECOND)[:at_work])]
    news = batch(running, call=call(START_NS, 0), at_ns=START_NS + 2)
    run.apply(news)
    frames.take(news, is_last=True)
    if at_work == 1:  # the other worker is waited for
        clock[0] += EARLY_S
        frames.take(news, is_last=True)
    machine_s[:] = 50.0 + 4 * load, 104.0
    frames._ask()
    assert len(asked) == (1 if load == 1.0 and at_work == 2 else 2)
    frames._ask()
    assert len(asked) == 2
