"""The whole command line: what is wrong is told in one line, with exit status 2, before anything is started."""

import errno
import os
import re

import pytest
from rich.cells import cell_len

import engine
from engine import streams
from engine.commands import explain as explain_verb
from engine.commands import run as run_verb
from engine.formats.run_file import save, saved
from engine.inside import language
from engine.inside.plan_fields import JOBS_MOST, SIZE_MOST, WORKERS_MOST
from tests.engine.supervise.driving import driver

WRONG = [
    # arguments, and a word that the line must have
    ([], "COMMAND"),
    (["fly"], "fly"),
    (["--jobs", "4"], "--jobs"),
    (["--nope"], "--nope"),
    (["--nope=1", "run"], "--nope"),
    (["-x", "list", "strategies"], "-x"),
    (["run", "--nonsense"], "--nonsense"),
    (["run", "extra"], "extra"),
    (["run", "two\nlines"], "two"),
    (["run", "--jobs"], "--jobs"),
    (["run", "--job", "4"], "--job"),
    (["run", "--strategy", "teleport"], "teleport"),
    (["run", "--strategy", ""], "strategy"),
    (["run", "--strategy", "\x1b[2J"], "strategy"),
    (["run", "--workload", "cubes"], "cubes"),
    (["run", "--jobs", "0"], "jobs"),
    (["run", "--jobs", "-1"], "jobs"),
    (["run", "--jobs", "four"], "four"),
    (["run", "--jobs", "4.5"], "4.5"),
    (["run", "--jobs", ""], "jobs"),
    (["run", "--jobs", str(JOBS_MOST + 1)], "10,000,000"),
    (["run", "--jobs", "9" * 4_000], "jobs"),
    (["run", "--jobs", "9" * 5_000], "jobs"),
    (["run", "--workers", "-1"], "workers"),
    (["run", "--workers", str(WORKERS_MOST + 1)], "1,024"),
    (["run", "--workers", "many"], "many"),
    (["run", "--strategy", "process", "--jobs", "2000"], "2,000"),
    (["run", "--size", "-1"], "size"),
    (["run", "--size", str(SIZE_MOST + 1)], "size"),
    (["run", "--size", "1e6"], "1e6"),
    (["run", "--size", "2000000000", "--jobs", "1000"], "--timeout"),
    (["run", "--strategy", "process", "--jobs", "60", "--size", "100000000"], "--timeout"),
    (["run", "--timeout", "0"], "time-out"),
    (["run", "--timeout", "-1"], "time-out"),
    (["run", "--timeout", "nan"], "nan"),
    (["run", "--timeout", "inf"], "inf"),
    (["run", "--timeout", "soon"], "soon"),
    (["run", "--option", "start_method"], "KEY=VALUE"),
    (["run", "--option", "=fork"], "KEY=VALUE"),
    (["run", "--option", "start_method="], "start_method"),
    (["run", "--option", "start_method=teleport"], "teleport"),
    (["run", "--option", "speed=9"], "speed"),
    (["run", "--strategy", "sequential", "--option", "start_method=fork"], "start_method"),
    (["run", "--json", ""], "--json"),
    (["run", "--json", "/"], "--json"),
    (["run", "--json", "/nowhere/run.json"], "/nowhere/run.json"),
    (["run", "--json", "nowhere/run.json"], "nowhere"),
    (["run", "--baseline=yes"], "--baseline"),
    (["compare", "--strategies", "pool,teleport"], "teleport"),
    (["compare", "--strategies", ""], "strategy"),
    (["compare", "--strategy", "pool"], "--strategy"),
    (["compare", "--jobs", "0"], "jobs"),
    (["compare", "--timeout", "0"], "time-out"),
    (["compare", "--repeat", "0"], "repeats"),
    (["compare", "--repeat", "1001"], "1,000"),
    (["compare", "--repeat", "often"], "often"),
    (["compare", "--json", "/nowhere/ranking.json"], "/nowhere/ranking.json"),
    (["export"], "RUN.pgram"),
    (["export", "run.pgram"], "--to"),
    (["export", "run.pgram", "--to", "teleport"], "teleport"),
    (["export", "nowhere.pgram", "--to", "csv"], "nowhere.pgram"),
    (["export", "run.pgram", "--to", "png"], "-o FILE"),
    (["history", "fly"], "fly"),
    (["history", "list", "--json", "/nowhere/list.json"], "/nowhere/list.json"),
    (["history", "show"], "ID"),
    (["history", "show", "fly", "--json", "/nowhere/run.json"], "/nowhere/run.json"),
    (["history", "show", "fly"], "fly"),
    (["history", "export", "fly"], "--to"),
    (["history", "export", "fly", "--to", "csv"], "fly"),
    (["history", "delete"], "ID"),
    (["history", "delete", "fly"], "fly"),
    (["list"], "strategies|workloads|options|exports"),
    (["list", "everything"], "everything"),
    (["list", "options"], "STRATEGY"),
    (["list", "options", "teleport"], "teleport"),
    (["list", "strategies", "pool"], "pool"),
    (["list", "workloads", "squares"], "squares"),
]


@pytest.fixture
def nothing_is_run(monkeypatch):
    def refuse(*_):
        raise AssertionError("a run was started for a wrong command line")

    monkeypatch.setattr("engine.commands.execute.Supervisor", refuse)


@pytest.mark.parametrize(("arguments", "word"), WRONG, ids=[" ".join(arguments)[:40] for arguments, _ in WRONG])
def test_that_what_is_wrong_is_told_in_one_line_before_anything_is_started(arguments, word, say, nothing_is_run):
    said = say(*arguments)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("parallelogram: ")
    assert said.err.endswith("\n")
    line = said.err[:-1]
    assert line.isprintable(), "one line, and nothing in it that controls a terminal"
    assert word in line
    assert len(line) < 5_000


@pytest.mark.parametrize(
    ("arguments", "program"),
    [
        (["teleport"], "main.py"),
        (["export"], "main.py export"),
        (["list"], "main.py list"),
        (["history", "show"], "main.py history show"),
        (["run", "--nonsense"], "main.py run"),
        (["compare", "extra"], "main.py compare"),
        (["history", "list", "--nonsense"], "main.py history list"),
    ],
)
def test_that_what_is_wrong_of_a_verb_is_told_with_where_that_verb_is_explained(arguments, program, say):
    assert say(*arguments).err.endswith(f". See: {program} --help\n")


@pytest.mark.parametrize(
    "arguments", [["--help"], ["run", "--help"], ["compare", "--help"], ["export", "--help"], ["list", "--help"]]
)
def test_that_help_is_on_standard_output(arguments, say):
    said = say(*arguments)
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("usage: main.py")


def test_that_the_help_names_every_verb(say):
    assert {"run", "compare", "export", "history", "list"} <= set(say("--help").out.split())


def test_that_the_version_is_the_engines(say):
    said = say("--version")
    assert (said.status, said.out, said.err) == (0, f"Parallelogram {engine.__version__}\n", "")


@pytest.mark.parametrize(
    ("raised", "status", "line"),
    [
        (KeyboardInterrupt(), 130, "Interrupted"),
        (OSError(28, "No space left on device"), 1, "No space left on device"),
        (SystemExit(143), 143, ""),
    ],
)
def test_that_what_comes_from_outside_is_no_traceback(raised, status, line, say, monkeypatch):
    def fail(*_):
        raise raised

    monkeypatch.setattr(run_verb, "check_outputs", fail)
    said = say("run")
    assert said.status == status
    assert said.err.count("\n") == (1 if line else 0)
    assert line in said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("run",), "Interrupted; every process of the run has been ended."),
        (("explain", "x.pgram", "--json", "x"), "Interrupted."),
    ],
)
def test_that_ctrl_c_tells_of_the_processes_of_a_run_where_there_is_one(arguments, told, say, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    for verb in (run_verb, explain_verb):
        monkeypatch.setattr(verb, "check_outputs", interrupted)
    said = say(*arguments)
    assert (said.status, said.out, said.err) == (130, "", f"parallelogram: {told}\n")


@pytest.fixture(scope="module")
def run_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "run.pgram"
    with driver() as drive:
        drive.start(jobs=2, size=10)
        drive.to_the_end()
        save(saved(drive.run, drive.supervisor.reader), str(path))
    return path


@pytest.mark.parametrize(
    "arguments",
    [
        ("--version",),
        ("--help",),
        ("run", "--help"),
        ("list", "strategies"),
        ("export", "RUN", "--to", "perfetto"),
        ("run", "--size", "10", "--quiet"),
        ("run", "--size", "10", "--json", "-", "--quiet"),
        ("compare", "--size", "10", "--strategies", "threads", "--json", "-", "--quiet"),
    ],
    ids=" ".join,
)
def test_that_a_full_disk_is_told_in_one_line_with_status_1(arguments, say, run_file, monkeypatch):
    with open("/dev/full", "w", encoding="utf-8") as full:  # buffered, so that only flushing it shows that it is full
        monkeypatch.setattr("sys.stdout", full)
        said = say(*(run_file if word == "RUN" else word for word in arguments))
        streams.let_go()
    assert (said.status, said.out) == (1, "")
    assert said.err == (
        "parallelogram: The system refused to go on (No space left on device); "
        "make room on that disk, or write to another one.\n"
    )


def closed_pipe():
    """What is written to when nobody reads it."""
    reading, writing = os.pipe()
    os.close(reading)
    return open(writing, "w", encoding="utf-8")


def test_that_a_reader_who_has_had_enough_of_the_help_is_told_nothing(say, monkeypatch):
    with closed_pipe() as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        said = say("--help")
        streams.let_go()
    assert (said.status, said.err) == (1, "")


def test_that_a_run_that_is_interrupted_says_so_though_nobody_reads_what_it_printed(say, monkeypatch):
    def interrupted(_arguments):
        print("some")
        raise KeyboardInterrupt

    monkeypatch.setattr(run_verb, "main", interrupted)
    with closed_pipe() as pipe:
        monkeypatch.setattr("sys.stdout", pipe)
        assert say("run").status == 130
        streams.let_go()


def test_that_a_pipe_of_our_own_that_breaks_is_a_fault_of_our_own(say, monkeypatch):
    def writes(_arguments):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            os.write(writing, b"some")
        finally:
            os.close(writing)

    monkeypatch.setattr(run_verb, "main", writes)
    with pytest.raises(BrokenPipeError):
        say("run")


HANGUL = re.compile("[가-힣]")
# Three words of English in a row are a sentence that nobody has translated.
ENGLISH = re.compile(r"(?<!main\.)\b[a-z]+ [a-z]+ [a-z]+\b")


@pytest.mark.parametrize("arguments", [arguments for arguments, _ in WRONG], ids=lambda given: " ".join(given)[:40])
def test_that_what_is_wrong_is_told_in_korean(arguments, say, korean, nothing_is_run):
    said = say(*arguments)
    assert (said.status, said.out) == (2, "")
    assert HANGUL.search(said.err)
    # Why, the system says, in a language of its own.
    assert not ENGLISH.search(said.err.replace(os.strerror(errno.ENOENT), "")), said.err


@pytest.mark.parametrize("verb", ["", "run", "compare", "export", "history", "history list", "list", "selftest"])
def test_that_the_help_is_in_korean_and_no_line_of_it_is_wider_than_a_terminal(verb, say, korean, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    said = say(*verb.split(), "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("사용법: main.py")
    assert not ENGLISH.search(said.out), said.out
    described = said.out.partition("\n\n")[2]
    assert {line for line in described.splitlines() if cell_len(line) > 80} == set()


@pytest.mark.parametrize("arguments", [("--lang", "ko", "list", "strategies"), ("list", "strategies", "--lang=ko")])
def test_that_a_language_may_be_asked_for_before_the_verb_and_after_it(arguments, say):
    try:
        assert "일반 반복문" in say(*arguments).out
        assert "Plain loop" in say("list", "strategies", "--lang", "en").out
    finally:
        language.choose("en")


@pytest.mark.parametrize("arguments", [("--lang", "tlh", "list", "strategies"), ("run", "--lang", "tlh"), ("--lang",)])
def test_that_a_language_that_nobody_knows_here_is_told_with_those_that_are(arguments, say):
    said = say(*arguments)
    assert (said.status, said.out) == (2, "")
    assert "--lang" in said.err


def test_that_an_interruption_is_told_in_korean(say, korean, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(run_verb, "check_outputs", interrupt)
    assert HANGUL.search(say("run").err)
