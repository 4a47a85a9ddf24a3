"""What was free of the machine, by its samples."""

import pytest

from engine.inside.plan import make_plan
from engine.inside.records.events import Engine, Evidence
from engine.insight.machine import cores_of, machine_of, taken_cores
from engine.insight.stretches import Window
from engine.model.call import Python
from engine.model.measured import ProcessSample, Sample
from engine.trace.run import Run
from tests.engine.trace.cells import header, process


def run_with(*samples):
    run = Run(make_plan(strategy="pool", jobs=2, workers=2))
    run.python = Python("3.11.0", gil=True, cores=2)
    for sample in samples:
        run.samples.append(sample)
    return run


def test_that_what_neither_the_workers_nor_the_program_took_is_others():
    busy = Sample(0, 100, 1.0, 0.05, (ProcessSample(process(1), 0.5, 1), ProcessSample(process(2), 0.4, 1)))
    free = Sample(100, 200, 0.45, 0.05, (ProcessSample(process(1), 0.8, 1), ProcessSample(process(2), None, 1)))
    found = machine_of(run_with(busy, free), Window(2, 0, 200))
    assert found.others == pytest.approx((1.0 + 0.0) / 2)
    assert found.full == pytest.approx(0.5)
    assert found.others_share == pytest.approx(0.25)


def test_that_only_the_window_counts_and_without_samples_nothing_is_others():
    busy = Sample(0, 100, 1.0, 0.0, ())
    assert machine_of(run_with(busy), Window(2, 100, 200)).others == 0
    assert machine_of(run_with(), Window(2, 0, 200)).full == 0
    assert machine_of(run_with(busy), Window(2, 50, 200)).others == pytest.approx(2.0)


def test_that_what_the_runs_own_processes_took_beside_its_workers_is_told_apart():
    worker = (ProcessSample(process(1), 0.5, 1),)
    unknown = Sample(0, 50, 1.0, 0.0, worker)
    new = Sample(50, 100, 1.0, 0.0, (ProcessSample(process(1), None, 1),), others=0.1)  # its worker's CPU is not known
    known = [Sample(at, at + 100, 1.0, 0.0, worker, others=others) for at, others in ((100, 0.3), (200, 0.6))]
    found = machine_of(run_with(unknown, new, *known), Window(2, 0, 300))
    assert found.others == pytest.approx(0.45)
    assert found.beside == pytest.approx(1.05)
    assert found.beside_of_rest == pytest.approx(0.7)
    assert found.full == 1
    assert machine_of(run_with(unknown), Window(2, 0, 100)).beside == 0


def test_that_of_workers_on_other_hosts_this_machines_cores_tell_nothing():
    run = run_with(Sample(0, 100, 1.0, 0.0, ()))
    run.runner_host = "here"
    for number in range(3):
        run.trace.lane(header(f"{number}.records", number, host="far"))
    found = machine_of(run, Window(1, 0, 100))
    assert (found.cores, found.others, found.full, found.is_elsewhere) == (3, 0, 0, True)
    run.engine = Engine("dask", "1", "tcp://10.0.0.7:8786", 40)
    assert machine_of(run, Window(1, 0, 100)).cores == cores_of(run) == 40, "as the cluster says"
    run.runner_host = "far"
    assert machine_of(run, Window(1, 0, 100)).cores == cores_of(run) == 2, "they are of the host where it was called"


@pytest.mark.parametrize(("others", "taken"), [(None, None), (0.0, None), (0.39, None), (0.4, 0.4), (1.7, 1.7)])
def test_that_a_machine_is_busy_from_a_fifth_of_its_cores_on(others, taken):
    run = run_with()
    run.others_cores = others
    assert taken_cores(run) == taken


def test_that_what_the_calling_process_says_of_itself_counts_where_nobody_has_looked_at_it():
    run = run_with()
    run.started_ns, run.ended_ns = 0, 200
    run.evidence.append(Evidence("caller", 7, {"us": 0}))
    assert machine_of(run, Window(2, 0, 200)).beside == 0
    long = Window(2, 0, 2_000_000)  # ns
    run.evidence.append(Evidence("caller", 7, {"us": 1_500}))
    assert machine_of(run, long).beside == pytest.approx(0.75)
    run.samples.append(Sample(0, 2_000_000, 0.5, 0.0, (ProcessSample(process(1), 0.1, 1),)))
    found = machine_of(run, long)
    assert (found.beside, found.others) == (pytest.approx(0.75), pytest.approx(0.15))
