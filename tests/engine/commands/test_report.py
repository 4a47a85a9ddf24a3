"""A run that is over, on standard output."""

from engine.commands import main
from engine.commands.report import print_run
from engine.formats.run_file import open_run
from engine.problems.room import NoRoom
from tests.engine.trace.watched import saved_watched_run


def test_that_want_of_room_is_told_of_a_run_that_has_finished_all_the_same(say, capsys, tmp_path):
    path = tmp_path / "run.pgram"
    say("run", "--size", "10", "--jobs", "2", "--strategy", "sequential", "--quiet", "--save", path)
    found = open_run(str(path))
    found.run.no_room = NoRoom(no_room="quota", folder="/tmp", why="Disk quota exceeded")
    found.run.dropped_bytes = 2_000
    found.run.lost_results = 1_002
    print_run(found.run, found.records, None)
    told = dict(line.split("  ", 1) for line in capsys.readouterr().out.splitlines() if "  " in line)
    assert told["No room"].strip().startswith("Your quota of the disk under “/tmp” is used up; make room there")
    assert told["Not kept"].strip() == "2.0 kB of what the jobs printed, which came too fast or found no room"
    assert told["Results not kept"].strip() == "1,002 jobs"
    assert "Not recorded" not in told
    # Where that is why the run has failed, it is told once.
    found.run.reason = found.run.no_room.changed()
    print_run(found.run, found.records, None)
    assert capsys.readouterr().out.count("Your quota") == 1


def test_that_on_forty_columns_the_items_of_a_run_and_the_strategies_of_the_history_are_left_out(
    say, terminal, tmp_path
):
    path = tmp_path / "run.pgram"
    say("run", "--size", "1000", "--jobs", "2", "--strategy", "pool", "--quiet", "--save", path)
    found = open_run(str(path))
    for columns, left_out in ((60, False), (40, True)):
        told = terminal(columns, lambda: print_run(found.run, found.records, None))
        told += terminal(columns, lambda: main(["history", "list"]))
        heads = [line.split() for line in told.splitlines() if line.startswith(("Job ", "ID "))]
        assert heads[0][-2:] == (["Duration", "Result"] if left_out else ["Item", "Result"])
        assert ("Strategy" in heads[1]) != left_out


def test_that_a_worker_is_told_once_with_the_tasks_of_all_its_levels(capsys):
    saved = saved_watched_run()
    print_run(saved.run, saved.records, None)
    lines = capsys.readouterr().out.splitlines()
    workers = [line.split()[:4] for line in lines if line.startswith("worker ")]
    assert workers == [["worker", "1", "7", "3"], ["worker", "2", "8", "1"]]
    assert lines[0].startswith("watched · train.py --fast")
