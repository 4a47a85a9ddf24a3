"""What memory workers took, and whether it grew with the jobs."""

import pytest

from engine.insight.memory import memory_by_process
from engine.model.measured import ProcessSample, Sample
from tests.engine.trace.cells import batch, block, cell, header, process
from tests.engine.trace.test_run import run_of

MB = 1_000_000
SECOND = 10**9


def run_with(memory, jobs=10):
    """A run with a job a second, and a sample in the middle of each; ``memory`` gives the bytes by the jobs done."""
    run = run_of(jobs=jobs)
    cells = b"".join(cell(job, (job + 1) * SECOND, (job + 2) * SECOND) for job in range(jobs))
    run.apply(batch([block(header(pid=7), cells)], at_ns=(jobs + 2) * SECOND))
    for done in range(jobs):
        at_ns = int((done + 1.5) * SECOND)
        run.samples.append(
            Sample(at_ns - SECOND, at_ns, 0.5, 0.0, (ProcessSample(process(7), 0.5, memory(done)),), 1.0)
        )
    return run


def test_that_the_growth_a_job_is_what_each_adds():
    found = memory_by_process(run_with(lambda done: 50 * MB + done * 30 * MB))[process(7)]
    assert found.most_bytes == 320 * MB
    assert found.grew_bytes == pytest.approx(30 * MB)


@pytest.mark.parametrize(
    "memory",
    [
        lambda _done: 50 * MB,
        lambda done: 50 * MB + done % 2 * 30 * MB,
        lambda done: 320 * MB - done * 30 * MB,
        lambda done: 50 * MB + done * 1_000,
    ],
    ids=["none", "up and down", "less", "next to nothing"],
)
def test_that_what_does_not_grow_with_the_jobs_is_no_growth(memory):
    assert memory_by_process(run_with(memory))[process(7)].grew_bytes is None


def test_that_too_few_samples_say_nothing():
    assert memory_by_process(run_with(lambda done: done * 30 * MB, jobs=3))[process(7)].grew_bytes is None
    assert memory_by_process(run_of(jobs=3)) == {}


def test_that_the_load_of_other_programs_is_the_mean_over_the_time_that_was_sampled():
    run = run_of(jobs=1)
    for since_s, at_s, others in ((0, 1, None), (1, 2, 0.5), (2, 5, 1.5)):
        run.samples.append(Sample(since_s * SECOND, at_s * SECOND, 1.0, 0.0, (), others))
    assert run.samples.others == pytest.approx(1.25)
    assert run_of(jobs=1).samples.others is None


def test_that_a_process_that_was_sampled_as_it_ended_took_no_memory_that_would_be_known():
    assert memory_by_process(run_with(lambda _done: 0)) == {}
    assert memory_by_process(run_with(lambda done: done * 5 * MB))[process(7)].most_bytes == 45 * MB
