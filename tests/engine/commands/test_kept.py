"""What was run in the terminal is in the history."""

import os

from engine.commands import main
from engine.history.history import History
from engine.history.place import VARIABLE
from engine.trace.run import Outcome


def test_that_a_run_and_its_plain_loop_are_kept(capfd):
    assert main(["run", "--strategy", "pool", "--size", "1000", "--baseline", "--quiet"]) == 0
    entries = {entry.plan.strategy: entry for entry in History().listing().entries}
    assert set(entries) == {"pool", "sequential"}
    assert entries["pool"].sequential_s == entries["sequential"].elapsed_s
    assert entries["pool"].speedup is not None


def test_that_a_run_that_failed_is_kept_as_well(capfd):
    assert main(["run", "--workload", "failing", "--size", "1000", "--quiet"]) == 1
    (entry,) = History().listing().entries
    assert entry.outcome is Outcome.FAILED


def test_that_every_repeat_of_a_comparison_is_kept(capfd):
    assert main(["compare", "--strategies", "pool,threads", "--size", "1000", "--repeat", "2", "--quiet"]) == 0
    kept = [entry.plan.strategy for entry in History().listing().entries]
    assert sorted(kept) == sorted(["sequential", "pool", "threads"] * 2)


def test_that_where_it_cannot_be_kept_the_run_goes_as_ever_and_one_line_says_so(capfd, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "runs"))
    assert main(["run", "--size", "1000", "--quiet"]) == 0
    written = capfd.readouterr()
    assert "finished" in written.out
    assert written.err.count("\n") == 1
    assert "could not be kept" in written.err


def test_that_a_run_that_was_refused_is_not_kept(capfd):
    assert main(["run", "--jobs", "0", "--quiet"]) == 2
    assert not os.path.exists(History().folder)
