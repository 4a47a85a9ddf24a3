"""A run as it grows: what a supervisor hands on goes in, and what is to be drawn comes out."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.plan import make_plan
from engine.inside.records.events import Checked, Engine, Evidence, Found
from engine.inside.records.evidence import CALLER
from engine.inside.records.layout import KIND_SENT
from engine.inside.records.missing import Shortage
from engine.inside.worker import this_host
from engine.model.batch import End, Fate, Lost
from engine.model.call import Python
from engine.model.death import Death
from engine.model.measured import IDLE_WORKER, Helper, Life, Sample
from engine.model.outcome import Outcome, TaskError, Verdict
from engine.model.task import State
from engine.problems.room import NoRoom
from engine.trace.run import EVIDENCE_MOST, Run
from tests.engine.trace.cells import batch, block, call, cell, header, process

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
    for jobs in (4, 5):
        run.apply(dataclasses.replace(batch(), checked=Checked(jobs, 1, FOUND)))
        assert (run.checked.jobs, run.plan.workers) == (5, 3), "told again with no more, it is of before"


def test_that_a_count_that_was_right_forgets_nothing_and_one_that_was_never_known_is_what_was_seen():
    whole = batch([block(WORKER, cell(0) + cell(1, 2, 3))])
    run = run_of(whole, dataclasses.replace(batch(), checked=Checked(2, 3, FOUND)), jobs=2)
    assert run.trace.counts[State.DONE] == 2
    run = run_of(dataclasses.replace(batch(), checked=Checked(0, 3, FOUND)), whole, batch(end=End()))
    assert (run.plan.jobs, run.checked.jobs, run.expected) == (2, 2, 2)
    assert run_of(dataclasses.replace(batch(), checked=Checked(0, 3, FOUND))).expected is None


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
        header("just so long before", pid=5, born_ns=10 * second - 20_000_000),
        header("longer before", pid=6, born_ns=10 * second - 20_000_001),
        header("a second thread", pid=1, thread=2, born_ns=11 * second),
        header("a nested task's", pid=7, born_ns=11 * second, level=1),
    ]
    blocks = [block(lane, cell(number, 12 * second, 13 * second)) for number, lane in enumerate(lanes)]
    blocks.append(block(header("without a task", pid=8, born_ns=11 * second)))
    told = [11 * second, 10 * second, None, None, None, 10 * second, None, None, None, None]
    run = run_of(batch(blocks, call=call(started_ns=10 * second)), jobs=9)
    spawned = {lane.header.name: run.spawned_ns(lane) for lane in run.trace.lanes}
    assert [spawned[each.header.name] for each in blocks] == told
    before = run_of(batch(blocks), jobs=9)
    assert {before.spawned_ns(lane) for lane in before.trace.lanes} == {None}
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
    run.apply(batch([block(header("later", pid=2))], call=call(5_000_000_000)))
    assert (len(run.trace.lanes), run.at_s) == (2, 998.0), "as the first one's tell"


def test_that_nothing_is_known_of_a_run_that_has_not_begun():
    run = run_of()
    assert (run.started_ns, run.ended_ns, run.seen_ns, run.until_ns, run.elapsed_s, run.at_s) == (0, 0, 0, 0, None, 0.0)
    assert (run.preparing_pid, run.runner_pid, run.runner_thread, run.over) == (0, 0, 0, False)
    assert (run.mapped_bytes, run.unrecorded, run.lost_results, run.dropped_bytes) == (0, 0, 0, 0)


def test_that_a_run_that_could_not_be_started_or_that_nobody_looks_at_any_more_is_over_and_nothing_waits():
    refused = run_of()
    refused.refuse(NO_ROOM)
    assert (refused.outcome, refused.reason, refused.over) == (Outcome.FAILED, NO_ROOM, True)
    assert refused.trace.state.tolist() == [State.CANCELLED] * 2
    given_up = run_of(batch([block(WORKER, running=cell(0, 5, 0))], call=call(), at_ns=20))
    given_up.give_up()
    assert (given_up.outcome, given_up.over, given_up.suspended) == (Outcome.CANCELLED, True, frozenset())
    assert given_up.trace.state.tolist() == [State.CANCELLED] * 2
    assert given_up.trace.lanes[0].gone_ns == 20


def test_that_what_is_told_once_holds_and_what_is_told_again_does_not_change_it():
    python, engine = Python("3.12.1", True, 2), Engine("Dask", "1", "tcp://there", 7)
    first = dataclasses.replace(batch(call=RAISED), python=python, engine=engine, unseen=(("threads", "why"),))
    again = call(ended_ns=5, error=json.dumps({"type": "KeyError", "message": "m", "traceback": "t"}).encode())
    run = run_of(first, batch(call=again), dataclasses.replace(batch(), engine=engine._replace(workers=3)))
    assert (run.python, run.engine, run.unseen, run.error.type) == (python, engine, (("threads", "why"),), "OSError")
    assert run.plan.workers == 7
    unknown = run_of(dataclasses.replace(batch(), engine=engine._replace(workers=0)))
    assert unknown.plan.workers == make_plan(strategy="pool", jobs=2, size=1).workers


def test_that_what_the_runner_noted_of_its_messages_is_taken():
    sent = cell(1, 3, 10, kind=KIND_SENT, value=5)
    run = run_of(dataclasses.replace(batch(), traffic=(sent, cell(2, 11, 12, kind=KIND_SENT, value=5))))
    assert run.trace.totals().pickle_ns == 8


def test_that_what_was_sampled_is_taken():
    run = run_of(dataclasses.replace(batch(at_ns=5), samples=(Sample(1, 3, 0.5, 0.1, (), others=0.25),)))
    assert (run.samples.count, run.others_cores, run.sample_now()) == (1, 0.25, run.samples.at(3))


def test_that_a_process_that_has_run_a_task_is_no_helper_any_more():
    helpers = tuple(Helper(pid, IDLE_WORKER) for pid in (1, 2, 3))
    lanes = [header("a", pid=1, host=this_host()), header("b", pid=2, host="elsewhere")]
    run = run_of(dataclasses.replace(batch([block(lane, cell(at)) for at, lane in enumerate(lanes)]), helpers=helpers))
    assert [helper.pid for helper in run.helpers] == [2, 3]
    run.apply(dataclasses.replace(batch(), helpers=helpers[:2]))
    assert [helper.pid for helper in run.helpers] == [2]


def test_that_so_much_evidence_is_kept_the_first_and_what_proves_nothing_is_left_out():
    right = [Evidence(CALLER, pid, {"us": pid}) for pid in range(EVIDENCE_MOST)]
    wrong = [Evidence(CALLER, 7, {"us": "many"}), Evidence("nothing", 7, {})]
    first = (*right[:200], *wrong)
    run = run_of(*(dataclasses.replace(batch(), evidence=each) for each in (first, right[200:] + right)))
    assert [(each.kind, each.pid) for each in run.evidence] == [(CALLER, pid) for pid in range(EVIDENCE_MOST)]


def test_that_a_span_ends_when_it_did_or_as_late_as_is_known():
    ended, open_ = header("a", pid=1), header("b", pid=2)
    run = run_of(batch([block(ended, cell(0, 2, 9)), block(open_, running=cell(1, 5, 0))], call=call(), at_ns=20))
    assert [run.span_end_ns(run.trace.span_of(task)) for task in (0, 1)] == [9, 20]
    assert run.span_s(run.trace.span_of(0)) == (1e-9, 8e-9)
    run.apply(batch(call=call(), at_ns=3))
    assert run.span_end_ns(run.trace.span_of(1)) == 5, "it did not end before it began"


@pytest.mark.parametrize(
    ("fate", "ended_ns", "end_ns"),
    [(Fate.LOST, 0, 40), (Fate.LOST, 30, 30), (Fate.LOST, 4, 40), (Fate.CANCELLED, 30, 40), (Fate.CANCELLED, 0, 40)],
)
def test_that_one_that_is_lost_ended_with_the_call_though_it_was_seen_later(fate, ended_ns, end_ns):
    run = run_of(batch([block(WORKER, running=cell(0, 5, 0))], call=call(), at_ns=10))
    lost = Lost(WORKER.name, Death(signal="SIGKILL"), fate)
    run.apply(batch(call=call(ended_ns=ended_ns), lost=[lost], at_ns=40))
    assert (run.trace.lanes[0].gone_ns, run.span_end_ns(run.trace.span_of(0))) == (40, end_ns)


@pytest.mark.parametrize(("at_ns", "gone_ns"), [(0, 40), (20, 20), (50, 40), (3, 5)])
def test_that_one_is_gone_when_that_is_known_and_not_when_it_is_told(at_ns, gone_ns):
    run = run_of(batch([block(WORKER, running=cell(0, 5, 0))], call=call(), at_ns=10))
    run.apply(batch(call=call(), lost=[Lost(WORKER.name, Death(signal="SIGKILL"), at_ns=at_ns)], at_ns=40))
    assert run.trace.lanes[0].gone_ns == run.span_end_ns(run.trace.span_of(0)) == gone_ns
    assert [each.at_ns for each in run.incidents.of(WORKER.process)] == [gone_ns]


def test_that_who_is_not_known_or_runs_nothing_has_lost_nothing():
    idle = header("idle", pid=2)
    lost = [Lost(name, Death(signal="SIGKILL"), Fate.LOST) for name in ("nobody", "idle", WORKER.name)]
    run = run_of(batch([block(WORKER, running=cell(0, 5, 0)), block(idle, cell(1, 5, 6))], lost=lost))
    assert (run.trace.state.tolist(), list(run.deaths)) == ([State.LOST, State.DONE], [0])


@pytest.mark.parametrize(
    ("fate", "has_run", "state"),
    [
        (Fate.LOST, False, State.LOST),
        (Fate.CANCELLED, False, State.CANCELLED),
        (Fate.LOST, True, State.DONE),
    ],
)
def test_that_a_task_that_was_to_be_tried_again_is_at_the_end_what_is_told_unless_it_was_run(fate, has_run, state):
    run = Run(make_plan(strategy="dask", jobs=2))
    killed, another = Death(signal="SIGKILL"), header("another", pid=2)
    run.apply(batch([block(WORKER, running=cell(0, 5, 0))], lost=[Lost(WORKER.name, killed, Fate.RETRIED)], at_ns=20))
    assert (run.trace.state[0], run.attempt_deaths, run.deaths) == (State.WAITING, {0: killed}, {})
    run.apply(batch([block(another, cell(1, 21, 25) + (cell(0, 30, 40) if has_run else b""))]))
    run.apply(batch(end=End(retried=fate)))
    assert run.trace.state.tolist() == [state, State.DONE]
    assert run.deaths == ({0: killed} if state == State.LOST else {})


def test_that_what_could_not_be_sent_is_an_error_of_a_task_that_waits():
    error = TaskError("TypeError", "cannot pickle", "")
    run = run_of(batch([block(WORKER, cell(0))], unsent=[(0, error), (1, error), (7, error)]))
    assert (run.trace.state.tolist(), run.unsent) == ([State.DONE, State.ERROR], {1: error})


@pytest.mark.parametrize(("host", "is_its"), [("", True), ("h", True), ("elsewhere", False)])
def test_that_the_runner_is_a_process_of_its_host(host, is_its):
    lanes = [header("a", pid=99), header("b", pid=98)]
    told = dataclasses.replace(call(pid=99), host=host)
    run = run_of(batch([block(lane, cell(at)) for at, lane in enumerate(lanes)], call=told))
    assert [run.is_runner(lane) for lane in run.trace.lanes] == [is_its, False]


@pytest.mark.parametrize(("gone_ns", "end_ns"), [(0, 20), (15, 15), (30, 20), (3, 5)])
def test_that_a_life_without_a_task_ends_when_that_was_seen_or_with_the_run(gone_ns, end_ns):
    run = run_of(batch(call=call(ended_ns=20), at_ns=25))
    assert run.life_end_ns(Life(process(), IDLE_WORKER, 0, "python", 5, gone_ns)) == end_ns


def test_that_a_worker_whose_clock_stands_before_the_epoch_is_not_believed():
    run = Run(make_plan(strategy="pool", jobs=1))
    run.apply(batch([block(dataclasses.replace(header(), opened_ns=9), cell(0, 5, 6))], call=call(4)))
    assert run.at_s == 0.0


@pytest.mark.parametrize("kind", ["full", "quota", "other"])
def test_that_every_want_of_room_is_a_sentence_that_names_the_folder_and_the_way_out(kind):
    sentence = NO_ROOM.changed(no_room=kind).told_afterwards()
    assert "“/tmp”" in sentence
    assert sentence.endswith("set TMPDIR to another folder")
