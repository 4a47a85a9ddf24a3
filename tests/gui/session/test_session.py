"""The session carries an experiment out: in which order, what is told of each run, and what is left out."""

import pytest

from engine.inside.plan import make_plan
from engine.model.experiment import Experiment, Turn
from engine.model.outcome import Outcome
from gui.session.session import Session


@pytest.fixture
def session(qapp):
    made = Session()
    yield made
    made.close()


@pytest.fixture
def told(session):
    """What was told of the session: ``began``, ``over`` by turn, ``ended``."""
    found = []
    session.began.connect(lambda: found.append(("began", session.run.plan.strategy)))
    session.run_over.connect(lambda over: found.append(("over", over)))
    session.ended.connect(lambda: found.append(("ended", session.run.plan.strategy)))
    return found


def turns(told):
    return [each.turn for kind, each in told if kind == "over"]


def test_that_several_ways_take_turns_and_each_is_told_with_all_that_was_recorded(session, told, qtbot, tmp_path):
    made = tmp_path / "made"
    path = tmp_path / "work.py"
    path.write_text(
        "import time\n\n\ndef double(x):\n    return 2 * x\n\n\n"
        f"def items():\n    open({str(made)!r}, 'a').write('.')\n    time.sleep(0.1)\n    yield from range(3)\n",
        encoding="utf-8",
    )
    own = {"function": f"{path}:double", "items": "generator:items"}
    plans = tuple(make_plan(strategy=name, **own) for name in ("sequential", "pool", "threads"))
    experiment = Experiment(plans, repeats=2, loop=0)
    session.carry_out(experiment)
    session.carry_out(Experiment(plans))  # which is not begun while the other goes on
    assert session.is_comparing
    qtbot.waitUntil(lambda: not session.is_busy, timeout=120_000)
    assert tuple(turns(told)) == experiment.to_come()
    assert [kind for kind, _ in told] == ["began", "over"] * 5 + ["ended"]
    overs = [each for kind, each in told if kind == "over"]
    assert [len(each) for each in session.experiment.elapsed_s()] == [1, 2, 2]
    loop_s = overs[0].run.finished_s
    for over in overs:
        saved = []
        session.work(over.contents, saved.append)
        qtbot.waitUntil(lambda saved=saved: bool(saved), timeout=30_000)
        assert saved[0].run is over.run
        assert saved[0].sequential_s == loop_s
        assert over.run.alone is not None
    assert made.read_text() == "."  # for all five runs
    assert [over.run.plan.skip_trial for over in overs] == [False, True, True, True, True]
    assert not session.is_comparing


def test_that_stopping_leaves_out_what_is_to_come(session, told, qtbot):
    session.carry_out(Experiment(tuple(make_plan(strategy=name) for name in ("threads", "pool", "sequential"))))
    qtbot.waitUntil(lambda: session.run.started_ns > 0, timeout=30_000)
    session.stop()
    qtbot.waitUntil(lambda: not session.is_busy, timeout=30_000)
    assert turns(told) == [Turn(0, 1)]
    assert session.run.outcome == "cancelled"
    assert session.experiment.next() is None


def test_that_a_way_that_cannot_is_told_and_the_others_are_run(session, told, qtbot, tmp_path):
    path = tmp_path / "work.py"
    path.write_text("double = lambda x: 2 * x\n", encoding="utf-8")
    own = {"function": f"{path}:double", "items": "range:0:3"}
    plans = tuple(
        make_plan(strategy=name, **own, options=options)
        for name, options in (("threads", {}), ("pool", {"start_method": "spawn"}), ("sequential", {}))
    )
    session.carry_out(Experiment(plans, repeats=2))
    qtbot.waitUntil(lambda: not session.is_busy, timeout=120_000)
    overs = {each.turn: each for kind, each in told if kind == "over"}
    assert overs[Turn(1, 1)].run.refused is not None
    assert overs[Turn(1, 1)].contents is None
    assert sorted((turn.plan, turn.round) for turn in overs) == [(0, 1), (0, 2), (1, 1), (2, 1), (2, 2)]


def test_that_a_run_begins_once_what_was_there_before_it_has_been_painted(session, told, qtbot):
    begun = []
    session._bridge.start = lambda *_arguments, **_more: begun.append("start")
    session._bridge.request = lambda: begun.append("request")
    session.start(make_plan(jobs=2, size=10), wants_baseline=False)
    assert told == [("began", "pool")]
    assert session.is_busy
    assert begun == []
    qtbot.waitUntil(lambda: bool(begun), timeout=30_000)
    assert begun == ["start", "request"]
    session._active = None  # nothing runs: it was never begun


def test_that_a_run_that_is_stopped_at_once_has_begun_and_is_stopped(session, told, qtbot):
    session.start(make_plan(strategy="process", workload="waiting", jobs=2, size=60_000), wants_baseline=False)
    session.stop()
    qtbot.waitUntil(lambda: not session.is_busy, timeout=60_000)
    assert [kind for kind, _ in told] == ["began", "ended"]
    assert session.run.outcome is Outcome.CANCELLED


def test_that_closing_before_a_run_has_begun_ends_it(qapp, qtbot):
    made = Session()
    made.start(make_plan(strategy="process", workload="waiting", jobs=2, size=60_000), wants_baseline=False)
    made.close()
    assert not made.is_busy
    assert made.run.outcome is Outcome.CANCELLED
