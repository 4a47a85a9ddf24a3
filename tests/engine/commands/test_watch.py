import re

import pytest

from engine.commands.watch import split
from engine.commands.watch_report import _place, print_watched
from engine.inside.language import asked_for
from engine.model.death import Death
from engine.trace.calls import Call
from tests.engine.trace.watched import processes, watched_run


@pytest.mark.parametrize(
    ("given", "own", "program"),
    [
        ("a.py", "", "a.py"),
        ("--quiet a.py --quiet -m x", "--quiet", "a.py --quiet -m x"),
        ("--json - --timeout 3 a.py --json b", "--json - --timeout 3", "a.py --json b"),
        ("--json=- a.py", "--json=-", "a.py"),
        ("--save r.pgram -m pkg --save b -- c", "--save r.pgram -m pkg", "--save b -- c"),
        ("-- make -j 2", "", "-- make -j 2"),
        ("--quiet", "--quiet", ""),
        ("", "", ""),
        ("--json", "--json", ""),
    ],
)
def test_that_what_is_the_programs_is_not_looked_at(given, own, program):
    assert split(given.split()) == (own.split(), program.split())


@pytest.mark.parametrize(
    ("given", "code", "others"),
    [
        ("--lang ko watch a.py", "ko", "watch a.py"),
        ("watch --lang ko a.py", "ko", "watch a.py"),
        ("watch a.py --lang ko", None, "watch a.py --lang ko"),
        ("watch --quiet --lang ko", None, "watch --quiet --lang ko"),
        ("run --quiet --lang ko", "ko", "run --quiet"),
    ],
)
def test_that_a_language_behind_the_program_is_the_programs(given, code, others):
    assert asked_for(given.split()) == (code, others.split())


@pytest.mark.parametrize(
    ("file", "line", "told"), [("/home/a/thumbs.py", 41, "thumbs.py:41"), ("/home/a/tests", 0, "tests"), (None, 0, "")]
)
def test_that_a_place_without_a_line_is_told_by_its_name_alone(file, line, told):
    assert _place(Call(file=file, line=line)) == told


@pytest.mark.parametrize(("count", "more"), [(0, ""), (4, ""), (6, "… and 2 more")])
def test_that_it_is_told_of_each_lost_job_how_its_worker_ended_and_of_many_how_many(capsys, count, more):
    run = processes([(0, 402)] * 7)
    run.deaths.update(dict.fromkeys(range(count), Death(exit_code=3)))
    print_watched(run)
    told = capsys.readouterr().out
    assert told.count(": its worker ended with exit code 3\n") == min(count, 4)
    assert told.count("Lost ") == min(count, 4)
    assert more in told
    assert ("… and" in told) == bool(more)


def test_that_the_body_that_a_lost_job_was_in_is_not_told_as_a_job(capsys):
    run = watched_run()
    run.deaths = {task: Death(exit_code=3) for task in range(run.trace.jobs)}
    print_watched(run)
    jobs = int((~run.trace.tasks.is_container).sum())
    assert jobs < run.trace.jobs
    told = capsys.readouterr().out
    assert told.count("Lost ") + int(re.search(r"and (\d+) more", told)[1]) == jobs
