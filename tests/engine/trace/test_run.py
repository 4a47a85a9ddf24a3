"""A run as it grows: batches in, outcome out."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.plan import make_plan
from engine.problem import Problem
from engine.records.layout import KIND_ERROR
from engine.runner.batch import End, Lost
from engine.runner.deaths import Death
from engine.trace.run import Outcome, Run, TaskError
from engine.trace.trace import State
from tests.engine.trace.cells import batch, block, call, cell, header

WORKER = header()
KILLED = Lost(WORKER.name, Death(signal="SIGKILL"))
ALL_DONE = block(WORKER, cell(0) + cell(1))
ENDED = call(ended_ns=5)
RAISED = call(ended_ns=5, error=json.dumps({"type": "OSError", "message": "m", "traceback": "t"}).encode())


def end(stopped=None, refused=None, problem=None, unrecorded=0):
    return End(stopped, refused, problem, unrecorded)


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
            [batch([block(WORKER, cell(0), cell(1, 1, 0))], call=call(), stopped="stopped", end=end("stopped"))],
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
            [batch([block(WORKER, cell(0) + cell(1, kind=KIND_ERROR))], call=ENDED, end=end())],
            Outcome.FAILED, "tasks-failed", ["DONE", "ERROR"], id="a task raised",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 1, 0))], call=ENDED, lost=[KILLED], end=end())],
            Outcome.FAILED, "tasks-failed", ["DONE", "LOST"], id="a worker was killed",
        ),
        pytest.param(
            [
                batch([block(WORKER, cell(0), cell(1, 1, 0))], call=call(), lost=[KILLED]),
                batch(call=call(), stopped="timeout", end=end("timeout")),
            ],
            Outcome.CANCELLED, "timeout", ["DONE", "LOST"], id="a worker was killed and the call never returned",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 1, 0))], call=RAISED, end=end())],
            Outcome.FAILED, "strategy-raised", ["DONE", "CANCELLED"], id="the strategy raised",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0))], call=ENDED, end=end())],
            Outcome.FAILED, "not-recorded", ["DONE", "CANCELLED"], id="a task left no record",
        ),
        pytest.param(
            [batch([block(WORKER, cell(0), cell(1, 1, 0))], call=call(), end=end())],
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
    run = run_of(batch([block(WORKER, cell(0), cell(1, 1, 0))], call=call(), lost=[KILLED]))
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
