"""What befell workers: what was sent, and what readings have found, each told once."""

from engine.inside.plan import make_plan
from engine.model.batch import Batch, End, Fate, Lost
from engine.model.death import Death
from engine.model.incident import Incident, What
from engine.model.measured import IDLE_WORKER, Life
from engine.trace.incidents import INCIDENTS_MOST, Incidents
from engine.trace.run import Run
from tests.engine.trace.cells import batch, block, call, cell, header, process

A, B = process(1), process(2)
KILLED = Death("SIGKILL")


def told(incidents):
    return [(each.process, each.what, each.at_ns, each.by_you) for each in incidents]


def test_that_what_nobody_here_has_sent_is_told_when_it_is_found():
    incidents = Incidents()
    for at_ns, stopped in ((10, set()), (20, {A}), (30, {A, B}), (40, {B}), (50, {B})):
        incidents.look(frozenset(stopped), at_ns)
    assert told(incidents) == [
        (A, What.SUSPENDED, 20, False), (B, What.SUSPENDED, 30, False), (A, What.CONTINUED, 40, False),
    ]  # fmt: skip


def test_that_what_was_sent_is_told_once_when_it_was_sent_and_not_again_when_it_is_found():
    incidents = Incidents()
    incidents.take([Incident(A, What.SUSPENDED, 15, by_you=True)])
    incidents.look(frozenset(), 18)  # it takes a moment
    incidents.look(frozenset({A}), 20)
    incidents.take([Incident(A, What.CONTINUED, 30, by_you=True)])
    incidents.look(frozenset(), 40)
    assert told(incidents) == [(A, What.SUSPENDED, 15, True), (A, What.CONTINUED, 30, True)]


def test_that_how_one_ended_is_added_to_that_it_was_killed():
    incidents = Incidents()
    incidents.take([Incident(A, What.KILLED, 10, by_you=True)])
    incidents.died(A, KILLED, 20)
    incidents.died(A, Death(exit_code=3), 30)
    assert list(incidents) == [Incident(A, What.KILLED, 10, by_you=True, death=KILLED)]
    incidents.died(B, Death(exit_code=3), 30)
    assert incidents.end_of(B) == Incident(B, What.DIED, 30, death=Death(exit_code=3))
    assert incidents.end_of(process(3)) is None


def test_that_one_who_is_killed_while_suspended_does_not_go_on():
    incidents = Incidents()
    incidents.look(frozenset({A}), 10)
    incidents.look(frozenset(), 20)
    incidents.died(A, KILLED, 20)
    assert [each.what for each in incidents] == [What.SUSPENDED, What.KILLED]


def test_that_those_of_a_file_are_all_there_and_the_first_so_many_are_kept_and_the_others_counted():
    assert Incidents([Incident(A, What.DIED, 1)]).end_of(A) is not None
    incidents = Incidents()
    incidents.take(Incident(A, What.SUSPENDED, at_ns) for at_ns in range(INCIDENTS_MOST + 5))
    assert (len(incidents), incidents.more) == (INCIDENTS_MOST, 5)
    incidents.died(B, KILLED, 9)
    assert (len(incidents), incidents.more, incidents.end_of(B)) == (INCIDENTS_MOST, 6, None)


def test_that_one_who_stops_and_goes_on_again_and_again_is_told_each_time():
    incidents = Incidents()
    for at_ns, stopped in ((10, {A}), (20, set()), (30, {A}), (40, set())):
        incidents.look(frozenset(stopped), at_ns)
    incidents.take([Incident(A, What.SUSPENDED, 45, by_you=True)])
    incidents.look(frozenset({A}), 50)
    assert [(each.what, each.at_ns) for each in incidents] == [
        (What.SUSPENDED, 10), (What.CONTINUED, 20), (What.SUSPENDED, 30), (What.CONTINUED, 40), (What.SUSPENDED, 45),
    ]  # fmt: skip
    assert incidents.suspended(A, 60) == [(10, 20), (30, 40), (45, 60)]


def test_that_a_run_notes_whose_worker_died_in_a_task_and_whose_between_tasks():
    run = Run(make_plan(strategy="pool", jobs=2, size=7))
    first, second = header("1.records", pid=1), header("2.records", pid=2)
    run.apply(batch([block(first, running=cell(0, 5, 0)), block(second, cell(1, 5, 6))], call=call(1), at_ns=10))
    run.apply(batch(lost=[Lost("1.records", KILLED)], at_ns=20, call=call(1)))
    run.apply(Batch(30, call=call(1), incidents=(Incident(second.process, What.KILLED, 29, death=KILLED),)))
    assert told(run.incidents) == [(A, What.KILLED, 20, False), (B, What.KILLED, 29, False)]


def test_that_one_who_was_taken_down_with_its_pool_has_befallen_nothing():
    run = Run(make_plan(strategy="pool", jobs=1, size=7))
    run.apply(batch([block(header("1.records"), running=cell(0, 5, 0))], call=call(1), at_ns=10))
    run.apply(batch(lost=[Lost("1.records", KILLED, Fate.CANCELLED)], at_ns=20, call=call(1)))
    assert not len(run.incidents)


def test_that_the_end_of_a_run_lets_nobody_go_on():
    run = Run(make_plan(strategy="pool", jobs=1, size=7))
    run.apply(Batch(10, suspended=frozenset({A})))
    run.apply(Batch(20, suspended=frozenset({A}), end=End()))
    assert [each.what for each in run.incidents] == [What.SUSPENDED]


def test_that_the_death_of_one_who_never_ran_a_task_is_that_of_the_process_which_was_seen():
    run = Run(make_plan(strategy="pool", jobs=1, size=7))
    seen, nobody = process(7), process(8)
    life = Life(type(seen)("h", 7, 99), IDLE_WORKER, 0, "python", 5)
    deaths = tuple(Incident(each, What.KILLED, 9, death=KILLED) for each in (seen, nobody))
    run.apply(Batch(10, lives=(life,), incidents=deaths))
    assert [each.process for each in run.incidents] == [life.process, nobody]


def test_that_a_process_is_suspended_from_when_it_was_until_it_went_on_or_was_ended_or_now():
    stop, go, end = (Incident(A, what, at_ns) for what, at_ns in zip(list(What)[:3], (10, 20, 30), strict=True))
    other = Incident(B, What.CONTINUED, 15)
    assert Incidents([stop, other, go]).suspended(A, 99) == [(10, 20)]
    assert Incidents([stop, stop, end]).suspended(A, 99) == [(10, 30)]
    assert Incidents([go]).suspended(A, 99) == []
    assert Incidents([stop]).suspended(A, 99) == [(10, 99)]
    assert Incidents([stop]).suspended(B, 99) == []
    both = Incidents([stop, go, Incident(B, What.SUSPENDED, 40), Incident(process(3), What.DIED, 50)])
    assert both.suspensions(99) == {A: [(10, 20)], B: [(40, 99)]}


def test_that_a_job_is_lost_when_you_have_killed_its_worker_and_not_when_that_was_seen():
    run = Run(make_plan(strategy="pool", jobs=1, size=7))
    its = header("1.records")
    run.apply(batch([block(its, running=cell(0, 5, 0))], call=call(1), at_ns=10))
    run.apply(Batch(20, call=call(1), incidents=(Incident(its.process, What.KILLED, 15, by_you=True),)))
    run.apply(batch(lost=[Lost("1.records", KILLED)], at_ns=40, call=call(1)))
    assert (run.trace.lanes[0].gone_ns, run.incidents.end_of(its.process).death) == (15, KILLED)


def test_that_a_silence_lasts_until_somebody_is_heard_of_again_or_has_ended_whatever_else_befalls_it():
    incidents = Incidents()
    incidents.take([Incident(A, What.SILENT, 10), Incident(B, What.SILENT, 10)])
    assert [incidents.silent_since_ns(each) for each in (A, B, process(3))] == [10, 10, 0]
    incidents.take([Incident(A, What.SUSPENDED, 15, by_you=True)])
    assert incidents.silent(A, 20) == [(10, 20)]
    incidents.take([Incident(A, What.HEARD, 30)])
    incidents.died(B, KILLED, 40)
    assert (incidents.silent(A, 50), incidents.silent(B, 50)) == ([(10, 30)], [(10, 40)])
    assert incidents.suspended(A, 50) == [(15, 50)]
    assert [incidents.silent_since_ns(each) for each in (A, B)] == [0, 0]


def test_that_a_silence_begins_anew_when_somebody_is_not_heard_of_again():
    heard, silent = ((lambda at_ns, what=what: Incident(A, what, at_ns)) for what in (What.HEARD, What.SILENT))
    assert Incidents([heard(5), silent(40)]).silent_since_ns(A) == 40
    assert Incidents([silent(10), heard(20), silent(40)]).silent_since_ns(A) == 40
    assert Incidents([silent(10), heard(20), silent(40), heard(50)]).silent_since_ns(A) == 0
