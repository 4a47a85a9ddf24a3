"""A run as it grows: batches in, outcome out."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine import words
from engine.inside.deaths import Death
from engine.inside.plan import make_plan
from engine.inside.problem import Problem
from engine.inside.records.layout import KIND_ERROR
from engine.inside.records.shortage import Shortage
from engine.supervise.batch import Call, End, IdleDeaths, Lost
from engine.trace.lane import State
from engine.trace.run import Outcome, Run
from engine.trace.task_error import TaskError
from tests.engine.trace.cells import batch, block, call, cell, header

WORKER = header()
KILLED = Lost(WORKER.name, Death(signal="SIGKILL"))
ALL_DONE = block(WORKER, cell(0) + cell(1, 2, 3))
ENDED = call(ended_ns=5)
RAISED = call(ended_ns=5, error=json.dumps({"type": "OSError", "message": "m", "traceback": "t"}).encode())


def end(stopped=None, refused=None, problem=None, unrecorded=0):
    return End(stopped, refused, problem, Shortage(unrecorded))


def run_of(*batches, jobs=2):
    run = Run(make_plan(strategy="pool", jobs=jobs, size=1))
    for each in batches:
        run.apply(each)
    return run


def states(run):
    return [State(state).name for state in run.trace.state]


def test_that_a_run_is_finished_as_soon_as_its_call_has_ended_and_all_is_done():
    run = run_of(batch([ALL_DONE], call=call()))
    assert (run.outcome, run.elapsed_s, run.over) == (None, None, False)
    run.apply(batch(call=ENDED))
    assert (run.outcome, run.elapsed_s, run.over) == (Outcome.FINISHED, 4e-9, False)
    run.apply(batch(call=ENDED, end=end()))
    assert (run.outcome, run.reason, run.over) == (Outcome.FINISHED, None, True)


@pytest.mark.parametrize(
    ("batches", "outcome", "code", "expected"),
    [
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), stopped="stopped", end=end("stopped"))],
            Outcome.CANCELLED, "stopped", ["DONE", "CANCELLED"], id="stopped",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0))], call=call()), batch(call=call(), stopped="timeout", end=end("timeout"))],
            Outcome.CANCELLED, "timeout", ["DONE", "CANCELLED"], id="time-out",
        ),
        pytest.param(
            [batch([ALL_DONE], call=ENDED, stopped="stopped", end=end("stopped"))],
            Outcome.FINISHED, None, ["DONE", "DONE"], id="stopped too late to matter",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0) + cell(1, 2, 3, kind=KIND_ERROR))], call=ENDED, end=end())],
            Outcome.FAILED, "tasks-failed", ["DONE", "ERROR"], id="a task raised",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 2, 0))], call=ENDED, lost=[KILLED], end=end())],
            Outcome.FAILED, "tasks-failed", ["DONE", "LOST"], id="a worker was killed",
        ),
        pytest.param(
            [
                batch([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), lost=[KILLED]),
                batch(call=call(), stopped="timeout", end=end("timeout")),
            ],
            Outcome.CANCELLED, "timeout", ["DONE", "LOST"], id="a worker was killed and the call never returned",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 2, 0))], call=RAISED, end=end())],
            Outcome.FAILED, "strategy-raised", ["DONE", "CANCELLED"], id="the strategy raised",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0))], call=ENDED, end=end())],
            Outcome.FAILED, "not-recorded", ["DONE", "CANCELLED"], id="a task left no record",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), end=end())],
            Outcome.FAILED, "runner-gone", ["DONE", "LOST"], id="the runner died",
        ),
        pytest.param(
            [batch(end=end(problem=Problem("strategy", "runner-died", {"why": "x"})))],
            Outcome.FAILED, "runner-died", ["CANCELLED", "CANCELLED"], id="it never began",
        ),
        pytest.param(
            [batch(end=end(refused=Problem("size", "out-of-range", {})))],
            Outcome.FAILED, "out-of-range", ["CANCELLED", "CANCELLED"], id="it was refused",
        ),
    ],
)  # fmt: skip
def test_that_the_outcome_is_told_with_its_reason(batches, outcome, code, expected):
    run = run_of(*batches)
    assert (run.outcome, run.reason and run.reason.code, states(run)) == (outcome, code, expected)
    assert run.over
    assert run.trace.counts.sum() == 2
    assert run.trace.counts[State.WAITING] == run.trace.counts[State.RUNNING] == 0


def test_that_a_lost_task_has_its_death():
    run = run_of(batch([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), lost=[KILLED]))
    assert run.deaths == {1: Death(signal="SIGKILL")}


def test_that_a_death_without_a_running_task_or_a_lane_is_no_loss():
    nobody = Lost("nobody.records", Death(exit_code=1))
    run = run_of(batch([ALL_DONE], call=ENDED, lost=[KILLED, nobody], end=end()))
    assert (run.deaths, run.outcome) == ({}, Outcome.FINISHED)


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


RUNNING_ALONE = block(WORKER, cell(0), cell(1, 2, 0))


def test_that_a_call_that_waits_for_a_dead_worker_is_stalled_and_says_for_whom():
    run = run_of(batch([RUNNING_ALONE], call=call(), lost=[KILLED]), batch(call=call(), still_s=1.9))
    assert run.outcome is None
    run.apply(batch(call=call(), still_s=2.0))
    assert (run.outcome, run.over) == (Outcome.STALLED, False)
    assert run.reason.values == {"strategy": "pool", "task": 1, "pid": 1, "signal": "SIGKILL", "exit_code": None}
    assert "PID 1 was killed by SIGKILL during job 2" in words.problem(run.reason)
    run.apply(batch(call=call(), stopped="stalled", end=end("stalled")))
    assert (run.outcome, run.over, run.reason.code) == (Outcome.STALLED, True, "stalled")


def test_that_a_stalled_run_that_goes_on_is_stalled_no_more():
    run = run_of(batch([RUNNING_ALONE], call=call(), lost=[KILLED]), batch(call=call(), still_s=2.5), jobs=3)
    assert run.outcome is Outcome.STALLED
    run.apply(batch([block(header("other"), b"", cell(2, 3, 0))], call=call()))
    assert (run.outcome, run.reason) == (None, None)


def test_that_a_call_that_does_not_return_although_all_is_done_is_stalled():
    run = run_of(batch([ALL_DONE], call=call()), batch(call=call(), still_s=3.0))
    assert run.outcome is Outcome.STALLED
    assert words.problem(run.reason).startswith("Every job has ended")


def test_that_a_worker_that_died_between_two_jobs_is_named():
    deaths = IdleDeaths(1, 0, 77, Death(exit_code=3), "")
    run = run_of(batch([block(WORKER, cell(0))], call=call()), batch(call=call(), still_s=2.0, idle_deaths=deaths))
    assert "PID 77 ended with exit code 3 between two jobs" in words.problem(run.reason)


def test_that_stillness_alone_is_no_stall():
    run = run_of(batch([block(WORKER, cell(0))], call=call()), batch(call=call(), still_s=60.0))
    assert run.outcome is None


def test_that_workers_that_die_one_after_the_other_fail_the_run_with_their_last_words():
    deaths = IdleDeaths(6, 6, 77, Death(exit_code=1), "ImportError: no module")
    run = run_of(batch(call=call(), idle_deaths=deaths), batch(call=call(), stopped="respawn", end=end("respawn")))
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, "respawn")
    assert "6 workers ended with exit code 1" in words.problem(run.reason)
    assert "ImportError: no module" in words.problem(run.reason)


def test_that_fewer_results_than_jobs_are_told():
    ended = Call(99, 1, 5, None, 1)
    assert run_of(batch([ALL_DONE], call=ended, end=end())).reason.code == "fewer-results"
    assert run_of(batch([ALL_DONE], call=Call(99, 1, 5, None, 2), end=end())).outcome is Outcome.FINISHED
    raised = block(WORKER, cell(0) + cell(1, 2, 3, kind=KIND_ERROR))
    told = words.problem(run_of(batch([raised], call=ended, end=end())).reason)
    assert told == "1 task raised an error; the strategy returned 1 results for 2 jobs, and no error"


TAKEN_DOWN = Lost(WORKER.name, Death(signal="SIGTERM"), is_taken_down=True)


def test_that_who_goes_down_with_a_pool_is_cancelled_and_not_lost():
    run = run_of(batch([RUNNING_ALONE], call=RAISED, lost=[TAKEN_DOWN], end=end()))
    assert (states(run), run.deaths) == (["DONE", "CANCELLED"], {})


def going_on(*batches, jobs=2):
    run = Run(make_plan(strategy="pool", jobs=jobs, size=1, keep_going=True))
    for each in batches:
        run.apply(each)
    return run


def test_that_keeping_going_a_task_that_went_down_with_others_is_run_again():
    run = going_on(batch([RUNNING_ALONE], call=call(), lost=[TAKEN_DOWN]))
    assert states(run) == ["DONE", "WAITING"]
    run.apply(batch([block(header("again"), cell(1, 7, 9))], call=ENDED, end=end()))
    assert (states(run), run.outcome, run.trace.garbled) == (["DONE", "DONE"], Outcome.FINISHED, 0)
    assert run.trace.span_of(1).started_ns == 7


def test_that_keeping_going_threads_that_die_together_are_all_run_again():
    threads = [header("a", pid=5, thread=6), header("b", pid=5, thread=7)]
    blocks = [block(thread, b"", cell(task, 1, 0)) for task, thread in enumerate(threads)]
    lost = [Lost(thread.name, Death(signal="SIGSEGV")) for thread in threads]
    run = going_on(batch(blocks, call=call(), lost=lost))
    assert (states(run), run.deaths) == (["WAITING", "WAITING"], {})


def test_that_the_only_task_of_a_process_with_idle_threads_is_tried_again_before_it_is_blamed():
    idle, at_work = header("a", pid=5, thread=6), header("b", pid=5, thread=7)
    blocks = [block(idle, cell(0, 1, 2)), block(at_work, b"", cell(1, 1, 0))]
    run = going_on(batch(blocks, call=call(), lost=[Lost("b", Death(signal="SIGSEGV"))]))
    assert (states(run), run.deaths) == (["DONE", "WAITING"], {})
    again = header("c", pid=8, thread=9)
    run.apply(batch([block(again, b"", cell(1, 5, 0))], call=call(), lost=[Lost("c", Death(signal="SIGSEGV"))]))
    assert (states(run), run.deaths) == (["DONE", "LOST"], {1: Death(signal="SIGSEGV")})


def test_that_a_task_that_could_not_be_sent_is_an_error_with_its_reason():
    error = {"type": "PicklingError", "message": "no", "traceback": "t"}
    run = going_on(batch([block(WORKER, cell(0))], call=ENDED, unsent=[(1, error), (0, error), (9, error)], end=end()))
    assert states(run) == ["DONE", "ERROR"]
    assert (run.unsent, run.outcome) == ({1: TaskError("PicklingError", "no", "t")}, Outcome.FAILED)


def test_that_a_task_that_was_given_up_is_an_error_once_its_worker_is_known_to_be_dead():
    error = {"type": "BrokenProcessPool", "message": "no", "traceback": "t"}
    run = going_on(batch([RUNNING_ALONE], call=call(), unsent=[(1, error)]))
    assert states(run) == ["DONE", "RUNNING"]
    run.apply(batch(call=call(), lost=[TAKEN_DOWN]))
    assert states(run) == ["DONE", "ERROR"]
    assert run.unsent == {1: TaskError("BrokenProcessPool", "no", "t")}


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


NO_ROOM = Problem("run", "no-room", {"no_room": "full", "folder": "/tmp", "why": "No space left on device"})
FULL = "The disk under “/tmp” is full; make room there, or set TMPDIR to another folder"


def test_that_a_run_whose_tasks_found_no_room_for_their_records_says_which_disk_is_full():
    over = End(None, None, None, Shortage(tasks=1, printed_bytes=30), NO_ROOM)
    run = run_of(batch([block(WORKER, cell(0))], call=ENDED), batch(call=ENDED, end=over))
    assert (run.outcome, run.unrecorded, run.dropped_bytes) == (Outcome.FAILED, 1, 30)
    assert words.why(run.reason) == f"1 task left no record: {FULL}"


def test_that_a_run_that_lacks_results_alone_has_finished_and_knows_why_they_are_missing():
    over = End(None, None, None, Shortage(results=2), NO_ROOM)
    run = run_of(batch([ALL_DONE], call=ENDED), batch(call=ENDED, end=over))
    assert (run.outcome, run.reason, run.no_room) == (Outcome.FINISHED, None, NO_ROOM)
    assert (run.unrecorded, run.lost_results) == (0, 2)


@pytest.mark.parametrize("kind", ["full", "quota", "other"])
def test_that_every_want_of_room_is_a_sentence_that_names_the_folder_and_the_way_out(kind):
    sentence = words.why(Problem("run", "no-room", {**NO_ROOM.values, "no_room": kind}))
    assert "“/tmp”" in sentence
    assert sentence.endswith("set TMPDIR to another folder")
