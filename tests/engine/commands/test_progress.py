"""What is shown on standard error while a run goes on."""

import dataclasses
import sys

import pytest

from engine.commands.progress import Progress
from engine.inside.plan import make_plan
from engine.trace.run import Run
from tests.engine.trace.cells import batch, block, call, cell, header


@pytest.fixture
def run():
    return Run(make_plan(strategy="pool", jobs=4, size=1))


def advance(run, *tasks, end=None, at_ns=2_000_000_001):
    cells = b"".join(cell(task, 2 * task + 1, 2 * task + 2) for task in tasks)
    run.apply(batch([block(header(), cells)], call=call(), at_ns=at_ns))
    run.over = end is not None


def test_that_plain_lines_tell_done_total_rate_and_what_is_left(run, capsys, monkeypatch):
    now_s = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: now_s[0])
    with Progress(run, quiet=False, name="pool") as progress:
        progress.show()
        advance(run, 0)
        now_s[0] = 0.5
        progress.show()
        assert capsys.readouterr().err == ""
        now_s[0] = 1.5
        progress.show()
        progress.show()
        assert capsys.readouterr().err == "pool: 1/4 jobs, 0.5/s, about 6.0 s left\n"
        advance(run, 1, 2, 3, end=True)
        progress.show()
    assert capsys.readouterr().err == "pool: 4/4 jobs, 2.0/s\n"


@pytest.mark.parametrize(("tasks", "told"), [((0,), "1 job"), ((0, 1), "2 jobs")])
def test_that_where_nobody_knows_how_many_there_will_be_those_that_have_ended_are_counted(run, tasks, told, capsys):
    run.plan = dataclasses.replace(run.plan, jobs=0)
    with Progress(run, quiet=False, name="pool") as progress:
        advance(run, *tasks, end=True)
        progress.show()
    assert capsys.readouterr().err.startswith(f"pool: {told}, ")


def test_that_a_run_is_called_by_its_name(run, capsys):
    with Progress(run, quiet=False, name="round 2 of 3, pool") as progress:
        advance(run, 0, 1, 2, 3, end=True)
        progress.show()
    assert capsys.readouterr().err.startswith("round 2 of 3, pool: 4/4 jobs")


def test_that_quiet_shows_nothing(run, capsys):
    with Progress(run, quiet=True, name="pool") as progress:
        advance(run, 0, end=True)
        progress.show()
    assert capsys.readouterr() == ("", "")


def test_that_a_terminal_gets_a_bar_that_is_gone_in_the_end_and_what_is_printed_stays(run, capsys, monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with Progress(run, quiet=False, name="pool") as progress:
        advance(run, 0, 1)
        progress.show()
        progress.print("[PID 7] [bold]plain[/bold]")
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2/4" in shown.err
    assert "1.0/s" in shown.err
    assert "[PID 7] [bold]plain[/bold]\n" in shown.err
    assert shown.err.rpartition("\n")[2].endswith("\x1b[2K"), "the bar's line is cleared"
