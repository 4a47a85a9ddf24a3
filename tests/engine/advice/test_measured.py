"""The constants of the machine: what the probe's lines say, and how they are kept."""

import os
import time

import pytest

from engine.advice import measured
from engine.advice.measured import USUAL, constants_for, of_answer
from engine.advice.probes import Answer
from engine.history.place import MACHINE_VARIABLE, machine_folder
from engine.prediction.constants import Constants


def cost(strategy, workers, jobs, spent_s):
    return {"told": "cost", "strategy": strategy, "workers": workers, "jobs": jobs, "spent_s": spent_s}


POOL = [
    cost("pool", 2, 2, 0.012),
    cost("pool", 2, 2, 0.010),
    cost("pool", 4, 4, 0.014),
    cost("pool", 2, 602, 0.070),
    cost("pool", 2, 8_000, 0.050),
]


def test_that_a_pools_costs_are_told_apart():
    found = of_answer(Answer((*POOL,), True, 1.0)).costs["pool"]
    assert found.each_s == pytest.approx(0.002)
    assert found.start_s + found.each_s == pytest.approx(0.010)
    assert found.message_s == pytest.approx(0.060 / 600)
    assert found.job_s == pytest.approx(0.040 / 4_000)


def test_that_what_the_job_itself_takes_is_no_cost():
    lines = [{"told": "own", "job_s": 2e-6}, *POOL]
    found = of_answer(Answer(tuple(lines), True, 1.0)).costs["pool"]
    assert found.job_s == pytest.approx(0.040 / 4_000 - 2e-6)


def test_that_what_a_message_takes_where_jobs_compute_in_between_is_the_middle_of_what_was_measured():
    apart = [{"told": "apart", "strategy": "pool", "message_s": each} for each in (4e-4, 9e-4, 5e-4)]
    found = of_answer(Answer((*apart, *POOL), True, 1.0)).costs
    assert found["pool"].apart_s == 5e-4
    assert found["executor"].apart_s == USUAL["executor"].apart_s
    assert found["threads"].apart_s == 0.0


def test_that_what_joblib_imports_when_it_is_called_first_is_of_its_start():
    lines = [
        cost("joblib", 2, 2, 0.9),
        cost("joblib", 2, 2, 0.3),
        cost("joblib", 4, 4, 0.4),
        cost("joblib", 2, 202, 0.5),
    ]
    found = of_answer(Answer((*lines,), True, 1.0)).costs["joblib"]
    assert found.start_s == 0.9
    assert found.message_s == pytest.approx(0.2 / 200)


def test_that_joblibs_start_is_that_of_a_process_that_has_not_called_it_yet():
    first = [{"told": "first", "strategy": "joblib", "spent_s": spent_s} for spent_s in (0.7, 0.5, 0.6)]
    lines = [*first, cost("joblib", 2, 2, 0.3), cost("joblib", 4, 4, 0.4), cost("joblib", 2, 202, 0.5)]
    assert of_answer(Answer((*lines,), True, 1.0)).costs["joblib"].start_s == 0.6


def test_that_a_loops_start_is_that_of_a_process_that_has_recorded_nothing_yet():
    first = [{"told": "first", "strategy": "sequential", "spent_s": spent_s} for spent_s in (9e-4, 5e-4, 6e-4)]
    lines = [*first, cost("sequential", 1, 1, 5e-5), cost("sequential", 1, 5_001, 0.01)]
    found = of_answer(Answer((*lines,), True, 1.0)).costs["sequential"]
    assert found.start_s == 6e-4
    assert found.job_s == pytest.approx(2e-6, rel=0.05)


def test_that_noise_is_by_how_much_runs_of_the_same_differ():
    steady = [cost("pool", 2, 2, 0.01)] * 9
    assert of_answer(Answer((*steady,), True, 1.0)).noise == measured._NOISE
    pairs = [cost("pool", 2, jobs, 0.01 * times) for jobs in range(9) for times in (1.0, 1.1, 1 / 1.1)]
    assert of_answer(Answer((*pairs,), True, 1.0)).noise == pytest.approx(1.48 * 0.0953, rel=0.01)


def test_that_what_recording_takes_is_known_by_the_items_of_the_jobs():
    found = of_answer(Answer((*POOL,), True, 1.0))
    more = found.costs["sequential"].job_s + 3e-6
    assert found.recording(more).costs["pool"].job_s == pytest.approx(found.costs["pool"].job_s + 3e-6)
    assert found.recording(0.0).costs["pool"].job_s > 0
    assert found.recording(None) is found


def test_that_what_there_was_no_time_for_is_what_is_usual_and_what_is_not_there_is_not():
    lines = (*POOL[:2], cost("process", 2, 2, 0.01), {"told": "lacks", "strategy": "joblib"})
    found = of_answer(Answer(lines, False, 1.0))
    assert (found.costs["pool"], found.costs["process"]) == (USUAL["pool"], USUAL["process"])
    assert set(found.costs) == set(USUAL) - {"joblib"}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv(MACHINE_VARIABLE, str(tmp_path / "machine"))
    return tmp_path / "machine"


def kept(reference_s):
    found = Constants(USUAL, 1e-9, reference_s)
    path = os.path.join(machine_folder(), f"{measured._fingerprint(None)}.json")
    measured._keep(path, found)
    return found


def never():
    raise AssertionError("nothing had to be measured")


def test_that_what_is_kept_is_taken_while_it_holds(folder):
    found = kept(0.010)
    assert constants_for(None, 0.012, 0.0, never) == (found, True)
    assert constants_for(None, 0.0, 0.0, never) == (found, True)


@pytest.mark.parametrize("reference_s", [0.020, 0.005])
def test_that_it_is_measured_anew_where_the_machine_is_another(folder, reference_s):
    kept(0.010)
    said = []
    _, are_whole = constants_for(None, reference_s, 0.0, lambda: said.append(1))
    assert said == [1]
    assert not are_whole  # there was no time for it


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"costs": {}, "pipe_s": 0, "reference_s": 1}', '{"costs": {"sequential": {"start_s": -1}}}'],
)
def test_that_a_file_that_is_damaged_is_no_constants(folder, text):
    kept(0.010)
    (path,) = folder.iterdir()
    path.write_text(text)
    assert measured._kept(str(path)) is None


def test_that_what_was_measured_on_a_busy_machine_holds_while_it_is_busy(folder):
    found = Constants(USUAL, 1e-9, 0.010)
    measured._keep(os.path.join(machine_folder(), f"{measured._fingerprint(None)}.json"), found, is_busy=True)
    assert constants_for(None, 0.010, 0.0, never, is_busy=lambda: True) == (found, True)
    said = []
    constants_for(None, 0.010, 0.0, lambda: said.append(1))
    assert said == [1]


@pytest.mark.parametrize(("noise", "age_s", "is_anew"), [(0.2, 7_200, True), (0.2, 0, False), (0.05, 7_200, False)])
def test_that_what_was_measured_while_the_machine_was_noisy_is_measured_anew_a_while_later(
    folder, noise, age_s, is_anew
):
    measured._keep(
        os.path.join(machine_folder(), f"{measured._fingerprint(None)}.json"), Constants(USUAL, 1e-9, 0.01, 1.0, noise)
    )
    (path,) = folder.iterdir()
    os.utime(path, (time.time() - age_s,) * 2)
    said = []
    constants_for(None, 0.01, 0.0, lambda: said.append(1))
    assert bool(said) == is_anew


@pytest.mark.parametrize("come", [False, True])
def test_that_what_was_measured_while_others_came_holds_while_the_machine_is_busy(folder, monkeypatch, come):
    monkeypatch.setattr(measured, "_IN_ORDER", ("sequential",))  # one of them is enough, and takes a moment
    looks = iter([False, come])
    _, are_whole = constants_for(None, 0.010, 60.0, lambda: None, is_busy=lambda: next(looks))
    assert are_whole
    (path,) = folder.iterdir()
    assert measured._kept(str(path))[1] is come


def test_that_constants_come_back_as_they_were_kept(folder):
    found = kept(0.010)
    (path,) = folder.iterdir()
    assert measured._kept(str(path)) == (found, False)
    assert os.listdir(folder) == [path.name]
