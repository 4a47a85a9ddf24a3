"""What is judged of a run by what was seen of it."""

import json

import pytest

from engine.inside.plan import make_plan
from engine.inside.problems.plans import OutOfRange
from engine.inside.records.layout import KIND_ERROR
from engine.inside.records.missing import Shortage
from engine.model.batch import Fate
from engine.model.call import StrategyCall
from engine.model.death import Death, IdleDeaths
from engine.model.outcome import Outcome, TaskError
from engine.model.task import State
from engine.problems.room import NoRoom
from engine.supervise.judging import Judge, Order, program_verdict
from engine.supervise.seen import Begun, Called, Counts, Gone, Looked, RunnerEnded, StopAsked, WorkerLost
from tests.engine.supervise.judged import LAZY, NOT_REBUILT, NOT_SENT
from tests.engine.supervise.telling import Reading, Told, killed
from tests.engine.trace.cells import block, call, cell, header

WORKER = header()
KILLED = killed(WORKER)
TAKEN_DOWN = WORKER, Death(signal="SIGTERM"), True
ALL_DONE = block(WORKER, cell(0) + cell(1, 2, 3))
RUNNING_ALONE = block(WORKER, cell(0), cell(1, 2, 0))
ENDED = call(ended_ns=5)
RAISED = call(ended_ns=5, error=json.dumps({"type": "OSError", "message": "m", "traceback": "t"}).encode())
NO_ROOM = NoRoom(no_room="full", folder="/tmp", why="No space left on device")
FULL = "The disk under “/tmp” is full; make room there, or set TMPDIR to another folder"


def reading(blocks=(), **more):
    return Reading(tuple(blocks), **more)


def run_of(*readings, jobs=2, **plan):
    run = Told(make_plan(strategy="pool", jobs=jobs, size=1, **plan))
    for each in readings:
        run.apply(each)
    return run


def going_on(*readings, jobs=2):
    return run_of(*readings, jobs=jobs, keep_going=True)


def states(run):
    return [State(state).name for state in run.trace.state]


def test_that_a_run_is_finished_as_soon_as_its_call_has_ended_and_all_is_done():
    run = run_of(reading([ALL_DONE], call=call()))
    assert (run.outcome, run.elapsed_s, run.over) == (None, None, False)
    run.apply(reading(call=ENDED))
    assert (run.outcome, run.elapsed_s, run.over) == (Outcome.FINISHED, 4e-9, False)
    run.apply(reading(call=ENDED, gone=Gone()))
    assert (run.outcome, run.reason, run.over) == (Outcome.FINISHED, None, True)


@pytest.mark.parametrize(
    ("batches", "outcome", "code", "expected"),
    [
        pytest.param(
            [reading([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), stopped="stopped", gone=Gone())],
            Outcome.CANCELLED, "stopped", ["DONE", "CANCELLED"], id="stopped",
        ),
        pytest.param(
            [reading([block(WORKER, cell(0))], call=call()), reading(call=call(), stopped="timeout", gone=Gone())],
            Outcome.CANCELLED, "timeout", ["DONE", "CANCELLED"], id="time-out",
        ),
        pytest.param(
            [reading([ALL_DONE], call=ENDED, stopped="stopped", gone=Gone())],
            Outcome.FINISHED, None, ["DONE", "DONE"], id="stopped too late to matter",
        ),
        pytest.param(
            [reading([block(WORKER, cell(0) + cell(1, 2, 3, kind=KIND_ERROR))], call=ENDED, gone=Gone())],
            Outcome.FAILED, "tasks-failed", ["DONE", "ERROR"], id="a task raised",
        ),
        pytest.param(
            [reading([block(WORKER, cell(0), cell(1, 2, 0))], call=ENDED, lost=[KILLED], gone=Gone())],
            Outcome.FAILED, "tasks-failed", ["DONE", "LOST"], id="a worker was killed",
        ),
        pytest.param(
            [
                reading([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), lost=[KILLED]),
                reading(call=call(), stopped="timeout", gone=Gone()),
            ],
            Outcome.CANCELLED, "timeout", ["DONE", "LOST"], id="a worker was killed and the call never returned",
        ),
        pytest.param(
            [reading([block(WORKER, cell(0), cell(1, 2, 0))], call=RAISED, gone=Gone())],
            Outcome.FAILED, "strategy-raised", ["DONE", "CANCELLED"], id="the strategy raised",
        ),
        pytest.param(
            [reading([block(WORKER, cell(0))], call=ENDED, gone=Gone())],
            Outcome.FAILED, "not-recorded", ["DONE", "CANCELLED"], id="a job left no record",
        ),
        pytest.param(
            [reading([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), gone=Gone())],
            Outcome.FAILED, "runner-gone", ["DONE", "LOST"], id="the runner died",
        ),
        pytest.param(
            [reading(gone=Gone(last_words=["x"]))],
            Outcome.FAILED, "runner-died", ["CANCELLED", "CANCELLED"], id="it never began",
        ),
        pytest.param(
            [reading(refused=OutOfRange(field="size", value=3, least=1, most=2), gone=Gone())],
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
    run = run_of(reading([block(WORKER, cell(0), cell(1, 2, 0))], call=call(), lost=[KILLED]))
    assert run.deaths == {1: Death(signal="SIGKILL")}


def test_that_a_death_without_a_running_task_or_a_lane_is_no_loss():
    nobody = header("nobody.records"), Death(exit_code=1), False
    run = run_of(reading([ALL_DONE], call=ENDED, lost=[KILLED, nobody], gone=Gone()))
    assert (run.deaths, run.outcome) == ({}, Outcome.FINISHED)


def test_that_a_call_that_waits_for_a_dead_worker_is_stalled_and_says_for_whom():
    run = run_of(reading([RUNNING_ALONE], call=call(), lost=[KILLED]), reading(call=call(), still_s=1.9))
    assert run.outcome is None
    run.apply(reading(call=call(), still_s=2.0))
    assert (run.outcome, run.over) == (Outcome.STALLED, False)
    assert run.reason.values == {"strategy": "pool", "task": 1, "pid": 1, "signal": "SIGKILL", "exit_code": None}
    assert "PID 1 was killed by SIGKILL during job 2" in run.reason.told()
    run.apply(reading(call=call(), stopped="stalled", gone=Gone()))
    assert (run.outcome, run.over, run.reason.code) == (Outcome.STALLED, True, "stalled")


def test_that_a_stalled_run_that_goes_on_is_stalled_no_more():
    run = run_of(reading([RUNNING_ALONE], call=call(), lost=[KILLED]), reading(call=call(), still_s=2.5), jobs=3)
    assert run.outcome is Outcome.STALLED
    run.apply(reading([block(header("other"), b"", cell(2, 3, 0))], call=call()))
    assert (run.outcome, run.reason) == (None, None)


def test_that_a_call_that_does_not_return_although_all_is_done_is_stalled():
    run = run_of(reading([ALL_DONE], call=call()), reading(call=call(), still_s=3.0))
    assert run.outcome is Outcome.STALLED
    assert run.reason.told().startswith("Every job has ended")


def test_that_a_worker_that_died_between_two_jobs_is_named():
    deaths = IdleDeaths(1, 0, 77, Death(exit_code=3), "")
    run = run_of(reading([block(WORKER, cell(0))], call=call()), reading(call=call(), still_s=2.0, idle_deaths=deaths))
    assert "PID 77 ended with exit code 3 between two jobs" in run.reason.told()


def test_that_stillness_alone_is_no_stall():
    run = run_of(reading([block(WORKER, cell(0))], call=call()), reading(call=call(), still_s=60.0))
    assert run.outcome is None


def test_that_workers_that_die_one_after_the_other_fail_the_run_with_their_last_words():
    deaths = IdleDeaths(6, 6, 77, Death(exit_code=1), "ImportError: no module")
    run = run_of(reading(call=call(), idle_deaths=deaths), reading(call=call(), stopped="respawn", gone=Gone()))
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, "respawn")
    assert "6 workers ended with exit code 1" in run.reason.told()
    assert "ImportError: no module" in run.reason.told()


def test_that_tasks_that_nobody_recorded_are_told_and_not_that_fewer_results_came_back():
    ended = StrategyCall(99, 1, 5, None, 2)
    reason = run_of(reading([ALL_DONE], call=ended, gone=Gone()), jobs=3).reason
    assert (reason.code, reason.values) == ("not-recorded", {"tasks": 1})


def test_that_fewer_results_than_jobs_are_told():
    ended = StrategyCall(99, 1, 5, None, 1)
    reason = run_of(reading([ALL_DONE], call=ended, gone=Gone())).reason
    assert (reason.code, reason.values) == ("fewer-results", {"returned": 1, "jobs": 2})
    assert run_of(reading([ALL_DONE], call=StrategyCall(99, 1, 5, None, 2), gone=Gone())).outcome is Outcome.FINISHED
    raised = block(WORKER, cell(0) + cell(1, 2, 3, kind=KIND_ERROR))
    told = run_of(reading([raised], call=ended, gone=Gone())).reason.told()
    assert told == "1 job raised an error; the strategy returned 1 results for 2 jobs, and no error"


def test_that_who_goes_down_with_a_pool_is_cancelled_and_not_lost():
    run = run_of(reading([RUNNING_ALONE], call=RAISED, lost=[TAKEN_DOWN], gone=Gone()))
    assert (states(run), run.deaths) == (["DONE", "CANCELLED"], {})


def test_that_keeping_going_a_task_that_went_down_with_others_is_run_again():
    run = going_on(reading([RUNNING_ALONE], call=call(), lost=[TAKEN_DOWN]))
    assert states(run) == ["DONE", "WAITING"]
    run.apply(reading([block(header("again"), cell(1, 7, 9))], call=ENDED, gone=Gone()))
    assert (states(run), run.outcome, run.trace.garbled) == (["DONE", "DONE"], Outcome.FINISHED, 0)
    assert run.trace.span_of(1).started_ns == 7


def test_that_keeping_going_threads_that_die_together_are_all_run_again():
    threads = [header("a", pid=5, thread=6), header("b", pid=5, thread=7)]
    blocks = [block(thread, b"", cell(task, 1, 0)) for task, thread in enumerate(threads)]
    lost = [killed(thread, "SIGSEGV") for thread in threads]
    run = going_on(reading(blocks, call=call(), lost=lost))
    assert (states(run), run.deaths) == (["WAITING", "WAITING"], {})


def test_that_the_only_task_of_a_process_with_idle_threads_is_tried_again_before_it_is_blamed():
    idle, at_work = header("a", pid=5, thread=6), header("b", pid=5, thread=7)
    blocks = [block(idle, cell(0, 1, 2)), block(at_work, b"", cell(1, 1, 0))]
    run = going_on(reading(blocks, call=call(), lost=[killed(at_work, "SIGSEGV")]))
    assert (states(run), run.deaths) == (["DONE", "WAITING"], {})
    again = header("c", pid=8, thread=9)
    run.apply(reading([block(again, b"", cell(1, 5, 0))], call=call(), lost=[killed(again, "SIGSEGV")]))
    assert (states(run), run.deaths) == (["DONE", "LOST"], {1: Death(signal="SIGSEGV")})


def test_that_a_task_that_could_not_be_sent_is_an_error_with_its_reason():
    error = TaskError("PicklingError", "no", "t")
    run = going_on(
        reading([block(WORKER, cell(0))], call=ENDED, unsent=[(1, error), (0, error), (9, error)], gone=Gone())
    )
    assert states(run) == ["DONE", "ERROR"]
    assert (run.unsent, run.outcome) == ({1: TaskError("PicklingError", "no", "t")}, Outcome.FAILED)


def test_that_a_task_that_was_given_up_is_an_error_once_its_worker_is_known_to_be_dead():
    error = TaskError("BrokenProcessPool", "no", "t")
    run = going_on(reading([RUNNING_ALONE], call=call(), unsent=[(1, error)]))
    assert states(run) == ["DONE", "RUNNING"]
    run.apply(reading(call=call(), lost=[TAKEN_DOWN]))
    assert states(run) == ["DONE", "ERROR"]
    assert run.unsent == {1: TaskError("BrokenProcessPool", "no", "t")}


def test_that_a_run_whose_tasks_found_no_room_for_their_records_says_which_disk_is_full():
    over = Gone(None, Shortage(tasks=1, printed_bytes=30), NO_ROOM)
    run = run_of(reading([block(WORKER, cell(0))], call=ENDED), reading(call=ENDED, gone=over))
    assert (run.outcome, run.unrecorded, run.dropped_bytes) == (Outcome.FAILED, 1, 30)
    assert run.reason.told_afterwards() == f"1 job left no record: {FULL}"


def test_that_a_run_that_lacks_results_alone_has_finished_and_knows_why_they_are_missing():
    over = Gone(None, Shortage(results=2), NO_ROOM)
    run = run_of(reading([ALL_DONE], call=ENDED), reading(call=ENDED, gone=over))
    assert (run.outcome, run.reason, run.no_room) == (Outcome.FINISHED, None, NO_ROOM)
    assert (run.unrecorded, run.lost_results) == (0, 2)


STILL = reading(call=call(), still_s=0.8)


@pytest.mark.parametrize(
    ("what", "orders"),
    [
        ([STILL], []),
        ([reading([RUNNING_ALONE], call=call(), lost=[KILLED]), reading(call=call(), still_s=0.7)], []),
        ([reading([RUNNING_ALONE], call=call(), lost=[KILLED]), STILL], [Order.AGAIN]),
        ([reading([ALL_DONE], call=call()), STILL], [Order.AGAIN]),
        ([reading(call=call(), dead_thread="OSError"), STILL], [Order.AGAIN]),
        ([reading(call=call(), still_s=0.8, idle_deaths=IdleDeaths(1, 0, 7, Death(), ""))], [Order.AGAIN]),
        ([reading(call=call(), idle_deaths=IdleDeaths(2, 2, 7, Death(), ""))], []),
        ([reading(call=call(), idle_deaths=IdleDeaths(3, 3, 7, Death(), ""))], [Order.AGAIN]),
        ([reading(call=call(), dead_thread="OSError", still_s=0.75)], [Order.AGAIN]),
        ([reading(call=RAISED)], [Order.AGAIN]),
        ([reading(call=ENDED)], [Order.FINISH]),
    ],
)
def test_that_keeping_going_a_strategy_that_has_broken_is_started_anew(what, orders):
    run = run_of(*what, workers=2, keep_going=True)
    assert (run.orders, run.outcome) == (orders, None)
    faithful = run_of(*what, workers=2)
    assert faithful.orders == ([Order.FINISH] if what[-1].call.ended_ns else [])


def test_that_what_is_started_anew_is_not_stalled_by_who_was_lost_before():
    run = going_on(reading([RUNNING_ALONE], call=call(), lost=[KILLED]), STILL, jobs=3)
    run.apply(reading(call=call(), still_s=60.0))
    assert (run.orders, run.outcome) == ([Order.AGAIN], None)


def test_that_what_is_started_anew_is_not_stalled_before_it_has_called():
    run = going_on(reading([ALL_DONE], call=call()), STILL)
    run.apply(reading(still_s=60.0))
    assert (run.orders, run.outcome) == ([Order.AGAIN], None)
    run.apply(reading(call=ENDED))
    assert (run.orders, run.outcome) == ([Order.AGAIN, Order.FINISH], Outcome.FINISHED)


@pytest.mark.parametrize(("in_a_row", "orders"), [(5, []), (6, [Order.STOP])])
def test_that_a_run_whose_workers_die_before_they_run_a_task_is_stopped_once_it_is_more_than_chance(in_a_row, orders):
    run = run_of(reading(call=call(), idle_deaths=IdleDeaths(9, in_a_row, 7, Death(), "")), workers=2)
    assert run.orders == orders


def test_that_the_terminal_has_a_stalled_run_stopped_and_the_window_leaves_it():
    what = [reading([RUNNING_ALONE], call=call(), lost=[KILLED]), reading(call=call(), still_s=2.0)]
    plan = make_plan(strategy="pool", jobs=2, size=1)
    window, terminal = Told(plan), Told(plan, stops_stalled=True)
    for run in (window, terminal):
        for each in what:
            run.apply(each)
        assert run.outcome is Outcome.STALLED
    assert (window.orders, terminal.orders) == ([], [Order.STOP])
    terminal.apply(reading(call=call(), gone=Gone()))
    assert (terminal.outcome, terminal.reason.code) == (Outcome.STALLED, "stalled")


def test_that_time_is_up_for_a_call_that_goes_on_and_for_none_that_has_ended():
    plan = make_plan(strategy="pool", jobs=2, size=1)
    for its_call, orders in ((None, [Order.STOP]), (call(), [Order.STOP]), (ENDED, [Order.FINISH])):
        run = Told(plan, until_ns=50)
        run.apply(reading(call=its_call, at_ns=50))
        assert Order.STOP not in run.orders
        run.apply(reading(call=its_call, at_ns=51))
        assert run.orders == orders


def test_that_a_runner_that_dies_before_the_call_ends_the_run_with_its_last_words():
    run = run_of()
    run.tell(RunnerEnded(-9))
    run.apply(reading())
    run.apply(reading())
    assert run.orders == [Order.STOP]
    run.apply(reading(gone=Gone(last_words=["Traceback", "OSError: no room", "more"])))
    assert (run.outcome, run.reason.values) == (Outcome.FAILED, {"why": "OSError: no room"})
    silent = run_of()
    silent.tell(RunnerEnded(-9))
    silent.apply(reading(gone=Gone()))
    assert silent.reason.values == {"why": "SIGKILL"}
    assert run_of(reading(gone=Gone(guardian_code=4))).reason.values == {"why": "its guardian's exit status was 4"}


def raised(kind):
    return call(ended_ns=5, error=json.dumps({"type": kind, "message": "m", "traceback": "t"}).encode())


def numbered(problem, number):
    return problem.changed(number=number)


def test_that_a_run_whose_tasks_have_computed_nothing_is_finished_and_says_so_with_the_first_of_them():
    odd = numbered(LAZY, 4), LAZY, numbered(LAZY, 3)
    run = run_of(reading([ALL_DONE], call=ENDED, odd=odd))
    assert (run.outcome, run.reason, run.finished_s) == (Outcome.FINISHED, LAZY, None)


def test_that_what_a_worker_tells_when_the_run_is_finished_already_is_the_reason_all_the_same():
    run = run_of(reading([ALL_DONE], call=ENDED))
    assert run.reason is None
    run.apply(reading(call=ENDED, odd=[LAZY]))
    assert run.reason == LAZY
    run.apply(reading(call=ENDED, gone=Gone()))
    assert (run.outcome, run.reason) == (Outcome.FINISHED, LAZY)


@pytest.mark.parametrize(
    ("kind", "odd", "code"),
    [
        ("BrokenProcessPool", [NOT_REBUILT], "not-rebuilt"),
        ("BrokenProcessPool", [NOT_SENT, NOT_REBUILT], "not-rebuilt"),
        ("m.E", [NOT_REBUILT], "strategy-raised"),
        ("m.E", [NOT_REBUILT, NOT_SENT], "result-not-sent"),
        ("OSError", [NOT_SENT], "result-not-sent"),
        ("OSError", [LAZY], "strategy-raised"),
        ("OSError", [], "strategy-raised"),
    ],
)
def test_that_a_strategy_that_raised_did_so_for_what_a_worker_has_told(kind, odd, code):
    run = run_of(reading([ALL_DONE], call=raised(kind), odd=odd), reading(call=raised(kind), gone=Gone()))
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, code)


@pytest.mark.parametrize(
    ("options", "code"), [({"scheduler": "tcp://10.0.0.7:8786"}, "scheduler-gone"), ({}, "strategy-raised")]
)
def test_that_a_scheduler_that_is_gone_is_told_by_its_address(options, code):
    message = "work-1 cancelled for reason: scheduler-connection-lost."
    ended = call(ended_ns=5, error=json.dumps({"type": "E", "message": message, "traceback": "t"}).encode())
    run = Told(make_plan(strategy="dask", jobs=2, size=1, options=options))
    run.apply(reading([block(WORKER, cell(0), cell(1, 2, 0))], call=ended, gone=Gone()))
    assert (run.outcome, run.reason.code) == (Outcome.FAILED, code)
    assert ("The scheduler at “tcp://10.0.0.7:8786” is gone" in run.reason.told()) == (code == "scheduler-gone")


def test_that_a_strategy_whose_thread_died_is_stalled_by_an_error_that_could_not_be_rebuilt():
    still = reading(call=call(), still_s=60.0)
    run = run_of(reading([ALL_DONE], call=call(), dead_thread="TypeError: m", odd=[NOT_REBUILT]), still)
    assert (run.outcome, run.reason) == (Outcome.STALLED, NOT_REBUILT)
    assert run_of(reading([ALL_DONE], call=call(), dead_thread="x"), still).reason.code == "stalled"


def on_an_engine(*readings):
    run = Told(make_plan(strategy="dask", jobs=2, size=1))
    for each in readings:
        run.apply(each)
    return run


AGAIN = [header(f"{number}.records", number) for number in range(2, 6)]


def attempts(count):
    """So many workers, each of which was killed at the second job."""
    return [
        reading([block(worker, running=cell(1, number + 2, 0))], call=call(), lost=[killed(worker)])
        for number, worker in enumerate(AGAIN[:count])
    ]


def test_that_an_engine_whose_worker_died_is_never_stalled_and_the_task_waits_for_its_next_attempt():
    run = on_an_engine(reading([block(WORKER, cell(0))], call=call()), *attempts(1))
    assert states(run) == ["DONE", "WAITING"]
    run.apply(reading(call=call(), still_s=60.0))
    assert (run.outcome, run.orders) == (None, [])
    run.apply(reading([block(AGAIN[1], cell(1, 9, 10))], call=ENDED, gone=Gone()))
    assert (run.outcome, states(run), run.deaths) == (Outcome.FINISHED, ["DONE", "DONE"], {})
    assert run.attempt_deaths == {1: Death("SIGKILL")}


def test_that_a_task_that_was_tried_once_was_not_given_up():
    run = on_an_engine(reading([block(WORKER, cell(0))], call=call()), *attempts(1), reading(call=RAISED, gone=Gone()))
    assert (run.reason.code, run.reason.values) == ("tasks-failed", {"error": 0, "lost": 1})


def judge_of(*events, strategy="pool", **plan):
    judge = Judge()
    for event in (Begun(make_plan(strategy=strategy, jobs=2, size=1, **plan)), *events):
        judge.handle(event)
    return judge


def reason_of(*events, **plan):
    return judge_of(*events, **plan).verdict.reason


def test_that_a_task_that_was_run_again_by_us_was_not_given_up_by_an_engine():
    lost = [WorkerLost(7, Death("SIGKILL"), 1, Fate.AGAIN), WorkerLost(8, Death("SIGKILL"), 1, Fate.LOST)]
    reason = reason_of(*lost, Called(RAISED), Counts({State.DONE: 1, State.LOST: 1}), Gone(), keep_going=True)
    assert (reason.code, reason.values) == ("tasks-failed", {"error": 0, "lost": 1})


def test_that_a_task_that_was_interrupted_has_failed_like_one_that_raised():
    counts = Counts({State.DONE: 1, State.ERROR: 2, State.INTERRUPTED: 3})
    assert reason_of(Called(ENDED), counts, Gone()).values == {"error": 5, "lost": 0}


def test_that_what_still_ran_when_the_runner_died_is_lost_with_what_was_lost_before():
    reason = reason_of(Called(call()), Counts({State.LOST: 1, State.RUNNING: 2}), Gone())
    assert (reason.code, reason.values) == ("runner-gone", {"lost": 3})


def test_that_a_strategy_that_returned_nothing_is_told_to_have_returned_0_results():
    reason = reason_of(Called(call(ended_ns=5, returned=0)), Counts({State.DONE: 2}), Gone())
    assert (reason.code, reason.values) == ("fewer-results", {"returned": 0, "jobs": 2})


def test_that_a_runner_that_finds_no_room_before_it_calls_says_which_disk_is_full():
    assert reason_of(Gone(no_room=NO_ROOM, last_words=["OSError: no"])) == NO_ROOM


def test_that_of_last_words_without_an_error_the_last_line_is_told():
    assert reason_of(Gone(last_words=["first", "second", "third"])).why == "third"


def test_that_a_runner_that_ended_without_a_word_is_told_by_its_exit_code():
    assert reason_of(RunnerEnded(3), Gone()).why == "exit code 3"


def test_that_a_runner_that_dies_in_its_call_is_started_anew_to_keep_going_and_else_ends_by_itself():
    run, other = run_of(reading(call=call())), going_on(reading(call=call()))
    for each in (run, other):
        each.tell(RunnerEnded(-9))
        each.apply(reading(call=call()))
    assert (run.orders, other.orders) == ([], [Order.AGAIN])


def test_that_the_only_job_there_is_counts_as_much_as_many():
    run = going_on(reading([block(WORKER, cell(0))], call=call()), STILL, jobs=1)
    assert run.orders == [Order.AGAIN]


def test_that_a_worker_that_died_before_the_strategy_had_called_is_no_reason_to_start_it_anew():
    idle = IdleDeaths(1, 1, 7, Death(), "")
    run = going_on(reading(idle_deaths=idle), reading(call=call(), still_s=60.0), jobs=3)
    assert (run.orders, run.outcome) == ([], None)


def test_that_a_call_that_has_ended_is_finished_however_many_of_its_workers_could_not_begin():
    run = run_of(reading([ALL_DONE], call=ENDED, idle_deaths=IdleDeaths(9, 9, 7, Death(), "")), workers=2)
    assert (run.orders, run.outcome) == ([Order.FINISH], Outcome.FINISHED)


def test_that_an_engine_is_stalled_by_its_own_thread_that_died_and_by_no_worker():
    idle = IdleDeaths(1, 1, 7, Death(), "")
    run = on_an_engine(reading([block(WORKER, cell(0))], call=call()), reading(call=call(), still_s=60.0))
    run.apply(reading(call=call(), still_s=60.0, idle_deaths=idle))
    assert (run.outcome, run.orders) == (None, [])
    run = on_an_engine(reading([block(WORKER, cell(0))], call=call(), dead_thread="OSError: no"))
    run.apply(reading(call=call(), still_s=60.0))
    assert (run.outcome, run.reason.values["thread"]) == (Outcome.STALLED, "OSError: no")


def test_that_what_has_finished_stays_so_whatever_is_told_of_it_later():
    judge = judge_of(Called(ENDED), Counts({State.DONE: 2}), Looked(9))
    assert judge.verdict.outcome is Outcome.FINISHED
    for event in (Counts({State.DONE: 1, State.ERROR: 1}), Looked(10), Gone()):
        judge.handle(event)
        assert judge.verdict.outcome is Outcome.FINISHED


def test_that_a_run_that_is_gone_before_anybody_has_looked_has_finished_if_all_is_there():
    assert judge_of(Called(ENDED), Counts({State.DONE: 2}), Gone()).verdict.outcome is Outcome.FINISHED


def test_that_a_stop_that_is_asked_for_when_the_runner_ends_already_changes_nothing():
    judge = judge_of(Called(ENDED), Counts({State.DONE: 1, State.WAITING: 1}), Looked(9), StopAsked("stopped"))
    assert not judge.is_stopped
    judge.handle(Gone())
    assert (judge.verdict.outcome, judge.verdict.reason.code) == (Outcome.FAILED, "not-recorded")


def test_that_a_call_that_waits_for_a_killed_worker_does_so_whatever_could_not_be_rebuilt():
    still = reading(call=call(), still_s=60.0)
    run = run_of(reading([RUNNING_ALONE], call=call(), lost=[KILLED], odd=[NOT_REBUILT]), still)
    assert (run.outcome, run.reason.code, run.reason.pid) == (Outcome.STALLED, "stalled", 1)


def test_that_of_two_problems_of_one_kind_that_of_the_first_job_is_told_whichever_came_first():
    for odd in ((numbered(LAZY, 1), numbered(LAZY, 2)), (numbered(LAZY, 2), numbered(LAZY, 1))):
        assert run_of(reading([ALL_DONE], call=ENDED, odd=odd)).reason == numbered(LAZY, 1)


def test_that_a_call_waits_for_the_first_worker_that_was_lost_and_not_for_one_that_was_taken_down():
    down = WorkerLost(7, Death("SIGTERM"), 0, Fate.CANCELLED)
    lost = [WorkerLost(pid, Death("SIGKILL"), 1, Fate.LOST) for pid in (8, 9)]
    counts, still = Counts({State.WAITING: 1, State.RUNNING: 1}), Looked(99, 60.0)
    assert reason_of(Called(call()), down, counts, still) is None
    assert reason_of(Called(call()), down, *lost, counts, still).values["pid"] == 8


def test_that_a_program_that_is_watched_has_ended_as_its_exit_code_says_unless_it_was_stopped():
    assert program_verdict(0, None).outcome is Outcome.FINISHED
    ended, killed_, stopped = program_verdict(3, None), program_verdict(-9, None), program_verdict(0, "stopped")
    assert [each.outcome for each in (ended, killed_, stopped)] == [Outcome.FAILED, Outcome.FAILED, Outcome.CANCELLED]
    assert (ended.reason.exit_code, killed_.reason.signal) == (3, "SIGKILL")


@pytest.mark.parametrize(("kind", "code"), [("ConnectionError", "scheduler-gone"), ("OSError", "strategy-raised")])
def test_that_a_head_that_is_gone_is_told_by_its_address(kind, code):
    plan = make_plan(strategy="ray", jobs=2, size=1, options={"address": "ray://10.0.0.7:10001"})
    run = Told(plan)
    run.apply(reading([block(WORKER, cell(0), cell(1, 2, 0))], call=raised(kind), gone=Gone()))
    assert run.reason.code == code


def test_that_of_last_words_the_first_200_characters_are_told():
    assert run_of(reading(gone=Gone(last_words=["OSError: " + "x" * 300]))).reason.why == "OSError: " + "x" * 191


@pytest.mark.parametrize("workers", [2, 4])
def test_that_a_task_that_an_engine_gave_up_is_lost_and_named(workers):
    over = reading(call=RAISED, gone=Gone())
    run = on_an_engine(reading([block(WORKER, cell(0))], call=call()), *attempts(workers), over)
    assert (run.outcome, states(run)) == (Outcome.FAILED, ["DONE", "LOST"])
    assert run.deaths == {1: Death("SIGKILL")}
    assert run.reason.values == {"strategy": "dask", "job": 2, "workers": workers}


def test_that_dasks_setting_is_told_where_its_error_tells_it():
    error = {
        "type": "distributed.scheduler.KilledWorker", "traceback": "t",
        "message": "Attempted to run task 'a' on 3 different workers, but all those workers died while running it. The",
    }  # fmt: skip
    over = reading(call=call(ended_ns=5, error=json.dumps(error).encode()), gone=Gone())
    run = on_an_engine(reading([block(WORKER, cell(0))], call=call()), *attempts(3), over)
    assert run.reason.allowed == 2
    assert run.reason.told() == (
        "Job 2 took down 3 workers, one after the other, until Dask cluster gave it up, as its setting "
        "allowed-failures is 2; see what the job does"
    )


def test_that_what_waits_for_its_next_attempt_is_cancelled_with_a_run_that_is_stopped():
    run = on_an_engine(*attempts(1), reading(call=call(), stopped="stopped", gone=Gone()))
    assert (run.outcome, states(run)) == (Outcome.CANCELLED, ["CANCELLED", "CANCELLED"])


@pytest.mark.parametrize(
    ("how", "begins"), [("stopped", "The run was stopped;"), ("timeout", "The run was stopped because")]
)
def test_that_a_run_that_is_stopped_tells_what_goes_on_elsewhere(how, begins):
    running = block(WORKER, cell(0), cell(1, 2, 0))
    run = run_of(reading([running], call=call(), stopped=how, gone=Gone(goes_on={"w2": 1, "w1": 2})))
    assert run.reason.told().startswith(begins)
    assert run.reason.told().endswith(
        "; 3 jobs that had begun cannot be ended, and go on until they are done, on w1, w2"
    )


@pytest.mark.parametrize(
    ("keep_going", "stopped", "may_go_on"),
    [(True, None, True), (True, "stopped", False), (False, None, False), (False, "stopped", False)],
)
def test_that_what_was_not_to_blame_runs_again_where_that_was_asked_for_and_nobody_has_stopped_it(
    keep_going, stopped, may_go_on
):
    run = run_of(reading(call=call(), stopped=stopped), keep_going=keep_going)
    assert run.judge.may_go_on is may_go_on


@pytest.mark.parametrize(("reason", "fate"), [("stopped", Fate.CANCELLED), ("interrupted", Fate.INTERRUPTED)])
def test_that_what_runs_as_it_is_stopped_is_interrupted_where_that_was_by_ctrl_c(reason, fate):
    judge = judge_of(Called(call()), Counts({State.RUNNING: 1, State.WAITING: 1}), StopAsked(reason), Gone())
    assert (judge.verdict.outcome, judge.verdict.reason.code) == (Outcome.CANCELLED, "stopped")
    assert (judge.end.running, judge.end.retried) == (fate, Fate.CANCELLED)
    assert judge.is_interrupted == (reason == "interrupted")
