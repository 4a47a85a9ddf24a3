"""Every problem has its sentence, whatever its values are; and what others tell of one need not be right."""

import ast
import pathlib
import re
import types
from typing import Union, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import engine
from engine import problems
from engine.inside.problem import Problem, UnknownProblem
from engine.inside.problems.plans import NotWhole
from engine.problems import every, problem_of
from engine.problems.endings import TasksFailed
from engine.problems.stalled import Stalled

KINDS = sorted(every().values(), key=lambda kind: kind.code)
# What a run file holds of a sentence's values is cut where it is told.
LONGEST = 4_000
USUAL = 300
# The fields, and the texts of values, that a sentence hangs on, and some that none does.
FIELDS = ["jobs", "json", "size", "strategy", "timeout", "workload"]
TEXTS = ["a1", "pool", "/tmp/x.py", "*", "lambda", "local", "hidden", "full", "quota", "generator", "coroutine"]
HANGUL = re.compile("[가-힣]")
# Three words of English in a row are a sentence that nobody has translated.
ENGLISH = re.compile(r"\b[a-z]+ [a-z]+ [a-z]+\b")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
# To make values takes far longer than to tell a problem: each example is one of values, for the problems of all kinds.
many = settings(max_examples=60)
NUMBERS = st.integers(-(2**63), 2**63)
any_values = st.fixed_dictionaries({
    object: st.lists(JSON, min_size=1, max_size=3),
    str: st.lists(st.text() | st.just("x" * 1_000), min_size=1, max_size=3),
    int: st.lists(NUMBERS, min_size=1, max_size=3),
    float: st.lists(NUMBERS.map(float), min_size=1, max_size=3),
    bool: st.just([False, True]),
    type(None): st.just([None]),
})  # fmt: skip


def one_of(values, annotation, turn):
    """One of ``any_values`` that has a type; another one in the next turn."""
    if get_origin(annotation) in (Union, types.UnionType):
        each = get_args(annotation)
        return one_of(values, each[turn % len(each)], turn // len(each))
    if get_origin(annotation) is list:
        return [one_of(values, *get_args(annotation), turn + place) for place in range(turn % 4)]
    return values[annotation][turn % len(values[annotation])]


def of_kind(kind, values, turn):
    """A problem of a kind, of ``any_values``; every second time with what has a default."""
    given = {
        name: one_of(values, annotation, turn + place)
        for place, (name, annotation) in enumerate(kind.kinds().items())
        if not hasattr(kind, name) or (turn + place) % 2
    }
    return kind(**given)


def usual_values(name, annotation):
    """The values of a type that a sentence may hang on, and some that none does."""
    if name == "field":
        return FIELDS
    if get_origin(annotation) in (Union, types.UnionType):
        return [value for each in get_args(annotation) for value in usual_values(name, each)]
    if get_origin(annotation) is list:
        return [[], ["a1"], ["a1", "b2", "c3", "d4"]]
    return {object: [*TEXTS, 5, None], str: TEXTS, bool: [False, True], type(None): [None]}.get(annotation, [1, 0, 2])


def each_usual(kind):
    """Problems of a kind in which each of those values is once, next to others each time."""
    columns = [usual_values(name, annotation) for name, annotation in kind.kinds().items()]
    rounds = 2 * max(map(len, columns), default=1)
    for turn in range(rounds):
        row = [column[(turn + turn // len(column)) % len(column)] for column in columns]
        yield kind(**dict(zip(kind.kinds(), row, strict=True)))


def test_that_every_problem_is_found():
    declared = {
        node.name
        for path in pathlib.Path(engine.__file__).parent.rglob("problems/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef) and any(isinstance(line, ast.Assign) for line in node.body)
        # A base has a field at most.
        if any(line.targets[0].id == "code" for line in node.body if isinstance(line, ast.Assign))
    }
    assert {kind.__name__ for kind in KINDS} == declared
    assert len(declared) > 100


@many
@given(any_values, st.integers(0, 1_000))
def test_that_every_problem_is_told_in_one_line_that_has_an_end_and_travels(values, turn):
    for place, kind in enumerate(KINDS):
        found = of_kind(kind, values, turn + place)
        for sentence in (found.told(), found.told_afterwards()):
            assert sentence.isprintable()
            assert 0 < len(sentence) < LONGEST
        assert problem_of(found.field, found.code, found.values) == found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_that_every_problem_is_told_in_a_plain_sentence(kind):
    for found in each_usual(kind):
        starts = ("“", "list ", "py-spy", found.field, getattr(found, "strategy", "“"))
        for sentence in (found.told(), found.told_afterwards()):
            assert len(sentence) < USUAL
            assert sentence[0].isupper() or sentence[0].isdigit() or sentence.startswith(starts), sentence
            assert not sentence.endswith("."), sentence


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_that_every_problem_is_told_in_korean(kind, korean):
    for found in each_usual(kind):
        for sentence in (found.told(), found.told_afterwards()):
            assert HANGUL.search(sentence), sentence
            assert not ENGLISH.search(sentence.replace("pip install py-spy", "")), sentence
            assert not sentence.endswith("."), sentence


@many
@given(st.dictionaries(st.text(), JSON, max_size=2), st.lists(JSON, min_size=1, max_size=4), st.integers(0, 255))
def test_that_what_is_told_of_a_problem_need_not_be_right(others, values, chosen):
    for kind in KINDS:
        names = [name for place, name in enumerate([*kind.kinds(), "other"]) if chosen >> place % 8 & 1]
        told = others | {name: values[place % len(values)] for place, name in enumerate(names)}
        found = problem_of("run", kind.code, told)
        assert isinstance(found, (kind, UnknownProblem))
        assert 0 < len(found.told()) < LONGEST
        assert found.told().isprintable()


@given(st.text(), st.text(), st.dictionaries(st.text(), JSON))
def test_that_of_an_unknown_problem_it_is_told_that_it_is_not_known(field, code, values):
    found = problem_of(field, f"brand-new {code}", values)
    assert "this version does not know, “brand-new " in found.told()
    assert found.told().isprintable()
    assert (found.field, found.code, found.values) == (field, f"brand-new {code}", values)
    assert problem_of(found.field, found.code, found.values) == found


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("else", {"number": 1}),
        ("lazy-result", {"number": 1}),
        ("lazy-result", {"number": "1", "kind": "map"}),
        ("lazy-result", {"number": True, "kind": "map"}),
        ("lazy-result", {"number": 10**400, "kind": "map"}),
        ("unknown", {"value": 1, "known": "abc"}),
        ("unknown", {"value": 1, "known": [1]}),
    ],
)
def test_that_what_is_told_wrongly_is_not_known(code, values):
    assert isinstance(problem_of("run", code, values), UnknownProblem)


def test_that_what_is_told_besides_is_left_out():
    found = problem_of("run", "lazy-result", {"number": 1, "kind": "map", "more": 1, "field": "jobs", "code": "x"})
    assert (found.field, found.code, found.values) == ("run", "lazy-result", {"number": 1, "kind": "map"})


def test_that_two_problems_of_one_code_are_refused():
    class Once(Problem):
        code = "once"

    try:
        with pytest.raises(TypeError, match="once"):

            class Twice(Problem):
                code = "once"

        assert every()["once"] is Once
    finally:
        del problems.known()["once"]


def test_that_a_problem_is_made_of_all_that_it_speaks_of_and_of_nothing_else():
    with pytest.raises(TypeError, match="most"):
        NotWhole(field="jobs", value=1, least=1)
    with pytest.raises(TypeError, match="more"):
        NotWhole(field="jobs", value=1, least=1, most=2, more=3)


def test_that_what_is_not_there_is_left_out_of_the_values():
    assert TasksFailed(error=1, lost=0).values == {"error": 1, "lost": 0}
    assert TasksFailed(error=1, lost=0, returned=0, jobs=2).values == {"error": 1, "lost": 0, "returned": 0, "jobs": 2}


def test_that_older_versions_find_all_of_the_worker_that_a_run_waits_for():
    found = Stalled(strategy="pool", pid=4_711)
    assert found.values == {"strategy": "pool", "task": None, "pid": 4_711, "signal": None, "exit_code": None}
    assert Stalled(strategy="pool").values == {"strategy": "pool"}
