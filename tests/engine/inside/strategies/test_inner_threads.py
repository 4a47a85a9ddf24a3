"""Inner threads: the variables are there before anything of the user's is imported, and in each worker."""

import os

import pytest

from engine.inside.plan import make_plan
from engine.inside.strategies import start_methods
from engine.trace.details import details
from engine.trace.run import Outcome

_OWN = """
import os

AT_IMPORT = os.environ.get("OMP_NUM_THREADS")

def f(item):
    return f"{AT_IMPORT} {os.environ.get('OMP_NUM_THREADS')} {os.environ.get('MKL_NUM_THREADS')}"
"""
_WAYS = [
    *(("pool", {"start_method": method}) for method in start_methods()),
    ("executor", {}),
    ("process", {}),
]


@pytest.mark.parametrize(("strategy", "options"), _WAYS, ids=[" ".join([way, *o.values()]) for way, o in _WAYS])
def test_that_each_worker_is_told_how_many_threads_to_compute_in_before_anything_is_imported(
    strategy, options, tmp_path, drive
):
    (tmp_path / "own.py").write_text(_OWN)
    options = {**options, "inner_threads": 3}
    drive.start(strategy=strategy, options=options, function=f"{tmp_path / 'own.py'}:f", items="[1, 2]", workers=2)
    run = drive.to_the_end()
    assert (run.outcome, run.reason) == (Outcome.FINISHED, None)
    assert {details(run, drive.supervisor.reader, span).result for span in run.trace.spans()} == {"'3 3 3'"}


def test_that_without_the_option_they_are_as_the_person_has_them(tmp_path, drive):
    (tmp_path / "own.py").write_text(_OWN)
    drive.start(strategy="pool", function=f"{tmp_path / 'own.py'}:f", items="[1]", workers=1)
    found = details(drive.to_the_end(), drive.supervisor.reader, next(drive.run.trace.spans())).result
    its = os.environ.get("OMP_NUM_THREADS")
    assert found == repr(f"{its} {its} {os.environ.get('MKL_NUM_THREADS')}")


def test_that_the_number_is_read_from_the_command_line_as_any_other():
    assert make_plan(strategy="executor", options={"inner_threads": "2"}).options == {"inner_threads": 2}
