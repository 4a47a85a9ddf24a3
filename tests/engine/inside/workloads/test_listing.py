"""The functions of a file, without running it."""

import contextlib
import json
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.inside.launch import command
from engine.inside.workloads.listing import contents_of, line_in_main_block


def functions_of(source):
    return contents_of(source)["functions"]


def listed(text):
    return [(found["name"], found["kind"], found["fits"]) for found in functions_of(textwrap.dedent(text).encode())]


def printed(path):
    done = subprocess.run(
        command("workloads.listing", str(path)), capture_output=True, check=False, timeout=60, encoding="utf-8"
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_that_the_functions_at_the_top_level_are_listed_in_their_order_with_their_lines():
    source = b"import os\ndef b(x): pass\n\n@os.fspath\ndef a(x):\n    def i(y): pass\nclass C:\n    def m(s): pass\n"
    assert [(found["name"], found["line"]) for found in functions_of(source)] == [("b", 2), ("a", 5)]


def test_that_async_functions_and_generators_are_told_apart():
    assert listed(
        """
        def plain(x): return [(yield_) for yield_ in x]
        async def waits(x): pass
        async def waits_and_yields(x): yield x
        def yields(x): yield x
        def delegates(x):
            if x:
                return (yield from x)
        def only_inside(x):
            def inner(): yield x
            class C:
                def m(self): yield x
            return lambda: (yield)
        """
    ) == [
        ("plain", "function", True),
        ("waits", "async", True),
        ("waits_and_yields", "async", True),
        ("yields", "generator", True),
        ("delegates", "generator", True),
        ("only_inside", "function", True),
    ]


@pytest.mark.parametrize(
    ("parameters", "fits"),
    [
        ("x", True), ("x, /", True), ("x=1", True), ("x, y=2", True), ("*all", True), ("x, *rest, z=1, **more", True),
        ("x, *, z=1", True), ("", False), ("**more", False), ("x, y", False), ("x, *, z", False), ("*, z=1", False),
        ("x, y, /", False), ("x, y, z=1", False), ("*all, z", False),
    ],
)  # fmt: skip
def test_that_it_is_known_which_can_be_called_with_one_argument(parameters, fits):
    source = f"def f({parameters}): return 1"
    assert listed(source) == [("f", "function", fits)]
    made = {}
    exec(source, made)  # what Python itself thinks of it
    try:
        made["f"](None)
    except TypeError:
        assert not fits
    else:
        assert fits


@given(st.text())
def test_that_no_text_raises_anything_but_that_it_does_not_parse(text):
    with contextlib.suppress(SyntaxError, ValueError):
        contents_of(text.encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=200))
def test_that_no_bytes_raise_anything_but_that_they_do_not_parse(source):
    with contextlib.suppress(SyntaxError, ValueError):
        contents_of(source)


def test_that_a_file_is_listed_in_a_process_and_nothing_of_it_runs(tmp_path):
    path = tmp_path / "exits é.py"
    path.write_text("raise SystemExit(5)\ndef f(x): pass\n")
    functions = [{"name": "f", "line": 2, "kind": "function", "fits": True, "takes_parts": False}]
    assert printed(path) == {"functions": functions, "collections": [], "has_main": False}


@pytest.mark.parametrize(
    ("source", "is_there"),
    [
        ('if __name__ == "__main__":\n    f()\n', True),
        ("if '__main__' == __name__: f()\n", True),
        ("if __name__ == 'other': f()\n", False),
        ("def f():\n    if __name__ == '__main__': pass\n", False),
        ("if name: pass\n", False),
    ],
)
def test_that_a_main_block_is_found_at_the_top_level_alone(source, is_there):
    assert contents_of(source.encode())["has_main"] is is_there


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("if __name__ == '__main__':\n    a = 1\n    WORDS = {}\n", 3),
        ("if __name__ == '__main__':\n    for WORDS in x:\n        pass\n", 2),
        ("if __name__ == '__main__':\n    import x.y as WORDS\n", 2),
        ("if __name__ == '__main__':\n    with x() as WORDS: pass\n", 2),
        ("if __name__ == '__main__':\n    def WORDS(): pass\n", 2),
        ("if __name__ == '__main__':\n    def f():\n        WORDS = 1\n", 0),
        ("if __name__ == '__main__':\n    print(WORDS)\n", 0),
        ("WORDS = 0\nif __name__ == '__main__':\n    WORDS = 1\n", 0),
        ("if x:\n    WORDS = 1\n", 0),
        ("", 0),
    ],
)
def test_that_it_is_known_where_a_name_is_set_in_the_main_block_alone(source, line):
    assert line_in_main_block(source.encode(), "WORDS") == line


def test_that_a_declared_encoding_is_obeyed(tmp_path):
    path = tmp_path / "latin.py"
    path.write_bytes("# coding: latin-1\ndef é(x): pass\n".encode("latin-1"))
    assert [found["name"] for found in printed(path)["functions"]] == ["é"]


@pytest.mark.parametrize(
    "source",
    [b"def f(x) return x", b"\xff\xfe", b"x = 1\0", b"(" * 10_000, b"# coding: nonsense\n", b"-" * 100_000 + b"1",
     b"def f(x):\n\treturn 1\n        return 2", b'x = "\\d"\n1 is 1\n('],
    ids=range(8),
)  # fmt: skip
def test_that_a_file_that_does_not_parse_is_a_problem_and_no_traceback(source, tmp_path):
    path = tmp_path / "broken.py"
    path.write_bytes(source)
    problem = printed(path)["problem"]
    assert problem["code"] == "does-not-parse"
    assert problem["why"]


def test_that_a_file_that_cannot_be_read_is_a_problem(tmp_path):
    assert printed(tmp_path / "missing.py")["problem"]["code"] == "no-file"
    assert printed(tmp_path)["problem"]["code"] == "no-file"


def test_that_a_warning_of_the_parser_is_nobodys_business(tmp_path):
    path = tmp_path / "warns.py"
    path.write_bytes(b'def f(x): return "\\d" if x is 1 else 2\n')
    done = subprocess.run(
        [sys.executable, "-W", "error", *command("workloads.listing", str(path))[1:]],
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("parameters", "takes"),
    [
        ("x, y", True), ("x, y=1", True), ("*all", True), ("**named", True), ("x, *, z", True), ("x, y, /", True),
        ("x", False), ("", False), ("x=1", False), ("*, z", False),
    ],
)  # fmt: skip
def test_that_it_is_known_which_can_be_called_with_several_arguments(parameters, takes):
    assert [found["takes_parts"] for found in functions_of(f"def f({parameters}): pass".encode())] == [takes]


def test_that_lambdas_partials_and_the_methods_of_objects_can_be_called_as_well():
    source = """
        from functools import partial
        import functools

        double = lambda x: 2 * x
        cube: object = partial(pow, exp=3)
        fourth = functools.partial(pow, exp=4)

        class Model:
            def __init__(self, rate): pass
            def __call__(self, row): pass
            def loss(self, row, weight): pass
            def _inner(self, row): pass
            @staticmethod
            def scaled(row): pass
            @classmethod
            async def read(cls, path): pass

        model = Model(0.1)
        other = Elsewhere()
        NUMBER = 5
        """
    assert listed(source) == [
        ("double", "function", True),
        ("cube", "function", True),
        ("fourth", "function", True),
        ("Model.scaled", "function", True),
        ("Model.read", "async", True),
        ("model", "function", True),
        ("model.loss", "function", False),
        ("model.scaled", "function", True),
        ("model.read", "async", True),
    ]


def test_that_a_method_of_an_object_is_called_without_the_object_as_python_does_it():
    source = "class C:\n    def m(self, x=1): return x\n    def n(self, x, y=2): return x\nc = C()\n"
    made = {}
    exec(source, made)
    for name, _, fits in listed(source):
        assert fits
        assert getattr(made["c"], name.partition(".")[2])(7) == 7


def test_that_collections_are_found_at_the_top_level_alone():
    source = """
        STAFF = [1, 2]
        PAIRS: list = [(1, 2)]
        NUMBERS = range(10)
        SQUARES = {n: n * n for n in NUMBERS}
        lazily = (n for n in NUMBERS)
        both = other = sorted(STAFF)
        _hidden = [1]
        NAME = "text"
        made = build()
        def f():
            inner = [1]
        if True:
            below = [1]
        """
    found = contents_of(textwrap.dedent(source).encode())["collections"]
    assert found == ["STAFF", "PAIRS", "NUMBERS", "SQUARES", "lazily", "both", "other"]
