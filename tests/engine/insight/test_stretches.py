"""What a breakdown is of, where a program is watched: made-up calls, each with the jobs of its threads."""

from dataclasses import replace

import pytest

from engine import words
from engine.inside.plan import Plan, Watch
from engine.inside.records.layout import FLAG_CONTAINER
from engine.insight.stretches import windows_of
from engine.insight.verdict import others, why
from engine.insight.verdict.finding import Case
from engine.insight.what_if.recorded import longest_windows
from engine.model.batch import Batch, End, Fate, Lost
from engine.model.call import Python
from engine.model.death import Death
from engine.model.outcome import Outcome, Verdict
from engine.trace.run import Run
from tests.engine.trace.cells import block, call, cell, header

THREADS, PROCESSES = "concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor"
SECOND = 10**9


def program(*calls):
    """A program that is over; each call is by what, of how many workers, and the jobs of its workers, in seconds."""
    run = Run(Plan.watching(Watch(("train.py",))))
    told, files = [], {}
    for key, (by, workers, jobs) in enumerate(calls, 1):
        started, ended = (
            one(at for its in jobs.values() for each in its for at in each) * SECOND for one in (min, max)
        )
        fields = {"by": by, "function": "f", "file": "train.py", "line": 1, "host": "h", "pid": 1, "thread": 1}
        told.append((key, fields | {"workers": workers, "started_ns": started, "ended_ns": ended}))
        place = 0
        for worker, its in jobs.items():
            for began, done in its:
                files[worker] = files.get(worker, b"") + cell(place, began * SECOND, done * SECOND, call=key)
                place += 1
    blocks = tuple(
        block(header(f"{pid}-{thread}.records", pid, thread), made, b"") for (pid, thread), made in files.items()
    )
    run.apply(Batch(60 * SECOND, call=call(0, 60 * SECOND, pid=1), calls=tuple(told), blocks=blocks))
    run.apply(Batch(60 * SECOND, end=End()))
    run.python = Python("3.11.0", True, 2)
    return run


@pytest.mark.parametrize(("by", "workers"), [(THREADS, 1), (f"{THREADS}.map", 1), (PROCESSES, 6)])
def test_that_threads_which_were_never_started_are_no_workers(by, workers):
    run = program((by, 6, {(1, 2): [(1, 2)]}))
    assert [each.workers for each in windows_of(run)] == [workers]
    assert (why(run).verdict.cause == "unused") == (workers > 1)


@pytest.mark.parametrize(("by", "advice"), [(THREADS, "Submit all of them"), ("joblib.Parallel", "Give all of them")])
def test_that_jobs_which_were_handed_over_one_by_one_are_told_of_threads_as_well(by, advice):
    run = program(*[(by, 6, {(1, 2): [(at, at + 1)]}) for at in range(1, 10, 2)])
    found = why(run).verdict
    assert words.verdict(found).startswith("The program waited for each of 5 jobs before it handed over the next")
    assert found.advice.startswith(advice)


def test_that_workers_who_had_a_job_in_another_call_are_not_said_never_to_have_had_one():
    both = {(2, 2): [(1, 2)], (3, 3): [(1, 2)]}
    run = program(("multiprocessing.Pool.map", 2, both), ("multiprocessing.Pool.apply_async", 2, {(2, 2): [(3, 9)]}))
    found = why(run)
    assert found.verdict.cause == "unused"
    assert words.verdict(found.verdict).startswith("Some calls had workers without a job.")


def test_that_the_workers_of_xdist_are_those_of_one_call():
    run = program(("pytest-xdist", None, {(2, 2): [(1, 3)]}), ("pytest-xdist", None, {(3, 3): [(1, 2), (2, 3)]}))
    assert [each.workers for each in longest_windows(run)] == [2]


def test_that_a_quiet_machine_takes_what_the_program_took_outside_its_calls_as_well():
    run = program(("multiprocessing.Pool.map", 2, {(2, 2): [(10, 20)], (3, 3): [(10, 20)]}))
    found = why(run).breakdown
    parts = dict.fromkeys(found.parts, 0.0) | {"computing": 4.0, "others": 10.0, "starting": 6.0}
    said = others.RULE.applies(Case(run, replace(found, parts=parts)))
    assert (said.values["least_s"], said.values["quiet_s"]) == (50 + 2, 50 + 5)
    assert words.advice(said) == "On a quiet machine expect about 55 s."


def deserted(by, outcome, *, fate=Fate.LOST, second=None, at=3, is_carried=False):
    """A program of 60 s with two calls of one worker each, which began its only job after 2 s, and was gone ``at`` that
    second; or else went on. ``second``: the fate of the second's; ``is_carried``: the job is within the process's body.
    """
    run = Run(Plan.watching(Watch(("train.py",))))
    fields = {"by": by, "function": "f", "file": "train.py", "line": 1, "host": "h", "pid": 1, "thread": 1}
    told = tuple((key, fields | {"workers": 1, "started_ns": SECOND, "handed": 1}) for key in (1, 2))
    headers = [header(f"{pid}-{pid}.records", pid, pid, born_ns=SECOND) for pid in (2, 3)]
    flag = FLAG_CONTAINER if is_carried else 0
    files = [(each, cell(0, 2 * SECOND, 0, call=key, kind=flag)) for key, each in enumerate(headers, 1)]
    if is_carried:
        inner = [header(f"{each.pid}-1.records", each.pid, each.pid, level=1) for each in headers]
        files += [(each, cell(1, 2 * SECOND, 0, call=key)) for key, each in enumerate(inner, 1)]
    blocks = tuple(block(each, b"", running) for each, running in files)
    fates = (fate, second or fate) * 2
    lost = tuple(
        Lost(each.name, Death(exit_code=3), its, at * SECOND)
        for (each, _), its in zip(files, fates, strict=False)
        if at
    )
    last = 60 * SECOND
    run.apply(Batch(last, call=call(0, last, pid=1), calls=told, blocks=blocks, lost=lost))
    run.apply(Batch(last + SECOND, call=call(0, last, pid=1), verdict=Verdict(outcome), end=End(Fate.CANCELLED)))
    return run


@pytest.mark.parametrize(
    ("by", "outcome", "to_s"),
    [
        ("multiprocessing.Process", Outcome.FINISHED, 3),
        (PROCESSES, Outcome.FAILED, 3),
        ("multiprocessing.Pool.apply_async", Outcome.FINISHED, 3),
        ("multiprocessing.Pool.map", Outcome.FAILED, 60),
    ],
)
def test_that_a_call_whose_worker_died_went_on_until_then_unless_a_pool_waited_for_it(by, outcome, to_s):
    assert [each.to_ns for each in windows_of(deserted(by, outcome))] == [to_s * SECOND] * 2


def test_that_what_was_lost_and_what_starting_took_is_told_of_each_worker_of_all_calls():
    found = why(deserted("multiprocessing.Process", Outcome.FINISHED))
    said = {each.cause: words.verdict(each) for each in found.findings} | {
        found.verdict.cause: words.verdict(found.verdict)
    }
    assert said["lost"] == "2.0 s were lost with workers that died, and with their jobs (2)."
    assert said["starting"] == "50% of the workers' time went into starting them, 1.0 s each."


def test_that_a_span_which_only_carries_others_is_no_lost_job():
    found = why(deserted("multiprocessing.Process", Outcome.FINISHED, is_carried=True))
    (said,) = (each for each in (found.verdict, *found.findings) if each.cause == "lost")
    assert words.verdict(said).endswith("with their jobs (2).")
    assert len(said.tasks) == 2


@pytest.mark.parametrize(("at", "sentence"), [(3, "were ended before they were done"), (0, "were not done when the")])
def test_that_a_job_which_the_program_left_running_is_not_said_to_have_been_ended(at, sentence):
    found = why(deserted("multiprocessing.Process", Outcome.FINISHED, fate=Fate.CANCELLED, at=at))
    assert found.verdict.cause == "lost"
    assert sentence in words.verdict(found.verdict)


def test_that_jobs_which_were_ended_are_not_said_to_be_lost_with_workers_that_died():
    found = why(deserted("multiprocessing.Process", Outcome.FINISHED, second=Fate.CANCELLED))
    (said,) = (each for each in (found.verdict, *found.findings) if each.cause == "lost")
    assert words.verdict(said) == "2.0 s went into jobs whose workers died (1), and into others that were not done (1)."
