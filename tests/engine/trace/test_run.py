"""A run as it grows: what a supervisor hands on goes in, and what is to be drawn comes out."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.events import Checked, Found
from engine.inside.records.missing import Shortage
from engine.model.batch import End, Fate, Lost
from engine.model.death import Death
from engine.model.outcome import Outcome, TaskError, Verdict
from engine.model.task import State
from engine.problems.room import NoRoom
from engine.trace.run import Run
from tests.engine.trace.cells import batch, block, call, cell, header

WORKER = header()
FOUND = Found("done", 0.1, 0.1, 5, 5, "")
RAISED = call(ended_ns=5, error=json.dumps({"type": "OSError", "message": "m", "traceback": "t"}).encode())
NO_ROOM = NoRoom(no_room="full", folder="/tmp", why="No space left on device")


def run_of(*batches, jobs=2):
    run = Run(make_plan(strategy="pool", jobs=jobs, size=1))
    for each in batches:
        run.apply(each)
    return run


def test_that_a_verdict_is_held_as_it_is_told_and_judged_by_nobody_else():
    refused = Verdict(Outcome.FAILED, NO_ROOM, is_refused=True)
    run = run_of(batch([block(WORKER, cell(0) + cell(1, 2, 3))], call=call(ended_ns=5)))
    assert run.outcome is None
    run.apply(batch(verdict=refused))
    assert (run.outcome, run.reason, run.refused, run.over) == (Outcome.FAILED, NO_ROOM, NO_ROOM, False)
    run.apply(batch())
    assert (run.outcome, run.reason, run.refused) == (None, None, None)


def test_that_a_verdict_on_a_reading_holds_once_all_of_it_is_there():
    run = run_of()
    whole = batch([block(WORKER, cell(0) + cell(1, 2, 3))], verdict=Verdict(Outcome.FINISHED))
    first, last = whole.parts(1)
    run.apply(first)
    assert run.outcome is None
    run.apply(last)
    assert run.outcome is Outcome.FINISHED


@pytest.mark.parametrize(
    ("fate", "state", "deaths"),
    [
        (Fate.LOST, State.LOST, {1: Death(signal="SIGKILL")}),
        (Fate.CANCELLED, State.CANCELLED, {}),
        (Fate.AGAIN, State.WAITING, {}),
    ],
)
def test_that_a_lost_workers_task_has_the_fate_that_is_told(fate, state, deaths):
    lost = Lost(WORKER.name, Death(signal="SIGKILL"), fate)
    run = run_of(batch([block(WORKER, cell(0), cell(1, 2, 0))], lost=[lost]))
    assert (run.trace.state.tolist(), run.deaths) == ([State.DONE, state], deaths)


@pytest.mark.parametrize(("fate", "state"), [(Fate.LOST, State.LOST), (Fate.CANCELLED, State.CANCELLED)])
def test_that_at_the_end_nothing_runs_or_waits_any_more(fate, state):
    over = End(fate, Shortage(1, 2, results=3), NO_ROOM)
    run = run_of(batch([block(WORKER, running=cell(0, 2, 0))]), batch(end=over))
    assert (run.trace.state.tolist(), run.over) == ([state, State.CANCELLED], True)
    assert (run.unrecorded, run.dropped_bytes, run.lost_results, run.no_room) == (1, 2, 3, NO_ROOM)


def test_that_what_was_checked_sets_jobs_and_workers_and_a_count_that_is_unknown_grows():
    run = run_of(jobs=2)
    assert run.mapped_bytes == 0
    run.apply(dataclasses.replace(batch(), checked=Checked(0, 3, FOUND)))
    assert (run.plan.jobs, run.plan.workers, run.trace.jobs) == (0, 3, 0)
    run.apply(batch([block(WORKER, cell(0) + cell(1, 2, 3))]))
    assert run.trace.jobs == 2, "it grows with what is seen"
    run.apply(dataclasses.replace(batch(), checked=Checked(5, 3, FOUND)))
    assert (run.plan.jobs, run.trace.jobs, run.trace.counts[State.DONE]) == (5, 5, 2)
    run.apply(dataclasses.replace(batch(), checked=Checked(4, 1, FOUND)))
    assert (run.checked.jobs, run.plan.workers) == (5, 3), "told again with fewer, it is of before"


@pytest.mark.parametrize(
    ("verdict", "seconds"),
    [
        (Verdict(Outcome.FINISHED), 4e-9),
        (Verdict(Outcome.FINISHED, NO_ROOM), None),
        (Verdict(Outcome.FAILED), None),
        (Verdict(Outcome.FAILED, NO_ROOM), None),
    ],
)
def test_that_only_a_run_that_finished_and_lacks_nothing_has_a_time_to_compare(verdict, seconds):
    run = run_of(batch(call=call(started_ns=1, ended_ns=5), verdict=verdict))
    assert (run.elapsed_s, run.finished_s) == (4e-9, seconds)


def test_that_a_run_is_live_from_its_call_on_until_that_has_ended():
    run = run_of()
    assert not run.is_live
    run.apply(batch(call=call(started_ns=1)))
    assert run.is_live
    run.apply(batch(call=call(started_ns=1, ended_ns=5)))
    assert not run.is_live
    given_up = run_of(batch(call=call(started_ns=1)))
    given_up.give_up()
    assert not given_up.is_live


def test_that_a_count_that_is_known_from_the_start_does_not_grow():
    run = run_of(dataclasses.replace(batch(), checked=Checked(3, 2, FOUND)), jobs=2)
    run.apply(batch([block(WORKER, cell(0) + cell(7, 2, 3))]))
    assert (run.trace.jobs, run.trace.counts[State.DONE]) == (3, 1)


def test_that_workers_are_told_by_host_and_pid():
    lanes = [header("a", pid=1), header("b", pid=1, thread=2), header("c", pid=1, host="other"), header("d", pid=2)]
    run = run_of(batch([block(lane, cell(number)) for number, lane in enumerate(lanes)], call=call()), jobs=4)
    assert run.process_count() == 3


def test_that_spawning_is_told_for_workers_born_in_the_run_alone():
    second = 1_000_000_000
    lanes = [
        header("in the run", pid=1, born_ns=11 * second),
        header("a tick before", pid=2, born_ns=10 * second - 5_000_000),
        header("long before", pid=3, born_ns=5 * second),
        header("unknown", pid=4, born_ns=0),
        header("the runner", pid=99, born_ns=11 * second),
    ]
    blocks = [block(lane, cell(number, 12 * second, 13 * second)) for number, lane in enumerate(lanes)]
    run = run_of(batch(blocks, call=call(started_ns=10 * second)), jobs=5)
    assert [run.spawned_ns(lane) for lane in run.trace.lanes] == [11 * second, 10 * second, None, None, None]
    assert run.since_start_s(12 * second) == 2.0


@given(st.binary(max_size=100) | st.recursive(st.none() | st.text(), st.lists).map(lambda x: json.dumps(x).encode()))
def test_that_an_error_text_of_whatever_bytes_is_an_error(text):
    error = TaskError.from_json(text)
    assert isinstance(error.message, str)


def test_that_an_error_text_comes_back_as_it_was():
    assert run_of(batch(call=RAISED)).error == TaskError("OSError", "m", "t")
    assert TaskError.from_json(b"[" * 50_000).type == ""


def test_that_a_run_was_when_its_workers_clocks_say():
    run = Run(make_plan(strategy="pool", jobs=1))
    assert run.at_s == 0.0
    run.apply(batch(call=call(5_000_000_000)))
    assert run.at_s == 0.0
    opened = dataclasses.replace(header(), opened_ns=7_000_000_000, wall_ns=1_000_000_000_000)
    run.apply(batch([block(opened, cell(0, 7_500_000_000, 8_000_000_000))], call=call(5_000_000_000)))
    assert run.at_s == 998.0


def test_that_a_worker_whose_clock_stands_before_the_epoch_is_not_believed():
    run = Run(make_plan(strategy="pool", jobs=1))
    run.apply(batch([block(dataclasses.replace(header(), opened_ns=9), cell(0, 5, 6))], call=call(4)))
    assert run.at_s == 0.0


@pytest.mark.parametrize("kind", ["full", "quota", "other"])
def test_that_every_want_of_room_is_a_sentence_that_names_the_folder_and_the_way_out(kind):
    sentence = NO_ROOM.changed(no_room=kind).told_afterwards()
    assert "“/tmp”" in sentence
    assert sentence.endswith("set TMPDIR to another folder")
