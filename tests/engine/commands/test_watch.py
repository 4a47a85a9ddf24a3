import pytest

from engine.commands.watch import split
from engine.commands.watch_report import _place
from engine.inside.language import asked_for
from engine.trace.calls import Call


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
