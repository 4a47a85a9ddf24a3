"""One run to its end, in the terminal."""

import os

import pytest

from engine.commands.execute import executed
from engine.inside.plan import make_plan
from engine.inside.problem import PlanError
from engine.trace.run import Outcome


def test_that_the_records_are_there_within_and_gone_after():
    with executed(make_plan(jobs=2, size=10), None, quiet=True) as (run, supervisor):
        assert (run.over, run.outcome) == (True, Outcome.FINISHED)
        assert os.path.isdir(supervisor.folder)
    assert not os.path.exists(supervisor.folder)


def test_that_the_records_go_even_if_what_is_within_fails():
    with (
        pytest.raises(KeyboardInterrupt),
        executed(make_plan(jobs=2, size=10), None, quiet=True) as (_, supervisor),
    ):
        raise KeyboardInterrupt
    assert not os.path.exists(supervisor.folder)


def test_that_a_folder_for_temporary_files_that_is_gone_is_a_problem_in_words(monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    with pytest.raises(PlanError), executed(make_plan(), None, quiet=True):
        pass
