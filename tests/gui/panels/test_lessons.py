"""The tutorial, playable: each lesson fills the form in, is run, and shows what it says."""

import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.strategies import start_methods
from engine.trace.run import Outcome
from gui.panels.lessons import LESSONS, after

SMALL = {"squares": 20_000, "uneven": 20_000, "waiting": 20, "shared_array": 100_000}


def lesson(identifier):
    return next(each for each in LESSONS if each.identifier == identifier)


@pytest.fixture
def play(window, finish):
    """Run a lesson, on a smaller load than it has, and each way once; the last run of its own way.

    Whichever it is, it runs as it stands, and tells what was seen.
    """
    found = {}
    window.session.run_over.connect(lambda over: found.update({over.run.plan.strategy: over.run}))

    def run(identifier, **fields):
        window.contents.beginnings.lesson(lesson(identifier))
        form = window.form
        form.size_box.setValue(fields.get("size", SMALL[form.workload.chosen()]))
        form.repeats.setValue(1)
        window.lesson_bar.run_button.click()
        last = finish()
        assert set(found or {last.plan.strategy: last}) == set(lesson(identifier).ways)
        own = found.get(lesson(identifier).filling["strategy"], last)
        assert own.outcome is Outcome.FINISHED
        assert own.plan.strategy == lesson(identifier).filling["strategy"]
        assert own.plan.workload == lesson(identifier).filling["workload"]
        assert "You saw" in window.lesson_bar.seen.text()
        return own

    return run


@given(st.sampled_from(LESSONS))
def test_that_each_has_a_title_and_one_to_three_sentences_of_what_to_look_for(each):
    assert each.title
    assert not each.title.endswith(".")
    assert each.look_for.endswith(".")
    assert 1 <= each.look_for.count(". ") + 1 <= 3


def test_that_they_have_names_of_their_own_and_follow_each_other():
    assert len({each.identifier for each in LESSONS}) == len(LESSONS)
    assert [after(each) for each in LESSONS] == [*LESSONS[1:], None]


def test_that_each_is_played_here_or_where_there_is_a_cluster():
    at_clusters = pathlib.Path(__file__).parents[2] / "e2e" / "cluster" / "test_lesson.py"
    text = "".join(path.read_text(encoding="utf-8") for path in (pathlib.Path(__file__), at_clusters))
    assert [each.identifier for each in LESSONS if f'play("{each.identifier}"' not in text] == []


def test_that_each_job_has_a_process_of_its_own(play):
    assert play("process").process_count() == 4


def test_that_a_pool_has_two_pids_for_four_jobs(play):
    run = play("pool", size=2_000_000)
    assert run.process_count() == 2
    assert sum(lane.span_count() for lane in run.trace.lanes) == 4


def test_that_joblib_has_four_workers_at_most_and_new_pythons(play):
    run = play("joblib", size=5_000_000)
    assert 1 < run.process_count() <= 4
    assert all(run.spawned_ns(lane) is not None for lane in run.trace.lanes)


def test_that_small_work_is_faster_alone(play, window):
    play("overhead")
    assert window.session.speedup < 1
    assert window.session.run.plan.options["start_method"] == ("spawn" if "spawn" in start_methods() else None)


def test_that_threads_share_one_process(play):
    run = play("threads", size=1_000_000)  # one thread would do all of less before another begins
    assert run.process_count() == 1
    assert len(run.trace.lanes) > 1


def test_that_waiting_threads_are_faster_than_the_loop(play, window):
    play("waiting", size=100)
    assert window.session.speedup > 2


def test_that_chunks_cut_in_advance_leave_a_worker_idle(play):
    run = play("uneven", size=500_000)
    chunks = [lane.column("task").tolist() for lane in run.trace.lanes]
    assert any(tasks[:4] == [0, 1, 2, 3] for tasks in chunks)


def test_that_joblib_sends_little_of_a_shared_array(play):
    run = play("shared", size=1_000_000)
    assert run.trace.totals().argument_bytes < 8_000_000
