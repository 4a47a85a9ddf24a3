"""What is said of runs that are made up: cases that people have reported, by what was recorded of them."""

from dataclasses import replace

import pytest

from engine import words
from engine.formats.why_json import why_as_fields
from engine.inside.plan import Watch
from engine.inside.records.events import Evidence
from engine.inside.worker import Process
from engine.insight.verdict import inner_threads, why
from engine.insight.verdict.finding import Case
from engine.insight.verdict.unused import RULE
from engine.insight.what_if.gains import otherwise
from engine.model.measured import ProcessSample, Sample
from engine.trace.lane import State
from engine.trace.run import Outcome
from engine.trace.samples import Samples
from tests.engine.insight.made import MS, START, Workload, told
from tests.engine.insight.workloads import collecting, importing, serial, slower
from tests.engine.trace.cells import header

CHUNK = 7


def sentences(found):
    return list(words.sentences(found))


def test_that_two_workers_on_one_core_are_told_so():
    load = Workload(2, cores=1)
    for _ in range(2):
        worker = load.worker()
        for _ in range(2):
            worker.job(180, cpu=90, queued=90)
    found = told(load)
    assert found.verdict.cause == "own_queue"
    assert "as 2 workers share the cores (1)" in sentences(found)[0]
    assert any("2 on 1" in each for each in sentences(found))


@pytest.mark.parametrize(("lost", "is_told"), [(0, True), (1, True), (3, False)])
def test_that_what_left_no_record_has_nobody_say_where_the_time_went(lost, is_told):
    load = Workload(2)
    for jobs in (4, 16):
        worker = load.worker()
        for _ in range(jobs):
            worker.job(10)
    run = load.run()
    run.unrecorded = lost
    found = why(run)
    assert (found.verdict.cause == "tail") is is_told
    if not is_told:
        assert sentences(found) == ["3 of 20 jobs left no record, so nobody can say where the time went."]
        assert otherwise(run).calls == ()
    absent_s = sum(found.breakdown.parts[name] for name in ("chunk", "tail", "collecting", "unused"))
    assert (absent_s > 0.1) is is_told
    parts_s = sum(found.breakdown.parts.values()) + found.breakdown.unexplained_s
    assert parts_s == pytest.approx(found.breakdown.budget_s, abs=1e-9)


def test_that_jobs_that_compute_longer_in_threads_of_their_own_are_told_to_have_one():
    load = Workload(2, cores=2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(3):
            worker.job(100, cpu=50, inner=50)
    load.loop = 6 * 60
    found = told(load)
    assert found.verdict.cause == "inner_threads"
    assert found.verdict.share == pytest.approx(0.4)
    assert "OMP_NUM_THREADS=1" in sentences(found)[0]
    assert "slower" not in {each.cause for each in found.findings}


def test_that_jobs_that_wait_as_the_main_process_computes_are_not_told_of_other_programs():
    load = Workload(2)
    for _ in range(2):
        load.worker().job(300, cpu=200, queued=100)
    run = load.run()
    run.samples = Samples()
    workers = tuple(ProcessSample(each.header.process, 0.5, 1) for each in load.workers)
    run.samples.append(Sample(START, run.ended_ns, 1.0, 0.0, workers, others=0.1))
    run.others_cores = None
    found = why(run)
    assert found.verdict.cause == "own_queue"
    assert found.breakdown.parts["own_queue"] == pytest.approx(0.2 * 0.9)
    assert found.breakdown.parts["others"] == pytest.approx(0.2 * 0.1)
    assert sentences(found)[0].startswith("The jobs waited 180 ms for a core, as the program's main process computed")


def test_that_what_this_program_took_is_told_as_its_own_and_not_of_other_programs():
    load = Workload(2)
    for _ in range(2):
        load.worker().job(1_000, cpu=960, queued=40)
    run = load.run()
    run.samples = Samples()
    workers = tuple(ProcessSample(each.header.process, 0.96, 1) for each in load.workers)
    run.samples.append(Sample(START, run.ended_ns, 1.0, 0.03, workers, others=0.02))
    run.others_cores = 0.02
    found = why(run)
    parts = found.breakdown.parts
    assert parts["this_program"] == pytest.approx(0.06)  # as much of the cores' time as it had
    assert parts["others"] == pytest.approx(run.others_cores)
    fields = why_as_fields(found)
    assert fields["parts"]["own_queue"] == fields["this_program_s"] == parts["this_program"]
    assert sum(fields["parts"].values()) + fields["unexplained_s"] == pytest.approx(fields["budget_s"])
    assert found.verdict.cause == "none"


def test_that_workers_slower_than_the_loop_are_not_told_that_nothing_is_to_be_fixed():
    load = Workload(2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(10):
            worker.job(10, cpu=10).idle(90)
    found = why(load.run())
    assert found.verdict.cause == "none"
    assert sentences(found)[0] == (
        "No cause is known for 81% of the workers' time. The plain loop is faster: it takes about 200 ms."
    )


@pytest.mark.parametrize(
    ("loop_s", "sentence"),
    [
        (1.98, "Nothing to fix: 1.98 × of at most 2 ×."),
        (
            2.62,
            "Nothing to fix: 2.62 ×. Workers alone give 2 × at most, so the plain loop was slowed by something else.",
        ),
    ],
)
def test_that_more_than_the_workers_can_gain_is_not_told_as_their_gain(loop_s, sentence):
    load = Workload(2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(10):
            worker.job(100)
    assert sentences(why(load.run(), sequential_s=loop_s))[0] == sentence


@pytest.mark.parametrize(("strategy", "workers"), [("pool", 2), ("sequential", 1)])
def test_that_there_is_something_to_fix_where_a_job_raised_an_error(strategy, workers):
    load = Workload(workers, strategy=strategy)
    for _ in range(workers):
        worker = load.worker()
        for _ in range(10):
            worker.job(100)
    run = load.run()
    run.trace.counts[State.DONE] -= 3
    run.trace.counts[State.ERROR] += 3
    found = why(run)
    assert found.verdict.cause == "none"
    assert sentences(found) == [f"3 of {10 * workers} jobs raised an error. Mend that first."]


def test_that_a_function_that_carries_much_is_told_before_the_handing_over_of_what_it_carries():
    load = Workload(2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(5):
            worker.receive(2, 10_000_000).job(1).send(0.1).idle(25)
    run = load.run()
    run.evidence.append(Evidence("carried", 100, {"function": "f", "bytes": 10_000_000}))
    found = why(run)
    assert found.verdict.cause == "function_carries_data"
    assert not {"handover", "pickling"} & {each.cause for each in found.findings}
    assert found.breakdown.unexplained_s == pytest.approx(0.0, abs=1e-9)
    run.evidence.clear()
    found = why(run)
    assert found.verdict.cause == "pickling"
    assert "handover" not in {each.cause for each in found.findings}
    assert sentences(found)[0].startswith("Pickling and sending took the workers 221 ms: 100.0 MB were sent.")


def in_threads(cores, queued=0.0):
    """Two workers whose jobs compute in two threads each, and wait for a core meanwhile."""
    load = Workload(2, cores=cores)
    for _ in range(2):
        worker = load.worker()
        for _ in range(4):
            worker.job(100, cpu=(100 - queued) / 2, queued=queued, inner=(100 - queued) / 2)
    return load


def test_that_what_jobs_wait_for_each_others_threads_is_not_told_of_other_programs():
    found = told(in_threads(cores=2, queued=50))  # four threads want two cores, and one core's worth goes elsewhere
    assert found.breakdown.parts["own_queue"] == pytest.approx(8 * 0.025, rel=0.01)
    assert found.breakdown.parts["others"] == pytest.approx(8 * 0.025, rel=0.01)
    assert {"inner_threads", "others"} == {found.verdict.cause, *(each.cause for each in found.findings)}


def test_that_jobs_whose_threads_have_all_cores_already_are_told_so_though_none_waits():
    found = told(in_threads(cores=2))
    assert found.verdict.cause == "inner_threads"
    assert sentences(found)[0].startswith("Of the 800 ms that the jobs computed, 400 ms were in threads")


@pytest.mark.parametrize("workers", [1, 2])
def test_that_threads_of_jobs_are_nothing_to_tell_of_where_there_are_cores_for_them(workers):
    load = in_threads(cores=4)
    load.workers = load.workers[:workers]
    load.cores = 2 * workers
    found = told(load)
    assert "inner_threads" not in {found.verdict.cause, *(each.cause for each in found.findings)}


def tiny(starts=90.0):
    """Two workers that are started, and have jobs that take less than it takes to hand them over."""
    load = Workload(2)
    for _ in range(2):
        worker = load.worker().idle(starts)
        for _ in range(100):
            worker.receive(0.03).job(0.001).send(0.03).idle(0.05)
    return load


def test_that_jobs_too_small_are_told_before_the_start_of_workers_for_them():
    found = told(tiny())
    assert [each.cause for each in (found.verdict, *found.findings)] == ["too_small", "starting"]
    assert found.breakdown.share("starting") > 0.8
    assert sentences(found)[0].startswith("A job computes for 1.0 µs and costs 110 µs to hand over. The plain loop")


def test_that_workers_whose_start_took_long_are_told_where_jobs_are_not_too_small():
    load = tiny(starts=2_000)
    for worker in load.workers:
        worker.job(200)  # so that the plain loop takes longer than all the handing over
    assert told(load).verdict.cause == "starting"


def late(load, items, us):
    """A watched program whose workers wait for what is not there yet; so much was told of making its items."""
    run = load.run()
    run.evidence.append(Evidence("made", run.call(0).pid, {"call": 7, "items": items // 2, "us": us // 2}))
    run.evidence.append(Evidence("made", run.call(0).pid, {"call": 7, "items": items, "us": us}))
    return run


@pytest.mark.parametrize(
    ("items", "us", "cause", "says"),
    [
        (100, 1_100_000, "sender", "Making the items took 1.1 s in the main process, one by one as they were"),
        (60_000, 1_100_000, "sender", "Making the items took 1.1 s in the main process, one by one as they were"),
        (100, 400, "too_small", "A job computes for 1.0 µs and costs 20 ms to hand over."),
        (200_000, 1_100_000, "too_small", "A job computes for 1.0 µs and costs 20 ms to hand over."),
    ],
)
def test_that_what_makes_the_items_of_a_watched_program_is_told_apart_from_handing_them_over(items, us, cause, says):
    load = Workload(2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(50):
            load.busy.append((worker.at, 20))
            worker.idle(20).receive(0.03).job(0.001).send(0.03)
    found = why(late(load, items, us))
    assert found.verdict.cause == cause
    assert sentences(found)[0].startswith(says)


def test_that_jobs_whose_own_threads_wait_for_a_core_are_not_told_to_wait_for_a_disk():
    load = Workload(2, cores=2, burner=0.8)
    for _ in range(2):
        worker = load.worker()
        for _ in range(3):
            worker.job(200, cpu=1, inner=39)
    found = told(load)
    assert found.breakdown.parts["others"] == pytest.approx(6 * (0.0008 + 0.04 * 0.4 / 0.6), rel=0.01)
    assert "inner_threads" in {each.cause for each in (found.verdict, *found.findings)}


@pytest.mark.parametrize(("threads", "says"), [(1, "of their own."), (3, "of their own; a worker had 3 threads.")])
def test_that_the_threads_which_a_worker_was_seen_with_are_told_where_they_compute(threads, says):
    load = Workload(2, cores=2)
    for _ in range(2):
        load.worker().job(100, cpu=50, inner=50)
    run = load.run()
    part = ProcessSample(load.workers[0].header.process, 1.0, 1, threads)
    run.samples.append(Sample(run.ended_ns, run.ended_ns + 1, 0.5, 0.0, (part,)))
    told_why = why(run)
    found = next(each for each in (told_why.verdict, *told_why.findings) if each.cause == "inner_threads")
    assert says in words.verdict(found)


def test_that_jobs_that_compute_longer_than_alone_are_told_with_what_they_share():
    load, *_ = slower(0.0)
    found = told(load)
    assert found.verdict.cause == "slower"
    assert sentences(found)[0].startswith("The jobs computed 1.5 times as long as alone: they share memory, caches")


def test_that_the_chunk_that_held_the_longest_jobs_is_named_though_they_wait():
    load = Workload(4)
    for number in range(4):
        worker = load.worker().receive(0.1)
        for job in range(CHUNK):
            worker.job(400 if number == 3 and job > 2 else 10, cpu=0.1)
    found = told(load)
    assert found.verdict.cause == "chunk"
    assert sentences(found)[0].startswith(
        "One chunk of 7 held the 4 longest jobs, 25 to 28: worker 4 had them all, and the others idled 3.5 s. "
        "Try a smaller chunk size, such as 1."
    )


def test_that_short_last_jobs_are_not_blamed_where_their_worker_began_late():
    load = Workload(2)
    load.worker().idle(5).job(10)
    late = load.worker().idle(40)
    for _ in range(3):
        late.job(2)
    found = told(load)
    assert found.verdict.cause == "starting"
    assert found.breakdown.parts["starting"] == pytest.approx(0.005 + 0.040 + (40 - 15) / 1e3)
    assert found.breakdown.parts["tail"] == pytest.approx(0.006)
    assert sentences(found)[0].startswith("76% of the workers' time went into starting them")


def test_that_processes_of_one_job_each_that_are_started_one_after_another_wait_for_their_start():
    load = Workload(64, strategy="process")
    for number in range(64):
        load.worker(number * 4.0).idle(1).job(5)
    found = told(load)
    assert found.verdict.cause == "starting"
    assert sentences(found)[0].startswith(
        "96% of the workers' time went into starting them, one after another: the last one began 252 ms after the "
        "first. "
    )
    assert "tail" not in {each.cause for each in found.findings}


def test_that_the_last_job_is_that_of_the_call_whose_workers_idled():
    load = Workload(2)
    load.worker().job(10)
    load.worker().job(300)
    found = told(load)
    assert (found.verdict.cause, found.verdict.tasks) == ("tail", (1,))


@pytest.mark.parametrize(("took", "is_told"), [(40, True), (1, False)])
def test_that_what_each_job_makes_anew_is_told_where_jobs_are_long_enough(took, is_told):
    load = Workload(2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(3):
            worker.receive(0.1).job(took)
    run = load.run()
    values = {"function": "tag", "callee": "load_model", "file": "/home/me/tags.py", "line": 12}
    run.evidence.append(Evidence("repeated", 100, values))
    told = [sentence for sentence in sentences(why(run)) if "anew" in sentence]
    assert [each.partition(". ")[0] for each in told] == is_told * [
        "Each job calls load_model() anew, though nothing of the job goes into it: line 12 of tags.py"
    ]


def test_that_workers_who_had_no_job_in_some_call_alone_are_not_said_never_to_have_had_one():
    load = Workload(2)
    load.worker().job(50)
    found = told(load)
    assert sentences(found)[0].startswith("1 of 2 workers never had a job.")
    parts = {**found.breakdown.parts, "unused": 0.3 * found.breakdown.elapsed_s}
    said = RULE.applies(Case(load.run(), replace(found.breakdown, parts=parts)))
    assert words.verdict(said).startswith("Some calls had workers without a job.")


@pytest.mark.parametrize("to_come", [0, 2])
def test_that_workers_are_not_said_to_be_too_many_where_the_run_was_ended_before_their_jobs_had_begun(to_come):
    load = Workload(4, strategy="process")
    for _ in range(2):
        load.worker().job(50)
    load.tasks += to_come
    run = load.run()
    if to_come:
        run.outcome = Outcome.CANCELLED
        run.trace.cancel_waiting()
    found = why(run)
    causes = {found.verdict.cause, *(each.cause for each in found.findings)}
    assert ("unused" in causes) is (to_come == 0)


def test_that_beside_other_programs_a_loss_is_held_against_what_they_have_left():
    load = Workload(2, burner=1.0)
    for _ in range(2):
        worker = load.worker()
        for _ in range(4):
            worker.idle(10).receive(0.1, 3_000_000).job(60)
            load.busy.append((worker.at - 130.1, 10))
    found = told(load)
    assert found.verdict.cause == "others"
    assert 0.05 < found.breakdown.share("sender") < 0.1
    assert "sender" in {each.cause for each in found.findings}


def test_that_only_where_much_came_back_it_is_advised_to_return_less():
    load, _, _, end = collecting(0.0)
    assert "Return less" not in sentences(told(load, end))[0]
    load.workers[0].send(1, 5_000_000)
    assert "Return less" in sentences(told(load, end))[0]


def test_that_making_the_items_is_told_before_what_the_workers_lost():
    load, *_ = serial(0.0)
    assert sentences(told(load))[0].startswith("Making the items took 900 ms in the main process, before the jobs, ")


def test_that_a_stalled_run_is_told_to_wait_in_vain_and_not_to_return_less():
    load = Workload(2)
    load.worker().job(100).dies(50)
    load.worker().job(120)
    run = load.run(2_200)
    run.outcome = Outcome.STALLED
    found = why(run)
    assert found.verdict.cause == "stuck"
    assert "waited on for 2.1 s: for results" in sentences(found)[0]
    assert not {"collecting", "tail", "lost"} & {each.cause for each in found.findings}
    run.outcome = Outcome.FAILED
    assert "collecting" not in {each.cause for each in (why(run).verdict, *why(run).findings)}


@pytest.mark.parametrize(("cpu", "cause"), [(0.0, "stuck"), (1.0, "none")])
def test_that_a_job_that_had_computed_nothing_for_long_is_told_where_the_run_was_ended(cpu, cause):
    load = Workload(1)
    load.worker().job(200).dies(5_000)
    run = load.run()
    run.outcome = Outcome.CANCELLED
    lane = run.trace.lanes[0]
    run.trace.end_running(lane, State.CANCELLED, START + 5_200 * MS)
    run.samples = Samples()
    of = Process(lane.header.host, lane.header.pid, lane.header.start_ticks)
    for second in range(1, 5):
        at = START + second * 1_000 * MS
        run.samples.append(Sample(at - 500 * MS, at, 0.0, 0.0, (ProcessSample(of, cpu, 1),)))

    found = why(run)
    assert ("stuck" in {found.verdict.cause, *(each.cause for each in found.findings)}) == (cause == "stuck")
    if cause == "stuck":
        assert "Job 2 had computed nothing for " in sentences(found)[0]
        assert "lost" not in {each.cause for each in found.findings}


@pytest.mark.parametrize("is_fork", [True, False])
def test_that_forks_are_spoken_of_where_a_process_of_its_own_has_the_job_alone(is_fork):
    load = Workload(1)
    load.worker().dies(5_000)
    run = load.run()
    run.outcome = Outcome.CANCELLED
    lane = run.trace.lanes[0]
    run.trace.end_running(lane, State.CANCELLED, START + 5_000 * MS)
    run.runner_pid = lane.header.pid + is_fork
    run.samples = Samples()
    for second in range(1, 5):
        at = START + second * 1_000 * MS
        run.samples.append(Sample(at - 500 * MS, at, 0.0, 0.0, (ProcessSample(lane.header.process, 0.0, 1),)))
    told = next(each for each in sentences(why(run)) if "had computed nothing for " in each)
    assert ("forked" in told) is is_fork
    assert "See what it waits for in its stack" in told


@pytest.mark.parametrize(
    ("strategy", "starts", "replacing", "cause"),
    [
        ("joblib", 0, 400, "memory_grows"),
        ("joblib", 450, 400, "memory_grows"),  # as much as makes no difference from run to run
        ("joblib", 900, 400, "starting"),
        ("joblib", 0, 150, "memory_grows"),  # it is proven by more than the time that it took
        ("joblib", 0, 80, "none"),
        ("pool", 0, 400, "replaced"),
    ],
)
def test_that_workers_that_joblib_has_ended_as_they_grew_are_told_with_what_grew(strategy, starts, replacing, cause):
    load = Workload(1, strategy=strategy)
    first, second = load.worker(), load.worker(1_000 + starts)
    first.idle(starts)
    for _ in range(10):
        first.job(100)
    second.idle(replacing)
    for _ in range(10):
        second.job(100)
    run = load.run()
    run.samples = Samples()
    of = first.header.process
    for done in range(1, 10):
        at = START + (starts + done * 100 + 50) * MS
        run.samples.append(Sample(at - 100 * MS, at, 0.5, 0.0, (ProcessSample(of, 0.5, done * 30_000_000, 1),)))
    found = why(run)
    assert found.verdict.cause == cause
    assert found.breakdown.share("replaced") == pytest.approx(replacing / (2_000 + starts + replacing))
    told_of = {each.cause: words.verdict(each) for each in (found.verdict, *found.findings)}
    assert told_of["memory_grows"].startswith("A worker grew by 240.0 MB over 8 jobs, 30.0 MB each")
    assert (f"replacing them took {replacing} ms" in told_of["memory_grows"]) == (strategy == "joblib")
    assert ("replaced" in told_of) == (strategy == "pool")


@pytest.mark.parametrize(("strategy", "advice"), [("pool", "Let each worker do more"), ("process", "as a pool's do")])
def test_that_whoever_has_a_process_for_each_job_is_not_advised_to_let_it_do_more(strategy, advice):
    load = Workload(1, strategy=strategy)
    load.worker().job(100)
    load.worker(100).idle(80).job(100)
    found = why(load.run())
    assert found.verdict.cause == "replaced"
    share = found.breakdown.share("replaced")
    assert sentences(found)[0].startswith(f"{share:.0%} of the workers' time went into replacing them by new ones. ")
    assert advice in sentences(found)[0]


def test_that_workers_that_wait_for_items_which_are_being_made_are_told_so():
    load = Workload(2)
    for _ in range(2):
        worker = load.worker()
        for _ in range(4):
            worker.job(10).idle(90)
    load.items_s, load.steps = 0.4, ((START - 1) / 1e9, (START + 400 * MS) / 1e9, 8)
    found = told(load, 400)
    assert found.verdict.cause == "sender"
    assert found.verdict.share == pytest.approx(0.675)  # after the last job nobody waits for items
    assert sentences(found)[0].startswith(
        "Making the items took 400 ms in the main process, one by one as they were taken, and the workers waited "
        "540 ms for them."
    )
    assert not {"serial", "others"} & {each.cause for each in found.findings}


@pytest.mark.parametrize(("made", "is_told"), [(26, True), (22, False)])
def test_that_items_that_were_made_far_ahead_of_the_jobs_are_told(made, is_told):
    load = Workload(1)
    worker = load.worker()
    for _ in range(30):
        worker.job(10)
    steps = (START, START + 5 * MS, 3, START + 6 * MS, START + 45 * MS, made)
    load.items_s, load.steps = 0.04, tuple(step / 1e9 if step > 100 else step for step in steps)
    said = [each for each in sentences(told(load)) if each.startswith("When ")]
    assert bool(said) == is_told
    if is_told:
        assert said[0].startswith("When 4 jobs had ended, 26 of 30 items were made, and waited in memory.")


@pytest.mark.parametrize("strategy", ["dask", "executor"])
def test_that_what_an_engine_ran_again_is_told_as_attempts_and_not_as_jobs_that_are_lost(strategy):
    load = Workload(strategy=strategy)
    load.worker().job(100).dies(400)
    again = load.worker(500).idle(200)
    load.tasks -= 1
    again.job(300)
    load.worker().job(1_000)
    run = load.run()
    if strategy == "dask":
        run.deaths.clear()
        run.outcome = Outcome.FINISHED
    told = {each.cause: words.verdict(each) for each in (why(run).verdict, *why(run).findings)}
    if strategy == "dask":
        assert told["lost"] == "400 ms were lost with workers that died at a job (1 ×); each was run again."
        assert told["replaced"].endswith(" until new workers had replaced those that were gone.")
    else:
        assert "were lost with workers that died, and with their jobs (1)." in told["lost"]


@pytest.mark.parametrize(
    ("own", "others", "cause"), [(0.1, 0.05, "none"), (0.01, 0.05, "others"), (0.0, 0.0, "others")]
)
def test_that_other_programs_are_not_told_to_have_what_this_one_had(own, others, cause):
    load = Workload()
    for _ in range(2):
        load.worker().job(100, cpu=85, queued=15)
    run = load.run()
    part = ProcessSample(load.workers[0].header.process, 2 * (1 - own) - others, 1)
    run.samples, run.others_cores = Samples(), None
    run.samples.append(Sample(START, run.ended_ns, 1.0, own, (part,), others=others))
    found = why(run)
    assert found.breakdown.share("others", "this_program") == pytest.approx(0.15, abs=0.03)
    ours, theirs = (found.breakdown.parts[name] for name in ("this_program", "others"))
    assert ours * others == pytest.approx(theirs * own * 2)  # on two cores
    assert found.verdict.cause == cause


@pytest.mark.parametrize(
    ("there_ms", "cause", "waited_s"), [(None, "starting", 0.0), (300, "sender", 2.6), (2_200, "starting", 0.0)]
)
def test_that_workers_are_said_to_start_for_as_long_as_that_takes_and_then_to_wait_for_the_main_process(
    there_ms, cause, waited_s
):
    """joblib writes two large arrays to files before it can hand them over; its workers have long been there."""
    load = Workload(2, strategy="joblib")
    load.busy = [(100, 1_000), (1_100, 1_000)]
    for ready in (1_100, 2_100):
        load.worker().until(ready).receive(1).job(20).send(0.1)
    run = load.run()
    run.mapped_bytes = 256_000_000
    if there_ms is not None:
        at_us = START // 1_000 + there_ms * 1_000
        run.evidence += [Evidence("booted", worker.pid, {"at_us": at_us}) for worker in load.workers]
    found = why(run)
    assert found.verdict.cause == cause
    assert found.breakdown.parts["sender"] == pytest.approx(waited_s, abs=0.01)
    if waited_s:
        assert "for the main process, which was pickling and unpickling 256.0 MB" in sentences(found)[0]


@pytest.mark.parametrize(
    ("strategy", "options", "has_fork", "names_fork"),
    [
        ("threads", {}, True, False),
        ("pool", {}, True, False),
        ("pool", {"start_method": "spawn"}, True, True),
        ("pool", {"start_method": "spawn"}, False, False),
    ],
)
def test_that_fork_is_advised_only_to_who_could_and_starts_processes_another_way(
    strategy, options, has_fork, names_fork, monkeypatch
):
    monkeypatch.setattr("engine.insight.breakdown.start_methods", lambda: ["fork", "spawn"] if has_fork else ["spawn"])
    load = Workload(2, strategy=strategy, options=options)
    for _ in range(2):
        load.worker().idle(200).job(250)
    found = told(load)
    assert found.verdict.cause == "starting"
    assert "Start fewer workers, once, and give each more to do" in sentences(found)[0]
    assert ("fork starts them fastest" in sentences(found)[0]) == names_fork


@pytest.mark.parametrize(("methods", "names_fork"), [(["fork", "spawn"], True), (["spawn"], False)])
def test_that_to_fork_workers_in_place_of_importing_is_advised_only_where_that_can_be(methods, names_fork, monkeypatch):
    monkeypatch.setattr("engine.insight.breakdown.start_methods", lambda: methods)
    (load, *_) = importing(0)
    told_now = sentences(told(load))
    assert [("fork the workers" in each) for each in told_now if "Import slow modules only where" in each] == [
        names_fork
    ]


def test_that_jobs_that_wait_for_one_lock_are_told_so_and_not_to_have_more_workers():
    load = Workload(2)
    first, second = load.worker().job(40, cpu=1), load.worker().job(80, cpu=1)
    for _ in range(8):
        first.job(80, cpu=1)
        second.job(80, cpu=1)
    found = told(load)
    assert found.verdict.cause == "waiting"
    assert sentences(found)[0].endswith(
        "for each other, as for a lock: the first took 40 ms, and those after it 80 ms. "
        "Let them hold what they share for shorter; more workers would only wait longer."
    )
    assert not [each for each in otherwise(load.run()).gains if each.change == "workers"]


def test_that_one_worker_where_there_are_more_cores_is_told_to_have_company():
    load = Workload(1)
    worker = load.worker()
    for _ in range(4):
        worker.job(100)
    assert sentences(told(load)) == ["One worker was busy all the time, and 2 cores can be used: take as many workers."]


def test_that_a_plain_loop_is_not_called_faster_for_the_time_that_others_had_the_cores():
    load = Workload(2)
    for _ in range(2):
        load.worker().idle(100).job(800, cpu=200, queued=600)
    run = load.run()
    run.others_cores = 1.5
    starting = next(each for each in (why(run).verdict, *why(run).findings) if each.cause == "starting")
    assert "The plain loop is faster" not in words.verdict(starting)


def test_that_jobs_that_were_handed_over_one_by_one_are_told_to_be_submitted_at_once():
    load = Workload(2)
    worker = load.worker()
    for _ in range(6):
        worker.job(50)
    run = load.run()
    (window,) = why(run).breakdown.windows
    (stretch,) = window.stretches
    singles = tuple(
        replace(
            window,
            from_ns=START + number * 50 * MS,
            to_ns=START + (number + 1) * 50 * MS,
            stretches=(replace(stretch, positions=stretch.positions[number : number + 1]),),
        )
        for number in range(6)
    )
    found = RULE.applies(Case(run, replace(why(run).breakdown, windows=singles)))
    assert words.verdict(found).startswith("The program waited for each of 6 jobs before it handed over the next")


def test_that_threads_which_wait_for_those_of_a_library_are_not_told_to_wait_for_the_lock():
    load = Workload(2, strategy="threads", cores=2)
    for _ in range(2):
        worker = load.worker()
        worker.header = header(f"100-{worker.pid}.records", 100, worker.pid, born_ns=START)
        for _ in range(4):
            worker.job(100, cpu=50)
    run = load.run()
    run.samples = Samples()
    part = ProcessSample(load.workers[0].header.process, 2.0, 1)  # the library's threads computed as much as they did
    run.samples.append(Sample(START, run.ended_ns, 1.0, 0.0, (part,), 0.0))
    found = why(run)
    assert found.breakdown.parts["gil"] == pytest.approx(0.0)
    assert (found.verdict.cause, found.verdict.share) == ("inner_threads", pytest.approx(0.5))
    assert not {"gil", "waiting"} & {each.cause for each in found.findings}
    run.plan = replace(run.plan, watch=Watch(("train.py",)))
    assert "threadpool_limits(1) around the call" in inner_threads.RULE.applies(Case(run, found.breakdown)).advice


def test_that_a_plain_loop_is_told_nothing_of_workers_and_not_that_a_plain_loop_is_faster():
    load = Workload(1, strategy="sequential")
    worker = load.worker().idle(4)
    for _ in range(4):
        worker.job(1).idle(0.02)
    found = told(load, worker.at + 0.92)
    assert found.breakdown.share("starting") > 0.4
    assert (found.verdict.cause, found.findings) == ("none", ())
    assert sentences(found) == ["Nothing to fix: of 9.0 ms, 5.0 ms went into calling the jobs and recording them."]


def test_that_jobs_which_wait_in_a_plain_loop_are_told_that_threads_cost_least():
    load = Workload(1, strategy="sequential")
    worker = load.worker()
    for _ in range(4):
        worker.job(100, cpu=1)
    assert sentences(told(load))[0] == (
        "The jobs waited for 396 ms and computed for 4.0 ms; who waits for a disk, a network, a lock or a clock needs "
        "no core. Unless they wait for each other, take more workers than cores; threads cost least."
    )


@pytest.mark.parametrize("state", [State.LOST, State.CANCELLED, State.INTERRUPTED, State.ERROR])
def test_that_nothing_is_said_of_a_plain_loop_where_jobs_failed_or_did_not_run_to_their_end(state):
    load = Workload(2, strategy="executor")
    first, second = load.worker().idle(30).job(1), load.worker().idle(30).dies(1)
    del first, second
    run = load.run()
    run.trace.counts[State.LOST] -= 1
    run.trace.counts[state] += 1
    found = why(run)
    assert found.verdict.cause == "starting"
    assert not [each for each in sentences(found) if "plain loop" in each]
    assert "The plain loop is faster" in sentences(why(run, sequential_s=0.002))[0]


def test_that_jobs_too_small_that_did_not_all_run_are_not_told_what_the_loop_takes():
    load = tiny(starts=0)
    load.workers[0].dies(0.1)
    assert sentences(told(load))[0] == (
        "A job computes for 1.0 µs and costs 110 µs to hand over. Let many jobs travel together, in large chunks."
    )


@pytest.mark.parametrize(
    ("workers", "starting_ms", "least_ms", "advice"),
    [
        (2, 0, 100, "On a quiet machine expect about 100 ms."),
        (8, 0, 8 * 100 / 2, "On a quiet machine expect about 400 ms."),
        (2, 1_000, 100, "On a quiet machine expect 100 ms to 1.1 s."),
    ],
    ids=["as many as cores", "more than cores", "what else it waited for may have come of that"],
)
def test_that_a_quiet_machine_is_told_to_take_no_less_than_its_cores_can(workers, starting_ms, least_ms, advice):
    load = Workload(workers, burner=1.9)
    for _ in range(workers):
        load.worker().idle(starting_ms).job(2_000, cpu=100, queued=1_900)
    found = told(load)
    assert found.verdict.cause == "others"
    said = sentences(found)[0]
    assert found.verdict.values["least_s"] == pytest.approx(least_ms / 1e3), said
    assert said.endswith(advice)
