"""What goes on beside the run: sampled from outside, of real processes."""

import itertools
import json
import time

import pytest

from engine.inside.worker import Process
from engine.model.call import StrategyCall
from engine.supervise.sampler import Known, Pace, cores_used
from engine.trace.run import Outcome
from tests.engine.supervise.driving import LONG

BURN_AND_NAP = """
import time
def burn_or_nap(item):
    if item == "nap":
        time.sleep(1.2)
    else:
        end = time.process_time() + 1.0
        while time.process_time() < end:
            pass
"""
TAKE = """
import os, time
def take(item):
    size, *marks = item
    block = bytearray()
    for mark in marks:
        while not os.path.exists(mark):
            time.sleep(0.01)
        block = block or bytearray(size)
        for at in range(0, size, 4096):
            block[at] = 1
    return len(block)
"""


def keep_samples(drive):
    """All samples from now on."""
    found = []
    apply = drive.run.apply

    def kept(batch):
        found.extend(batch.samples)
        apply(batch)

    drive.run.apply = kept
    return found


def start_function(drive, tmp_path, source, name, items):
    file = tmp_path / "functions.py"
    file.write_text(source, encoding="utf-8")
    drive.start(
        strategy="pool", function=f"{file}:{name}", items=items, workers=2,
        options={"start_method": "fork", "chunksize": 1},
    )  # fmt: skip


def of(samples, pid):
    """A process's own samples, each with its time in seconds."""
    return [(each.at_ns / 1e9, part) for each in samples for part in each.processes if part.process.pid == pid]


def cpu_s(samples, pid):
    """The CPU time that the samples of a process add up to."""
    return sum(
        (after_s - before_s) * (part.cpu or 0.0)
        for (before_s, _), (after_s, part) in itertools.pairwise(of(samples, pid))
    )


def test_that_a_worker_that_computes_takes_what_it_computes_and_one_that_sleeps_takes_nothing(drive, tmp_path):
    start_function(drive, tmp_path, BURN_AND_NAP, "burn_or_nap", '["burn", "nap"]')
    samples = keep_samples(drive)
    run = drive.to_the_end()
    assert run.outcome is Outcome.FINISHED
    burner, napper = (run.trace.lanes[run.trace.span_of(task).lane].header.pid for task in (0, 1))
    assert burner != napper
    # By what it took, and not by how long it took, since others use this machine as well; it cannot have taken more
    # than the time before its first sample and after its last that no sample has seen.
    span, seen = run.trace.span_of(0), of(samples, burner)
    unseen_s = max(seen[0][0] - span.started_ns / 1e9, 0.0) + max(span.ended_ns / 1e9 - seen[-1][0], 0.0)
    assert 0.9 - unseen_s < cpu_s(samples, burner) < 1.15
    assert cpu_s(samples, napper) < 0.1
    assert all(0 <= (part.cpu or 0) < 1.5 for _, part in of(samples, burner))
    assert all(0 <= each.cores <= 1 and 0 <= each.own <= 1 for each in samples)
    assert max(each.cores for each in samples) > 0.2
    assert any(each.own > 0 for each in samples)


def test_that_memory_grows_by_what_a_worker_takes(drive, tmp_path):
    taken, (take, end) = 80_000_000, (tmp_path / "take", tmp_path / "end")
    start_function(drive, tmp_path, TAKE, "take", json.dumps([[taken, str(take), str(end)]]))
    samples = keep_samples(drive)

    def sizes():
        return [part.rss_bytes for _, part in of(samples, drive.run.trace.lanes[0].header.pid)]

    drive.until(lambda: drive.running_pids() and sizes(), "a sample before anything is taken")
    take.touch()
    drive.until(lambda: sizes()[-1] - sizes()[0] > 0.9 * taken, "a sample of what is taken")
    end.touch()
    drive.to_the_end()
    sizes = sizes()
    assert 0.9 * taken < max(sizes) - sizes[0] < 1.1 * taken
    assert sizes[0] > 1_000_000


def test_that_there_are_samples_while_the_call_goes_on_and_as_it_begins_and_ends_and_none_after_it(drive, tmp_path):
    end = tmp_path / "end"
    start_function(drive, tmp_path, TAKE, "take", json.dumps([[1, str(end)]] * 2))
    samples, run = keep_samples(drive), drive.run
    drive.until(lambda: run.started_ns, "the call to be seen")
    assert len(samples) == 1
    drive.until(lambda: len(samples) >= 4, "samples")
    end.touch()
    drive.until(lambda: run.elapsed_s is not None, "the call's end to be seen")
    count = len(samples)
    drive.to_the_end()
    assert len(samples) == count
    at_s = [run.since_start_s(each.at_ns) for each in samples]
    assert at_s == sorted(at_s)
    assert at_s[-1] >= run.elapsed_s - 0.1
    # Never more often than four times a second, but for the last.
    assert all(after - before > 0.24 for before, after in itertools.pairwise(at_s[:-1]))
    assert not drive.poll().samples
    assert run.samples.count == len(samples)


def test_that_threads_of_one_process_are_sampled_together(drive):
    drive.start(strategy="threads", workload="waiting", jobs=4, size=100_000, workers=4)
    samples = keep_samples(drive)
    drive.until(lambda: len(drive.running_pids()) == 4 and samples[-1:] and samples[-1].processes, "four, and a sample")
    drive.supervisor.stop()
    run = drive.to_the_end()
    assert len(run.trace.lanes) == 4
    assert {len(each.processes) for each in samples} <= {0, 1}
    assert {part.process.pid for each in samples for part in each.processes} == {run.runner_pid}


def test_that_a_worker_that_dies_is_sampled_no_more(drive):
    drive.start(strategy="process", jobs=2, **LONG, workers=2)
    samples = keep_samples(drive)
    drive.until(lambda: len(drive.running_pids()) == 2 and samples and len(samples[-1].processes) == 2, "both")
    victim = drive.running_pids()[0]
    drive.supervisor.send(drive.process_of(victim), 9)
    drive.until(
        lambda: samples and victim not in {part.process.pid for part in samples[-1].processes}, "one to be gone"
    )
    drive.supervisor.stop()
    drive.to_the_end()


def test_that_sampling_costs_next_to_nothing_of_the_machine(drive):
    drive.start(strategy="process", workload="waiting", jobs=16, size=1_500, workers=16)
    samples = keep_samples(drive)
    drive.until(lambda: samples and len(samples[-1].processes) == 16, "sixteen workers")
    drive.to_the_end()
    sampler = drive.supervisor._sampler
    assert 0 < sampler._pace.cost_s < 0.004
    assert 0 < sampler._helpers_pace.cost_s < 0.04


def test_that_nothing_is_sampled_before_the_call(drive):
    drive.warm()
    sampler = drive.supervisor._sampler
    sampler.begin()
    assert sampler.look(None) == ()


def test_that_a_call_that_has_ended_when_it_is_first_seen_has_one_sample(drive):
    sampler = drive.supervisor._sampler
    sampler.begin()
    over = StrategyCall(drive.supervisor.guardian_pid, 1, 2, None, 1)
    assert len(sampler.look(over)) == 1
    assert sampler.look(over) == ()


def test_that_what_costs_much_is_done_less_often():
    pace = Pace(0.01, 0.001)
    pace.begin()
    end_s = time.thread_time() + 0.02
    while time.thread_time() < end_s:
        pass
    pace.end()
    assert pace.cost_s >= 0.02
    # A thousandth of some cores for twenty milliseconds is twenty seconds of one of them.
    assert pace.next_ns - time.perf_counter_ns() > 20e9 / pace._per_s / 1000 * 0.9 - 1e9


SECOND = 1_000_000_000
WHO = Process("h", 7, 1)


@pytest.mark.parametrize(
    ("known", "before_ns", "cores"),
    [
        pytest.param(Known(WHO, 9 * SECOND, 0.5, 10 * SECOND), 10 * SECOND, 0.75, id="sampled before"),
        pytest.param(Known(WHO, 9 * SECOND, 3.0, 10 * SECOND), 10 * SECOND, 0.0, id="a clock that went back"),
        pytest.param(Known(WHO, 10 * SECOND), 10 * SECOND, 1.0, id="born since the last sample"),
        pytest.param(Known(WHO, 9 * SECOND), 10 * SECOND, None, id="born before it"),
        pytest.param(Known(WHO, 0), 10 * SECOND, None, id="nobody knows when"),
        pytest.param(Known(WHO, 11 * SECOND), 0, None, id="there is no sample before"),
    ],
)
def test_that_a_processs_first_sample_counts_all_that_it_has_used_if_it_is_new(known, before_ns, cores):
    assert cores_used(known, 2.0, 12 * SECOND, before_ns) == cores


def test_that_how_long_it_is_until_the_next_time_is_told_and_is_never_less_than_nothing():
    pace = Pace(1_000.0, 0.01)
    assert pace.left_s == 0
    pace.begin()
    pace.end()
    assert 0 < pace.left_s <= (pace.next_ns - time.perf_counter_ns()) / 1e9 + 1_000
    pace.next_ns = time.perf_counter_ns() - 1
    assert pace.left_s == 0
