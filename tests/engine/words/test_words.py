"""Codes become sentences, in this one place."""

import ast
import dataclasses
import pathlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import engine
from engine import words
from engine.inside import language
from engine.inside.plan import WATCHING, Plan, make_plan
from engine.inside.problem import Problem
from engine.inside.records.events import Checked, Found
from engine.inside.records.odd import VALUES as VALUES_TOLD
from engine.inside.strategies import strategies
from engine.inside.trial import DIED, DONE, LONG, NOT_TRIED, RAISED
from engine.inside.workloads import workloads
from engine.insight.comparison import Measured, compare
from engine.insight.excerpt import Excerpt
from engine.model.call import Python
from engine.model.death import Death
from engine.supervise.helpers import KINDS
from engine.trace.lane import State
from engine.trace.run import Outcome
from engine.trace.traffic import Message, Totals

# All that any of the sentences speaks of.
VALUES = {
    "value": 5, "known": ["a", "b"], "least": 1, "most": 10, "workers": 2_000, "strategy": "pool", "key": "k",
    "seconds": 7_200.0, "needed_bytes": 10**12, "machine_bytes": 10**10, "what": "workloads", "module": "joblib",
    "why": "no space", "error": 1, "lost": 2, "type": "OSError", "message": "first\nsecond", "tasks": 3,
    "path": "/home/me/work.py", "name": "f", "other": "/elsewhere/work.py", "line": 3,
    "kind": "int", "signature": "(a, b)", "number": 2, "part": "item.lock", "version": "3.11",
    "takes": ["auto", "a whole number from 1"],
    "workload": "squares", "first": "start_method fork", "second": "max_tasks_per_child",
    "returned": 3, "jobs": 4, "count": 7, "pid": 4_711, "task": 2, "signal": "SIGKILL", "exit_code": None,
    "missing": "reason", "cause": "other", "able": ["threads", "joblib"],
    "fitting": 9, "used": 8, "no_room": "full", "folder": "/tmp", "names": ["item.lock", "a\nb"],
}  # fmt: skip
# Codes whose value is a path, or text at any rate; of the others it is whatever was given.
OF_TEXT = {
    "no-interpreter", "no-items", "no-such-folder", "no-such-module", "no-such-script", "not-a-python", "not-started",
    "too-old-python", "unwatchable-python",
}  # fmt: skip


def codes_in_the_engine():
    """Every literal code that the engine gives a problem."""
    found = set()
    for path in pathlib.Path(engine.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Name) and node.func.id in ("Problem", "PlanError"):
                found |= {given.value for given in node.args[1:2] if isinstance(given, ast.Constant)}
            found |= {
                keyword.value.value
                for keyword in node.keywords
                if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
            }
    return found | {*VALUES_TOLD, "stopped", "timeout", "takes-long-unbounded", "takes-memory-unbounded"}


def test_that_the_search_for_codes_finds_them():
    assert {"unknown", "not-whole", "no-module", "runner-died", "tasks-failed", "takes-long"} <= codes_in_the_engine()


@pytest.mark.parametrize("code", sorted(codes_in_the_engine()))
def test_that_every_code_has_a_sentence_of_one_line_that_is_not_the_code(code):
    sentence = words.problem(Problem("jobs", code, VALUES | ({"value": "some/path"} if code in OF_TEXT else {})))
    assert sentence.isprintable()
    assert sentence != f"The number of jobs: {code}"
    assert sentence[0].isupper() or sentence[0].isdigit() or sentence[0] == "“" or sentence.startswith("list ")
    assert not sentence.endswith(".")


def test_that_an_unknown_code_is_shown_rather_than_swallowed():
    assert words.problem(Problem("jobs", "brand-new", {})) == "The number of jobs: brand-new"


@given(st.text())
def test_that_what_a_person_typed_cannot_break_the_line(text):
    for code, key in (("unknown", "value"), ("not-whole", "value"), ("unknown-option", "key"), ("not-a-pair", "value")):
        assert words.problem(Problem("strategy", code, {**VALUES, key: text})).isprintable()


@given(st.text(), st.text())
def test_that_what_a_task_raised_cannot_break_the_line(name, message):
    assert words.problem(Problem("run", "strategy-raised", {"type": name, "message": message})).isprintable()


def test_that_of_a_message_of_a_megabyte_the_beginning_is_told():
    sentence = words.problem(Problem("run", "strategy-raised", {"type": "E", "message": "<b>" * 400_000}))
    assert len(sentence) < 300
    assert sentence.endswith("…")


def test_that_a_stalled_run_that_is_over_is_not_told_to_be_stopped():
    values = {"strategy": "pool", "task": 2, "pid": 4_711, "signal": "SIGKILL", "exit_code": None}
    during = words.problem(Problem("run", "stalled", values))
    assert during == (
        "Pool is waiting for a result that will never come: worker PID 4711 was killed by SIGKILL during job 3; "
        "stop the run"
    )
    after = words.problem(Problem("run", "stalled", {**values, "is_over": True}))
    assert after.startswith("Pool was waiting for a result that would never come")
    assert "stop" not in after
    assert words.problem(Problem("run", "stalled", {"strategy": "pool", "is_over": True})).endswith("did not return")
    assert words.why(Problem("run", "stalled", values)) == after


@pytest.mark.parametrize("more", [{}, {"is_over": True}])
def test_that_a_watched_program_that_is_stalled_is_called_the_program(more):
    values = {"strategy": WATCHING, **more}
    assert "the program d" in words.problem(Problem("run", "stalled", values))
    of_a_worker = {**values, "task": 2, "pid": 4_711, "signal": "SIGKILL", "exit_code": None}
    assert words.problem(Problem("run", "stalled", of_a_worker)).startswith("The program ")


@pytest.mark.parametrize(
    ("how", "told"),
    [
        (Death("SIGKILL"), "killed by SIGKILL"),
        (Death("SIGKILL", reason="by-hand"), "killed by hand"),
        (Death("SIGKILL", reason="time-limit"), "time was up"),
        (Death("SIGKILL", reason="out-of-memory"), "out of memory"),
        (Death(exit_code=3), "exit code 3"),
        (Death(), "died"),
    ],
)
def test_that_there_are_few_words_for_how_a_worker_ended(how, told):
    assert words.death_in_brief(how) == told


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 s"), (5.4, "5 s"), (89, "89 s"), (90, "2 minutes"), (720, "12 minutes"), (10_800, "3 hours"),
     (1e6, "12 days"), (1e9, "32 years")],
)  # fmt: skip
def test_that_a_duration_is_told_roughly(seconds, shown):
    assert words.duration(seconds) == shown


@pytest.mark.parametrize(
    ("value_s", "text"), [(1.2345678, "1.234568 s"), (0.0123456, "12.346 ms"), (7e-6, "7 µs"), (0.0, "0 µs")]
)
def test_that_times_are_told_to_the_microsecond(value_s, text):
    assert words.exact(value_s) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0 s"), (35e-6, "35 µs"), (0.0123, "12.3 ms"), (1.694, "1.69 s"), (12_345.678, "12,345.68 s")],
)
def test_that_a_time_has_the_figures_that_can_be_read(value, text):
    assert words.at_a_glance(value) == text


@given(st.text(max_size=300), st.integers(1, 100))
def test_that_a_text_is_cut_only_where_it_is_too_long_and_says_so(text, most):
    for shown in (words.cut(text, most), words.readable(text, most)):
        assert len(shown) <= most + 1
        assert shown.endswith("…") or len(shown) <= most
    assert words.cut(text, most) == text or len(text) > most
    assert "\n" not in words.readable(text, most)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0 s"), (4e-8, "0.04 µs"), (3.3e-6, "3.3 µs"), (331.4e-6, "331 µs"), (0.99949e-3, "999 µs"),
     (0.9996e-3, "1.000 ms"), (0.0123456, "12.35 ms"), (-0.002, "-2.000 ms"), (0.123456, "0.123 s"),
     (1.9316, "1.932 s"), (4_321.5, "4,321.500 s")],
)  # fmt: skip
def test_that_a_measured_time_is_told_in_the_unit_that_reads_best(seconds, shown):
    assert words.elapsed(seconds) == words.elapsed_if_known(seconds) == shown


def test_that_a_time_that_is_not_known_is_told_as_it_is_asked_for():
    assert (words.elapsed_if_known(None), words.elapsed_if_known(None, "–")) == ("", "–")


@given(st.floats(1e-9, 1e6))
def test_that_no_time_that_something_took_is_told_as_none(seconds):
    figure, unit = words.elapsed(seconds).split()
    told = float(figure.replace(",", "")) * {"s": 1.0, "ms": 1e-3, "µs": 1e-6}[unit]
    assert told == pytest.approx(seconds, rel=0.006)


@pytest.mark.parametrize(
    ("death", "shown"),
    [
        (Death(signal="SIGKILL"), "its worker was killed by SIGKILL"),
        (Death(exit_code=3), "its worker ended with exit code 3"),
        (Death(exit_code=0), "its worker ended with exit code 0"),
        (Death(), "its worker ended, and nobody saw how"),
    ],
)
def test_that_a_death_is_told(death, shown):
    assert words.death(death) == shown


def test_that_one_is_not_many():
    assert words.problem(Problem("run", "tasks-failed", {"error": 1, "lost": 0})) == "1 task raised an error"
    assert words.problem(Problem("run", "tasks-failed", {"error": 0, "lost": 1_000})) == (
        "1,000 tasks were lost with their workers"
    )
    assert words.load(make_plan(jobs=1, size=1_000)) == "squares · 1 job of size 1,000"
    assert words.load(make_plan(jobs=4, size=5)) == "squares · 4 jobs of size 5"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"strategy": "sequential"}, "sequential"),
        ({"strategy": "pool"}, "pool · 2 workers"),
        (
            {"strategy": "pool", "options": {"start_method": "spawn", "chunksize": 8}},
            "pool · 2 workers · spawn · chunksize 8",
        ),
        (
            {"strategy": "joblib", "options": {"batch_size": "auto", "pre_dispatch": "all"}},
            "joblib · 4 workers · batch_size auto · pre_dispatch all",
        ),
        (
            {"strategy": "threads", "workers": 1, "keep_going": True, "task_timeout_s": 2.5},
            "threads · 1 worker · keeps going · at most 2.5 s a job",
        ),
    ],
)
def test_that_a_way_is_told_in_brief(fields, told):
    assert words.way(make_plan(**fields)) == told


def test_that_the_python_of_a_way_is_told_by_its_path():
    plan = dataclasses.replace(make_plan(strategy="pool"), python="/a/\x1bvenv/bin/python")
    assert words.way(plan) == "pool · 2 workers · /a/·venv/bin/python"


def test_that_other_results_are_told_with_the_first_job_that_has_them():
    assert words.results_differ("pool", "threads", 1_600) == (
        "The results of pool differ from those of threads, first at job 1,601: their times do not compare"
    )
    assert words.results_differ("pool", "pool", 0).startswith("The results of pool differ from one run to the next")


def test_that_different_work_is_told_by_what_it_is_and_not_without_end():
    one, *more = [make_plan(size=size) for size in range(10)]
    assert words.different_work([one, one, more[0]]) == (
        "These runs do not do the same work (squares · 4 jobs of size 0; squares · 4 jobs of size 1): their times do "
        "not compare"
    )
    assert "and 7 more)" in words.different_work([one, *more])
    own = Plan("pool", 2, 4, None, None, function="/w.py:f", items="range:0:4")
    told = words.different_work([own, dataclasses.replace(own, items="range:4:8")])
    assert "(f of w.py · 4 jobs, but of other items or another file)" in told


def test_that_every_field_of_a_plan_has_a_name_for_people():
    fields = {field.name for field in dataclasses.fields(Plan)} - {"options", "skip_trial"}
    assert {field for field in fields if words.field_name(field) == field} == set()
    assert words.field_name("chunksize") == "chunksize"


HANGUL = re.compile("[가-힣]")
# Three words of English in a row are a sentence that nobody has translated.
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")
# What of the values above is not ours, and stays what it is.
NOT_OURS = re.compile(r"no space|first·?second|start_method fork|a whole number from 1|\(a, b\)")


def in_korean(sentence):
    return HANGUL.search(sentence) and not ENGLISH.search(NOT_OURS.sub("", sentence))


@pytest.mark.parametrize("code", sorted(codes_in_the_engine()))
@pytest.mark.parametrize(
    "more", [{}, {"signal": None}, {"signal": None, "exit_code": 3, "task": None}, {"is_over": True}, {"path": ""}]
)
def test_that_every_problem_is_told_in_korean(code, more, korean):
    values = VALUES | ({"value": "some/path"} if code in OF_TEXT else {}) | more
    for field in ("jobs", "strategy", "workload", "json"):
        sentence = words.problem(Problem(field, code, values))
        assert in_korean(sentence), sentence
        assert not sentence.endswith("."), sentence


DEATHS = [
    Death(),
    Death("SIGKILL"),
    Death(exit_code=3),
    Death("SIGKILL", reason="by-hand"),
    Death(reason="by-hand"),
    Death("SIGKILL", reason="time-limit"),
    Death("SIGKILL", reason="out-of-memory"),
]


@pytest.mark.parametrize(
    "tell",
    [
        *(lambda how=how: words.death(how) for how in DEATHS),
        *(lambda how=how: words.death_in_brief(how) for how in DEATHS),
        *(lambda kind=kind: words.helper(kind) for kind in KINDS),
        *(lambda kind=kind: words.helper_purpose(kind) for kind in KINDS),
        *(lambda state=state: words.state(state) for state in State),
        *(lambda outcome=outcome: words.outcome(outcome) for outcome in Outcome),
        *(lambda s=s: words.duration(s) for s in (90, 9_000, 1e6, 1e9)),
        lambda: words.cores(0.5),
        lambda: words.process_load(4_711, None, 5),
        lambda: words.workers(2),
        lambda: words.load(make_plan()),
        lambda: words.load(Plan("pool", 2, 4, None, None, function="/w.py:f", items="range:0:4")),
        lambda: words.way(make_plan(strategy="pool", keep_going=True, task_timeout_s=2.5)),
        lambda: words.results_differ("pool", "threads", 1),
        lambda: words.results_differ("pool", "pool", 1),
        lambda: words.different_work([make_plan(size=size) for size in range(10)]),
        lambda: words.different_work([make_plan(), make_plan()]),
        lambda: words.close_ranks("pool", "threads"),
        lambda: words.unfinished(1, 2),
        lambda: words.python(Python("3.12.1", gil=False, cores=2)),
        *(
            lambda trial=trial: words.checked(Checked(4, 2, Found(trial, 1.0, 1.0, 5, 6, "E")), 3.0)
            for trial in (DONE, RAISED, DIED, LONG, NOT_TRIED)
        ),
        lambda: words.excerpt(Excerpt(10**9, 2, 5, 4, 1, 1, 10**9, 10**8, 10**7)),
        lambda: words.message(Message(2, 100, 5, 6)),
        lambda: words.carried(Totals(5, 100, 5, 100, 7, 8)),
    ],
)
def test_that_whatever_else_is_told_is_told_in_korean(tell, korean):
    assert in_korean(tell()), tell()


def test_that_every_name_of_a_field_is_told_in_korean(korean):
    fields = {field.name for field in dataclasses.fields(Plan)} - {"options", "skip_trial"}
    assert {field for field in fields if not HANGUL.search(words.field_name(field))} == set()


def test_that_what_is_said_about_strategies_and_workloads_is_told_in_korean(korean):
    for strategy in strategies().values():
        texts = [strategy.title, strategy.summary, *(option.explanation for option in strategy.options)]
        assert all(in_korean(language.marked(text)) for text in texts), strategy.identifier
    for workload in workloads().values():
        texts = (workload.title, workload.lesson, workload.size_meaning)
        assert all(in_korean(language.marked(text)) for text in texts), workload.identifier


def test_that_ranks_by_one_run_each_are_told_to_be_so():
    once = compare([measured("sequential", 2.0), measured("pool", 1.0)], ())
    assert "only repeats can tell" in words.run_once(once)
    again = compare([measured("sequential", 2.0), measured("pool", 1.0), measured("pool", 1.1)], ())
    assert words.run_once(again) == ""
    assert words.run_once(compare([measured("pool", 1.0)], ())) == ""


def measured(strategy, elapsed_s):
    return Measured(make_plan(strategy=strategy), Outcome.FINISHED, elapsed_s, None, 1, None)
